using System.Text.RegularExpressions;
using LaaAnalytics.Disclosure.Systems;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Reviews;

namespace LaaAnalytics.Disclosure.Reviews;

/// <summary>Decides which ready-made counts of people may be shown.</summary>
/// <remarks>
/// A count is withheld where its numerator, its people, its denominator or, among people, those not in the numerator are 1 to threshold - 1; and others with it, at least cost, until none of those can be
/// worked out (<see cref="CellSystem"/>): over areas and periods, from the same count in another return, and from tallies of one cohort (3, 6, 9, 12 months), each of which is part of the next larger one.
/// Counts that are not of people are shown.
/// </remarks>
internal static partial class SuppliedProtection
{
    /// <summary>How often what is lost with a count doubles from one tally of a cohort to the next: the longest is what the indicator is.</summary>
    private const int DoublingsByTally = 3;

    /// <summary>The counts that are withheld.</summary>
    /// <param name="counts">All that will stand on one page.</param>
    /// <param name="whole">The area that the other areas make up.</param>
    /// <param name="profile">Threshold.</param>
    public static IReadOnlySet<SuppliedCount> Hidden(IReadOnlyList<SuppliedCount> counts, AreaCode whole, DisclosureProfile profile) => Hidden([(counts, whole)], profile);

    /// <summary>The counts that are withheld in any of several tables that stand beside one another and may share counts.</summary>
    /// <param name="tables">Counts of each, with the area that its other areas make up.</param>
    /// <param name="profile">Threshold.</param>
    public static IReadOnlySet<SuppliedCount> Hidden(IReadOnlyList<(IReadOnlyList<SuppliedCount> Counts, AreaCode Whole)> tables, DisclosureProfile profile)
    {
        SuppliedCount[] all = [.. tables.SelectMany(table => table.Counts).Where(count => count.CountsPeople).Distinct()];
        if (profile.HideBelow == 0 || all.Length == 0)
        {
            return new HashSet<SuppliedCount>();
        }

        ILookup<string, SuppliedCount> series = all.ToLookup(Series);
        List<List<IGrouping<string, SuppliedCount>>> tallies = [.. Tallies(all)];
        CellSystem system = new(profile);
        foreach ((IReadOnlyList<SuppliedCount> counts, AreaCode whole) in tables)
        {
            foreach (IGrouping<string, SuppliedCount> table in counts.Where(count => count.CountsPeople).Distinct().GroupBy(Series))
            {
                List<Period> periods = [.. series[table.Key].Select(count => count.Period).Distinct()];
                bool isShare = series[table.Key].All(count => count.Numerator <= count.Denominator);
                system.AddTable(
                    table.Key,
                    table.DistinctBy(Key).Select(count => Cell(count, periods, isShare)),
                    whole,
                    profile.For(table.First().Indicator),
                    doublings: DoublingsByTally * tallies.Max(cohort => cohort.FindIndex(tally => tally.Any(count => Series(count) == table.Key))),
                    hidden: table.Where(count => Hides(count.Denominator, profile.For(count.Indicator)) || Hides(count.People ?? 0, profile.For(count.Indicator))).Select(Key).ToHashSet());
            }
        }

        HoldTallies(system, tallies);
        HoldSources(system, all);
        CellPlan plan = system.Solve();
        return all.Where(count => plan[Name(count)] != Withholding.None || Hides(count.Numerator, profile.For(count.Indicator))).ToHashSet();
    }

    private static bool Hides(decimal number, DisclosureProfile profile) => number > 0m && number < profile.HideBelow;

    /// <summary>Tallies of one cohort: each is part of the next.</summary>
    private static void HoldTallies(CellSystem system, List<List<IGrouping<string, SuppliedCount>>> tallies)
    {
        foreach ((IGrouping<string, SuppliedCount> smaller, IGrouping<string, SuppliedCount> larger) in tallies.SelectMany(cohort => cohort.Zip(cohort.Skip(1))))
        {
            foreach (SuppliedCount part in smaller)
            {
                foreach (SuppliedCount whole in larger.Where(count => count.Area == part.Area))
                {
                    system.Nest(Name(part), Name(whole));
                }
            }
        }
    }

    /// <summary>By cohort, the tallies in the order of their sums over the areas.</summary>
    private static IEnumerable<List<IGrouping<string, SuppliedCount>>> Tallies(SuppliedCount[] all) =>
        all.GroupBy(count => (count.Supplier, count.Source, count.Period, Cohort(count.Indicator))).Select(cohort => cohort
            .GroupBy(count => count.Indicator)
            .OrderBy(tally => tally.Sum(count => count.Numerator)).ThenBy(tally => tally.Key, StringComparer.Ordinal)
            .ToList());

    /// <summary>The same count by another supplier or return.</summary>
    private static void HoldSources(CellSystem system, SuppliedCount[] all)
    {
        foreach (IGrouping<CellKey, SuppliedCount> same in all.GroupBy(Key))
        {
            SuppliedCount[] sources = [.. same.DistinctBy(Series)];
            for (int one = 0; one < sources.Length; one++)
            {
                for (int other = 0; other < one; other++)
                {
                    system.Compare(Name(sources[one]), Name(sources[other]));
                }
            }
        }
    }

    private static string Series(SuppliedCount count) => $"{count.Indicator} {count.Supplier} {count.Source}";

    private static CellKey Key(SuppliedCount count) => new(count.Indicator, count.Area, count.Period);

    private static CellName Name(SuppliedCount count) => new(Series(count), Key(count));

    /// <summary>The count as a cell: its numerator, and those who are not in it; where numerators are no part of their denominators, the denominator instead.</summary>
    private static Measure Cell(SuppliedCount count, List<Period> periods, bool isShare) => new()
    {
        Key = Key(count),
        Scheme = count.Source,
        Component = Component.All,
        Pooled = 1 + periods.Count(period => period != count.Period && period.IsWithin(count.Period)),
        Offenders = (long)Math.Ceiling(count.Denominator) + (isShare ? 0 : (long)Math.Ceiling(count.Numerator)),
        Reoffenders = (long)Math.Ceiling(count.Numerator),
    };

    /// <summary>What tallies of one cohort have in common: the national indicator, or the name without its numbers.</summary>
    private static string Cohort(string indicator) => NationalIndicator.Find(indicator)?.Title ?? Digits().Replace(indicator, string.Empty);

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();
}
