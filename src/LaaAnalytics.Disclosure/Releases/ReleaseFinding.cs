using System.Globalization;
using LaaAnalytics.Domain;

namespace LaaAnalytics.Disclosure.Releases;

/// <summary>Which rule a release breaks.</summary>
public enum ReleaseRule
{
    /// <summary>A number of people that is too small to be printed is printed.</summary>
    SmallCount,

    /// <summary>A rate or a limit is printed without its counts, which it may give back.</summary>
    RateWithoutCounts,

    /// <summary>A small number could be worked out from the file alone.</summary>
    WorkedOut,

    /// <summary>A small number could be worked out from the file together with what was released before.</summary>
    WorkedOutTogether,

    /// <summary>A cell has changed by few people since it was released.</summary>
    ChangedByFew,
}

/// <summary>How a small number could be worked out.</summary>
public enum ReleaseWay
{
    /// <summary>Not worked out: printed.</summary>
    Printed,

    /// <summary>Spans of index dates that overlap, one less the other.</summary>
    RollingWindow,

    /// <summary>A group with and without a part of it.</summary>
    WithAndWithoutSubgroup,

    /// <summary>An area and areas that it is made of, or that it overlaps with.</summary>
    AreaAgainstArea,

    /// <summary>The same cell then and now.</summary>
    ThenAndNow,
}

/// <summary>Something that stands against a release; it names cells and never tells a number of people.</summary>
/// <param name="Cell">Of whom: the cell, whose indicator is the scheme's id.</param>
/// <param name="IsPart">Whether only some of that cell's people are meant, because the others can be told from them.</param>
/// <param name="Rule">Rule that is broken.</param>
/// <param name="Way">How the number could be worked out.</param>
/// <param name="With">Releases and issued packs that it could be worked out together with; empty where the file alone gives it away.</param>
/// <param name="IsAnyEnough">Whether each of them suffices by itself, so that leaving one out of sight would not help.</param>
/// <param name="NarrowerThan">The number could be worked out to a range narrower than this many people.</param>
/// <param name="From">Printed cells that give it away, of the file and of releases; in key order.</param>
public sealed record ReleaseFinding(CellKey Cell, bool IsPart, ReleaseRule Rule, ReleaseWay Way, IReadOnlyList<string> With, bool IsAnyEnough, long NarrowerThan, IReadOnlyList<CellKey> From)
{
    /// <summary>The finding in a sentence.</summary>
    public string InWords()
    {
        string cell = IsPart ? $"Some people of {Cell}" : Cell.ToString();
        string range = string.Create(CultureInfo.InvariantCulture, $"to a range narrower than {NarrowerThan}");
        return Rule switch
        {
            ReleaseRule.SmallCount => $"{cell}: a number of people that is too small to be printed is printed.",
            ReleaseRule.RateWithoutCounts => $"{cell}: a rate is printed without its counts, and may give them back.",
            ReleaseRule.WorkedOut => $"{cell}: could be worked out from this file {range}, {WayInWords()}.",
            ReleaseRule.WorkedOutTogether => $"{cell}: could be worked out together with {Releases()} {range}, {WayInWords()}.",
            _ => $"{cell}: has changed by few people since {With[0]}; then and now{(With.Count > 1 ? $", with {string.Join(" and ", With.Skip(1))}," : string.Empty)} they could be worked out {range}.",
        };
    }

    private string Releases() => string.Join(IsAnyEnough ? " or " : " and ", With);

    private string WayInWords() => Way switch
    {
        ReleaseWay.RollingWindow => "from periods that overlap",
        ReleaseWay.WithAndWithoutSubgroup => "from a group with and without a part of it",
        ReleaseWay.AreaAgainstArea => "from one area against others",
        _ => "from numbers that are printed",
    };
}

/// <summary>Whether something may be released.</summary>
/// <param name="Findings">What stands against it; empty where it is safe.</param>
/// <param name="Withhold">Cells of the file that would have to be withheld, at least cost; in key order. Empty where it is safe.</param>
/// <param name="IsLeast">Whether it is proven that no other choice costs less.</param>
/// <param name="Cells">Cells of which the file prints a number.</param>
/// <param name="HeldAgainst">Releases and issued packs that it was held against: those with cells of the same definitions.</param>
/// <param name="KnownBefore">Cells of which a small number can be worked out from earlier releases alone, whatever becomes of the file.</param>
public sealed record ReleaseVerdict(
    IReadOnlyList<ReleaseFinding> Findings, IReadOnlyList<CellKey> Withhold, bool IsLeast, int Cells, IReadOnlyList<string> HeldAgainst, IReadOnlyList<CellKey> KnownBefore)
{
    /// <summary>Whether nothing stands against it.</summary>
    public bool IsSafe => Findings.Count == 0;
}
