using LaaAnalytics.Statistics.Comparisons;
using LaaAnalytics.Statistics.Rates;

namespace LaaAnalytics.Statistics.Discrimination;

/// <summary>Area under the receiver operating characteristic: how often somebody with the event scores above somebody without, ties counting half.</summary>
/// <remarks>
/// Mann HB, Whitney DR (1947) Ann Math Stat 18:50-60; variance by placements: DeLong ER, DeLong DM, Clarke-Pearson DL (1988) Biometrics 44:837-845. A high
/// score means the event; nothing is turned round. The interval is cut at 0 and 1.
/// </remarks>
public static class AreaUnderCurve
{
    /// <summary>Name printed under tables.</summary>
    public const string Method = "area under the curve, DeLong";

    /// <summary>The area with its interval.</summary>
    /// <param name="events">[n] true with the event.</param>
    /// <param name="scores">[n] scores of any kind, larger for the event; infinities are scores like others.</param>
    /// <param name="confidence">Two-sided confidence as a fraction, 0.5 to below 1.</param>
    /// <returns>
    /// No area where all or none have the event (<see cref="NoEstimate.NoVariation"/>), or a score is NaN (<see cref="NoEstimate.Missing"/>); the area alone where one
    /// side has a single member (<see cref="NoEstimate.TooFewRows"/>) or all placements are equal (<see cref="NoEstimate.NoVariation"/>).
    /// </returns>
    public static DiscriminationEstimate Estimate(ReadOnlySpan<bool> events, ReadOnlySpan<double> scores, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(scores.Length, events.Length);
        StandardNormal.Tail(confidence);
        (double[] with, double[] without, bool missing) = Split(events, scores);
        return missing ? DiscriminationEstimate.Without(NoEstimate.Missing) : Of(ScoreCounts.Of(with, without), confidence);
    }

    /// <summary>The area from counts by score, such as merged ones.</summary>
    /// <param name="counts">Events and non-events at each score.</param>
    /// <param name="confidence">Two-sided confidence as a fraction, 0.5 to below 1.</param>
    /// <returns>As for rows.</returns>
    public static DiscriminationEstimate Estimate(ScoreCounts counts, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(counts);
        StandardNormal.Tail(confidence);
        return Of(counts, confidence);
    }

    /// <summary>Difference of two scores' areas over the same people, first less second.</summary>
    /// <param name="events">[n] true with the event.</param>
    /// <param name="first">[n] scores.</param>
    /// <param name="second">[n] other scores of the same people.</param>
    /// <param name="confidence">Two-sided confidence as a fraction, 0.5 to below 1.</param>
    /// <returns>Value with interval and test, or why there is none, as for one area; equal placements leave no test.</returns>
    public static AreaDifference Compare(ReadOnlySpan<bool> events, ReadOnlySpan<double> first, ReadOnlySpan<double> second, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(first.Length, events.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(second.Length, events.Length);
        double z = StandardNormal.TwoSidedQuantile(confidence);
        DiscriminationEstimate one = Estimate(events, first, confidence);
        DiscriminationEstimate other = Estimate(events, second, confidence);
        if (one.Area is null || other.Area is null)
        {
            return AreaDifference.Without(one.Area is null ? one.Reason : other.Reason);
        }

        double value = one.Area.Value - other.Area.Value;
        double[] placements = Placements(events, first);
        double[] others = Placements(events, second);
        double variance = 0;
        for (int side = 0; side < 2; side++)
        {
            double sum = 0;
            double squares = 0;
            double count = 0;
            for (int i = 0; i < events.Length; i++)
            {
                if (events[i] == (side == 0))
                {
                    double difference = placements[i] - others[i] - (side == 0 ? value : -value);
                    (sum, squares, count) = (sum + difference, squares + (difference * difference), count + 1);
                }
            }

            variance += count > 1 ? (squares - (sum * sum / count)) / (count - 1) / count : double.NaN;
        }

        if (!(variance > 1e-30))
        {
            NoEstimate reason = double.IsNaN(variance) ? NoEstimate.TooFewRows : NoEstimate.NoVariation;
            return new(new(value, null, reason), null, TestResult.Without(reason));
        }

        double error = Math.Sqrt(variance);
        double statistic = value / error;
        return new(
            IntervalEstimate.Of(value, value - (z * error), value + (z * error), confidence),
            error,
            new(statistic, 0, StandardNormal.TwoSidedProbability(statistic), NoEstimate.None));
    }

    private static DiscriminationEstimate Of(ScoreCounts counts, double confidence)
    {
        (double with, double without) = (counts.Events, counts.NonEvents);
        if (with == 0 || without == 0)
        {
            return DiscriminationEstimate.Without(NoEstimate.NoVariation);
        }

        // Placement of an event: share of non-events below, ties half; of a non-event: share of events above. Their means are both the area.
        double below = 0;
        double sum = 0;
        for (int i = 0; i < counts.Count; i++)
        {
            sum += counts.EventsAt(i) * (below + (counts.NonEventsAt(i) / 2));
            below += counts.NonEventsAt(i);
        }

        double area = sum / (with * without);
        if (with < 2 || without < 2)
        {
            return new(area, null, null, NoEstimate.TooFewRows);
        }

        double above = with;
        double ofEvents = 0;
        double ofOthers = 0;
        below = 0;
        for (int i = 0; i < counts.Count; i++)
        {
            (double own, double other) = (counts.EventsAt(i), counts.NonEventsAt(i));
            above -= own;
            double event1 = ((below + (other / 2)) / without) - area;
            double other1 = ((above + (own / 2)) / with) - area;
            ofEvents += own * event1 * event1;
            ofOthers += other * other1 * other1;
            below += other;
        }

        double variance = (ofEvents / (with - 1) / with) + (ofOthers / (without - 1) / without);
        if (!(variance > 1e-30))
        {
            return new(area, null, null, NoEstimate.NoVariation);
        }

        double error = Math.Sqrt(variance);
        double z = StandardNormal.TwoSidedQuantile(confidence);
        return new(area, error, new(Math.Max(0, area - (z * error)), Math.Min(1, area + (z * error)), confidence), NoEstimate.None);
    }

    private static (double[] With, double[] Without, bool Missing) Split(ReadOnlySpan<bool> events, ReadOnlySpan<double> scores)
    {
        int all = 0;
        foreach (bool one in events)
        {
            all += one ? 1 : 0;
        }

        double[] with = new double[all];
        double[] without = new double[events.Length - all];
        int at = 0;
        bool missing = false;
        for (int i = 0; i < events.Length; i++)
        {
            missing |= double.IsNaN(scores[i]);
            if (events[i])
            {
                with[at++] = scores[i];
            }
            else
            {
                without[i - at] = scores[i];
            }
        }

        return (with, without, missing);
    }

    // For every person the share of the other side that is beaten (events) or that beats them (non-events).
    private static double[] Placements(ReadOnlySpan<bool> events, ReadOnlySpan<double> scores)
    {
        (double[] with, double[] without, _) = Split(events, scores);
        Array.Sort(with);
        Array.Sort(without);
        double[] placements = new double[events.Length];
        for (int i = 0; i < placements.Length; i++)
        {
            double[] other = events[i] ? without : with;
            double rank = (Bound(other, scores[i], inclusive: false) + Bound(other, scores[i], inclusive: true)) / 2.0 / other.Length;
            placements[i] = events[i] ? rank : 1 - rank;
        }

        return placements;
    }

    private static int Bound(double[] sorted, double value, bool inclusive)
    {
        (int low, int high) = (0, sorted.Length);
        while (low < high)
        {
            int middle = low + ((high - low) / 2);
            (low, high) = sorted[middle] < value || (inclusive && sorted[middle] == value) ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
