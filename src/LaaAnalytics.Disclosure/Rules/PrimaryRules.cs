using LaaAnalytics.Disclosure.Systems;
using LaaAnalytics.Domain;

namespace LaaAnalytics.Disclosure.Rules;

/// <summary>One number of a cell: by which rule it has to be protected, and what is told of it where it is printed.</summary>
/// <param name="Statistic">What is counted.</param>
/// <param name="Value">The number, as counted.</param>
/// <param name="Width">How wide the range must stay that can be worked out for it; 0 where it needs no protection.</param>
/// <param name="Rule">The rule that protects it; null where none does.</param>
/// <param name="ShownLeast">Least number it can be by what is printed of the cell where the cell is shown.</param>
/// <param name="ShownGreatest">Greatest such number.</param>
internal readonly record struct CellCount(CellStatistic Statistic, long Value, long Width, DisclosureRuleName? Rule, long ShownLeast, long ShownGreatest)
{
    /// <summary>The number as one of a system of counts.</summary>
    /// <param name="unit">The cell's unit, by number.</param>
    /// <param name="width">How wide its range must stay for other reasons; the wider of the two holds.</param>
    public Count In(int unit, long width = 0) => new(unit, Name, Value, Math.Max(Width, width), ShownLeast, ShownGreatest);

    private string Name => Statistic switch
    {
        CellStatistic.Reoffenders => "re-offenders",
        CellStatistic.Others => "others",
        CellStatistic.BaselineOffenders => "offenders of the baseline window",
        CellStatistic.Reoffences => "re-offences",
        CellStatistic.BaselineOffences => "offences of the baseline window",
        _ => "offenders",
    };
}

/// <summary>What is counted of a cell that can give somebody away.</summary>
internal enum CellStatistic
{
    /// <summary>Re-offenders.</summary>
    Reoffenders,

    /// <summary>Offenders who are not re-offenders.</summary>
    Others,

    /// <summary>Offenders with an offence in the baseline window.</summary>
    BaselineOffenders,

    /// <summary>Counted re-offences.</summary>
    Reoffences,

    /// <summary>Counted offences in the baseline window.</summary>
    BaselineOffences,

    /// <summary>Offenders: re-offenders and others together. Never protected by itself; it is here because it is printed.</summary>
    Offenders,
}

/// <summary>The rules that look at one cell by itself: which of its numbers have to be protected.</summary>
/// <remarks>
/// A cell is withheld as a whole, for offences as for people: nearly all offences of a cell of ten and more are seldom those of two people, and a number of offences that is withheld by itself would
/// need neighbours of its own to be withheld with it.
/// </remarks>
internal static class PrimaryRules
{
    /// <summary>The numbers of a cell, in the order of <see cref="CellStatistic"/>.</summary>
    /// <param name="cell">Cell as counted.</param>
    /// <param name="profile">Rules of the table's class: <see cref="DisclosureProfile.For(IEnumerable{Indicator}, IEnumerable{Measure})"/>.</param>
    public static IReadOnlyList<CellCount> Of(Measure cell, DisclosureProfile profile)
    {
        (long Least, long Greatest) offenders = profile.Printed(cell.Offenders);
        (long Least, long Greatest) reoffenders = profile.Printed(cell.Reoffenders);
        return
        [
            People(CellStatistic.Reoffenders, cell.Reoffenders, reoffenders),
            People(CellStatistic.Others, cell.NonReoffenders, Others(cell.NonReoffenders, offenders, reoffenders, profile)),
            People(CellStatistic.BaselineOffenders, cell.BaselineOffenders, (cell.BaselineOffenders, cell.BaselineOffenders)),
            Offences(CellStatistic.Reoffences, Contributions.OfReoffences(cell, profile)),
            Offences(CellStatistic.BaselineOffences, Contributions.OfBaseline(cell, profile)),
            new(CellStatistic.Offenders, cell.Offenders, 0, null, offenders.Least, offenders.Greatest),
        ];

        CellCount People(CellStatistic statistic, long value, (long Least, long Greatest) shown)
        {
            bool isAllOrNone = profile.HidesAllOrNone && value == 0 && cell.Offenders > 0 && statistic is CellStatistic.Reoffenders or CellStatistic.Others;
            DisclosureRuleName? rule = profile.Hides(value) ? DisclosureRuleName.People : isAllOrNone ? DisclosureRuleName.AllOrNone : null;
            return new(statistic, value, rule is null ? 0 : profile.HideBelow, rule, shown.Least, shown.Greatest);
        }

        CellCount Offences(CellStatistic statistic, Contributions contributions)
        {
            long total = contributions.Total;
            (long least, long greatest) = profile.PrintedOffences(total);
            double shortfall = contributions.Shortfall(profile);

            // A range that reaches as far above the number as it would have to be, and as far below.
            long width = shortfall > 0 ? Math.Max(profile.HideBelow, 2 * (long)Math.Ceiling(shortfall)) : 0;
            return new(statistic, total, width, width > 0 ? DisclosureRuleName.DominanceShare : null, least, greatest);
        }
    }

    /// <summary>Whether any number of the cell has to be protected.</summary>
    public static bool Protects(Measure cell, DisclosureProfile profile) => Of(cell, profile).Any(count => count.Width > 0);

    /// <summary>Whether a number of offences of the cell has to be protected.</summary>
    public static bool ProtectsOffences(Measure cell, DisclosureProfile profile) =>
        Of(cell, profile).Any(count => count.Width > 0 && count.Statistic is CellStatistic.Reoffences or CellStatistic.BaselineOffences);

    /// <summary>What the printed offenders and re-offenders tell of the others: none, or as many as are not withheld.</summary>
    private static (long Least, long Greatest) Others(long value, (long Least, long Greatest) offenders, (long Least, long Greatest) reoffenders, DisclosureProfile profile)
    {
        if (!profile.IsRounded)
        {
            return (value, value);
        }

        long least = Math.Max(0, offenders.Least - reoffenders.Greatest);
        long greatest = offenders.Greatest - reoffenders.Least;
        return value >= profile.HideBelow && (least > 0 || profile.HidesAllOrNone) ? (Math.Max(least, profile.HideBelow), greatest)
            : value == 0 && greatest < profile.HideBelow ? (0, 0)
            : (least, greatest);
    }
}
