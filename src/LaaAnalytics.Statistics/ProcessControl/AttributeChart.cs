namespace LaaAnalytics.Statistics.ProcessControl;

/// <summary>One point of a control chart.</summary>
/// <param name="Value">Share, rate, count or interval; null where the status says why.</param>
/// <param name="Lower">Lower limit; null where there is none.</param>
/// <param name="Upper">Upper limit; null where there is none.</param>
/// <param name="Status">Why there is no value.</param>
public readonly record struct ControlPoint(double? Value, double? Lower, double? Upper, NoEstimate Status)
{
    /// <summary>Whether the value is beyond a limit.</summary>
    public bool IsOutside => Value < Lower || Value > Upper;
}

/// <summary>Control charts of counts: shares (p), rates (u), counts (c), and events so rare that the time or number between them is charted (t, g).</summary>
/// <remarks>
/// Montgomery DC (2013) Introduction to Statistical Quality Control, 7th ed., chapter 7; primes: Laney DB (2002) Qual Eng 14:531-537, where the ordinary
/// limits are widened by the moving range of the points' own z-scores; t: Nelson LS (1994) J Qual Technol 26:239-240; g: Benneyan JC (2001) Health Care
/// Manag Sci 4:305-318. Exact funnel limits are better for small areas; these charts follow one area over time.
/// </remarks>
public sealed class AttributeChart
{
    // Mean range of two normal values in standard deviations, rounded as in all tables.
    private const double D2 = 1.128;
    private const double NelsonPower = 3.6;

    private AttributeChart(double? centre, double? sigmaZ, IReadOnlyList<ControlPoint> points) => (Centre, SigmaZ, Points) = (centre, sigmaZ, points);

    /// <summary>Centre line; null where no baseline point has a value.</summary>
    public double? Centre { get; }

    /// <summary>Laney's factor: variation between points over that of chance, from moving ranges; null for fewer than two points or where nothing can vary.</summary>
    public double? SigmaZ { get; }

    /// <summary>Points in order.</summary>
    public IReadOnlyList<ControlPoint> Points { get; }

    /// <summary>Shares of re-offenders; limits cut at 0 and 1.</summary>
    /// <param name="events">[n] re-offenders.</param>
    /// <param name="populations">[n] offenders; 0 is <see cref="NoEstimate.NoDenominator"/>.</param>
    /// <param name="laney">Whether limits are widened (or narrowed) by <see cref="SigmaZ"/>, a p' chart.</param>
    /// <param name="baseline">[n] which points set centre and <see cref="SigmaZ"/>; empty for all.</param>
    /// <param name="sigmas">Standard errors from centre to limit, above 0.</param>
    public static AttributeChart P(
        ReadOnlySpan<double> events, ReadOnlySpan<double> populations, bool laney = false, ReadOnlySpan<bool> baseline = default, double sigmas = 3) =>
        Of(events, populations, isShare: true, laney, baseline, sigmas);

    /// <summary>Rates of events per unit of exposure; limits cut at 0.</summary>
    /// <param name="events">[n] events.</param>
    /// <param name="exposures">[n] exposures; 0 is <see cref="NoEstimate.NoDenominator"/>.</param>
    /// <param name="laney">Whether limits are widened (or narrowed) by <see cref="SigmaZ"/>, a u' chart.</param>
    /// <param name="baseline">[n] which points set centre and <see cref="SigmaZ"/>; empty for all.</param>
    /// <param name="sigmas">Standard errors from centre to limit, above 0.</param>
    public static AttributeChart U(
        ReadOnlySpan<double> events, ReadOnlySpan<double> exposures, bool laney = false, ReadOnlySpan<bool> baseline = default, double sigmas = 3) =>
        Of(events, exposures, isShare: false, laney, baseline, sigmas);

    /// <summary>Counts of events where every point has the same exposure; limits cut at 0.</summary>
    /// <param name="events">[n] events.</param>
    /// <param name="baseline">[n] which points set the centre; empty for all.</param>
    /// <param name="sigmas">Standard errors from centre to limit, above 0.</param>
    public static AttributeChart C(ReadOnlySpan<double> events, ReadOnlySpan<bool> baseline = default, double sigmas = 3)
    {
        double[] ones = new double[events.Length];
        Array.Fill(ones, 1);
        return Of(events, ones, isShare: false, laney: false, baseline, sigmas);
    }

    /// <summary>Numbers of people between events (geometric); the lower limit is cut at 0.</summary>
    /// <param name="between">[n] people without the event between one with it and the next, 0 or more.</param>
    /// <param name="sigmas">Standard deviations from centre to limit, above 0.</param>
    public static AttributeChart G(ReadOnlySpan<double> between, double sigmas = 3)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sigmas);
        if (between.IsEmpty)
        {
            return new(null, null, []);
        }

        double mean = 0;
        foreach (double one in between)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(one, nameof(between));
            mean += one / between.Length;
        }

        double halfWidth = sigmas * Math.Sqrt(mean * (mean + 1));
        ControlPoint[] points = new ControlPoint[between.Length];
        for (int i = 0; i < points.Length; i++)
        {
            points[i] = new(between[i], Math.Max(0, mean - halfWidth), mean + halfWidth, NoEstimate.None);
        }

        return new(mean, null, points);
    }

    /// <summary>Days between events, charted on the power 1/3.6 on which they are nearly normal; no lower limit where that would be below 0.</summary>
    /// <param name="between">[n] time from each event to the next, 0 or more.</param>
    public static AttributeChart T(ReadOnlySpan<double> between)
    {
        double[] roots = new double[between.Length];
        double mean = 0;
        double range = 0;
        for (int i = 0; i < roots.Length; i++)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(between[i], nameof(between));
            roots[i] = Math.Pow(between[i], 1 / NelsonPower);
            mean += roots[i] / roots.Length;
            range += i == 0 ? 0 : Math.Abs(roots[i] - roots[i - 1]) / (roots.Length - 1);
        }

        ControlPoint[] points = new ControlPoint[roots.Length];
        double lower = mean - (3 / D2 * range);
        for (int i = 0; i < points.Length; i++)
        {
            points[i] = roots.Length < 2
                ? new(between[i], null, null, NoEstimate.TooFewRows)
                : new(between[i], lower < 0 ? null : Math.Pow(lower, NelsonPower), Math.Pow(mean + (3 / D2 * range), NelsonPower), NoEstimate.None);
        }

        return new(roots.Length == 0 ? null : Math.Pow(mean, NelsonPower), null, points);
    }

    private static AttributeChart Of(
        ReadOnlySpan<double> events, ReadOnlySpan<double> sizes, bool isShare, bool laney, ReadOnlySpan<bool> baseline, double sigmas)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(sizes.Length, events.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(baseline.IsEmpty ? events.Length : baseline.Length, events.Length, nameof(baseline));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sigmas);
        double all = 0;
        double size = 0;
        for (int i = 0; i < events.Length; i++)
        {
            bool counts = (baseline.IsEmpty || baseline[i]) && StatusOf(events[i], sizes[i], isShare) == NoEstimate.None;
            all += counts ? events[i] : 0;
            size += counts ? sizes[i] : 0;
        }

        ControlPoint[] points = new ControlPoint[events.Length];
        if (size == 0)
        {
            Array.Fill(points, new(null, null, null, NoEstimate.NoDenominator));
            return new(null, null, points);
        }

        double centre = all / size;
        double spread = isShare ? centre * (1 - centre) : centre;
        double? sigmaZ = spread == 0 ? null : MovingZ(events, sizes, isShare, baseline, centre, spread);
        double factor = laney ? sigmaZ ?? 1 : 1;
        for (int i = 0; i < points.Length; i++)
        {
            NoEstimate status = StatusOf(events[i], sizes[i], isShare);
            double halfWidth = sigmas * factor * Math.Sqrt(spread / sizes[i]);
            double upper = centre + halfWidth;
            points[i] = status == NoEstimate.None
                ? new(events[i] / sizes[i], Math.Max(0, centre - halfWidth), isShare ? Math.Min(1, upper) : upper, status)
                : new(null, null, null, status);
        }

        return new(centre, sigmaZ, points);
    }

    private static double? MovingZ(
        ReadOnlySpan<double> events, ReadOnlySpan<double> sizes, bool isShare, ReadOnlySpan<bool> baseline, double centre, double spread)
    {
        double? last = null;
        double sum = 0;
        int ranges = 0;
        for (int i = 0; i < events.Length; i++)
        {
            if ((!baseline.IsEmpty && !baseline[i]) || StatusOf(events[i], sizes[i], isShare) != NoEstimate.None)
            {
                continue;
            }

            double z = ((events[i] / sizes[i]) - centre) / Math.Sqrt(spread / sizes[i]);
            if (last is { } before)
            {
                sum += Math.Abs(z - before);
                ranges++;
            }

            last = z;
        }

        return ranges == 0 ? null : sum / ranges / D2;
    }

    private static NoEstimate StatusOf(double events, double size, bool isShare)
    {
        bool possible = double.IsFinite(events) && events >= 0 && double.IsFinite(size) && size >= 0 && !(isShare && events > size);
        return !possible ? NoEstimate.Invalid : size == 0 ? NoEstimate.NoDenominator : NoEstimate.None;
    }
}
