using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Releases;

namespace LaaAnalytics.Disclosure.Releases;

/// <summary>What is to be released of one definition, and everything that it is held against.</summary>
/// <param name="Scheme">Scheme id; the indicator of every cell here.</param>
/// <param name="Printed">Cells as the file prints them, those withheld included; no cell twice.</param>
/// <param name="RatesAlone">Cells of which the file prints a rate or a limit but not both counts.</param>
/// <param name="People">Everybody, as of the load that the file knows of: single cohorts by area and by every dimension that anything printed tells apart. Numbers of these cells, added up, are every other cell.</param>
/// <param name="Wholes">Areas that are made of others, with the areas they are made of.</param>
/// <param name="Released">Cells that are in anybody's hands.</param>
public sealed record ReleaseQuestion(
    string Scheme,
    IReadOnlyList<ReleaseCount> Printed,
    IReadOnlyList<CellKey> RatesAlone,
    IReadOnlyList<Measure> People,
    IReadOnlyDictionary<AreaCode, IReadOnlySet<AreaCode>> Wholes,
    IReadOnlyList<ReleasedCount> Released)
{
    /// <summary>Numbers of people from 1 up to but without this are hidden.</summary>
    public required long HideBelow { get; init; }

    /// <summary>Whether nobody and everybody are hidden too.</summary>
    public required bool HidesAllOrNone { get; init; }

    /// <summary>Ids of releases that were approved as an exception: what they told is known, and may not be told again for that.</summary>
    public IReadOnlySet<string> Exceptions { get; init; } = new HashSet<string>();

    /// <summary>Cells that the file prints otherwise than they are: by another store, or changed by hand; empty where all is as it should be.</summary>
    public IReadOnlyList<CellKey> Differing()
    {
        PeopleApart people = new(this);
        return [.. Printed.Where(printed => !IsAsPrinted(printed, people.CellOf(printed.Cell)?.People ?? default)).Select(printed => printed.Cell)];
    }

    private static bool IsAsPrinted(ReleaseCount printed, Tally people) =>
        printed.Offenders?.Covers(people.Offenders) != false && printed.Reoffenders?.Covers(people.Reoffenders) != false;
}

/// <summary>Numbers of people of a cell.</summary>
/// <param name="Reoffenders">Entries with a counted re-offence.</param>
/// <param name="Others">Entries without.</param>
/// <param name="BaselineOffenders">Entries with an offence in the baseline window.</param>
internal readonly record struct Tally(long Reoffenders, long Others, long BaselineOffenders)
{
    /// <summary>Entries.</summary>
    public long Offenders => Reoffenders + Others;

    /// <summary>The number of one statistic: re-offenders, others, offenders of the baseline window.</summary>
    public long this[int statistic] => statistic switch
    {
        0 => Reoffenders,
        1 => Others,
        _ => BaselineOffenders,
    };

    public static Tally Of(Measure measure) => new(measure.Reoffenders, measure.NonReoffenders, measure.BaselineOffenders);

    public static Tally operator +(Tally left, Tally right) =>
        new(left.Reoffenders + right.Reoffenders, left.Others + right.Others, left.BaselineOffenders + right.BaselineOffenders);
}
