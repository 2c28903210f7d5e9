-- stg_event_supplier: which suppliers deliver which kinds of index event, as known after a load.
-- Grain       one row per supplier and event type
-- Reads       index_event
-- Parameters  $as_of INTEGER, the load
-- Units       none
select distinct
    supplier,
    cast(event_type as varchar) as event_type
from {index_event} as facts
order by
    supplier,
    event_type
