using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Reviews;

namespace LaaAnalytics.Disclosure.Reviews;

/// <summary>A ready-made count as it may be printed; its numbers are null where they are withheld to protect people.</summary>
public sealed record PublishedCount
{
    internal PublishedCount()
    {
    }

    /// <summary>Indicator as the supplier names it.</summary>
    public required string Indicator { get; init; }

    /// <summary>Title in the national set; null where it is none of it.</summary>
    public required string? Title { get; init; }

    /// <summary>Area.</summary>
    public required NamedArea Area { get; init; }

    /// <summary>Days that the count is about.</summary>
    public required Period Period { get; init; }

    /// <summary>Return it comes from.</summary>
    public required string Source { get; init; }

    /// <summary>Supplier.</summary>
    public required string Supplier { get; init; }

    /// <summary>Whether people are counted, so that small numbers are withheld.</summary>
    public required bool CountsPeople { get; init; }

    /// <summary>Whether the supplier calls it provisional.</summary>
    public required bool Provisional { get; init; }

    /// <summary>Whether its numbers are withheld.</summary>
    public required bool IsWithheld { get; init; }

    /// <summary>What is counted.</summary>
    public decimal? Numerator { get; private init; }

    /// <summary>What it is counted among.</summary>
    public decimal? Denominator { get; private init; }

    /// <summary>Numerator that was to be expected, where the supplier gives one.</summary>
    public decimal? Expected { get; private init; }

    /// <summary>Numerator for each 100 of the denominator; null where it is withheld or the denominator is 0.</summary>
    public decimal? Per100 => Denominator is > 0m ? 100m * Numerator / Denominator : null;

    /// <summary>Numerator over the expected one; null where it is withheld, none is given, or it is 0.</summary>
    public decimal? RatioToExpected => Expected is > 0m ? Numerator / Expected : null;

    internal static PublishedCount Of(SuppliedCount count, NamedArea area, bool isWithheld) => new()
    {
        Indicator = count.Indicator,
        Title = NationalIndicator.Find(count.Indicator)?.Title,
        Area = area,
        Period = count.Period,
        Source = count.Source,
        Supplier = count.Supplier,
        CountsPeople = count.CountsPeople,
        Provisional = count.Provisional,
        IsWithheld = isWithheld,
        Numerator = isWithheld ? null : count.Numerator,
        Denominator = isWithheld ? null : count.Denominator,
        Expected = isWithheld ? null : count.Expected,
    };
}
