-- insert_issued_figure: notes a figure of an issued pack as it was printed.
-- Grain       one row
-- Reads       nothing
-- Parameters  $pack_id, $figure_id, $indicator, $status VARCHAR; $position INTEGER; $value, $lower_limit, $upper_limit DOUBLE or null; $offenders, $reoffenders, $reoffences BIGINT or null
-- Units       value and limits in the indicator's unit, to the decimals printed
insert into issued_figure (
    pack_id, position, figure_id, indicator, status, value, lower_limit, upper_limit, offenders, reoffenders, reoffences
)
values (
    $pack_id, $position, $figure_id, $indicator, $status, $value, $lower_limit, $upper_limit, $offenders, $reoffenders, $reoffences
)
