namespace LaaAnalytics.Statistics.ProcessControl;

/// <summary>How an XmR chart is made.</summary>
public sealed record XmrOptions
{
    /// <summary>Whether moving ranges of 3.267 times their mean and more are left out, once, before limits are set.</summary>
    public bool ScreenMovingRanges { get; init; } = true;

    /// <summary>Points of each period that set its limits, 1 or more; null for all.</summary>
    public int? FixAfter { get; init; }

    /// <summary>Places, from 0, at which a new period with its own limits begins, ascending; a person decides on them, never the chart.</summary>
    public IReadOnlyList<int> Rebase { get; init; } = [];
}

/// <summary>A run of points with one set of limits.</summary>
/// <param name="Start">Place of its first point, from 0.</param>
/// <param name="Count">Its points, 1 or more.</param>
/// <param name="Mean">Mean of the points that set the limits.</param>
/// <param name="MovingRange">Mean moving range after screening; null for a single point.</param>
/// <param name="IsProvisional">Whether fewer than 13 points set the limits.</param>
public sealed record XmrPeriod(int Start, int Count, double Mean, double? MovingRange, bool IsProvisional)
{
    /// <summary>Lower process limit; null for a single point. May be below 0 where the measure may not.</summary>
    public double? Lower => Mean - (XmrChart.LimitFactor * MovingRange);

    /// <summary>Upper process limit; null for a single point.</summary>
    public double? Upper => Mean + (XmrChart.LimitFactor * MovingRange);

    /// <summary>Two thirds of the way to the lower limit.</summary>
    public double? NearLower => Mean - (XmrChart.LimitFactor * 2 / 3 * MovingRange);

    /// <summary>Two thirds of the way to the upper limit.</summary>
    public double? NearUpper => Mean + (XmrChart.LimitFactor * 2 / 3 * MovingRange);
}

/// <summary>One point of an XmR chart.</summary>
/// <param name="Value">Its value.</param>
/// <param name="Period">The period whose limits hold for it.</param>
/// <param name="Signals">All rules that it breaks.</param>
/// <param name="Direction">1 or -1: the direction of the first of these rules, of a trend the way it goes, else the side of the mean; 0 without a signal.</param>
public readonly record struct XmrPoint(double Value, XmrPeriod Period, SpecialCause Signals, int Direction)
{
    /// <summary>The rule that takes precedence.</summary>
    public SpecialCause First => Signals & (SpecialCause)(-(int)Signals);
}

/// <summary>Chart of single values over time: has anything changed, and can the target be met?</summary>
/// <remarks>
/// Wheeler DJ (1993) Understanding Variation; limits mean +- 2.66 mean moving range and the four rules as NHS England makes them (Making Data Count;
/// NHSRplotthedots). Points whose follow-up is not over do not belong in a chart.
/// </remarks>
public sealed class XmrChart
{
    /// <summary>Name printed under charts.</summary>
    public const string Method = "XmR, limits mean +- 2.66 mean moving range, NHS rules";

    /// <summary>Fewest points whose limits are not provisional.</summary>
    public const int FewestPoints = 13;

    /// <summary>Mean moving ranges from the mean to a limit: three sigmas, by the rounded factor in general use.</summary>
    internal const double LimitFactor = 2.66;

    private const double ScreenFactor = 3.267;
    private const int RunLength = 7;

    private XmrChart(IReadOnlyList<XmrPeriod> periods, IReadOnlyList<XmrPoint> points) => (Periods, Points) = (periods, points);

    /// <summary>Periods in order.</summary>
    public IReadOnlyList<XmrPeriod> Periods { get; }

    /// <summary>Points in order.</summary>
    public IReadOnlyList<XmrPoint> Points { get; }

    /// <summary>Makes the chart.</summary>
    /// <param name="values">[n] values in order of time, finite; none gives an empty chart.</param>
    /// <param name="options">How it is made; null for the defaults.</param>
    public static XmrChart Of(ReadOnlySpan<double> values, XmrOptions? options = null)
    {
        options ??= new();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.FixAfter ?? 1, 1, nameof(options));
        List<XmrPeriod> periods = [];
        List<XmrPoint> points = [];
        int start = 0;
        for (int next = 0; start < values.Length; next++)
        {
            int end = next < options.Rebase.Count ? options.Rebase[next] : values.Length;
            ArgumentOutOfRangeException.ThrowIfLessThan(end, start, nameof(options));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(end, values.Length, nameof(options));
            if (end > start)
            {
                ReadOnlySpan<double> part = values[start..end];
                XmrPeriod period = Period(start, part, options);
                periods.Add(period);
                AddPoints(points, part, period);
            }

            start = end;
        }

        return new(periods, points);
    }

    /// <summary>What the last point says.</summary>
    public Variation Variation(Wanted wanted)
    {
        if (Points.Count == 0 || Points[^1].Period.MovingRange is null)
        {
            return ProcessControl.Variation.NotKnown;
        }

        return (Points[^1].Direction, wanted) switch
        {
            (0, _) => ProcessControl.Variation.CommonCause,
            (1, Wanted.Higher) or (-1, Wanted.Lower) => ProcessControl.Variation.Improvement,
            (1, Wanted.Lower) or (-1, Wanted.Higher) => ProcessControl.Variation.Concern,
            (1, _) => ProcessControl.Variation.High,
            _ => ProcessControl.Variation.Low,
        };
    }

    /// <summary>Whether the process, by its last limits, meets a target.</summary>
    /// <param name="target">Target in the values' unit; null is not known.</param>
    /// <param name="wanted">Which direction is wanted; neither is not known.</param>
    public Assurance Assurance(double? target, Wanted wanted)
    {
        if (target is not { } aim || wanted == Wanted.Neither || Periods.Count == 0 || Periods[^1] is not { Lower: { } lower, Upper: { } upper })
        {
            return ProcessControl.Assurance.NotKnown;
        }

        bool above = aim > upper;
        bool below = aim < lower;
        return (above || below, above == (wanted == Wanted.Lower)) switch
        {
            (false, _) => ProcessControl.Assurance.HitOrMiss,
            (_, true) => ProcessControl.Assurance.Pass,
            _ => ProcessControl.Assurance.Fail,
        };
    }

    private static XmrPeriod Period(int start, ReadOnlySpan<double> values, XmrOptions options)
    {
        int set = Math.Min(values.Length, options.FixAfter ?? values.Length);
        double sum = 0;
        foreach (double value in values)
        {
            ArgumentOutOfRangeException.ThrowIfEqual(double.IsFinite(value), false, nameof(values));
        }

        for (int i = 0; i < set; i++)
        {
            sum += values[i];
        }

        double? movingRange = set < 2 ? null : MeanMovingRange(values[..set], double.PositiveInfinity);
        if (options.ScreenMovingRanges && movingRange > 0)
        {
            movingRange = MeanMovingRange(values[..set], ScreenFactor * movingRange.Value);
        }

        return new(start, values.Length, sum / set, movingRange, set < FewestPoints);
    }

    private static double MeanMovingRange(ReadOnlySpan<double> values, double below)
    {
        double sum = 0;
        int count = 0;
        for (int i = 1; i < values.Length; i++)
        {
            double range = Math.Abs(values[i] - values[i - 1]);
            if (range < below)
            {
                sum += range;
                count++;
            }
        }

        return sum / count;
    }

    private static void AddPoints(List<XmrPoint> points, ReadOnlySpan<double> values, XmrPeriod period)
    {
        SpecialCause[] signals = new SpecialCause[values.Length];
        int[] trend = new int[values.Length];
        if (period.MovingRange is not null)
        {
            MarkOutside(values, period, signals);
            MarkTrends(values, signals, trend);
            MarkTwoOfThree(values, period, signals);
            MarkShifts(values, period.Mean, signals);
        }

        for (int i = 0; i < values.Length; i++)
        {
            XmrPoint point = new(values[i], period, signals[i], 0);
            int direction = point.First switch
            {
                SpecialCause.None => 0,
                SpecialCause.Trend => trend[i],
                _ => Math.Sign(values[i] - period.Mean),
            };
            points.Add(point with { Direction = direction });
        }
    }

    private static void MarkOutside(ReadOnlySpan<double> values, XmrPeriod period, SpecialCause[] signals)
    {
        for (int i = 0; i < values.Length; i++)
        {
            signals[i] |= values[i] > period.Upper || values[i] < period.Lower ? SpecialCause.Outside : SpecialCause.None;
        }
    }

    private static void MarkTrends(ReadOnlySpan<double> values, SpecialCause[] signals, int[] trend)
    {
        int steps = 0;
        int direction = 0;
        for (int i = 1; i < values.Length; i++)
        {
            int step = Math.Sign(values[i] - values[i - 1]);
            steps = step != 0 && step == direction ? steps + 1 : Math.Abs(step);
            direction = step;
            for (int k = 0; steps >= RunLength - 1 && k < RunLength; k++)
            {
                signals[i - k] |= SpecialCause.Trend;
                trend[i - k] = direction;
            }
        }
    }

    private static void MarkShifts(ReadOnlySpan<double> values, double mean, SpecialCause[] signals)
    {
        int run = 0;
        int side = 0;
        for (int i = 0; i < values.Length; i++)
        {
            int here = Math.Sign(values[i] - mean);
            run = here != 0 && here == side ? run + 1 : Math.Abs(here);
            side = here;
            for (int k = 0; run >= RunLength && k < RunLength; k++)
            {
                signals[i - k] |= SpecialCause.Shift;
            }
        }
    }

    private static void MarkTwoOfThree(ReadOnlySpan<double> values, XmrPeriod period, SpecialCause[] signals)
    {
        for (int i = 2; i < values.Length; i++)
        {
            int sides = 0;
            int near = 0;
            for (int k = 0; k < 3; k++)
            {
                sides += Math.Sign(values[i - k] - period.Mean);
                near += IsNear(values[i - k], period) ? 1 : 0;
            }

            for (int k = 0; Math.Abs(sides) == 3 && near >= 2 && k < 3; k++)
            {
                signals[i - k] |= IsNear(values[i - k], period) ? SpecialCause.TwoOfThree : SpecialCause.None;
            }
        }
    }

    // Between the two-sigma line and the limit; a point outside the limit is not near it.
    private static bool IsNear(double value, XmrPeriod period) =>
        (value > period.NearUpper && value <= period.Upper) || (value < period.NearLower && value >= period.Lower);
}
