using LaaAnalytics.Domain;
using LaaAnalytics.Domain.CaseMix;
using LaaAnalytics.Store;

namespace LaaAnalytics.Indicators.CaseMix;

/// <summary>Counts cells with a model's predictions in place of the suppliers'.</summary>
public static class CaseMixCounts
{
    /// <summary>The names a request's model may have.</summary>
    public static IReadOnlyList<string> Models { get; } = ["supplied", "ogrs3", "ogrs4g", "refit"];

    /// <summary>The cells and the base year, counted by one model.</summary>
    /// <param name="view">The store as known after a load.</param>
    /// <param name="scheme">The definition.</param>
    /// <param name="request">Model, base year and cells.</param>
    /// <exception cref="UsageException">
    /// There is no such model or cohort, nobody is in the base year or it is not final, nobody carries what the model needs, or the model predicts
    /// over another length of time than the scheme follows.
    /// </exception>
    public static CaseMixTable Run(StoreView view, MeasurementScheme scheme, CaseMixRequest request)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(scheme);
        ArgumentNullException.ThrowIfNull(request);
        throw new NotSupportedException();
    }
}
