using System.Text.RegularExpressions;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Reviews;

namespace LaaAnalytics.Disclosure.Reviews;

/// <summary>Decides which ready-made counts of people may be shown.</summary>
/// <remarks>
/// A count is withheld where its numerator, its people, its denominator or, among people, those not in the numerator are 1 to threshold - 1. Then, repeated
/// until nothing changes: what would give it back over areas and periods (<see cref="Protection"/>); the same count from another source; and tallies of one
/// cohort (3, 6, 9, 12 months), which add up: one is shown only where in every area it differs from the next larger one that is shown by 0 or by the
/// threshold, and a tally withheld in one area is withheld in all; and what is shown of an area or period whose remainder is small. Counts that are not of people are shown.
/// </remarks>
internal sealed partial class SuppliedProtection
{
    private readonly SuppliedCount[] _counts;
    private readonly AreaCode _whole;
    private readonly DisclosureProfile _profile;
    private readonly HashSet<SuppliedCount> _hidden;

    private SuppliedProtection(IReadOnlyList<SuppliedCount> counts, AreaCode whole, DisclosureProfile profile, IReadOnlySet<SuppliedCount> hidden)
    {
        _whole = whole;
        _profile = profile;
        _counts = [.. profile.HideBelow > 0 ? counts.Where(count => count.CountsPeople) : []];
        _hidden = [.. _counts.Where(count => IsSmall(count) || hidden.Contains(count))];
    }

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
        HashSet<SuppliedCount> hidden = [];
        int before;
        do
        {
            before = hidden.Count;
            foreach ((IReadOnlyList<SuppliedCount> counts, AreaCode whole) in tables)
            {
                SuppliedProtection protection = new(counts, whole, profile, hidden);
                protection.HideAll();
                hidden.UnionWith(protection._hidden);
            }
        }
        while (hidden.Count > before);
        return hidden;
    }

    private void HideAll()
    {
        int before;
        do
        {
            before = _hidden.Count;
            HideTallies();
            HideInOtherSources();
            HideNeighbours();
            HideSmallRemainders();
        }
        while (_hidden.Count > before);
    }

    private bool IsSmall(SuppliedCount count) =>
        Hides(count.Numerator) || Hides(count.Denominator) || Hides(count.People ?? 0) || (count.Numerator <= count.Denominator && Hides(count.Denominator - count.Numerator));

    private bool Hides(decimal number) => number > 0m && number < _profile.HideBelow;

    private void HideTallies()
    {
        foreach (IGrouping<(string, string, Period, string), SuppliedCount> cohort in _counts.GroupBy(count => (count.Supplier, count.Source, count.Period, Series(count.Indicator))))
        {
            List<IGrouping<string, SuppliedCount>> tallies = [.. cohort.GroupBy(count => count.Indicator)
                .OrderByDescending(tally => tally.Sum(count => count.Numerator)).ThenBy(tally => tally.Key, StringComparer.Ordinal)];
            Dictionary<AreaCode, decimal> shown = [];
            foreach (IGrouping<string, SuppliedCount> tally in tallies.Count > 1 ? tallies : [])
            {
                if (tally.Any(count => _hidden.Contains(count) || (shown.TryGetValue(count.Area, out decimal larger) && Hides(Math.Abs(larger - count.Numerator)))))
                {
                    _hidden.UnionWith(tally);
                    continue;
                }

                foreach (SuppliedCount count in tally)
                {
                    shown[count.Area] = count.Numerator;
                }
            }
        }
    }

    private void HideInOtherSources()
    {
        HashSet<(string, AreaCode, Period)> keys = [.. _hidden.Select(Key)];
        _hidden.UnionWith(_counts.Where(count => keys.Contains(Key(count))));

        static (string, AreaCode, Period) Key(SuppliedCount count) => (count.Indicator, count.Area, count.Period);
    }

    private void HideNeighbours()
    {
        foreach (IGrouping<(string, string, string), SuppliedCount> table in _counts.GroupBy(count => (count.Supplier, count.Source, count.Indicator)))
        {
            List<Period> periods = [.. table.Select(count => count.Period).Distinct()];
            IReadOnlyDictionary<CellKey, Withholding> decisions = Protection.Decide(
                [.. table.Select(count => Cell(count, periods))], _whole, _profile, sensitive: false, table.Where(_hidden.Contains).Select(Key).ToHashSet());
            _hidden.UnionWith(table.Where(count => decisions[Key(count)] != Withholding.None));
        }
    }

    /// <summary>What is left of the whole area, or of a longer period, less what is shown of it: a row that was left out, or the newest quarter of a year to date.</summary>
    private void HideSmallRemainders()
    {
        foreach (SuppliedCount[] table in _counts.GroupBy(count => (count.Supplier, count.Source, count.Indicator)).Select(table => table.ToArray()))
        {
            foreach (SuppliedCount larger in table.Where(IsShown))
            {
                if (larger.Area.Code == _whole.Code)
                {
                    HideIfSmall(larger, [.. table.Where(count => IsShown(count) && count.Period == larger.Period && count.Area != larger.Area)]);
                }

                HideIfSmall(larger, [.. table.Where(count => IsShown(count) && count.Area == larger.Area && count.Period != larger.Period && count.Period.IsWithin(larger.Period))]);
            }
        }

        bool IsShown(SuppliedCount count) => !_hidden.Contains(count);
    }

    private void HideIfSmall(SuppliedCount larger, SuppliedCount[] within)
    {
        decimal numerator = larger.Numerator - within.Sum(count => count.Numerator);
        decimal denominator = larger.Denominator - within.Sum(count => count.Denominator);
        if (within.Length > 0 && (Hides(numerator) || Hides(denominator) || Hides(denominator - numerator)))
        {
            _hidden.UnionWith(within);
        }
    }

    private static CellKey Key(SuppliedCount count) => new(count.Indicator, count.Area, count.Period);

    private static Measure Cell(SuppliedCount count, List<Period> periods) => new()
    {
        Key = Key(count),
        Scheme = count.Source,
        Component = Component.All,
        Pooled = 1 + periods.Count(period => period != count.Period && period.IsWithin(count.Period)),
        Offenders = (long)Math.Ceiling(count.Denominator),
        Reoffenders = (long)Math.Ceiling(count.Numerator),
    };

    /// <summary>What tallies of one cohort have in common: the national indicator, or the name without its numbers.</summary>
    private static string Series(string indicator) => NationalIndicator.Find(indicator)?.Title ?? Digits().Replace(indicator, string.Empty);

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();
}
