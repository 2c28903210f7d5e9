using LaaAnalytics.Domain;
using LaaAnalytics.Statistics.Rates;

namespace LaaAnalytics.Indicators;

/// <summary>Number of offences that somebody else's model expects of a cohort, and of which vintage it is.</summary>
/// <param name="Offences">Expected offences of the whole cohort, 0 or more.</param>
/// <param name="Vintage">Who expects it and as of when, as printed; not empty.</param>
public sealed record SuppliedExpectation(double Offences, string Vintage);

/// <summary>Actual over predicted offences, as NI 38 reports it: 1 is as predicted.</summary>
/// <remarks>
/// Offences cluster in people, so the interval is that of <see cref="ClusteredRate"/> over the expected number per entry, which is taken as known. The model of NI 38
/// was never published; without a supplied expectation and its vintage there is no ratio.
/// </remarks>
public static class OffencesAgainstExpected
{
    private const double Confidence = 0.95;
    private const string Unit = "actual over predicted";

    /// <summary>The ratio of a cohort; without a value where nothing is expected or supplied. From raw counts, before any disclosure rule.</summary>
    public static Estimate Ratio(Measure measure, SuppliedExpectation? expectation)
    {
        ArgumentNullException.ThrowIfNull(measure);
        if (measure.Reoffences is not long offences || measure.Offenders == 0)
        {
            return Without(measure, measure.Offenders == 0 ? "nobody in the cohort" : "the extract does not count offences");
        }

        if (expectation is null || string.IsNullOrWhiteSpace(expectation.Vintage))
        {
            return Without(measure, "no predicted number with its vintage was supplied");
        }

        if (!(expectation.Offences > 0) || !double.IsFinite(expectation.Offences))
        {
            return Without(measure, "no offence is predicted");
        }

        PersonSums sums = measure.PerPerson;
        ConfidenceInterval? interval = measure.People == 0
            ? null
            : ClusteredRate.Interval(offences, measure.Offenders, measure.People, sums.KK, sums.KN, sums.NN, Confidence);
        double perEntry = expectation.Offences / measure.Offenders;
        return new(
            offences / expectation.Offences,
            interval?.Lower / perEntry,
            interval?.Upper / perEntry,
            Confidence,
            interval is null ? string.Empty : ClusteredRate.Method,
            offences,
            measure.Offenders,
            Unit,
            measure.IsMature ? EstimateStatus.Final : EstimateStatus.Immature,
            measure.IsMature ? string.Empty : "follow-up or time for proof is not over in the data");
    }

    private static Estimate Without(Measure measure, string reason) =>
        new(null, null, null, Confidence, string.Empty, null, measure.Offenders, Unit, EstimateStatus.Undefined, reason);
}
