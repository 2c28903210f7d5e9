namespace LaaAnalytics.Statistics.Models;

/// <summary>What the rows say about the dispersion of counts at given means.</summary>
/// <remarks>
/// With whole counts the differences of digamma functions are sums of 1 / (theta + k) over k below the count, so that only the weights of counts above each k
/// are needed, and no special function.
/// </remarks>
internal sealed class DispersionSums
{
    private readonly double[] _above;
    private readonly double[] _y;
    private readonly double[] _mean;
    private readonly double[] _weight;
    private readonly double _allWeight;

    private DispersionSums(double[] y, double[] mean, double[] weight)
    {
        (_y, _mean, _weight) = (y, mean, weight);
        int most = 0;
        double squares = 0;
        for (int i = 0; i < y.Length; i++)
        {
            if (weight[i] > 0)
            {
                most = Math.Max(most, (int)Math.Min(y[i], Array.MaxLength - 2));
                _allWeight += weight[i];
                squares += weight[i] * ((y[i] / mean[i]) - 1) * ((y[i] / mean[i]) - 1);
                Excess += weight[i] * (((y[i] - mean[i]) * (y[i] - mean[i])) - y[i]);
            }
        }

        Moment = _allWeight / squares;
        _above = new double[most + 1];
        for (int i = 0; i < y.Length; i++)
        {
            if (y[i] > 0)
            {
                _above[(int)y[i] - 1] += weight[i];
            }
        }

        for (int k = most - 1; k >= 0; k--)
        {
            _above[k] += _above[k + 1];
        }
    }

    /// <summary>Twice the derivative of the log-likelihood by 1 / theta at Poisson's edge; at or below 0 the counts are not over-dispersed.</summary>
    public double Excess { get; }

    /// <summary>A first value for theta.</summary>
    public double Moment { get; }

    public static DispersionSums Of(ModelRows rows, Basis basis, NewtonFit newton, Likelihood likelihood)
    {
        double[] y = new double[rows.Count];
        double[] mean = new double[rows.Count];
        double[] weight = new double[rows.Count];
        int at = 0;
        rows.Each(basis.Size, block =>
        {
            basis.Fill(rows, block);
            block.AddPredictor(newton.Point);
            likelihood.Evaluate(block);
            block.Y.AsSpan(0, block.Rows).CopyTo(y.AsSpan(at));
            block.Mean.AsSpan(0, block.Rows).CopyTo(mean.AsSpan(at));
            block.Weight.AsSpan(0, block.Rows).CopyTo(weight.AsSpan(at));
            at += block.Rows;
        });
        return new(y, mean, weight);
    }

    /// <summary>The most likely theta at these means; null where it is beyond a million means, which is Poisson to the eye and to this arithmetic.</summary>
    public double? Theta(double start)
    {
        // Newton's steps on the logarithm, within a bracket: the score is positive below the maximum.
        double low = Math.Log(1e-10);
        double high = Math.Log(1e6 * (1 + Greatest()));
        double at = Math.Clamp(Math.Log(start), low + 1, high - 1);
        for (int i = 0; i < 200; i++)
        {
            double theta = Math.Exp(at);
            (double score, double information) = Derivatives(theta);
            (low, high) = score > 0 ? (at, high) : (low, at);
            double curvature = (theta * theta * information) - (theta * score);
            double step = curvature > 0 ? theta * score / curvature : Math.Sign(score);
            double next = at + Math.Clamp(step, -2, 2);
            if (Math.Abs(step) < 1e-13 || high - low < 1e-13)
            {
                break;
            }

            at = next > low && next < high ? next : (low + high) / 2;
        }

        return at > Math.Log(1e6 * (1 + Greatest())) - 1e-6 ? null : Math.Exp(at);
    }

    /// <summary>Observed information about theta.</summary>
    public double Information(double theta) => Derivatives(theta).Information;

    private double Greatest()
    {
        double most = 0;
        foreach (double mean in _mean)
        {
            most = Math.Max(most, mean);
        }

        return most;
    }

    private (double Score, double Information) Derivatives(double theta)
    {
        double score = 0;
        double information = 0;
        for (int k = 0; k < _above.Length; k++)
        {
            double share = 1 / (theta + k);
            score += _above[k] * share;
            information += _above[k] * share * share;
        }

        for (int i = 0; i < _y.Length; i++)
        {
            double both = theta + _mean[i];
            double rest = _y[i] - _mean[i];

            // log(theta / (theta + mean)) by the form that keeps its digits where theta is large.
            score += _weight[i] * (-LogOnePlus(_mean[i] / theta) - (rest / both));
            information -= _weight[i] * ((rest / (both * both)) + (_mean[i] / (theta * both)));
        }

        return (score, information);
    }

    private static double LogOnePlus(double x)
    {
        double sum = 1 + x;
        return Math.Log(sum) + ((x - (sum - 1)) / sum);
    }
}
