using LaaAnalytics.Domain;
using LaaAnalytics.Store;

namespace LaaAnalytics.Indicators;

/// <summary>Measures re-offending in a vintage of the store.</summary>
public static class Measurement
{
    /// <summary>The measures a request asks for, in order of their addresses.</summary>
    /// <param name="view">The store as known after a load.</param>
    /// <param name="scheme">The definition.</param>
    /// <param name="request">Areas, cohorts and groups.</param>
    /// <returns>
    /// One measure for each cell with anybody in it; where areas are listed and no groups asked for, an area without anybody is there with zeros,
    /// in every period in which the areas together have somebody. Empty where the store holds nothing the scheme reads.
    /// </returns>
    /// <exception cref="UsageException">The request names a grouping, cohort or area that does not exist, or leaves open which extract to measure.</exception>
    public static IReadOnlyList<Measure> Run(StoreView view, MeasurementScheme scheme, MeasureRequest request)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(scheme);
        ArgumentNullException.ThrowIfNull(request);
        return SourceOf(view, scheme, request) switch
        {
            MeasureSource.IndexEvent => [.. IndexEventMeasurement.Run(view, scheme, request).OrderBy(measure => measure.Key)],
            MeasureSource.CohortOutcome => [.. CohortOutcomeMeasurement.Run(view, scheme, request).OrderBy(measure => measure.Key)],
            _ => [],
        };
    }

    /// <summary>The measures of an indicator, by its own scheme; addresses carry the indicator's id.</summary>
    /// <inheritdoc cref="Run(StoreView, MeasurementScheme, MeasureRequest)"/>
    public static IReadOnlyList<Measure> Run(StoreView view, Indicator indicator, MeasureRequest request)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        ArgumentNullException.ThrowIfNull(request);
        return Run(view, IndicatorCatalogue.SchemeOf(indicator), request with { Indicator = indicator.Id });
    }

    /// <summary>The groupings of a request that are dimensions of its source, in name order.</summary>
    internal static IReadOnlyList<string> Dimensions(MeasureRequest request, IReadOnlyList<string> known)
    {
        string[] asked =
        [
            .. request.GroupBy
                .Where(name => name is not MeasureRequest.Area and not MeasureRequest.Period)
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
        return asked.All(known.Contains)
            ? asked
            : throw new UsageException(
                "The figures cannot be told apart by one of the groupings asked for.",
                $"Group by {MeasureRequest.Area}, {MeasureRequest.Period}, {string.Join(", ", known.Order(StringComparer.Ordinal))}.");
    }

    /// <summary>The extract a request is measured from; null where the store holds nothing the scheme reads.</summary>
    internal static MeasureSource? SourceOf(StoreView view, MeasurementScheme scheme, MeasureRequest request)
    {
        if (request.Source == MeasureSource.CohortOutcome && !scheme.Enters.CohortOutcomes)
        {
            throw new UsageException($"{scheme.Citation} does not read cohort_outcome.", "Leave out the source, or name another scheme.");
        }

        if (request.Source is not null)
        {
            return request.Source;
        }

        IReadOnlyList<SupplySummary> supplies = view.Supplies();
        bool HasRows(string table) => supplies.Any(supply => supply.Table == table && supply.CurrentRows > 0);
        return (HasRows("index_event"), scheme.Enters.CohortOutcomes && HasRows("cohort_outcome")) switch
        {
            (true, true) => throw new UsageException(
                $"The store holds both index_event and cohort_outcome, and {scheme.Citation} reads either.", "Name one of them with '--source'."),
            (true, false) => MeasureSource.IndexEvent,
            (false, true) => MeasureSource.CohortOutcome,
            _ => null,
        };
    }
}
