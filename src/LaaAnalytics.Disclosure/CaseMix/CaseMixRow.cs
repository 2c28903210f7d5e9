using LaaAnalytics.Domain;
using LaaAnalytics.Statistics;
using LaaAnalytics.Statistics.Rates;
using LaaAnalytics.Statistics.Standardisation;

namespace LaaAnalytics.Disclosure.CaseMix;

/// <summary>Observed against expected for one cell that may be shown.</summary>
internal static class CaseMixRow
{
    /// <summary>Name of the method where people repeat.</summary>
    public const string ClusteredMethod = "person-clustered, from each person's predicted probabilities";

    private const string Unit = "observed over expected";

    /// <summary>The row of a mature cell.</summary>
    /// <param name="cell">Counts.</param>
    /// <param name="leastDenominator">Fewest predicted entries for a rate; below it the counts stand alone.</param>
    /// <param name="baseMean">Mean prediction of the base year, 0 to 1, or null.</param>
    /// <param name="asOf">The store's last load that it knows of.</param>
    public static PublishedCaseMixRow Of(Measure cell, long leastDenominator, double? baseMean, int asOf)
    {
        if (cell.Predicted == 0)
        {
            return Empty(cell, asOf, EstimateStatus.Undefined, cell.Offenders == 0 ? "nobody in the cohort" : "nobody in the cohort carries what the model needs");
        }

        double expected = cell.PredictedTenThousandths / 10_000.0;
        if (cell.Predicted < leastDenominator)
        {
            return Empty(cell, asOf, EstimateStatus.TooFew, FormattableString.Invariant($"fewer than {leastDenominator} that the model predicts, too few for a rate")) with
            {
                Offenders = cell.Predicted,
                ScoredPerCent = 100.0 * cell.Predicted / cell.Offenders,
                Observed = cell.PredictedReoffenders,
                Expected = expected,
            };
        }

        long[] p = [.. cell.PredictedProbability.Select(bin => bin.Value)];
        long[] people = [.. cell.PredictedProbability.Select(bin => bin.Count)];
        double observedShare = cell.PredictedReoffenders / (double)cell.Predicted;
        bool repeats = cell.People > 0 && cell.People < cell.Offenders;
        (IntervalEstimate ratio, string method, double? z, double? pValue) = repeats ? Clustered(cell, expected) : Exact(cell, p, people);
        double? mean = CaseMixGate.Mean(cell);
        return new()
        {
            Id = new(cell.Key, asOf),
            Ratio = RatioEstimate(cell, ratio, method),
            Offenders = cell.Predicted,
            ScoredPerCent = 100.0 * cell.Predicted / cell.Offenders,
            Observed = cell.PredictedReoffenders,
            Expected = expected,
            ObservedPerCent = 100 * observedShare,
            ExpectedPerCent = 100 * mean,
            AdjustedPerCent = 100 * PredictedMix.AdjustedShare(observedShare, mean, baseMean),
            StandardisedDifference = z,
            PValue = pValue,
        };
    }

    /// <summary>A row without numbers.</summary>
    public static PublishedCaseMixRow Empty(Measure cell, int asOf, EstimateStatus status, string reason) => new()
    {
        Id = new(cell.Key, asOf),
        Ratio = new(null, null, null, IndicatorEstimate.Confidence, string.Empty, null, null, Unit, status, reason),
    };

    private static (IntervalEstimate Ratio, string Method, double? Z, double? P) Exact(Measure cell, long[] p, long[] people)
    {
        PoissonBinomial predicted = PoissonBinomial.Of(p, people);
        return (
            ExactObservedToExpected.Estimate(cell.PredictedReoffenders, p, people, IndicatorEstimate.Confidence),
            ExactObservedToExpected.Method,
            ObservedAgainstExpected.StandardisedDifference(cell.PredictedReoffenders, p, people),
            predicted.Variance > 0 ? predicted.PValue(cell.PredictedReoffenders) : null);
    }

    /// <summary>Where people repeat: the variance of observed less expected is the sum of every person's squared residual.</summary>
    private static (IntervalEstimate Ratio, string Method, double? Z, double? P) Clustered(Measure cell, double expected)
    {
        if (expected == 0)
        {
            return (IntervalEstimate.Without(NoEstimate.NothingExpected), string.Empty, null, null);
        }

        double ratio = cell.PredictedReoffenders / expected;
        if (cell.Predicted < cell.Offenders || cell.PerPerson.ResidualSquared == 0)
        {
            // The sums per person hold only people whose every entry is predicted.
            return (new(ratio, null, NoEstimate.Missing), string.Empty, null, null);
        }

        double error = Math.Sqrt(cell.PerPerson.ResidualSquared) / 10_000;
        double z = (cell.PredictedReoffenders - expected) / error;
        double quantile = StandardNormal.TwoSidedQuantile(IndicatorEstimate.Confidence);
        return (
            IntervalEstimate.Of(ratio, Math.Max(0, ratio - (quantile * error / expected)), ratio + (quantile * error / expected), IndicatorEstimate.Confidence),
            ClusteredMethod,
            z,
            StandardNormal.TwoSidedProbability(z));
    }

    private static Estimate RatioEstimate(Measure cell, IntervalEstimate ratio, string method) => new(
        ratio.Value,
        ratio.Interval?.Lower,
        ratio.Interval?.Upper,
        IndicatorEstimate.Confidence,
        ratio.Interval is null ? string.Empty : method,
        cell.PredictedReoffenders,
        cell.Predicted,
        Unit,
        ratio.Value is null ? EstimateStatus.Undefined : cell.IsProven ? EstimateStatus.Final : EstimateStatus.Provisional,
        ratio.Reason switch
        {
            NoEstimate.NothingExpected => "nobody is expected to re-offend",
            NoEstimate.NoVariation => "the predictions leave nothing to chance, so there is no interval",
            NoEstimate.Invalid => "the predictions exclude what was seen",
            NoEstimate.Missing => "people repeat and not all carry a prediction, so there is no interval",
            _ => cell.IsProven ? string.Empty : IndicatorEstimate.NotProven,
        });
}
