using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Reviews;

namespace LaaAnalytics.Disclosure.Rules;

/// <summary>Counts as a profile prints them: rounded, or as they are.</summary>
/// <remarks>
/// Everything that is printed of a cell is made of these, so that nothing is told more finely than rounded counts tell it. Kept of the rest is only how much wider than those of independent people
/// and events the intervals are, coarsely and upwards (<see cref="Widening"/>); what is not rounded here is left out.
/// </remarks>
internal static class RoundedCounts
{
    /// <summary>A cell whose counts may be shown, as it is printed; the cell itself where the profile does not round.</summary>
    public static Measure Of(Measure cell, DisclosureProfile profile)
    {
        if (!profile.IsRounded)
        {
            return cell;
        }

        Measure counts = new()
        {
            Key = cell.Key,
            Scheme = cell.Scheme,
            Component = cell.Component,
            Pooled = cell.Pooled,
            Offenders = profile.Rounded(cell.Offenders),
            Reoffenders = profile.Rounded(cell.Reoffenders),
            Reoffences = cell.Reoffences is long reoffences ? profile.Rounded(reoffences) : null,
            BaselineOffences = profile.Rounded(cell.BaselineOffences),
            BaselineOffenders = profile.Rounded(cell.BaselineOffenders),
            Unmatched = profile.Rounded(cell.Unmatched),
            IsProven = cell.IsProven,
            MatureOn = cell.MatureOn,
            ObservedTo = cell.ObservedTo,
        };
        return Widening.Of(cell).Coarse().On(counts);
    }

    /// <summary>A ready-made count that may be shown, as it is printed. Counts of anything but people are printed as supplied.</summary>
    public static SuppliedCount Of(SuppliedCount count, DisclosureProfile profile) => profile.IsRounded && count.CountsPeople
        ? count with
        {
            People = count.People is long people ? profile.Rounded(people) : null,
            Numerator = profile.Rounded(count.Numerator),
            Denominator = profile.Rounded(count.Denominator),
            Expected = count.Expected is decimal expected ? profile.Rounded(expected) : null,
        }
        : count;
}
