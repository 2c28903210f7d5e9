using System.Globalization;

namespace LaaAnalytics.Domain.Quality;

/// <summary>The words of data quality, each in one place, so that terminal, list and pack cannot disagree.</summary>
public static class QualityWords
{
    /// <summary>An outcome as a word that stands alone.</summary>
    public static string Of(QualityOutcome outcome) => outcome switch
    {
        QualityOutcome.Hard => "Must be mended",
        QualityOutcome.Soft => "To look into",
        QualityOutcome.Exempt => "Exempt",
        QualityOutcome.NotAssessed => "Not assessed",
        _ => "As expected",
    };

    /// <summary>A dimension as a word.</summary>
    public static string Of(QualityDimension dimension) => dimension switch
    {
        QualityDimension.ExternalTotals => "External totals",
        _ => dimension.ToString(),
    };

    /// <summary>A measured value or threshold with its unit: "12.5 per cent", "+30 per cent", "7.0 points", "210 days", "0.31".</summary>
    /// <param name="value">Value in the unit; null is "none".</param>
    /// <param name="unit">Unit.</param>
    public static string Value(decimal? value, QualityUnit unit) => value is not decimal known ? "none" : unit switch
    {
        QualityUnit.Share => $"{Rounded(100 * known, 1)} per cent",
        QualityUnit.Change => $"{(known > 0.005m ? "+" : string.Empty)}{Rounded(100 * known, 0)} per cent",
        QualityUnit.Points => $"{Rounded(100 * known, 1)} percentage points",
        QualityUnit.Days => known == 1 ? "1 day" : $"{Rounded(known, 0)} days",
        _ => Rounded(known, 2),
    };

    private static string Rounded(decimal value, int decimals)
    {
        // Rounded once, half away from zero; a share above nothing never reads as nothing.
        decimal rounded = Math.Round(value, decimals, MidpointRounding.AwayFromZero);
        decimal least = 1m / (decimal)Math.Pow(10, decimals);
        return rounded == 0 && value != 0
            ? $"under {least.ToString(CultureInfo.InvariantCulture)}"
            : rounded.ToString(string.Create(CultureInfo.InvariantCulture, $"N{decimals}"), CultureInfo.InvariantCulture);
    }
}
