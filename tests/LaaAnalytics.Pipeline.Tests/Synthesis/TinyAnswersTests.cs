using System.Globalization;
using LaaAnalytics.Testing;

namespace LaaAnalytics.Pipeline.Tests.Synthesis;

public sealed class TinyAnswersTests
{
    private static readonly DirectoryInfo Tiny = new(Path.Combine(SharedFolder.Root, "data-samples", "tiny"));

    [Fact]
    public void The_answers_worked_by_hand_are_those_of_a_plain_count()
    {
        NaiveCounts counts = new(Tiny);
        SortedDictionary<string, List<NaiveCounts.Entry>> cohorts = new(StringComparer.Ordinal)
        {
            ["ni18-adult,2009-01..2009-03"] = counts.Ni18(new DateOnly(2009, 3, 31)),
            ["ni19-youth,2008-01..2008-03"] = counts.Ni19(2008),
            ["ni30-ppo,2008-02..2008-02"] = counts.Ni30(2008),
            ["moj-annual,2008-01..2008-12"] = counts.Moj(2008),
        };
        List<string> counted = [];
        foreach ((string cohort, List<NaiveCounts.Entry> entries) in cohorts)
        {
            counted.Add(Line(cohort, "*", entries));
            counted.AddRange(entries.GroupBy(entry => entry.Area).Select(area => Line(cohort, area.Key, [.. area])));
        }

        string[] answers = [.. File.ReadLines(Path.Combine(Tiny.FullName, "answers.csv")).Skip(1)];
        Assert.Equal(answers.Order(StringComparer.Ordinal), counted.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Thirty_people_are_known_to_the_suppliers() =>
        Assert.Equal(30, PlainCsv.Table(Tiny, "person").Select(row => row["person_key"]).Distinct().Count());

    private static string Line(string cohort, string area, List<NaiveCounts.Entry> all)
    {
        List<NaiveCounts.Entry> entries = [.. all.Where(entry => entry.Matched)];
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{cohort},{area},{entries.Count},{entries.Count(entry => entry.Reoffences > 0)},{entries.Sum(entry => entry.Reoffences)},{entries.Sum(entry => entry.Baseline)},{all.Count - entries.Count}");
    }
}
