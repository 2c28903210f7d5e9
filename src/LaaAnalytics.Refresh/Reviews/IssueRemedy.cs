using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using LaaAnalytics.Disclosure.Reviews;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Quality;

namespace LaaAnalytics.Refresh.Reviews;

/// <summary>What to do so that a pack can be issued, line by line, with what can be copied into <c>laa.json</c>.</summary>
internal static class IssueRemedy
{
    /// <summary>What to do about words that are lacking.</summary>
    public const string OfWords =
        "For the words: fill in commentary.xlsx (a cause on the sheet Commentary, in the row 'What is the cause, where this is an exception?'; an action on Actions; the signature on Sign_off), save and close it, run 'laa refresh', then 'laa pack issue'.";

    private const int MostLines = 12;
    private const int MonthsExempt = 3;

    /// <summary>The check that a day to judge on cures; what was never supplied is missing on any day.</summary>
    private const string AgeOfRecords = "Q40";
    private const int YearInDays = 365;

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What to do about findings on the data that stand against an issue.</summary>
    /// <param name="hard">The findings, one at least.</param>
    /// <param name="review">Six months under review.</param>
    /// <param name="today">Today: exemptions that are proposed end three months later.</param>
    public static IReadOnlyList<string> OfData(IReadOnlyList<QualityFinding> hard, Period review, DateOnly today) =>
        OfData([.. hard.Select(finding => new Stop(finding.Check, finding.Supplier, finding.Table, finding.Column))], review, today);

    /// <summary>The same for findings as a pack prints them.</summary>
    public static IReadOnlyList<string> OfData(IReadOnlyList<PublishedQuality> hard, Period review, DateOnly today) =>
        OfData([.. hard.Select(finding => new Stop(finding.Check, finding.Supplier, finding.Table, finding.Column))], review, today);

    private static IReadOnlyList<string> OfData(IReadOnlyList<Stop> hard, Period review, DateOnly today)
    {
        bool isPast = today.DayNumber - review.EndExclusive.DayNumber > YearInDays;
        List<Stop> other = [.. hard.Where(stop => !isPast || stop.Check != AgeOfRecords)];
        string day = review.LastDay.AddDays(ReviewCalendar.UsualDays).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return
        [
            .. other.Count == hard.Count ? [] : (IEnumerable<string>)
                [$"For the ages: this review is of the past. Put  \"judgedOn\": \"{day}\",  into reviews in {Partnership.FileName} ({Partnership.Page}); then ages are counted to that day; where it was signed earlier, put that day. Run 'laa refresh'."],
            .. other.Count == 0 ? [] : (IEnumerable<string>)
            [
                $"For the data: drop the supplier's correction into the inbox and run 'laa refresh'; or accept the finding until a day, by this in {Partnership.FileName} under quality, with a reason of your own ({Partnership.Page}):",
                "  \"exemptions\": [",
                .. other.Take(MostLines).Select((stop, i) => $"    {Exemption(stop, today.AddMonths(MonthsExempt))}{(i + 1 < Math.Min(MostLines, other.Count) ? "," : string.Empty)}"),
                "  ]",
            ],
        ];
    }

    /// <summary>The exemption of one finding, to be copied; what is any is left out.</summary>
    private static string Exemption(Stop stop, DateOnly until)
    {
        (string Name, string? Value)[] members =
        [
            ("check", stop.Check), ("supplier", stop.Supplier == "*" ? null : stop.Supplier), ("table", stop.Table == "*" ? null : stop.Table), ("column", stop.Column),
            ("reason", "why it is accepted"), ("until", until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        ];
        return $"{{ {string.Join(", ", members.Where(member => member.Value is not null).Select(member => $"\"{member.Name}\": {JsonSerializer.Serialize(member.Value, Plain)}"))} }}";
    }

    private sealed record Stop(string Check, string Supplier, string Table, string? Column);
}
