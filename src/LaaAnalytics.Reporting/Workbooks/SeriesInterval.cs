using System.Text.RegularExpressions;

namespace LaaAnalytics.Reporting.Workbooks;

/// <summary>Bounds around each point of a series, from two columns of its table.</summary>
/// <param name="Lower">Lower bounds, in the unit of the values.</param>
/// <param name="Upper">Upper bounds.</param>
/// <param name="Display">How they are drawn.</param>
public sealed partial record SeriesInterval(TableRange Lower, TableRange Upper, IntervalDisplay Display)
{
    internal void Check(string series, TableRange values)
    {
        IReadOnlyList<double?> points = values.Numbers();
        IReadOnlyList<double?> lower = Lower.Numbers();
        IReadOnlyList<double?> upper = Upper.Numbers();
        if (lower.Count != points.Count || upper.Count != points.Count)
        {
            throw new ArgumentException($"Series {series}: bounds and values cover different rows.", nameof(values));
        }

        for (int index = 0; index < points.Count; index++)
        {
            if (points[index] is double point && !(lower[index] <= point && point <= upper[index]))
            {
                throw new ArgumentException($"Series {series}: a bound is missing or its value is outside the bounds.", nameof(values));
            }
        }

        if (Display == IntervalDisplay.DottedLines && Side().Replace(Lower.Header, "") != Side().Replace(Upper.Header, ""))
        {
            throw new ArgumentException($"Series {series}: the headers of its bounds must differ in 'lower' and 'upper' only.", nameof(values));
        }
    }

    [GeneratedRegex(@"\b(lower|upper)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Side();
}

/// <summary>How an interval is drawn.</summary>
public enum IntervalDisplay
{
    /// <summary>A bar through each point.</summary>
    ErrorBars,

    /// <summary>A dotted line through the lower and one through the upper bounds.</summary>
    DottedLines,
}
