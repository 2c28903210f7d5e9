using LaaAnalytics.Statistics.Rates;

namespace LaaAnalytics.Statistics.Inequality;

/// <summary>The scale on which the line is drawn.</summary>
public enum InequalityScale
{
    /// <summary>The values themselves.</summary>
    Identity = 0,

    /// <summary>Logarithms, for rates.</summary>
    Log,

    /// <summary>Log odds, for shares.</summary>
    Logit,
}

/// <summary>Inequality over a ranked population, from one line through all groups.</summary>
/// <param name="Slope">Slope index: fitted value at the end of the ranking less that at its start, in the values' unit.</param>
/// <param name="Ratio">Relative index: fitted value at the end over that at its start; the reason is <see cref="NoEstimate.Invalid"/> where the line passes 0.</param>
/// <param name="Intercept">Fitted value at the start of the ranking.</param>
public sealed record InequalityIndices(IntervalEstimate Slope, IntervalEstimate Ratio, double? Intercept);

/// <summary>Slope and relative index of inequality: how much more the most deprived re-offend than the least, using every group and not only the ends.</summary>
/// <remarks>
/// Regression of the groups' values on the mid-points of their cumulative population share, weighted by population: Pamuk ER (1985) Popul Stud 39:17-31;
/// Low A, Low A (2004) J Public Health 26:387-395. The variance is that of the fitted line under the groups' own independent standard errors, in closed
/// form, on a transformed scale by the delta method; the ratio's interval is on its logarithm. Published intervals by simulation differ in the third digit.
/// </remarks>
public static class SlopeIndex
{
    /// <summary>Name printed under tables.</summary>
    public const string Method = "weighted regression on cumulative share, closed-form variance";

    /// <summary>Fewest groups.</summary>
    public const int FewestGroups = 3;

    /// <summary>Both indices.</summary>
    /// <param name="values">[n] values of the groups in the order of the ranking: rates for Log above 0, shares for Logit above 0 and below 1.</param>
    /// <param name="standardErrors">[n] their standard errors on the chosen scale, 0 or more.</param>
    /// <param name="populations">[n] people in each group, 0 or more; a group of nobody adds nothing.</param>
    /// <param name="scale">Scale of the line.</param>
    /// <param name="confidence">Two-sided confidence as a fraction, 0.5 to below 1.</param>
    /// <returns>No numbers for fewer than three groups with people (<see cref="NoEstimate.TooFewRows"/>) or inputs that cannot be (<see cref="NoEstimate.Invalid"/>).</returns>
    public static InequalityIndices Of(
        ReadOnlySpan<double> values,
        ReadOnlySpan<double> standardErrors,
        ReadOnlySpan<double> populations,
        InequalityScale scale = InequalityScale.Identity,
        double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(standardErrors.Length, values.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(populations.Length, values.Length);
        double z = StandardNormal.TwoSidedQuantile(confidence);
        NoEstimate status = StatusOf(values, standardErrors, populations, scale);
        if (status != NoEstimate.None)
        {
            return new(IntervalEstimate.Without(status), IntervalEstimate.Without(status), null);
        }

        Line line = Line.Through(values, standardErrors, populations, scale);
        double start = Back(line.Intercept, scale);
        double end = Back(line.Intercept + line.Slope, scale);

        // Variances of both ends of the line and their covariance, carried back to the values' scale.
        double slopeStart = Derivative(start, scale);
        double slopeEnd = Derivative(end, scale);
        double varianceStart = line.InterceptVariance * slopeStart * slopeStart;
        double varianceEnd = (line.InterceptVariance + (2 * line.Covariance) + line.SlopeVariance) * slopeEnd * slopeEnd;
        double covariance = (line.InterceptVariance + line.Covariance) * slopeStart * slopeEnd;
        double error = Math.Sqrt(Math.Max(0, varianceStart + varianceEnd - (2 * covariance)));
        IntervalEstimate slope = IntervalEstimate.Of(end - start, end - start - (z * error), end - start + (z * error), confidence);
        if (start * end <= 0)
        {
            return new(slope, IntervalEstimate.Without(NoEstimate.Invalid), start);
        }

        double ratio = end / start;
        double relative = (varianceStart / (start * start)) + (varianceEnd / (end * end)) - (2 * covariance / (start * end));
        double logError = Math.Sqrt(Math.Max(0, relative));
        return new(slope, IntervalEstimate.Of(ratio, ratio * Math.Exp(-z * logError), ratio * Math.Exp(z * logError), confidence), start);
    }

    private static NoEstimate StatusOf(
        ReadOnlySpan<double> values, ReadOnlySpan<double> errors, ReadOnlySpan<double> populations, InequalityScale scale)
    {
        int groups = 0;
        for (int i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(populations[i]) || populations[i] < 0)
            {
                return NoEstimate.Invalid;
            }

            if (populations[i] == 0)
            {
                continue;
            }

            groups++;
            if (!double.IsFinite(Forward(values[i], scale)) || !double.IsFinite(errors[i]) || errors[i] < 0)
            {
                return NoEstimate.Invalid;
            }
        }

        return groups < FewestGroups ? NoEstimate.TooFewRows : NoEstimate.None;
    }

    private static double Forward(double value, InequalityScale scale) => scale switch
    {
        InequalityScale.Identity => value,
        InequalityScale.Log => Math.Log(value),
        InequalityScale.Logit => Math.Log(value / (1 - value)),
        _ => throw new ArgumentOutOfRangeException(nameof(scale)),
    };

    private static double Back(double fitted, InequalityScale scale) => scale switch
    {
        InequalityScale.Log => Math.Exp(fitted),
        InequalityScale.Logit => 1 / (1 + Math.Exp(-fitted)),
        _ => fitted,
    };

    private static double Derivative(double value, InequalityScale scale) => scale switch
    {
        InequalityScale.Log => value,
        InequalityScale.Logit => value * (1 - value),
        _ => 1,
    };

    private readonly record struct Line(double Intercept, double Slope, double InterceptVariance, double SlopeVariance, double Covariance)
    {
        public static Line Through(ReadOnlySpan<double> values, ReadOnlySpan<double> errors, ReadOnlySpan<double> populations, InequalityScale scale)
        {
            double all = 0;
            foreach (double population in populations)
            {
                all += population;
            }

            // Mid-points have mean one half under these weights, so the line is centred there.
            double spread = 0;
            double before = 0;
            foreach (double population in populations)
            {
                double x = ((before + (population / 2)) / all) - 0.5;
                spread += population / all * x * x;
                before += population;
            }

            double intercept = 0;
            double slope = 0;
            double interceptVariance = 0;
            double slopeVariance = 0;
            double covariance = 0;
            before = 0;
            for (int i = 0; i < values.Length; i++)
            {
                double weight = populations[i] / all;
                double x = ((before + (populations[i] / 2)) / all) - 0.5;
                before += populations[i];
                if (weight == 0)
                {
                    continue;
                }

                double y = Forward(values[i], scale);
                double forSlope = weight * x / spread;
                double forIntercept = weight - (0.5 * forSlope);
                double variance = errors[i] * errors[i];
                slope += forSlope * y;
                intercept += forIntercept * y;
                slopeVariance += forSlope * forSlope * variance;
                interceptVariance += forIntercept * forIntercept * variance;
                covariance += forSlope * forIntercept * variance;
            }

            return new(intercept, slope, interceptVariance, slopeVariance, covariance);
        }
    }
}
