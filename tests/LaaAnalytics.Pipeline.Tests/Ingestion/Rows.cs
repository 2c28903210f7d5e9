namespace LaaAnalytics.Pipeline.Tests.Ingestion;

/// <summary>Rows of extract tables as text, right in everything but what a test changes.</summary>
internal static class Rows
{
    private static readonly (string Column, string Value)[] IndexEvent =
    [
        ("event_key", "E-1"), ("person_key", SupplyFolder.Person), ("event_type", "COMMUNITY_ORDER"), ("event_date", "2009-02-14"), ("age_years", "31"),
        ("offence_code", "30A"), ("offence_group", "THEFT"), ("disposal", "COMMUNITY_ORDER"), ("home_area_code", "E01900101"), ("area_vintage", "2009"),
        ("authority_code", "E06000901"), ("pnc_matched", "true"), ("predicted_p", "0.1234"),
    ];

    private static readonly (string Column, string Value)[] ProvenOffence =
    [
        ("offence_key", "O-1"), ("person_key", SupplyFolder.Person), ("offence_date", "2009-03-01"), ("proven_date", "2009-04-01"), ("outcome", "CONVICTION"),
        ("offence_group", "THEFT"), ("severity_tier", "1"), ("is_breach", "no"), ("is_recordable", "yes"), ("in_england_wales", "Y"),
    ];

    private static readonly (string Column, string Value)[] IndicatorCount =
    [
        ("indicator", "NI 16"), ("area_code", "E06000901"), ("area_vintage", "2009"), ("period_start", "2009-01-01"), ("period_end", "2009-04-01"),
        ("source", "Home Office"), ("people", "10"), ("numerator", "12.5"), ("denominator", "1000"), ("provisional", "0"),
    ];

    private static readonly (string Column, string Value)[] Area =
    [
        ("code", "E06000901"), ("vintage", "2009"), ("name", "Northshire"), ("area_type", "LAD"), ("parent_code", ""),
    ];

    /// <summary>A file of the table: its header and one row for each set of changes; one unchanged row for none.</summary>
    public static string Of(string table, params (string Column, string Value)[][] rows)
    {
        (string Column, string Value)[] right = table switch
        {
            "index_event" => IndexEvent,
            "proven_offence" => ProvenOffence,
            "indicator_count" => IndicatorCount,
            "area" => Area,
            _ => throw new ArgumentOutOfRangeException(nameof(table)),
        };
        (string Column, string Value)[][] wanted = rows.Length == 0 ? [[]] : rows;
        IEnumerable<string> lines = wanted.Select(changes => string.Join(',', right.Select(cell =>
            changes.Where(change => change.Column == cell.Column).Select(change => change.Value).LastOrDefault(cell.Value))));
        return string.Join('\n', [string.Join(',', right.Select(cell => cell.Column)), .. lines]) + "\n";
    }

    /// <summary>Rows with keys of their own.</summary>
    public static string Many(string table, string key, int count, Func<int, (string Column, string Value)[]>? changes = null) =>
        Of(table, [.. Enumerable.Range(1, count).Select(i => ((string, string)[])[(key, $"K-{i}"), .. changes?.Invoke(i) ?? []])]);
}
