namespace LaaAnalytics.Domain.Reviews;

/// <summary>A ready-made count as its supplier sent it, by the supplier's own definition: never mixed with what this platform counts.</summary>
/// <param name="Indicator">Indicator as the supplier names it: <c>NI 16</c>, <c>NI 19 after 3 months</c>.</param>
/// <param name="Area">Area.</param>
/// <param name="Period">Days that the count is about.</param>
/// <param name="Source">Return it comes from.</param>
/// <param name="Supplier">Supplier.</param>
/// <param name="People">How many people it is about; null where it does not count people.</param>
/// <param name="Numerator">What is counted.</param>
/// <param name="Denominator">What it is counted among.</param>
/// <param name="Expected">Numerator that was to be expected, by the supplier's model; null where none is supplied.</param>
/// <param name="Provisional">Whether the supplier calls it provisional.</param>
public sealed record SuppliedCount(
    string Indicator,
    AreaCode Area,
    Period Period,
    string Source,
    string Supplier,
    long? People,
    decimal Numerator,
    decimal Denominator,
    decimal? Expected,
    bool Provisional)
{
    /// <summary>Whether people are counted, so that small numbers are protected; so held unless the national indicator is known to count something else and no people are given.</summary>
    public bool CountsPeople => People is not null || NationalIndicator.Find(Indicator) is not { CountsPeople: false };
}
