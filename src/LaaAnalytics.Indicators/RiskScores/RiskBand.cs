namespace LaaAnalytics.Indicators.RiskScores;

/// <summary>Bands of the two-year score: what a pack may count people by, in place of any score.</summary>
public static class RiskBand
{
    private const int Medium = 50;
    private const int High = 75;
    private const int VeryHigh = 90;

    /// <summary>The bands, lowest first.</summary>
    public static IReadOnlyList<string> All { get; } = ["Low", "Medium", "High", "Very high"];

    /// <summary>A probability as practitioners see it: to five decimals, then in whole per cent half up, never below 1 nor above 99.</summary>
    /// <param name="probability">0 to 1.</param>
    public static int Displayed(double probability)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(probability);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(probability, 1);
        decimal five = Math.Round((decimal)probability, 5, MidpointRounding.AwayFromZero);
        return (int)Math.Clamp(Math.Round(five * 100, 0, MidpointRounding.AwayFromZero), 1, 99);
    }

    /// <summary>Band of a displayed two-year score, 1 to 99: Low to 49, Medium to 74, High to 89, Very high from 90.</summary>
    public static string Of(int displayed) => displayed switch
    {
        < Medium => All[0],
        < High => All[1],
        < VeryHigh => All[2],
        _ => All[3],
    };
}
