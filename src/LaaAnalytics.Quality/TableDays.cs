namespace LaaAnalytics.Quality;

/// <summary>The columns by which rows of a table lie on days and in areas.</summary>
/// <param name="Day">Day that a period is counted by.</param>
/// <param name="Settled">Day by which codes are compared over time: proven offences by their proof, or the newest would always be those soonest proven.</param>
/// <param name="Kind">Kinds of row that come in a rhythm of their own, as an expression.</param>
/// <param name="Area">Area that a row is counted in.</param>
internal sealed record TableDays(string Day, string Settled, string Kind, string Area)
{
    /// <summary>The columns of a table with dates; null for one without.</summary>
    public static TableDays? Of(string table) => table switch
    {
        "index_event" => new("event_date", "event_date", "event_type", "authority_code"),
        "proven_offence" => new("offence_date", "proven_date", "''", "offence_area_code"),
        "custody_episode" => new("admitted", "admitted", "''", "area_release"),
        "cohort_outcome" => new("period_start", "period_start", "component", "area_code"),
        "indicator_count" => new("period_start", "period_start", "indicator", "area_code"),
        _ => null,
    };
}
