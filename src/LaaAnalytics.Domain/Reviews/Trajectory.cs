namespace LaaAnalytics.Domain.Reviews;

/// <summary>The level an agreement leads to expect on a day: straight lines between its baseline, milestones and target.</summary>
/// <remarks>
/// A value holds at the last day of its period. Between two values the level moves by days; an agreed milestone therefore always wins over the
/// straight line from baseline to target. On one day a target wins over a milestone, and a milestone over the baseline. Before the first value nothing is expected; after the last the last value stays.
/// The linear milestone B + (T - B) t / n is a choice of this project where no profile was agreed.
/// </remarks>
public sealed class Trajectory
{
    private readonly IReadOnlyList<(DateOnly Day, double Value)> _points;
    private readonly DateOnly? _baseline;

    private Trajectory(IReadOnlyList<(DateOnly Day, double Value)> points, DateOnly? baseline) => (_points, _baseline) = (points, baseline);

    /// <summary>Whether there are at least two values, so that something is expected in between.</summary>
    public bool IsSet => _points.Count > 1;

    /// <summary>The trajectory through the values agreed for one indicator on one scheme and version; placeholders and stretch levels are left out.</summary>
    /// <param name="targets">Values of an agreement, of any indicator.</param>
    /// <param name="indicator">Indicator id.</param>
    /// <param name="scheme">Scheme and version; values agreed on another definition do not count.</param>
    public static Trajectory Of(IReadOnlyList<TargetValue> targets, string indicator, string scheme)
    {
        ArgumentNullException.ThrowIfNull(targets);
        List<TargetValue> agreed =
        [
            .. targets
                .Where(target => target.Indicator == indicator && target.Scheme == scheme && target.Value is not null)
                .Where(target => target.Kind is TargetKind.Baseline or TargetKind.Milestone or TargetKind.Target)
                .GroupBy(target => target.Period.LastDay)
                .OrderBy(day => day.Key)
                .Select(day => day.MaxBy(target => target.Kind)!),
        ];
        return new([.. agreed.Select(target => (target.Period.LastDay, (double)target.Value!.Value))], agreed.Find(target => target.Kind == TargetKind.Baseline)?.Period.LastDay);
    }

    /// <summary>Whether the baseline was measured up to this day: a cohort that ends on it is the baseline itself, and has made no progress to be rated.</summary>
    public bool IsBaseline(DateOnly day) => day == _baseline;

    /// <summary>Expected level on a day, in the indicator's unit; null before the first value or where fewer than two are set.</summary>
    public double? At(DateOnly day)
    {
        if (!IsSet || day < _points[0].Day)
        {
            return null;
        }

        for (int i = 1; i < _points.Count; i++)
        {
            (DateOnly from, double start) = _points[i - 1];
            (DateOnly to, double end) = _points[i];
            if (day <= to)
            {
                double passed = (day.DayNumber - from.DayNumber) / (double)(to.DayNumber - from.DayNumber);
                return start + ((end - start) * passed);
            }
        }

        return _points[^1].Value;
    }
}
