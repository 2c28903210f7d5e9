namespace LaaAnalytics.Statistics.Discrimination;

/// <summary>People with and without the event at each distinct score, in ascending order. Counts of parts merge into those of the whole, exactly.</summary>
public sealed class ScoreCounts
{
    private readonly double[] _scores;
    private readonly double[] _events;
    private readonly double[] _others;

    private ScoreCounts(double[] scores, double[] events, double[] others)
    {
        (_scores, _events, _others) = (scores, events, others);
        Events = events.Sum();
        NonEvents = others.Sum();
    }

    /// <summary>Number of distinct scores.</summary>
    public int Count => _scores.Length;

    /// <summary>People with the event.</summary>
    public double Events { get; }

    /// <summary>People without.</summary>
    public double NonEvents { get; }

    /// <summary>Counts of rows.</summary>
    /// <param name="events">[n] true with the event.</param>
    /// <param name="scores">[n] scores, none NaN.</param>
    /// <exception cref="ArgumentException">A score is NaN.</exception>
    public static ScoreCounts Of(ReadOnlySpan<bool> events, ReadOnlySpan<double> scores)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(scores.Length, events.Length);
        List<double> with = [];
        List<double> without = [];
        for (int i = 0; i < scores.Length; i++)
        {
            if (double.IsNaN(scores[i]))
            {
                throw new ArgumentException("A score is missing.", nameof(scores));
            }

            (events[i] ? with : without).Add(scores[i]);
        }

        return Of([.. with], [.. without]);
    }

    /// <summary>Counts of cells, each of people with one score.</summary>
    /// <param name="scores">[n] scores, none NaN.</param>
    /// <param name="events">[n] people with the event, 0 or more.</param>
    /// <param name="nonEvents">[n] people without, 0 or more.</param>
    /// <exception cref="ArgumentException">A score is NaN or a count negative.</exception>
    public static ScoreCounts OfCells(ReadOnlySpan<double> scores, ReadOnlySpan<double> events, ReadOnlySpan<double> nonEvents)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(events.Length, scores.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(nonEvents.Length, scores.Length);
        for (int i = 0; i < scores.Length; i++)
        {
            if (double.IsNaN(scores[i]) || !(events[i] >= 0) || !(nonEvents[i] >= 0))
            {
                throw new ArgumentException("A score is missing or a count negative.", nameof(scores));
            }
        }

        double[] sorted = scores.ToArray();
        int[] order = [.. Enumerable.Range(0, sorted.Length)];
        Array.Sort(sorted, order);
        List<double> distinct = [];
        List<double> with = [];
        List<double> without = [];
        for (int i = 0; i < order.Length; i++)
        {
            if (distinct.Count == 0 || distinct[^1] != sorted[i])
            {
                distinct.Add(sorted[i]);
                with.Add(0);
                without.Add(0);
            }

            with[^1] += events[order[i]];
            without[^1] += nonEvents[order[i]];
        }

        return new([.. distinct], [.. with], [.. without]);
    }

    /// <summary>Counts of both.</summary>
    public ScoreCounts Merge(ScoreCounts other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return OfCells([.. _scores, .. other._scores], [.. _events, .. other._events], [.. _others, .. other._others]);
    }

    /// <summary>The score at <paramref name="place"/>, from 0, ascending.</summary>
    public double ScoreAt(int place) => _scores[place];

    /// <summary>People with the event who have that score.</summary>
    public double EventsAt(int place) => _events[place];

    /// <summary>People without who have it.</summary>
    public double NonEventsAt(int place) => _others[place];

    /// <summary>Counts of both sides' scores, which are sorted in place.</summary>
    internal static ScoreCounts Of(double[] with, double[] without)
    {
        // The sides are sorted at the same time: which is first changes nothing.
        Parallel.Invoke(() => Array.Sort(with), () => Array.Sort(without));
        double[] scores = new double[with.Length + without.Length];
        double[] events = new double[scores.Length];
        double[] others = new double[scores.Length];
        (int i, int j, int count) = (0, 0, 0);
        while (i < with.Length || j < without.Length)
        {
            double score = j == without.Length || (i < with.Length && with[i] <= without[j]) ? with[i] : without[j];
            int first = i;
            while (i < with.Length && with[i] == score)
            {
                i++;
            }

            int second = j;
            while (j < without.Length && without[j] == score)
            {
                j++;
            }

            (scores[count], events[count], others[count]) = (score, i - first, j - second);
            count++;
        }

        return new(scores[..count], events[..count], others[..count]);
    }
}
