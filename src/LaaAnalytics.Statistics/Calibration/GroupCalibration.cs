using LaaAnalytics.Statistics.Discrimination;
using LaaAnalytics.Statistics.Models;
using LaaAnalytics.Statistics.Rates;

namespace LaaAnalytics.Statistics.Calibration;

/// <summary>Predictions for one group of people, such as an age band, and whether they are as right for it as for all others.</summary>
/// <param name="Group">Name of the group.</param>
/// <param name="Sums">People, observed, expected, Brier score.</param>
/// <param name="ObservedToExpected">Observed over expected people.</param>
/// <param name="Line">Calibration in the large, intercept and slope.</param>
/// <param name="Area">How well predictions rank people within the group.</param>
/// <param name="Gap">Calibration in the large of the group less that of everybody else, in log odds, with interval; 0 where predictions treat both alike.</param>
/// <param name="GapP">Two-sided probability of a gap as large by chance; null without a gap. One of several: adjust before ranking.</param>
public sealed record GroupCalibration(
    string Group,
    PredictionSums Sums,
    IntervalEstimate ObservedToExpected,
    CalibrationLine Line,
    DiscriminationEstimate Area,
    IntervalEstimate Gap,
    double? GapP)
{
    /// <summary>Fewest people with the event, and without, for which lines, areas and gaps are given.</summary>
    public const int FewestOfEach = 10;

    /// <summary>One line per group, in the order of the groups' names.</summary>
    /// <param name="events">[n] true with the event.</param>
    /// <param name="probabilities">[n] predicted, 0 to 1.</param>
    /// <param name="groups">[n] name of each person's group; null belongs to none and counts among the others.</param>
    /// <param name="confidence">Two-sided confidence as a fraction, 0.5 to below 1.</param>
    /// <param name="fewestOfEach">Fewest people with the event, and without, in a group and outside it; below it <see cref="NoEstimate.TooFewEvents"/>.</param>
    public static IReadOnlyList<GroupCalibration> Of(
        ReadOnlySpan<bool> events,
        ReadOnlySpan<double> probabilities,
        IReadOnlyList<string?> groups,
        double confidence = 0.95,
        int fewestOfEach = FewestOfEach)
    {
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentOutOfRangeException.ThrowIfNotEqual(probabilities.Length, events.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(groups.Count, events.Length);
        ArgumentOutOfRangeException.ThrowIfNegative(fewestOfEach);
        StandardNormal.Tail(confidence);
        List<GroupCalibration> all = [];
        foreach (string group in groups.OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            (bool[] ownEvents, double[] own) = Take(events, probabilities, groups, group, inside: true);
            (bool[] otherEvents, double[] others) = Take(events, probabilities, groups, group, inside: false);
            all.Add(One(group, ownEvents, own, otherEvents, others, confidence, fewestOfEach));
        }

        return all;
    }

    private static GroupCalibration One(
        string group, bool[] ownEvents, double[] own, bool[] otherEvents, double[] others, double confidence, int fewestOfEach)
    {
        PredictionSums sums = PredictionSums.Of(ownEvents, own);
        IntervalEstimate ratio = sums.ObservedToExpected(confidence);
        if (Few(ownEvents, fewestOfEach))
        {
            return new(
                group,
                sums,
                ratio,
                CalibrationLine.Without(NoEstimate.TooFewEvents),
                DiscriminationEstimate.Without(NoEstimate.TooFewEvents),
                IntervalEstimate.Without(NoEstimate.TooFewEvents),
                null);
        }

        CalibrationLine line = CalibrationLine.Of(ownEvents, own, confidence);
        DiscriminationEstimate area = AreaUnderCurve.Estimate(ownEvents, own, confidence);
        if (otherEvents.Length == 0 || Few(otherEvents, fewestOfEach))
        {
            return new(group, sums, ratio, line, area, IntervalEstimate.Without(otherEvents.Length == 0 ? NoEstimate.TooFewRows : NoEstimate.TooFewEvents), null);
        }

        Coefficient rest = CalibrationLine.Of(otherEvents, others, confidence).InTheLarge;
        if (line.InTheLarge.StandardError is null || rest.StandardError is null)
        {
            NoEstimate reason = line.InTheLarge.StandardError is null ? line.InTheLarge.Reason : rest.Reason;
            return new(group, sums, ratio, line, area, IntervalEstimate.Without(reason), null);
        }

        double gap = line.InTheLarge.Estimate!.Value - rest.Estimate!.Value;
        double error = Math.Sqrt((line.InTheLarge.StandardError.Value * line.InTheLarge.StandardError.Value) + (rest.StandardError.Value * rest.StandardError.Value));
        double z = StandardNormal.TwoSidedQuantile(confidence);
        return new(
            group,
            sums,
            ratio,
            line,
            area,
            IntervalEstimate.Of(gap, gap - (z * error), gap + (z * error), confidence),
            StandardNormal.TwoSidedProbability(gap / error));
    }

    private static bool Few(bool[] events, int fewest)
    {
        int with = events.Count(one => one);
        return Math.Min(with, events.Length - with) < fewest;
    }

    private static (bool[] Events, double[] Probabilities) Take(
        ReadOnlySpan<bool> events, ReadOnlySpan<double> probabilities, IReadOnlyList<string?> groups, string group, bool inside)
    {
        List<bool> some = [];
        List<double> their = [];
        for (int i = 0; i < events.Length; i++)
        {
            if (string.Equals(groups[i], group, StringComparison.Ordinal) == inside)
            {
                some.Add(events[i]);
                their.Add(probabilities[i]);
            }
        }

        return ([.. some], [.. their]);
    }
}
