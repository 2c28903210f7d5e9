using System.Globalization;

namespace LaaAnalytics.Disclosure.Periods;

/// <summary>Differences and probabilities as they are printed.</summary>
/// <remarks>
/// Limits of a difference rest on how many people are in both cohorts, and how they fared. Unrounded, with the counts beside them, they could give such a number of people back; to one decimal
/// and two they cannot.
/// </remarks>
internal static class Printed
{
    /// <summary>Below it a difference or trend is called one.</summary>
    public const double Level = 0.05;

    /// <summary>To one decimal, half away from zero, never a negative zero.</summary>
    public static double Of(double value) => Math.Round(value, 1, MidpointRounding.AwayFromZero) + 0.0;

    /// <summary>Two decimals from 0.05 on, a bound below it.</summary>
    public static string Probability(double p) => p switch
    {
        < 0.001 => "below 0.001",
        < 0.01 => "below 0.01",
        < Level => "below 0.05",
        _ => Math.Round(p, 2, MidpointRounding.AwayFromZero).ToString("0.00", CultureInfo.InvariantCulture),
    };
}
