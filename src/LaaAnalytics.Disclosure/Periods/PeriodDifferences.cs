using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Periods;
using LaaAnalytics.Statistics.Comparisons;
using LaaAnalytics.Statistics.Multiplicity;

namespace LaaAnalytics.Disclosure.Periods;

/// <summary>Differences of a series' cohorts from the one before and from the first since the last break, adjusted together for their number.</summary>
internal sealed class PeriodDifferences
{
    private readonly Dictionary<CellKey, Pair> _before = [];
    private readonly Dictionary<CellKey, Pair> _first = [];
    private readonly Dictionary<(Period Earlier, Period Later), double> _adjusted;

    public PeriodDifferences(PeriodSeries series, IReadOnlyList<PeriodStretch> stretches, Func<Measure, PublishedFigure> figure)
    {
        for (int place = 0; place < series.Cohorts.Count; place++)
        {
            Measure cohort = series.Cohorts[place];
            PeriodStretch? stretch = stretches.FirstOrDefault(one => one.Cohorts.Contains(cohort));
            _before[cohort.Key] = Between(stretch, place > 0 ? series.Cohorts[place - 1] : null, cohort, figure);
            _first[cohort.Key] = Between(stretch, stretch?.Tested.Count > 0 ? stretch.Tested[0] : null, cohort, figure);
        }

        // The second cohort's difference stands in both columns and is one test.
        Pair[] tests = [.. _before.Values.Concat(_first.Values).Where(pair => pair.Difference?.PValue is not null).DistinctBy(pair => (pair.Earlier, pair.Later))];
        _adjusted = tests
            .Zip(AdjustedPValues.Holm([.. tests.Select(pair => pair.Difference!.Value.PValue)]))
            .ToDictionary(one => (one.First.Earlier!.Value, one.First.Later), one => one.Second!.Value);
    }

    /// <summary>Difference from the cohort before.</summary>
    public PeriodDifference SinceBefore(Measure cohort) => Published(_before[cohort.Key]);

    /// <summary>Difference from the first cohort of the same stretch that is tested.</summary>
    public PeriodDifference SinceFirst(Measure cohort) => Published(_first[cohort.Key]);

    private static Pair Between(PeriodStretch? stretch, Measure? earlier, Measure cohort, Func<Measure, PublishedFigure> figure)
    {
        Period later = cohort.Key.Period;
        if (stretch is null)
        {
            return new(null, later, null, PeriodGap.BreakWithin);
        }

        if (earlier is null || earlier.Key.Period >= later)
        {
            return new(null, later, null, PeriodGap.NothingBefore);
        }

        if (!stretch.Cohorts.Contains(earlier))
        {
            return new(earlier.Key.Period, later, null, PeriodGap.BreakBetween);
        }

        return (Shown(cohort), Shown(earlier)) switch
        {
            (null, _) => new(earlier.Key.Period, later, null, PeriodGap.NotShown),
            (_, null) => new(earlier.Key.Period, later, null, PeriodGap.OtherNotShown),
            ({ } now, { } before) => new(
                earlier.Key.Period,
                later,
                RecoveredDifference.Of(now.Value, now.Interval, before.Value, before.Interval, stretch.Correlation(cohort, earlier)),
                PeriodGap.None),
        };

        (double Value, Statistics.Rates.ConfidenceInterval Interval)? Shown(Measure one) =>
            stretch.Tested.Contains(one) && figure(one).Estimate is { Value: double value, Lower: double lower, Upper: double upper, Confidence: double confidence }
                ? (value, new(lower, upper, confidence))
                : null;
    }

    private PeriodDifference Published(Pair pair)
    {
        if (pair.Difference is not RecoveredDifference difference)
        {
            return new(pair.Earlier, null, null, null, null, PeriodWord.NotCompared, pair.Gap);
        }

        double? p = pair.Earlier is Period earlier && _adjusted.TryGetValue((earlier, pair.Later), out double adjusted) ? adjusted : null;
        return new(
            pair.Earlier,
            Printed.Of(difference.Value),
            Printed.Of(difference.Interval.Lower),
            Printed.Of(difference.Interval.Upper),
            p is double probability ? Printed.Probability(probability) : null,
            p is not < Printed.Level ? PeriodWord.NoClearDifference : difference.Value < 0 ? PeriodWord.Lower : PeriodWord.Higher,
            PeriodGap.None);
    }

    private readonly record struct Pair(Period? Earlier, Period Later, RecoveredDifference? Difference, PeriodGap Gap);
}
