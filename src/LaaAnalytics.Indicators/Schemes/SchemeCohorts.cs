using LaaAnalytics.Domain;

namespace LaaAnalytics.Indicators;

/// <summary>The spans of cohorts that a scheme's calendar allows.</summary>
public static class SchemeCohorts
{
    /// <summary>One span for each single cohort that lies wholly in <paramref name="supplied"/>.</summary>
    public static IReadOnlyList<CohortSpan> EachWithin(MeasurementScheme scheme, Period supplied)
    {
        ArgumentNullException.ThrowIfNull(scheme);
        return [.. scheme.Cohorts.Within(supplied).Select(CohortSpan.OfOne)];
    }

    /// <summary>One span for each run of as many consecutive cohorts as the scheme pools; runs overlap, each starting one cohort later.</summary>
    /// <exception cref="UsageException">The scheme does not pool.</exception>
    public static IReadOnlyList<CohortSpan> PoolsWithin(MeasurementScheme scheme, Period supplied)
    {
        ArgumentNullException.ThrowIfNull(scheme);
        int pool = PoolOf(scheme);
        IReadOnlyList<Period> cohorts = scheme.Cohorts.Within(supplied);
        return [.. Enumerable.Range(0, Math.Max(0, cohorts.Count - pool + 1)).Select(first => CohortSpan.Of([.. cohorts.Skip(first).Take(pool)]))];
    }

    /// <summary>How many cohorts the scheme pools, 2 or more.</summary>
    /// <exception cref="UsageException">The scheme does not pool.</exception>
    public static int PoolOf(MeasurementScheme scheme)
    {
        ArgumentNullException.ThrowIfNull(scheme);
        return scheme.Cohorts.Pool > 1
            ? scheme.Cohorts.Pool
            : throw new UsageException($"{scheme.Citation} does not pool cohorts.", "Ask for its single cohorts.");
    }

    /// <summary>The span that a period names: a single cohort, or all cohorts that lie in it, where they share no day and fill it from its start to its end.</summary>
    /// <exception cref="UsageException">The scheme has no such cohorts.</exception>
    public static CohortSpan Named(MeasurementScheme scheme, Period period)
    {
        ArgumentNullException.ThrowIfNull(scheme);
        return Find(scheme, period)
            ?? throw new UsageException(
                $"{scheme.Citation} has no cohort {period}.",
                $"Its cohorts last {scheme.Cohorts.Months} months and start every {scheme.Cohorts.StepMonths} months, "
                + $"one of them at the start of month {scheme.Cohorts.FirstMonth}.");
    }

    /// <summary>Whether a period names a span of the scheme, as <see cref="Named"/> reads it.</summary>
    public static bool IsNamed(MeasurementScheme scheme, Period period)
    {
        ArgumentNullException.ThrowIfNull(scheme);
        return Find(scheme, period) is not null;
    }

    /// <summary>Whether a scheme's cohorts share days, so that they can never be counted together.</summary>
    public static bool Overlap(MeasurementScheme scheme)
    {
        ArgumentNullException.ThrowIfNull(scheme);
        return scheme.Cohorts.StepMonths < scheme.Cohorts.Months;
    }

    private static CohortSpan? Find(MeasurementScheme scheme, Period period)
    {
        IReadOnlyList<Period> within = scheme.Cohorts.Within(period);
        if (within.Contains(period))
        {
            return CohortSpan.OfOne(period);
        }

        return !Overlap(scheme) && within.Count > 0 && within[0].Start == period.Start && within[^1].EndExclusive == period.EndExclusive
            ? CohortSpan.Of(within)
            : null;
    }
}
