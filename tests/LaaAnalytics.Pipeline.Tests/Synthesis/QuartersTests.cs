using System.Globalization;
using LaaAnalytics.Domain;
using LaaAnalytics.Store;

namespace LaaAnalytics.Pipeline.Tests.Synthesis;

/// <summary>Four quarterly rounds with everything that goes wrong between partners: at every load the figures are those of a plain count of what had come by then.</summary>
public sealed class QuartersTests(LoadedQuarters quarters) : IClassFixture<LoadedQuarters>
{
    private static readonly Period Year2008 = Period.OfMonths(2008, 1, 12);
    private static readonly Period YearToSeptember2008 = Period.OfMonths(2007, 10, 12);

    [Fact]
    public void After_every_load_the_figures_are_those_of_a_plain_count_of_what_had_come()
    {
        SuppliedSoFar supplied = new();
        int compared = 0;
        foreach (DirectoryInfo package in quarters.Packages)
        {
            supplied.Add(package);
            string name = LoadedQuarters.Name(package);
            StoreView view = quarters.After(name);
            NaiveCounts counts = supplied.Counts();
            List<string> expected = [.. ExpectedAdults(supplied, counts), .. ExpectedYouth(supplied, counts), .. ExpectedPpo(supplied, counts)];
            List<string> measured =
            [
                .. LoadedQuarters.Measures(view, "ni18-adult").Concat(LoadedQuarters.Measures(view, "ni18-adult", YearToSeptember2008, Year2008))
                    .Concat(LoadedQuarters.Measures(view, "ni19-youth"))
                    .Concat(LoadedQuarters.Measures(view, "ni30-ppo"))
                    .Where(measure => measure.Offenders + measure.Unmatched > 0)
                    .Select(Line),
            ];
            Assert.Equal([name, .. expected.Order(StringComparer.Ordinal)], [name, .. measured.Order(StringComparer.Ordinal)]);
            compared += measured.Count;
        }

        Assert.InRange(compared, 2000, int.MaxValue);
    }

    private static IEnumerable<string> ExpectedAdults(SuppliedSoFar supplied, NaiveCounts counts)
    {
        List<DateOnly> closes = [.. Enumerable.Range(0, 11).Select(quarter => new DateOnly(2007, 4, 1).AddMonths(3 * quarter).AddDays(-1))];
        foreach (DateOnly close in closes)
        {
            Period cohort = new(close.AddDays(1).AddMonths(-3), close.AddDays(1));
            foreach (string line in ByArea("ni18-adult", cohort, counts.Ni18(close), Reach(supplied, cohort, _ => ["probation"])))
            {
                yield return line;
            }
        }

        foreach (Period pool in (Period[])[YearToSeptember2008, Year2008])
        {
            List<DateOnly> pooled = [.. closes.Where(close => close >= pool.Start && close < pool.EndExclusive)];
            foreach (string line in ByArea("ni18-adult", pool, counts.Ni18(pooled), Reach(supplied, pool, _ => ["probation"])))
            {
                yield return line;
            }
        }
    }

    private static IEnumerable<string> ExpectedYouth(SuppliedSoFar supplied, NaiveCounts counts) => Enumerable.Range(2006, 4).SelectMany(year =>
    {
        Period cohort = Period.OfMonths(year, 1, 3);
        return ByArea("ni19-youth", cohort, counts.Ni19(year), Reach(supplied, cohort, area => Wrenshire.Serving("yot", area)));
    });

    private static IEnumerable<string> ExpectedPpo(SuppliedSoFar supplied, NaiveCounts counts) => Enumerable.Range(2008, 2).SelectMany(year =>
    {
        Period cohort = Period.OfMonths(year, 2, 1);
        return ByArea("ni30-ppo", cohort, counts.Ni30(year), Reach(supplied, cohort, _ => ["ppo-office"]));
    });

    /// <summary>How far an area's proof reaches: the least of its police, or nowhere where somebody who names its people has not named all of the cohort.</summary>
    private static Func<string, DateOnly?> Reach(SuppliedSoFar supplied, Period cohort, Func<string, IReadOnlyList<string>> naming) => area =>
    {
        DateOnly?[] police = [.. Wrenshire.Serving("police", area).Select(supplier => supplied.Reach(supplier, "proven_offence"))];
        IEnumerable<DateOnly?> named = naming(area).Select(supplier => supplied.Reach(supplier, "index_event"));
        return named.All(reach => reach >= cohort.EndExclusive) && !police.Contains(null) ? police.Min() : null;
    };

    private static IEnumerable<string> ByArea(string scheme, Period cohort, List<NaiveCounts.Entry> entries, Func<string, DateOnly?> reach) => entries
        .GroupBy(entry => entry.Area)
        .Append(entries.GroupBy(_ => Wrenshire.Whole).FirstOrDefault())
        .OfType<IGrouping<string, NaiveCounts.Entry>>()
        .Select(area =>
        {
            List<NaiveCounts.Entry> matched = [.. area.Where(entry => entry.Matched)];
            return Line(
                scheme, area.Key, cohort, matched.Count, matched.Count(entry => entry.Reoffences > 0), matched.Sum(entry => entry.Reoffences),
                matched.Sum(entry => entry.Baseline), area.Count() - matched.Count, reach(area.Key));
        });

    private static string Line(Measure measure) => Line(
        measure.Key.Indicator, measure.Key.Area.Code, measure.Key.Period, measure.Offenders, measure.Reoffenders, measure.Reoffences ?? -1,
        measure.BaselineOffences, measure.Unmatched, measure.ObservedTo);

    private static string Line(
        string scheme, string area, Period cohort, long offenders, long reoffenders, long reoffences, long baseline, long unmatched, DateOnly? reach) => string.Create(
        CultureInfo.InvariantCulture,
        $"{scheme} {cohort} {area}: {offenders} people, {reoffenders} re-offenders, {reoffences} re-offences, {baseline} before, {unmatched} unmatched, proof to {reach:yyyy-MM-dd}");
}
