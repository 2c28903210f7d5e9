namespace LaaAnalytics.Domain.Releases;

/// <summary>A cell as a release prints it.</summary>
/// <param name="Cell">The cell; its indicator is the scheme's id.</param>
/// <param name="AsOf">Load after which it was so.</param>
/// <param name="Offenders">Entries in the cohort; null where withheld.</param>
/// <param name="Reoffenders">Entries with a counted re-offence; null where withheld, or not final yet.</param>
public sealed record ReleaseCount(CellKey Cell, int AsOf, PrintedNumber? Offenders, PrintedNumber? Reoffenders);

/// <summary>A number of people as it is printed.</summary>
/// <param name="Printed">As printed.</param>
/// <param name="Least">Least number that is printed so; the number itself where it is not rounded.</param>
/// <param name="Greatest">Greatest number that is printed so.</param>
public sealed record PrintedNumber(long Printed, long Least, long Greatest)
{
    /// <summary>Whether it is not rounded.</summary>
    public bool IsExact => Least == Greatest;

    /// <summary>A number that is not rounded.</summary>
    public static PrintedNumber Exact(long number) => new(number, number, number);

    /// <summary>Whether a number would be printed so.</summary>
    public bool Covers(long number) => number >= Least && number <= Greatest;
}

/// <summary>A cell that is in anybody's hands, and what printed it.</summary>
/// <param name="Release">Id of the release or of the issued pack.</param>
/// <param name="Count">The cell as printed.</param>
public sealed record ReleasedCount(string Release, ReleaseCount Count);
