using System.Globalization;

namespace LaaAnalytics.Pipeline.Tests.Synthesis;

/// <summary>The four schemes as plain loops over the rows of a supply, written from the definitions and sharing nothing with the engine.</summary>
internal sealed class NaiveCounts
{
    private static readonly string[] CourtOnly = ["CONVICTION"];
    private static readonly string[] AnyProof = ["CONVICTION", "CAUTION", "REPRIMAND_WARNING"];
    private static readonly string[] YouthEvents = ["REPRIMAND_WARNING", "YOUTH_CAUTION", "FINE_DISCHARGE", "COMMUNITY_ORDER", "CUSTODY_RELEASE"];
    private static readonly string[] AllEvents = [.. YouthEvents, "SUSPENDED_SENTENCE", "CAUTION"];

    private readonly List<Dictionary<string, string>> _events;
    private readonly ILookup<string, Dictionary<string, string>> _offences;

    public NaiveCounts(DirectoryInfo supply)
        : this(PlainCsv.Table(supply, "index_event"), PlainCsv.Table(supply, "proven_offence"))
    {
    }

    public NaiveCounts(IEnumerable<Dictionary<string, string>> events, IEnumerable<Dictionary<string, string>> offences)
    {
        _events = [.. events.OrderBy(row => row["event_date"], StringComparer.Ordinal).ThenBy(row => row["event_key"], StringComparer.Ordinal)];
        _offences = offences.ToLookup(row => row["person_key"]);
    }

    /// <summary>One entry of a cohort with its counts.</summary>
    public sealed record Entry(string Area, bool Matched, int Reoffences, int Baseline, decimal Predicted);

    /// <summary>Adults on the caseloads closed on these days.</summary>
    public List<Entry> Ni18(params IReadOnlyList<DateOnly> closes) =>
    [
        .. from close in closes
           from row in _events
           where row["event_type"] == "CASELOAD_SNAPSHOT" && Day(row["event_date"]) == close && Number(row["age_years"]) >= 18
           let start = close.AddDays(1)
           select Enter(row, start, start.AddMonths(3), start.AddMonths(6), AnyProof),
    ];

    /// <summary>Young people with a first event in January to March.</summary>
    public List<Entry> Ni19(int year) =>
    [
        .. from row in First(row => YouthEvents.Contains(row["event_type"]) && Number(row["age_years"]) is >= 10 and <= 17, new(year, 1, 1), new(year, 4, 1))
           let index = Day(row["event_date"])
           select Enter(row, index, index.AddMonths(12), index.AddMonths(15).AddDays(1), AnyProof) with { Matched = true },
    ];

    /// <summary>People on the list of 1 February.</summary>
    public List<Entry> Ni30(int year) =>
    [
        .. from row in _events
           let index = new DateOnly(year, 2, 1)
           where row["event_type"] == "PPO_SNAPSHOT" && Day(row["event_date"]) == index
           let after = Enter(row, index.AddMonths(2), index.AddMonths(14), index.AddMonths(17), CourtOnly)
           select after with { Baseline = Enter(row, index.AddMonths(-16), index.AddMonths(-4), index.AddMonths(-1), CourtOnly).Reoffences },
    ];

    /// <summary>The same people in the year before the baseline year, with as much time for proof.</summary>
    public List<Entry> Ni30YearBefore(int year) =>
    [
        .. from row in _events
           let index = new DateOnly(year, 2, 1)
           where row["event_type"] == "PPO_SNAPSHOT" && Day(row["event_date"]) == index
           select Enter(row, index.AddMonths(-28), index.AddMonths(-16), index.AddMonths(-13), CourtOnly),
    ];

    /// <summary>Everyone with a first event in a calendar year.</summary>
    public List<Entry> Moj(int year) =>
    [
        .. from row in First(row => AllEvents.Contains(row["event_type"]), new(year, 1, 1), new(year + 1, 1, 1))
           let index = Day(row["event_date"])
           select Enter(row, index, index.AddMonths(12), index.AddMonths(18).AddDays(1), AnyProof),
    ];

    private IEnumerable<Dictionary<string, string>> First(Func<Dictionary<string, string>, bool> enters, DateOnly start, DateOnly end) =>
        _events.Where(row => enters(row) && Day(row["event_date"]) >= start && Day(row["event_date"]) < end).DistinctBy(row => row["person_key"]);

    private Entry Enter(Dictionary<string, string> row, DateOnly start, DateOnly end, DateOnly tooLate, string[] outcomes)
    {
        DateOnly index = Day(row["event_date"]);
        int counted = 0;
        foreach (Dictionary<string, string> offence in _offences[row["person_key"]])
        {
            if (outcomes.Contains(offence["outcome"]) && offence["is_breach"] == "false" && offence["is_recordable"] == "true" && offence["in_england_wales"] == "true")
            {
                DateOnly committed = Day(offence["offence_date"]);
                DateOnly proven = Day(offence["proven_date"]);
                bool isIndexOffence = committed == index && proven == index;
                counted += committed >= start && committed < end && proven < tooLate && !isIndexOffence ? 1 : 0;
            }
        }

        string predicted = row["predicted_p"];
        return new(row["authority_code"], row["pnc_matched"] == "true", counted, 0, predicted.Length > 0 ? decimal.Parse(predicted, CultureInfo.InvariantCulture) : 0);
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
