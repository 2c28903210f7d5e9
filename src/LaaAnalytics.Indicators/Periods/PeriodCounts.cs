using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Periods;
using LaaAnalytics.Domain.Reviews;
using LaaAnalytics.Indicators.Reviews;
using LaaAnalytics.Store;

namespace LaaAnalytics.Indicators.Periods;

/// <summary>What to compare over time.</summary>
public sealed record PeriodRequest
{
    /// <summary>Agreement whose people are compared; null for everybody in the store, or one area of it.</summary>
    public Agreement? Agreement { get; init; }

    /// <summary>One area: its code, or code@year for the boundaries of one year; null for the agreement's whole or everybody.</summary>
    public string? Area { get; init; }

    /// <summary>Cohorts, or runs of cohorts counted together; null for every single cohort.</summary>
    public IReadOnlyList<Period>? Periods { get; init; }

    /// <summary>Whether runs of as many cohorts as the definition pools are asked for.</summary>
    public bool Pooled { get; init; }

    /// <summary>Extract to measure from; null where the store holds only one that the definition reads.</summary>
    public MeasureSource? Source { get; init; }

    /// <summary>Breaks beside those that the definition states.</summary>
    public IReadOnlyList<SeriesBreak> Breaks { get; init; } = [];
}

/// <summary>Counts the cohorts of a series that share no day, and what they have in common through the same people.</summary>
public static class PeriodCounts
{
    /// <summary>The series.</summary>
    /// <param name="view">The store as known after a load.</param>
    /// <param name="scheme">The one definition.</param>
    /// <param name="indicator">What is compared; of this definition.</param>
    /// <param name="request">Area and cohorts.</param>
    /// <exception cref="UsageException">The cohorts asked for share days; the area is not there, or under several years' boundaries in one cohort; nothing can be measured.</exception>
    public static PeriodSeries Of(StoreView view, MeasurementScheme scheme, Indicator indicator, PeriodRequest request)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(scheme);
        ArgumentNullException.ThrowIfNull(indicator);
        ArgumentNullException.ThrowIfNull(request);
        bool byArea = request.Agreement is Agreement { IsUndivided: bool undivided } ? !undivided : request.Area is not null;
        MeasureRequest measured = new()
        {
            GroupBy = byArea ? [MeasureRequest.Area, MeasureRequest.Period] : [MeasureRequest.Period],
            Periods = request.Periods,
            Pooled = request.Pooled,
            Areas = request.Agreement is null ? null : SixMonthEvidence.AreasOf(request.Agreement),
            Total = request.Agreement?.Area.Code,
            Source = request.Source,
        };
        IReadOnlyList<Measure> table = Measurement.Run(view, scheme, measured);
        Func<AreaCode, bool> isCompared = Compared(request, table);
        IReadOnlyList<Measure> supplied = [.. table.Where(cell => cell.Offenders > 0 && isCompared(cell.Key.Area))];
        if (supplied.Count == 0)
        {
            throw new UsageException(
                $"Nothing in the store can be measured by {scheme.Citation} for what was asked.", "See with 'laa measure --by area,period' what there is.");
        }

        ThrowIfSeveralBoundaries(supplied);
        List<Measure> cohorts = Apart(supplied);
        if (cohorts.Count < supplied.Count && (request.Periods is not null || request.Pooled))
        {
            throw new UsageException(
                $"The {(request.Pooled ? "pooled cohorts" : "periods")} asked for share days, so that the same people would be compared with themselves: no difference and no trend of them is tested.",
                cohorts.Count > 1
                    ? $"Ask for periods that share no day, for example --periods {string.Join(',', cohorts.Select(cohort => cohort.Key.Period))}"
                    : "Leave it out: single cohorts are compared.");
        }

        HashSet<Period> kept = [.. cohorts.Select(cohort => cohort.Key.Period)];
        PeriodSeries series = new(
            scheme,
            indicator,
            supplied[^1].Key.Area,
            [.. table.Where(cell => kept.Contains(cell.Key.Period))],
            request.Agreement?.Area.Code,
            cohorts,
            supplied.Count,
            [],
            BreaksIn(cohorts, [.. scheme.Breaks, .. request.Breaks]),
            Target(view, request, indicator, scheme, supplied[^1].Key.Area));
        return series with { Runs = Runs(view, series, measured, isCompared) };
    }

    private static Func<AreaCode, bool> Compared(PeriodRequest request, IReadOnlyList<Measure> table)
    {
        if (request.Area is not string asked)
        {
            return request.Agreement is Agreement agreement ? area => area == agreement.Area.Code : static _ => true;
        }

        AreaCode? exact = asked.Contains('@', StringComparison.Ordinal) ? Parsed(asked) : null;
        bool IsAsked(AreaCode area) => exact is AreaCode one ? area == one : area.Code == asked;
        return table.Any(cell => IsAsked(cell.Key.Area))
            ? IsAsked
            : throw new UsageException(
                request.Agreement is Agreement within ? $"No member of {within.Id} with anybody in it has the area code asked for." : "The store holds nobody in the area asked for.",
                "Name an area by its code, or by code@year: 'laa measure --by area' lists them.");
    }

    private static AreaCode Parsed(string text)
    {
        try
        {
            return AreaCode.Parse(text);
        }
        catch (FormatException fault)
        {
            throw new UsageException("--area names no area.", fault.Message);
        }
    }

    private static void ThrowIfSeveralBoundaries(IReadOnlyList<Measure> supplied)
    {
        if (supplied.GroupBy(cell => cell.Key.Period).Any(period => period.Skip(1).Any()))
        {
            IEnumerable<AreaCode> areas = supplied.Select(cell => cell.Key.Area).Distinct().Order();
            throw new UsageException(
                "In one cohort the area is supplied with the boundaries of several years, which are never blended.",
                $"Name one of them: --area {string.Join(" or --area ", areas)}.");
        }
    }

    /// <summary>As many cohorts as share no day, counted back from the latest final one and on from it; all of them where none do.</summary>
    private static List<Measure> Apart(IReadOnlyList<Measure> supplied)
    {
        Measure[] ordered = [.. supplied.OrderBy(cell => cell.Key.Period)];
        int latest = Array.FindLastIndex(ordered, cell => cell.IsMature);
        int anchor = latest < 0 ? ordered.Length - 1 : latest;
        LinkedList<Measure> kept = new([ordered[anchor]]);
        foreach (Measure earlier in ordered[..anchor].Reverse())
        {
            if (earlier.Key.Period.EndExclusive <= kept.First!.Value.Key.Period.Start)
            {
                kept.AddFirst(earlier);
            }
        }

        foreach (Measure later in ordered[(anchor + 1)..])
        {
            if (later.Key.Period.Start >= kept.Last!.Value.Key.Period.EndExclusive)
            {
                kept.AddLast(later);
            }
        }

        return [.. kept];
    }

    /// <summary>The breaks that fall into the series, and one wherever the area's boundaries are those of another year than before.</summary>
    private static List<SeriesBreak> BreaksIn(List<Measure> cohorts, IReadOnlyList<SeriesBreak> stated)
    {
        IEnumerable<SeriesBreak> redrawn = cohorts.Zip(cohorts.Skip(1))
            .Where(pair => pair.First.Key.Area.Vintage != pair.Second.Key.Area.Vintage)
            .Select(pair => new SeriesBreak(
                pair.Second.Key.Period.Start,
                FormattableString.Invariant($"the area is supplied with its boundaries of {pair.Second.Key.Area.Vintage} in place of those of {pair.First.Key.Area.Vintage}"),
                "area_vintage of the supplies"));
        return
        [
            .. stated
                .Where(one => one.From > cohorts[0].Key.Period.Start && one.From < cohorts[^1].Key.Period.EndExclusive)
                .Concat(redrawn)
                .Distinct()
                .OrderBy(one => one.From),
        ];
    }

    private static double? Target(StoreView view, PeriodRequest request, Indicator indicator, MeasurementScheme scheme, AreaCode area) =>
        request.Agreement is Agreement agreement && area == agreement.Area.Code
            ? Trajectory.Of(view.Targets(agreement.Id), indicator.Id, scheme.Citation).At(DateOnly.MaxValue)
            : null;

    /// <summary>Every run of two and more cohorts within the latest ones of each stretch, as far as the definition can count them together.</summary>
    private static IReadOnlyList<Measure> Runs(StoreView view, PeriodSeries series, MeasureRequest measured, Func<AreaCode, bool> isCompared)
    {
        if (series.Cohorts.All(cohort => cohort.People == 0) || Countable(series) is not MeasurementScheme scheme)
        {
            return [];
        }

        List<Period> runs = [];
        foreach (IReadOnlyList<Measure> stretch in series.Stretches)
        {
            Measure[] latest = [.. stretch.Where(cohort => cohort.IsMature).TakeLast(PeriodSeries.LongestTrend)];
            for (int first = 0; first < latest.Length; first++)
            {
                runs.AddRange(latest.Skip(first + 1).Select(last => new Period(latest[first].Key.Period.Start, last.Key.Period.EndExclusive)));
            }
        }

        // Between periods that were named, people may be who are in none of them.
        return runs.Count == 0 || !runs.TrueForAll(run => SchemeCohorts.IsNamed(scheme, run) && (measured.Periods is null || IsFilled(scheme, run, series)))
            ? []
            : [.. Measurement.Run(view, scheme, measured with { Periods = runs, Pooled = false }).Where(cell => isCompared(cell.Key.Area))];
    }

    /// <summary>The definition with a calendar on which the cohorts taken stand side by side; null where it has none, or where only a change is reported.</summary>
    private static MeasurementScheme? Countable(PeriodSeries series)
    {
        MeasurementScheme scheme = series.Scheme;
        return scheme.Statistic == SchemeStatistic.ChangeFromBaseline ? null
            : !SchemeCohorts.Overlap(scheme) ? scheme
            : scheme.Cohorts.Months <= 12 && 12 % scheme.Cohorts.Months == 0
                ? scheme with { Cohorts = new(scheme.Cohorts.Months, scheme.Cohorts.Months, series.Cohorts[^1].Key.Period.Start.Month, 1) }
            : null;
    }

    private static bool IsFilled(MeasurementScheme scheme, Period run, PeriodSeries series) =>
        SchemeCohorts.Named(scheme, run).Cohorts.All(one => series.Cohorts.Any(cohort => one.IsWithin(cohort.Key.Period)));
}
