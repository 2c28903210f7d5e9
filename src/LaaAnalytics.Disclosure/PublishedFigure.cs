using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Reviews;

namespace LaaAnalytics.Disclosure;

/// <summary>A figure that may leave the platform: every number in it has passed the disclosure rules.</summary>
/// <remarks>
/// Made only here, so that a pack, a table or an export that forgets suppression does not compile. A count that is null is not for
/// showing; <see cref="Shorthand"/> then says why, in the symbols that official tables use.
/// </remarks>
public sealed record PublishedFigure
{
    internal PublishedFigure()
    {
    }

    /// <summary>Name of the figure in its vintage.</summary>
    public required FigureId Id { get; init; }

    /// <summary>What it is an indicator of, its unit, decimals and polarity.</summary>
    public required Indicator Indicator { get; init; }

    /// <summary>Scheme and version it was measured by.</summary>
    public required string Scheme { get; init; }

    /// <summary>The value with its interval, or why there is none.</summary>
    public required Estimate Estimate { get; init; }

    /// <summary>How many single cohorts the period pools.</summary>
    public required int Pooled { get; init; }

    /// <summary>Entries in the cohort.</summary>
    public long? Offenders { get; init; }

    /// <summary>Entries with a counted re-offence.</summary>
    public long? Reoffenders { get; init; }

    /// <summary>Counted re-offences; null also where the extract does not count them.</summary>
    public long? Reoffences { get; init; }

    /// <summary>Counted offences in the baseline window, for before-and-after schemes.</summary>
    public long? BaselineOffences { get; init; }

    /// <summary>Re-offenders that the supplied predictions lead to expect among entries that carry one.</summary>
    public double? Expected { get; init; }

    /// <summary>Re-offenders less expected, as a fraction of expected, among entries that carry a prediction.</summary>
    public double? DifferenceFromExpected { get; init; }

    /// <summary>Standardised difference from expected (z).</summary>
    public double? StandardisedDifference { get; init; }

    /// <summary>People left out because they could not be matched; null where the number is too small to show.</summary>
    public long? Unmatched { get; init; }

    /// <summary>First day on which an extract's <c>observed_to</c> makes the cohort final.</summary>
    public required DateOnly MatureOn { get; init; }

    /// <summary>How far the data that serve the area reach (exclusive), or null where there are none.</summary>
    public required DateOnly? ObservedTo { get; init; }

    /// <summary>The figure as a register of issued packs keeps it: to the decimals that are printed and no further.</summary>
    public IssuedFigure AsIssued() => new(
        Id.ToString(), Indicator.Id, Estimate.Status, Printed(Estimate.Value), Printed(Estimate.Lower), Printed(Estimate.Upper), Offenders, Reoffenders, Reoffences);

    /// <summary>Symbol shown in place of the value: c withheld, x not available yet or not supplied, u too few to rate, z no value exists; null where a value is shown.</summary>
    public char? Shorthand => EstimateShorthand.Of(Estimate.Status);

    private double? Printed(double? value) => value is double number ? Math.Round(number, Indicator.Decimals, MidpointRounding.AwayFromZero) + 0.0 : null;
}
