using System.Globalization;

using LaaAnalytics.Domain;
using LaaAnalytics.Histories;
using LaaAnalytics.Indicators;

namespace LaaAnalytics.Spec;

/// <summary>Text tables in, counts out: how the rules of a scheme are written down as tests.</summary>
internal sealed class FollowUpSpec
{
    private readonly MeasurementScheme _scheme;
    private readonly List<HistoryEvent> _events = [];
    private readonly List<HistoryOffence> _offences = [];

    private FollowUpSpec(MeasurementScheme scheme) => _scheme = scheme;

    public static FollowUpSpec By(string scheme) => new(SchemeCatalogue.Find(scheme));

    public static FollowUpSpec By(MeasurementScheme scheme) => new(scheme);

    /// <summary>Rows <c>person | event_type | event_date | age | matched | disposal</c>; the last three may be left out (30, yes, community order).</summary>
    public FollowUpSpec Index(string table)
    {
        _events.AddRange(Rows(table).Select(row => new HistoryEvent(
            Number(row[0]),
            Day(row[2]),
            Code<IndexEventType>(row[1]),
            Age: row.Length > 3 ? Number(row[3]) : 30,
            Matched: row.Length <= 4 || row[4] == "yes",
            Disposal: row.Length > 5 ? row[5] : "COMMUNITY_ORDER")));
        return this;
    }

    /// <summary>Rows <c>person | offence_date | proven_date | outcome | remark</c>; proven_date may be a dash, remark breach, not recordable, abroad or a tier, <c>tier 3</c>.</summary>
    public FollowUpSpec Offences(string table)
    {
        _offences.AddRange(Rows(table).Select(row => new HistoryOffence(
            Number(row[0]),
            Day(row[1]),
            row[2] == "-" ? null : Day(row[2]),
            Code<ProofOutcome>(row[3]),
            Breach: row.Contains("breach"),
            Recordable: !row.Contains("not recordable"),
            EnglandWales: !row.Contains("abroad"),
            Tier: row.FirstOrDefault(cell => cell.StartsWith("tier ", StringComparison.Ordinal)) is string tier ? Number(tier[5..]) : -1)));
        return this;
    }

    /// <summary>The measure of a cohort or of pooled cohorts, or null where nobody enters.</summary>
    public Measure? In(string period) =>
        _scheme.Everybody(new(_events, _offences), [SchemeCohorts.Named(_scheme, Period.Parse(period))]).SingleOrDefault();

    /// <summary>Expects people, re-offenders and re-offences in a cohort.</summary>
    public FollowUpSpec Then(string period, long offenders, long reoffenders, long reoffences)
    {
        Measure? measure = In(period);
        Assert.Equal((offenders, reoffenders, reoffences), (measure?.Offenders ?? 0, measure?.Reoffenders ?? 0, measure?.Reoffences ?? 0));
        return this;
    }

    private static IEnumerable<string[]> Rows(string table) =>
        table.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => line.Split('|', StringSplitOptions.TrimEntries));

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static TCode Code<TCode>(string text)
        where TCode : struct, Enum => Enum.Parse<TCode>(text.Replace("_", string.Empty, StringComparison.Ordinal), ignoreCase: true);
}
