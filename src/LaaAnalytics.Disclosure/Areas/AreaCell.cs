using LaaAnalytics.Domain;

namespace LaaAnalytics.Disclosure.Areas;

/// <summary>One area's figure with what can be worked from it; a figure that is not for showing has an estimate without a value and nothing else.</summary>
/// <param name="Area">Area.</param>
/// <param name="Estimate">As published.</param>
internal sealed record AreaCell(NamedArea Area, Estimate Estimate)
{
    /// <summary>What is counted; null where it is not for showing.</summary>
    public decimal? Counted { get; init; }

    /// <summary>What it is counted among.</summary>
    public decimal? Denominator { get; init; }

    /// <summary>Number that was to be expected, where the supplier gives one.</summary>
    public decimal? Expected { get; init; }

    /// <summary>The counts behind a measured figure that is shown; null for all others.</summary>
    public Measure? Measure { get; init; }

    /// <summary>Whether there is a final value, so that it can be compared; a provisional one is shown and takes part in nothing.</summary>
    public bool HasValue => Estimate is { Value: not null, Status: EstimateStatus.Final };
}
