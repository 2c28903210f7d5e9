namespace LaaAnalytics.Statistics.Standardisation;

/// <summary>How well predicted probabilities agree with what happened, over a whole cohort.</summary>
/// <remarks>
/// Cox DR (1958) Biometrika 45:562-565: logit P(y = 1) = a + b logit(p). A perfect model has a = 0 and b = 1; b below 1 says that predictions are too
/// extreme. The intercept given here is the one with the slope held at 1 ("calibration in the large"), as Steyerberg EW (2019) Clinical Prediction
/// Models, 2nd ed., section 15.3 recommends: it answers whether predictions are too low or too high on the whole.
/// Concordance is the share of pairs of a re-offender and a non-re-offender in which the former had the higher prediction, ties half (Harrell's c).
/// A probability of 0 or 1 has no logit; it is taken as half a unit of the scale, 0.00005, from the edge.
/// </remarks>
/// <param name="ObservedToExpected">Re-offenders over the sum of predictions; null where nothing is expected.</param>
/// <param name="Intercept">Intercept with slope 1, in log odds: above 0 where more re-offended than predicted.</param>
/// <param name="InterceptError">Its standard error.</param>
/// <param name="Slope">Slope.</param>
/// <param name="SlopeError">Its standard error.</param>
/// <param name="Concordance">0.5 for a model that tells nobody apart, 1 for one that tells all.</param>
/// <param name="Reason">Why numbers are missing; <see cref="NoEstimate.None"/> where all are there.</param>
public sealed record PredictedCalibration(
    double? ObservedToExpected,
    double? Intercept,
    double? InterceptError,
    double? Slope,
    double? SlopeError,
    double? Concordance,
    NoEstimate Reason)
{
    private const double HalfUnit = 0.00005;
    private const int MostSteps = 100;
    private const double Enough = 1e-12;

    /// <summary>No calibration, for <paramref name="reason"/>.</summary>
    public static PredictedCalibration Without(NoEstimate reason) => new(null, null, null, null, null, null, reason);

    /// <summary>The calibration of a histogram of predictions.</summary>
    /// <param name="tenThousandths">[n] probability in 1/10,000, 0 to 10,000, each once, ascending.</param>
    /// <param name="people">[n] people with that probability, 0 or more.</param>
    /// <param name="reoffenders">[n] re-offenders among them.</param>
    public static PredictedCalibration Of(ReadOnlySpan<long> tenThousandths, ReadOnlySpan<long> people, ReadOnlySpan<long> reoffenders)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(people.Length, tenThousandths.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(reoffenders.Length, tenThousandths.Length);
        double[] logits = new double[people.Length];
        long all = 0;
        long observed = 0;
        double expected = 0;
        for (int i = 0; i < logits.Length; i++)
        {
            double p = Math.Clamp(tenThousandths[i] / 10_000.0, HalfUnit, 1 - HalfUnit);
            logits[i] = Math.Log(p / (1 - p));
            all += people[i];
            observed += reoffenders[i];
            expected += people[i] * (tenThousandths[i] / 10_000.0);
        }

        if (all == 0)
        {
            return Without(NoEstimate.NoDenominator);
        }

        double? ratio = expected > 0 ? observed / expected : null;
        double? concordance = Concord(people, reoffenders);
        if (observed == 0 || observed == all)
        {
            return new(ratio, null, null, null, null, concordance, NoEstimate.EmptyCell);
        }

        (double intercept, double interceptError) = InTheLarge(logits, people, observed);
        return Line(logits, people, reoffenders) is (double slope, double slopeError)
            ? new(ratio, intercept, interceptError, slope, slopeError, concordance, NoEstimate.None)
            : new(ratio, intercept, interceptError, null, null, concordance, NoEstimate.NoVariation);
    }

    private static double? Concord(ReadOnlySpan<long> people, ReadOnlySpan<long> reoffenders)
    {
        double concordant = 0;
        double below = 0;
        double all = 0;
        for (int i = 0; i < people.Length; i++)
        {
            double others = people[i] - reoffenders[i];
            concordant += reoffenders[i] * (below + (others / 2));
            below += others;
            all += reoffenders[i];
        }

        double pairs = all * below;
        return pairs > 0 ? concordant / pairs : null;
    }

    private static (double Intercept, double Error) InTheLarge(double[] logits, ReadOnlySpan<long> people, long observed)
    {
        double intercept = 0;
        double information = 0;
        for (int step = 0; step < MostSteps; step++)
        {
            double score = observed;
            information = 0;
            for (int i = 0; i < logits.Length; i++)
            {
                double p = Logistic(intercept + logits[i]);
                score -= people[i] * p;
                information += people[i] * p * (1 - p);
            }

            double change = Math.Clamp(score / information, -5, 5);
            intercept += change;
            if (Math.Abs(change) < Enough)
            {
                break;
            }
        }

        return (intercept, 1 / Math.Sqrt(information));
    }

    // Newton's steps for two parameters; halved while the likelihood does not rise.
    private static (double Slope, double Error)? Line(double[] logits, ReadOnlySpan<long> people, ReadOnlySpan<long> reoffenders)
    {
        double a = 0;
        double b = 1;
        double best = LogLikelihood(a, b, logits, people, reoffenders);
        for (int step = 0; step < MostSteps; step++)
        {
            (double ga, double gb, double aa, double ab, double bb) = Derivatives(a, b, logits, people, reoffenders);
            double determinant = (aa * bb) - (ab * ab);
            if (determinant <= 1e-12 * aa * bb)
            {
                return null;
            }

            double da = ((bb * ga) - (ab * gb)) / determinant;
            double db = ((aa * gb) - (ab * ga)) / determinant;
            double next = LogLikelihood(a + da, b + db, logits, people, reoffenders);
            for (int halving = 0; next < best - 1e-9 && halving < 40; halving++)
            {
                (da, db) = (da / 2, db / 2);
                next = LogLikelihood(a + da, b + db, logits, people, reoffenders);
            }

            (a, b, best) = (a + da, b + db, next);
            if (Math.Abs(da) + Math.Abs(db) < Enough)
            {
                break;
            }
        }

        (_, _, double faa, double fab, double fbb) = Derivatives(a, b, logits, people, reoffenders);
        double information = fbb - (fab * fab / faa);
        return information > 1e-9 * fbb ? (b, 1 / Math.Sqrt(information)) : null;
    }

    private static (double Ga, double Gb, double Aa, double Ab, double Bb) Derivatives(
        double a, double b, double[] logits, ReadOnlySpan<long> people, ReadOnlySpan<long> reoffenders)
    {
        (double ga, double gb, double aa, double ab, double bb) = (0, 0, 0, 0, 0);
        for (int i = 0; i < logits.Length; i++)
        {
            double p = Logistic(a + (b * logits[i]));
            double residual = reoffenders[i] - (people[i] * p);
            double weight = people[i] * p * (1 - p);
            ga += residual;
            gb += residual * logits[i];
            aa += weight;
            ab += weight * logits[i];
            bb += weight * logits[i] * logits[i];
        }

        return (ga, gb, aa, ab, bb);
    }

    private static double LogLikelihood(double a, double b, double[] logits, ReadOnlySpan<long> people, ReadOnlySpan<long> reoffenders)
    {
        double sum = 0;
        for (int i = 0; i < logits.Length; i++)
        {
            double z = a + (b * logits[i]);
            sum += (reoffenders[i] * z) - (people[i] * (Math.Max(z, 0) + Math.Log(1 + Math.Exp(-Math.Abs(z)))));
        }

        return sum;
    }

    private static double Logistic(double z) => 1 / (1 + Math.Exp(-z));
}
