using LaaAnalytics.Domain;
using LaaAnalytics.DuckDb;

namespace LaaAnalytics.Store;

/// <summary>Counts of one cell made by SQL alone, to be compared with the engine's.</summary>
/// <param name="AuthorityCode">Authority of residence.</param>
/// <param name="Cohort">Span of index dates.</param>
/// <param name="AgeGroup"><c>young</c> (under 18) or <c>adult</c>, at the index date.</param>
/// <param name="Offenders">Entries.</param>
/// <param name="Reoffenders">Entries with a counted re-offence.</param>
/// <param name="Reoffences">Counted re-offences.</param>
/// <param name="BaselineOffences">Counted offences in the baseline window; 0 where the scheme has none.</param>
/// <param name="Unmatched">Entries left out because they could not be matched; in no other count.</param>
/// <param name="TieredReoffences">Counted re-offences whose severity tier is known.</param>
/// <param name="SeriousReoffences">Counted re-offences of the scheme's serious tiers.</param>
/// <param name="SeriousReoffenders">Entries with a counted re-offence of those tiers.</param>
/// <param name="DaysToFirst">Days from the first day of follow-up to the first counted re-offence, summed over re-offenders.</param>
public sealed record ReoffendingCount(
    string AuthorityCode,
    Period Cohort,
    string AgeGroup,
    long Offenders,
    long Reoffenders,
    long Reoffences,
    long BaselineOffences,
    long Unmatched,
    long TieredReoffences = 0,
    long SeriousReoffences = 0,
    long SeriousReoffenders = 0,
    long DaysToFirst = 0);

/// <summary>What a supplier's table holds and how far it reaches.</summary>
/// <param name="Supplier">Supplier's id.</param>
/// <param name="Table">Name of the extract table.</param>
/// <param name="CurrentRows">Rows known.</param>
/// <param name="UnmappedRows">Rows with a code that the mapping did not know.</param>
/// <param name="UnknownAreaRows">Rows whose area is UNKNOWN.</param>
/// <param name="UnmatchedRows">Rows of people not matched to the police national computer.</param>
/// <param name="Period">From the first to the last day supplied.</param>
/// <param name="ObservedTo">First day the records do not reach, in the area where that is earliest; null where none is stated.</param>
public sealed record SupplySummary(
    string Supplier,
    string Table,
    long CurrentRows,
    long UnmappedRows,
    long UnknownAreaRows,
    long UnmatchedRows,
    Period Period,
    DateOnly? ObservedTo);

/// <content>Counts made by the SQL marts.</content>
public sealed partial class StoreView
{
    /// <summary>Counts a scheme's cohorts by authority and age group in SQL, independently of the follow-up engine.</summary>
    /// <param name="scheme">Who enters, how long they are followed, and what counts.</param>
    /// <param name="cohorts">Spans of index dates; they may overlap.</param>
    /// <returns>Cells with anybody in them, by authority, cohort and age group.</returns>
    public IReadOnlyList<ReoffendingCount> ReoffendingBySql(MeasurementScheme scheme, IReadOnlyList<Period> cohorts)
    {
        ArgumentNullException.ThrowIfNull(scheme);
        ArgumentNullException.ThrowIfNull(cohorts);
        using DuckDbConnection connection = _database.Connect();
        Materialise(connection, "stg_index_event", Staged("stg_index_event"), [new("as_of", AsOf)]);
        Materialise(connection, "stg_proven_offence", Staged("stg_proven_offence"), [new("as_of", AsOf)]);
        SchemeTables.Fill(connection, scheme, cohorts);
        Materialise(connection, "mart_follow_up_entry", SqlLibrary.Text("marts/mart_follow_up_entry"), []);
        using DuckDbResult result = connection.Query(SqlLibrary.Text("marts/mart_reoffending"));
        return
        [
            .. result.ReadRows().Select(row => new ReoffendingCount(
                row.Get<string>("authority_code"),
                new Period(row.Get<DateOnly>("cohort_start"), row.Get<DateOnly>("cohort_end")),
                row.Get<string>("age_group"),
                row.Get<long>("offenders"),
                row.Get<long>("reoffenders"),
                row.Get<long>("reoffences"),
                row.Get<long>("baseline_offences"),
                row.Get<long>("unmatched"),
                row.Get<long>("tiered_reoffences"),
                row.Get<long>("serious_reoffences"),
                row.Get<long>("serious_reoffenders"),
                row.Get<long>("days_to_first"))),
        ];
    }

    /// <summary>What each supplier's tables hold and how far they reach, by supplier and table.</summary>
    public IReadOnlyList<SupplySummary> Supplies() => _supplies.Value;

    private IReadOnlyList<SupplySummary> ReadSupplies()
    {
        using DuckDbConnection connection = _database.Connect();
        Materialise(connection, "stg_coverage", SqlLibrary.Text("staging/stg_coverage"), [new("as_of", AsOf)]);
        string counts = string.Join(
            "\nunion all\n",
            StoredTable.All.Select(table => table.Sql("staging/stg_row_count", ("visible", Visible(table)))));
        Materialise(connection, "stg_row_count", counts, [new("as_of", AsOf)]);
        using DuckDbResult result = connection.Query(SqlLibrary.Text("marts/mart_coverage"));
        return
        [
            .. result.ReadRows().Select(row => new SupplySummary(
                row.Get<string>("supplier"),
                row.Get<string>("table_name"),
                row.Get<long>("current_rows"),
                row.Get<long>("unmapped_rows"),
                row.Get<long>("unknown_area_rows"),
                row.Get<long>("unmatched_rows"),
                PeriodOf(row),
                row.Get<DateOnly?>("observed_to"))),
        ];
    }

    private static void Materialise(DuckDbConnection connection, string table, string select, ReadOnlySpan<DuckDbParameter> parameters) =>
        connection.Execute($"create temp table {table} as {select}", parameters);
}
