using LaaAnalytics.Statistics.Rates;

namespace LaaAnalytics.Statistics.Trends;

/// <summary>Test for a straight line through shares or rates at any places in time.</summary>
/// <remarks>
/// <para>
/// U = sum (x - mean x) e, with x the place of a period, e its events, n its entries and the mean of x weighted by n; it is 0 in the mean where all periods have
/// one level. For shares with binomial variances z = U / sd(U) is the test of Cochran WG (1954) Biometrics 10:417-451 and Armitage P (1955) Biometrics 11:375-386,
/// without continuity correction; for counts with Poisson variances it is the score test of a log-linear trend (Armitage P, Berry G, Matthews JNS (2002)
/// Statistical Methods in Medical Research, 4th ed., section 15.2). The slope is that of the line weighted by n; its limits rest on the same variance as the test.
/// </para>
/// <para>People who are in several periods make these depend on one another: their covariances (<see cref="PersonCovariance"/>) enter the variance of U.</para>
/// </remarks>
public static class LinearTrend
{
    /// <summary>Fewest periods.</summary>
    public const int FewestPeriods = 3;

    /// <summary>Name printed where shares are tested.</summary>
    public const string ShareMethod = "Cochran-Armitage trend test at the periods' mid-times";

    /// <summary>Name printed where rates are tested.</summary>
    public const string RateMethod = "Poisson trend test at the periods' mid-times, variance of people's repeat events, widened by Pearson's dispersion where above 1";

    /// <summary>Trend of shares: the variance of a period is binomial at the common share, times its design effect.</summary>
    /// <param name="scores">[T] places in time, finite, in any order.</param>
    /// <param name="periods">[T] events out of entries.</param>
    /// <param name="designEffects">[T] variance over that of independent entries, 1 or more; empty for 1.</param>
    /// <param name="covariances">[T][T] covariances of events between periods, the diagonal unused; null where periods share nobody.</param>
    /// <param name="confidence">Two-sided confidence as a fraction, 0.5 to below 1.</param>
    /// <returns>Slope as a fraction for each unit of the score; no number with fewer than three periods that have entries, without any or with every event, or at one place.</returns>
    public static TrendEstimate OfShares(
        ReadOnlySpan<double> scores, ReadOnlySpan<Proportion> periods, ReadOnlySpan<double> designEffects = default, double[][]? covariances = null, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(periods.Length, scores.Length);
        double[] events = new double[periods.Length];
        double[] entries = new double[periods.Length];
        for (int t = 0; t < periods.Length; t++)
        {
            events[t] = periods[t].Events;
            entries[t] = periods[t].Population;
        }

        double level = Level(events, entries);
        double[] variances = new double[periods.Length];
        for (int t = 0; t < periods.Length; t++)
        {
            variances[t] = entries[t] * level * (1 - level) * (designEffects.IsEmpty ? 1 : designEffects[t]);
        }

        return Of(scores, events, entries, variances, covariances, isDispersed: false, confidence);
    }

    /// <summary>Trend of events per entry: the variance of a period is that of its people's events, never below Poisson's, and all are widened by Pearson's dispersion about the line.</summary>
    /// <param name="scores">[T] places in time, finite, in any order.</param>
    /// <param name="events">[T] events, 0 or more.</param>
    /// <param name="entries">[T] entries, 0 or more.</param>
    /// <param name="variances">[T] variance of a period's events at the common rate, people taken as they come; empty for Poisson's.</param>
    /// <param name="covariances">[T][T] covariances of events between periods, the diagonal unused; null where periods share nobody.</param>
    /// <param name="confidence">Two-sided confidence as a fraction, 0.5 to below 1.</param>
    /// <returns>Slope in events per entry for each unit of the score; no number as with shares.</returns>
    public static TrendEstimate OfRates(
        ReadOnlySpan<double> scores,
        ReadOnlySpan<double> events,
        ReadOnlySpan<double> entries,
        ReadOnlySpan<double> variances = default,
        double[][]? covariances = null,
        double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(events.Length, scores.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(entries.Length, scores.Length);
        double level = Level(events, entries);
        double[] widened = new double[events.Length];
        for (int t = 0; t < events.Length; t++)
        {
            widened[t] = Math.Max(entries[t] * level, variances.IsEmpty ? 0 : variances[t]);
        }

        return Of(scores, events, entries, widened, covariances, isDispersed: true, confidence);
    }

    /// <summary>Events per entry over all periods; 0 without entries.</summary>
    public static double Level(ReadOnlySpan<double> events, ReadOnlySpan<double> entries)
    {
        double sum = 0;
        double all = 0;
        for (int t = 0; t < events.Length; t++)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(events[t], nameof(events));
            ArgumentOutOfRangeException.ThrowIfNegative(entries[t], nameof(entries));
            sum += events[t];
            all += entries[t];
        }

        return all > 0 ? sum / all : 0;
    }

    private static TrendEstimate Of(
        ReadOnlySpan<double> scores,
        ReadOnlySpan<double> events,
        ReadOnlySpan<double> entries,
        ReadOnlySpan<double> variances,
        double[][]? covariances,
        bool isDispersed,
        double confidence)
    {
        double z = StandardNormal.TwoSidedQuantile(confidence);
        int peopled = 0;
        double all = 0;
        double mean = 0;
        for (int t = 0; t < scores.Length; t++)
        {
            ArgumentOutOfRangeException.ThrowIfEqual(double.IsFinite(scores[t]), false, nameof(scores));
            peopled += entries[t] > 0 ? 1 : 0;
            all += entries[t];
            mean += entries[t] * scores[t];
        }

        if (peopled < FewestPeriods)
        {
            return TrendEstimate.Without(NoEstimate.TooFewRows);
        }

        mean /= all;
        double spread = 0;
        double u = 0;
        double variance = 0;
        for (int t = 0; t < scores.Length; t++)
        {
            double x = scores[t] - mean;
            spread += entries[t] * x * x;
            u += x * events[t];
            variance += x * x * variances[t];
            for (int s = 0; covariances is not null && s < t; s++)
            {
                variance += 2 * x * (scores[s] - mean) * covariances[s][t];
            }
        }

        double level = Level(events, entries);
        if (spread <= 0 || variance <= 0)
        {
            return TrendEstimate.Without(NoEstimate.NoVariation);
        }

        double slope = u / spread;
        double dispersion = 1;
        if (isDispersed)
        {
            double pearson = 0;
            for (int t = 0; t < scores.Length; t++)
            {
                double residual = events[t] - (entries[t] * (level + (slope * (scores[t] - mean))));
                pearson += variances[t] > 0 ? residual * residual / variances[t] : 0;
            }

            dispersion = Math.Max(1, pearson / (peopled - 2));
        }

        double error = Math.Sqrt(variance * dispersion);
        double deviate = u / error;
        return new(
            slope,
            new(slope - (z * error / spread), slope + (z * error / spread), confidence),
            deviate,
            StandardNormal.TwoSidedProbability(deviate),
            dispersion,
            peopled,
            NoEstimate.None);
    }
}

/// <summary>A straight line through periods, or why there is none.</summary>
/// <param name="Slope">Change of the level for each unit of the score; null where there is none.</param>
/// <param name="Interval">Its two-sided interval.</param>
/// <param name="Z">The test's z; negative for a fall.</param>
/// <param name="PValue">Two-sided probability of a z at least as far from 0 where all periods have one level, 0 to 1.</param>
/// <param name="Dispersion">By how much the variance was widened for what the line leaves, 1 or more.</param>
/// <param name="Periods">Periods it rests on: those with entries.</param>
/// <param name="Reason">Why there is none; <see cref="NoEstimate.None"/> where there is.</param>
public readonly record struct TrendEstimate(
    double? Slope, ConfidenceInterval? Interval, double? Z, double? PValue, double Dispersion, int Periods, NoEstimate Reason)
{
    /// <summary>No trend, for <paramref name="reason"/>.</summary>
    public static TrendEstimate Without(NoEstimate reason) => new(null, null, null, null, 1, 0, reason);
}
