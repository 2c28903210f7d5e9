using LaaAnalytics.Domain;

namespace LaaAnalytics.Indicators;

/// <summary>For every day on which a cohort can be entered: the windows that start from it, and the cohorts it lies in.</summary>
/// <remarks>Calendar arithmetic happens here, once per day, with the scheme's own methods; the pass over people only looks up.</remarks>
internal sealed class CohortDays
{
    private readonly int[] _cohortOffsets;
    private readonly int[] _cohortsByDay;
    private readonly int[] _spanOffsets;
    private readonly int[] _spansByCohort;

    /// <summary>Tables over the days of the spans' cohorts.</summary>
    public CohortDays(MeasurementScheme scheme, IReadOnlyList<CohortSpan> spans)
    {
        Period[] cohorts = [.. spans.SelectMany(span => span.Cohorts).Distinct().Order()];
        CohortCount = cohorts.Length;
        DateOnly first = cohorts.Length > 0 ? cohorts[0].Start : DateOnly.MinValue;
        int days = cohorts.Length > 0 ? cohorts.Max(cohort => cohort.EndExclusive).DayNumber - first.DayNumber : 0;
        FirstDay = EpochDay.Of(first);
        Windows = new DayWindows[days];
        for (int offset = 0; offset < days; offset++)
        {
            Windows[offset] = DayWindows.From(scheme, first.AddDays(offset));
        }

        (_cohortOffsets, _cohortsByDay) = Lists(days, offset => Indexes(cohorts.Length, cohort => cohorts[cohort].Contains(first.AddDays(offset))));
        (_spanOffsets, _spansByCohort) = Lists(cohorts.Length, cohort => Indexes(spans.Count, span => spans[span].Cohorts.Contains(cohorts[cohort])));
    }

    /// <summary>Different single cohorts.</summary>
    public int CohortCount { get; }

    /// <summary>The day at offset 0, in days since 1 January 1970.</summary>
    public int FirstDay { get; }

    /// <summary>[days] windows of each day.</summary>
    public DayWindows[] Windows { get; }

    /// <summary>Indexes of the cohorts that a day lies in.</summary>
    public ReadOnlySpan<int> Cohorts(int offset) => _cohortsByDay.AsSpan(_cohortOffsets[offset].._cohortOffsets[offset + 1]);

    /// <summary>Indexes of the spans that a cohort belongs to.</summary>
    public ReadOnlySpan<int> Spans(int cohort) => _spansByCohort.AsSpan(_spanOffsets[cohort].._spanOffsets[cohort + 1]);

    private static IEnumerable<int> Indexes(int count, Func<int, bool> isMember) => Enumerable.Range(0, count).Where(isMember);

    private static (int[] Offsets, int[] Items) Lists(int count, Func<int, IEnumerable<int>> list)
    {
        int[] offsets = new int[count + 1];
        List<int> items = [];
        for (int index = 0; index < count; index++)
        {
            items.AddRange(list(index));
            offsets[index + 1] = items.Count;
        }

        return (offsets, [.. items]);
    }
}

/// <summary>The windows that start from one index date; days since 1 January 1970, ends exclusive.</summary>
internal readonly struct DayWindows
{
    private const int LongestMonth = 31;
    private readonly int[] _months; // first days of the second, third ... month of follow-up

    private DayWindows(int disposal, Window followUp, Window baseline, int[] months) =>
        (Disposal, FollowUp, Baseline, _months) = (disposal, followUp, baseline, months);

    /// <summary>
    /// The index date, where follow-up is counted from it: an offence committed and proven on it is the index disposal's own; otherwise never.
    /// </summary>
    public int Disposal { get; }

    /// <summary>Where re-offences count.</summary>
    public Window FollowUp { get; }

    /// <summary>Where baseline offences count; empty where the scheme has none.</summary>
    public Window Baseline { get; }

    /// <summary>Whole calendar months from the first day of follow-up to a day in it.</summary>
    public int MonthsTo(int day)
    {
        int months = (day - FollowUp.Start) / LongestMonth;
        while (months < _months.Length && _months[months] <= day)
        {
            months++;
        }

        return months;
    }

    /// <summary>The windows of a scheme from one index date.</summary>
    public static DayWindows From(MeasurementScheme scheme, DateOnly index)
    {
        Window followUp = new(
            EpochDay.Of(scheme.FollowUp.Start(index)),
            EpochDay.Of(scheme.FollowUp.EndExclusive(index)),
            scheme.Proof.Months is null ? EpochDay.Never : EpochDay.Of(scheme.Proof.FirstDayTooLate(index, scheme.FollowUp)));
        DateOnly anchor = FollowUpWindow.AnchorDay(scheme.FollowUp.Anchor, index);
        Window baseline = scheme.Baseline is BaselineWindow window
            ? new(
                EpochDay.Of(anchor.AddMonths(window.FromMonths)),
                EpochDay.Of(anchor.AddMonths(window.ToMonths)),
                EpochDay.Of(anchor.AddMonths(window.ProofMonths)))
            : default;
        int[] months = [.. Enumerable.Range(scheme.FollowUp.FromMonths + 1, scheme.FollowUp.ToMonths - scheme.FollowUp.FromMonths - 1).Select(month => EpochDay.Of(anchor.AddMonths(month)))];
        return new(scheme.FollowUp.Anchor == WindowAnchor.Index ? EpochDay.Of(index) : EpochDay.Never, followUp, baseline, months);
    }
}

/// <summary>Days on which an offence counts, and by when it must be proven.</summary>
/// <param name="Start">First day (inclusive).</param>
/// <param name="End">First day after (exclusive).</param>
/// <param name="TooLate">First day on which a proof is too late; <see cref="EpochDay.Never"/> where any proof will do.</param>
internal readonly record struct Window(int Start, int End, int TooLate);
