namespace LaaAnalytics.Statistics.Models;

/// <summary>Finds rows that cannot be used, and takes them out where that is allowed.</summary>
internal static class RowAudit
{
    /// <summary>The rows to fit; null with the findings where a refused row leaves no fit.</summary>
    public static (ModelRows? Rows, IReadOnlyList<RefusedRows> Refused, NoEstimate Reason) Of<TOutcome>(
        IReadOnlyList<RegressionPart<TOutcome>> parts, RegressionOptions options)
        where TOutcome : Outcome
    {
        ArgumentNullException.ThrowIfNull(parts);
        ArgumentOutOfRangeException.ThrowIfZero(parts.Count);
        List<ModelRows.Part> usable = [];
        SortedDictionary<NoEstimate, RefusedRows> refused = [];
        long before = 0;
        foreach (RegressionPart<TOutcome> part in parts)
        {
            CheckShape(part, parts[0].Design);
            ReadOnlyMemory<double> trials = (part.Outcome as BinomialOutcome)?.Trials ?? default;
            ReadOnlyMemory<double> exposure = (part.Outcome as CountOutcome)?.Exposure ?? default;
            List<int>? bad = Bad(part, trials.Span, exposure.Span, refused, before);
            before += part.Design.Rows;
            ModelRows.Part whole = new(
                part.Design, part.Outcome.Events, trials, part.Outcome.Weights, OffsetOf(part.Outcome.Offset, exposure), part.Outcome.Clusters);
            usable.Add(bad is null ? whole : Without(whole, bad));
        }

        RefusedRows[] found = [.. refused.Values.OrderBy(one => one.First)];
        if (found.Length > 0 && !options.LeaveOutRefusedRows)
        {
            return (null, found, found[0].Reason);
        }

        ModelRows rows = ModelRows.Of(usable, options.Threads);
        return rows.Count == 0 ? (null, found, NoEstimate.TooFewRows) : (rows, found, NoEstimate.None);
    }

    private static void CheckShape<TOutcome>(RegressionPart<TOutcome> part, DesignMatrix first)
        where TOutcome : Outcome
    {
        ArgumentNullException.ThrowIfNull(part);
        ArgumentNullException.ThrowIfNull(part.Design);
        ArgumentNullException.ThrowIfNull(part.Outcome);
        int rows = part.Design.Rows;
        ArgumentOutOfRangeException.ThrowIfNotEqual(part.Outcome.Rows, rows);
        Fits(part.Outcome.Offset.Length);
        Fits(part.Outcome.Weights.Length);
        Fits(part.Outcome.Clusters.Length);
        if (!part.Design.Names.SequenceEqual(first.Names, StringComparer.Ordinal))
        {
            throw new ArgumentException("The parts have different columns.", nameof(part));
        }

        void Fits(int length)
        {
            if (length > 0)
            {
                ArgumentOutOfRangeException.ThrowIfNotEqual(length, rows);
            }
        }
    }

    private static List<int>? Bad<TOutcome>(
        RegressionPart<TOutcome> part,
        ReadOnlySpan<double> trials,
        ReadOnlySpan<double> exposure,
        SortedDictionary<NoEstimate, RefusedRows> refused,
        long before)
        where TOutcome : Outcome
    {
        bool counts = part.Outcome is CountOutcome;
        NoEstimate[]? reasons = null;
        ReadOnlySpan<double> events = part.Outcome.Events.Span;
        ReadOnlySpan<double> weights = part.Outcome.Weights.Span;
        ReadOnlySpan<double> offset = part.Outcome.Offset.Span;
        for (int row = 0; row < events.Length; row++)
        {
            double most = counts ? double.MaxValue : trials.IsEmpty ? 1 : trials[row];
            NoEstimate reason = OfOutcome(events[row], most, counts);
            reason = First(reason, weights.IsEmpty ? NoEstimate.None : OfNumber(weights[row], 0));
            reason = First(reason, offset.IsEmpty ? NoEstimate.None : OfNumber(offset[row], -double.MaxValue));
            reason = First(reason, exposure.IsEmpty ? NoEstimate.None : OfExposure(exposure[row]));
            Note(ref reasons, row, reason);
        }

        // Covariates: one sum tells of any number that is missing or not finite, and only then the rows are looked for.
        double[] values = new double[Math.Min(4096, events.Length)];
        for (int column = 0; column < part.Design.Columns; column++)
        {
            for (int first = 0; first < events.Length; first += values.Length)
            {
                Span<double> some = values.AsSpan(0, Math.Min(values.Length, events.Length - first));
                part.Design.Read(column, first, some, 0, 1);
                double sum = 0;
                foreach (double value in some)
                {
                    sum += value * 0;
                }

                for (int i = 0; i < some.Length && sum != 0; i++)
                {
                    Note(ref reasons, first + i, OfNumber(some[i], -double.MaxValue));
                }
            }
        }

        if (reasons is null)
        {
            return null;
        }

        List<int> bad = [];
        for (int row = 0; row < reasons.Length; row++)
        {
            if (reasons[row] != NoEstimate.None)
            {
                bad.Add(row);
                refused[reasons[row]] = refused.TryGetValue(reasons[row], out RefusedRows? one)
                    ? one with { Rows = one.Rows + 1 }
                    : new(reasons[row], 1, before + row);
            }
        }

        return bad;

        void Note(ref NoEstimate[]? reasons, int row, NoEstimate reason)
        {
            if (reason != NoEstimate.None)
            {
                reasons ??= new NoEstimate[part.Design.Rows];
                reasons[row] = First(reasons[row], reason);
            }
        }
    }

    private static NoEstimate First(NoEstimate one, NoEstimate other) => one == NoEstimate.None ? other : one;

    private static NoEstimate OfNumber(double value, double least) => double.IsNaN(value)
        ? NoEstimate.Missing
        : double.IsFinite(value) && value >= least ? NoEstimate.None : NoEstimate.Invalid;

    private static NoEstimate OfOutcome(double events, double most, bool counts) => First(
        First(OfNumber(events, 0), OfNumber(most, 0)),
        events > most || (counts && events != Math.Floor(events)) ? NoEstimate.Invalid : NoEstimate.None);

    private static NoEstimate OfExposure(double exposure) => exposure == 0 ? NoEstimate.NoDenominator : OfNumber(exposure, 0);

    private static double[] OffsetOf(ReadOnlyMemory<double> offset, ReadOnlyMemory<double> exposure)
    {
        double[] sum = offset.ToArray();
        if (!exposure.IsEmpty)
        {
            ReadOnlySpan<double> of = exposure.Span;
            Array.Resize(ref sum, of.Length);
            for (int i = 0; i < of.Length; i++)
            {
                sum[i] += Math.Log(of[i]);
            }
        }

        return sum;
    }

    private static ModelRows.Part Without(ModelRows.Part part, List<int> bad)
    {
        HashSet<int> gone = [.. bad];
        int[] kept = [.. Enumerable.Range(0, part.Design.Rows).Where(row => !gone.Contains(row))];
        return new(part.Design.Take(kept), Taken(part.Events), Taken(part.Trials), Taken(part.Weights), Taken(part.Offset), Taken(part.Clusters));

        ReadOnlyMemory<T> Taken<T>(ReadOnlyMemory<T> from) => from.IsEmpty ? from : kept.Select(row => from.Span[row]).ToArray();
    }
}
