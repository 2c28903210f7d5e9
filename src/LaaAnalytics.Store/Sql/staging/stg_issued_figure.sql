-- stg_issued_figure: figures of an issued pack as it printed them.
-- Grain       one row per figure
-- Reads       issued_figure
-- Parameters  $pack_id VARCHAR
-- Units       value and limits in the indicator's unit, to the decimals printed; null where not printed
select
    issued_figure.figure_id,
    issued_figure.indicator,
    issued_figure.status,
    issued_figure.value,
    issued_figure.lower_limit,
    issued_figure.upper_limit,
    issued_figure.offenders,
    issued_figure.reoffenders,
    issued_figure.reoffences
from issued_figure
where issued_figure.pack_id = $pack_id
order by issued_figure.position
