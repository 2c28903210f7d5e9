using LaaAnalytics.Domain;
using LaaAnalytics.Indicators.Reviews;
using LaaAnalytics.Store;

namespace LaaAnalytics.Indicators.Areas;

/// <summary>Counts areas by one definition in one period, so that they can stand on one axis.</summary>
public static class MeasuredAreas
{
    private const string SourceScheme = "source_scheme";

    /// <summary>One cell for each area, people without a known place among them; the whole agreement too, where one is named that has parts.</summary>
    /// <param name="view">The store as known after a load.</param>
    /// <param name="scheme">The definition.</param>
    /// <param name="within">Agreement whose areas are counted; null for every area in the data.</param>
    /// <param name="period">Index dates; null for the latest cohort that is final, the latest if none is.</param>
    /// <param name="pooled">Whether the latest is a run of as many cohorts as the scheme pools.</param>
    /// <param name="source">Extract; null where there is one only.</param>
    /// <param name="sourceScheme">Which ready cohorts; null where there are those of one definition only.</param>
    /// <exception cref="UsageException">Nothing can be measured, or cohorts of several definitions are left to choose from.</exception>
    public static IReadOnlyList<Measure> Of(
        StoreView view, MeasurementScheme scheme, Agreement? within, Period? period, bool pooled, MeasureSource? source, string? sourceScheme)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(scheme);
        MeasureRequest request = new()
        {
            Areas = within is null ? null : SixMonthEvidence.AreasOf(within),
            Total = within is { IsUndivided: false } ? within.Area.Code : null,
            Source = source,
        };
        bool isReady = Measurement.SourceOf(view, scheme, request) == MeasureSource.CohortOutcome;
        string[] told = isReady ? [SourceScheme] : [];
        Period chosen = period ?? Latest(OfOne(Measurement.Run(view, scheme, request with { GroupBy = [MeasureRequest.Period, .. told], Pooled = pooled }), sourceScheme), scheme);
        IReadOnlyList<Measure> measures = OfOne(
            Measurement.Run(view, scheme, request with { GroupBy = [MeasureRequest.Area, MeasureRequest.Period, .. told], Periods = [chosen] }), sourceScheme);
        return measures.Count > 0 ? measures : throw Nothing(scheme);
    }

    private static Period Latest(IReadOnlyList<Measure> cohorts, MeasurementScheme scheme)
    {
        Measure? latest = cohorts.Where(cohort => cohort.Offenders > 0).OrderBy(cohort => cohort.IsMature).ThenBy(cohort => cohort.Key.Period).LastOrDefault();
        return latest?.Key.Period ?? throw Nothing(scheme);
    }

    /// <summary>Ready cohorts of one definition, as the whole cohort; others as they are.</summary>
    private static IReadOnlyList<Measure> OfOne(IReadOnlyList<Measure> measures, string? sourceScheme)
    {
        List<string> schemes = [.. measures.Select(Told).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
        if (sourceScheme is not null && !schemes.Contains(sourceScheme))
        {
            throw new UsageException("There are no ready cohorts of that source scheme.", schemes.Count > 0 ? $"There are {string.Join(", ", schemes)}." : "Leave out --source-scheme.");
        }

        return schemes.Count > 1 && sourceScheme is null
            ? throw new UsageException($"The ready cohorts are of {string.Join(" and ", schemes)}: two definitions are never put on one axis.", "Choose one with --source-scheme.")
            : [.. measures.Where(measure => Told(measure) == sourceScheme || sourceScheme is null).Select(measure => measure with { Key = measure.Key with { Group = CellKey.AllGroup } })];

        static string? Told(Measure measure) => CohortGroup.Read(measure.Key.Group).GetValueOrDefault(SourceScheme);
    }

    private static UsageException Nothing(MeasurementScheme scheme) => new(
        $"Nothing in the store can be measured by {scheme.Citation}.",
        "See with 'laa loads' what was loaded, and in docs/methods which tables and events the definition reads.");
}
