using LaaAnalytics.Statistics.Rates;

namespace LaaAnalytics.Statistics.Comparisons;

/// <summary>Comparison of two groups within strata: one ratio for all strata, free of the strata's mix.</summary>
/// <remarks>
/// Mantel N, Haenszel W (1959) J Natl Cancer Inst 22:719-748; variance of the log odds ratio: Robins J, Breslow N, Greenland S (1986) Biometrics
/// 42:311-323; of the log risk ratio: Greenland S, Robins JM (1985) Biometrics 41:55-68. Strata where a group is empty say nothing and are left out.
/// </remarks>
public static class MantelHaenszel
{
    /// <summary>Name printed under tables.</summary>
    public const string Method = "Mantel-Haenszel";

    /// <summary>Common odds ratio, first over second.</summary>
    /// <param name="first">[n] first group by stratum.</param>
    /// <param name="second">[n] second group by stratum.</param>
    /// <param name="confidence">Two-sided confidence as a fraction, 0.5 to below 1.</param>
    /// <returns>Nothing where no stratum divides, <see cref="NoEstimate.EmptyCell"/>; 0 without limits where nothing is divided.</returns>
    public static RatioEstimate OddsRatio(ReadOnlySpan<Proportion> first, ReadOnlySpan<Proportion> second, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(second.Length, first.Length);
        double r = 0;
        double s = 0;
        double pr = 0;
        double cross = 0;
        double qs = 0;
        for (int i = 0; i < first.Length; i++)
        {
            if (first[i].Population == 0 || second[i].Population == 0)
            {
                continue;
            }

            (double a, double b, double c, double d, double n) = Cells(first[i], second[i]);
            double agree = a * d / n;
            double disagree = b * c / n;
            double p = (a + d) / n;
            double q = (b + c) / n;
            r += agree;
            s += disagree;
            pr += p * agree;
            cross += (p * disagree) + (q * agree);
            qs += q * disagree;
        }

        StandardNormal.Tail(confidence);
        return r == 0 || s == 0
            ? new(s == 0 ? null : 0, null, null, null, NoEstimate.EmptyCell)
            : RatioEstimate.OnLogarithm(r / s, Math.Sqrt((pr / (2 * r * r)) + (cross / (2 * r * s)) + (qs / (2 * s * s))), confidence);
    }

    /// <summary>Common risk ratio, first over second.</summary>
    /// <param name="first">[n] first group by stratum.</param>
    /// <param name="second">[n] second group by stratum.</param>
    /// <param name="confidence">Two-sided confidence as a fraction, 0.5 to below 1.</param>
    /// <returns>As <see cref="OddsRatio"/>.</returns>
    public static RatioEstimate RiskRatio(ReadOnlySpan<Proportion> first, ReadOnlySpan<Proportion> second, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(second.Length, first.Length);
        double r = 0;
        double s = 0;
        double variance = 0;
        for (int i = 0; i < first.Length; i++)
        {
            if (first[i].Population == 0 || second[i].Population == 0)
            {
                continue;
            }

            (double a, double b, double c, double d, double n) = Cells(first[i], second[i]);
            r += a * (c + d) / n;
            s += c * (a + b) / n;
            variance += (((a + c) * (a + b) * (c + d)) - (a * c * n)) / (n * n);
        }

        StandardNormal.Tail(confidence);
        if (r == 0 || s == 0)
        {
            return new(s == 0 ? null : 0, null, null, null, NoEstimate.EmptyCell);
        }

        return variance <= 0
            ? new(r / s, null, null, null, NoEstimate.NoVariation)
            : RatioEstimate.OnLogarithm(r / s, Math.Sqrt(variance / (r * s)), confidence);
    }

    /// <summary>Cochran-Mantel-Haenszel test that no stratum differs, one degree of freedom.</summary>
    /// <param name="first">[n] first group by stratum.</param>
    /// <param name="second">[n] second group by stratum.</param>
    /// <param name="continuityCorrection">Whether one half is taken off the excess, where it is at least that.</param>
    /// <returns>Nothing where no stratum has both events and non-events, <see cref="NoEstimate.NoVariation"/>.</returns>
    public static TestResult Test(ReadOnlySpan<Proportion> first, ReadOnlySpan<Proportion> second, bool continuityCorrection = false)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(second.Length, first.Length);
        double excess = 0;
        double variance = 0;
        for (int i = 0; i < first.Length; i++)
        {
            (double a, double b, double c, double d, double n) = Cells(first[i], second[i]);
            if (n < 2)
            {
                continue;
            }

            excess += a - ((a + b) * (a + c) / n);
            variance += (a + b) * (c + d) / n * (a + c) / n * (b + d) / (n - 1);
        }

        if (variance == 0)
        {
            return TestResult.Without(NoEstimate.NoVariation);
        }

        double distance = Math.Abs(excess);
        distance -= continuityCorrection && distance >= 0.5 ? 0.5 : 0;
        return TestResult.ChiSquared(distance * distance / variance, 1);
    }

    private static (double A, double B, double C, double D, double N) Cells(Proportion first, Proportion second) => (
        first.Events,
        first.Population - first.Events,
        second.Events,
        second.Population - second.Events,
        (double)first.Population + second.Population);
}
