using LaaAnalytics.Domain;
using LaaAnalytics.DuckDb;

namespace LaaAnalytics.Store;

/// <summary>How far a supplier's table reaches for one area.</summary>
/// <param name="Supplier">Supplier's id.</param>
/// <param name="Table">Name of the extract table.</param>
/// <param name="AreaCode">Area served; <c>*</c> is every area.</param>
/// <param name="Period">Unbroken stretch of the periods supplied.</param>
/// <param name="ObservedTo">First day the records do not reach, or null where the supplier states none.</param>
/// <param name="Seq">Newest load of the stretch.</param>
public sealed record CoverageRow(string Supplier, string Table, string AreaCode, Period Period, DateOnly? ObservedTo, int Seq);

/// <content>Coverage, agreements, targets and areas.</content>
public sealed partial class StoreView
{
    /// <summary>
    /// What suppliers say their tables cover: one row per supplier, table, area and unbroken stretch of periods. A later statement on the same
    /// period replaces the earlier one; of several periods in a stretch the furthest <c>observed_to</c> counts. Sorted by supplier, table, area, start.
    /// </summary>
    public IReadOnlyList<CoverageRow> Coverage() => _coverage.Value;

    private List<CoverageRow> ReadCoverage() => Rows(
        SqlLibrary.Body(SqlLibrary.Text("staging/stg_coverage")),
        row => new CoverageRow(
            row.Get<string>("supplier"),
            row.Get<string>("table_name"),
            row.Get<string>("area_code"),
            PeriodOf(row),
            row.Get<DateOnly?>("observed_to"),
            row.Get<int>("seq")));

    /// <summary>Which suppliers deliver which kinds of index event, by supplier and kind.</summary>
    public IReadOnlyList<(string Supplier, IndexEventType EventType)> EventSuppliers() => _eventSuppliers.Value;

    private List<(string Supplier, IndexEventType EventType)> ReadEventSuppliers() => Rows(
        Staged("stg_event_supplier"),
        row => (row.Get<string>("supplier"), Enum.Parse<IndexEventType>(row.Get<string>("event_type").Replace("_", string.Empty, StringComparison.Ordinal), ignoreCase: true)));

    /// <summary>All agreements by id, with their member areas in code order.</summary>
    public IReadOnlyList<Agreement> Agreements()
    {
        IReadOnlyList<(string Id, NamedArea Member, Agreement Whole)> members = Rows(
            Staged("stg_agreement"),
            row =>
            {
                int vintage = row.Get<int>("area_vintage");
                NamedArea member = new(new AreaCode(row.Get<string>("member_area_code"), vintage), row.Get<string>("member_name"));
                Agreement whole = new(
                    row.Get<string>("agreement_id"),
                    row.Get<string>("name"),
                    new NamedArea(new AreaCode(row.Get<string>("area_code"), vintage), row.Get<string>("area_name")),
                    [],
                    row.Get<string>("government_office"),
                    row.Get<int>("round"),
                    new Period(row.Get<DateOnly>("term_start"), row.Get<DateOnly>("term_end")));
                return (whole.Id, member, whole);
            });
        return
        [
            .. members
                .GroupBy(row => row.Id, StringComparer.Ordinal)
                .OrderBy(agreement => agreement.Key, StringComparer.Ordinal)
                .Select(agreement => agreement.First().Whole with
                {
                    Members = [.. agreement.Select(row => row.Member).OrderBy(member => member.Code)],
                }),
        ];
    }

    /// <summary>Values of an agreement by indicator, period and kind; an agreed value stands before a placeholder. Empty where there are none.</summary>
    /// <param name="agreement">Agreement id.</param>
    public IReadOnlyList<TargetValue> Targets(string agreement)
    {
        ArgumentNullException.ThrowIfNull(agreement);
        return Rows(
            Staged("stg_indicator_target"),
            row => new TargetValue(
                row.Get<string>("indicator_id"),
                row.Get<string>("scheme"),
                SnakeCase.Read<TargetKind>(row.Get<string>("kind")),
                PeriodOf(row),
                row.Get<decimal?>("value"),
                row.Get<string>("target_type"),
                row.Get<string>("status"),
                row.Get<DateOnly?>("agreed_on")),
            new DuckDbParameter("agreement_id", agreement));
    }

    /// <summary>All areas with their names, by code and vintage.</summary>
    public IReadOnlyList<NamedArea> Areas() => Rows(
        Staged("stg_area"),
        row => new NamedArea(new AreaCode(row.Get<string>("code"), row.Get<int>("vintage")), row.Get<string>("name")));

    private static Period PeriodOf(DuckDbRow row) => new(row.Get<DateOnly>("period_start"), row.Get<DateOnly>("period_end"));

    private List<TRow> Rows<TRow>(string sql, Func<DuckDbRow, TRow> read, params ReadOnlySpan<DuckDbParameter> parameters)
    {
        using DuckDbConnection connection = _database.Connect();
        using DuckDbStatement statement = connection.Prepare(sql);
        using DuckDbResult result = statement.Bind("as_of", AsOf).Bind(parameters).Query();
        return [.. result.ReadRows().Select(read)];
    }
}
