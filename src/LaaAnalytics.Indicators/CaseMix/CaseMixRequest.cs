using LaaAnalytics.Domain;

namespace LaaAnalytics.Indicators.CaseMix;

/// <summary>Which cells to compare after allowing for who is in them, by which model, against which year.</summary>
public sealed record CaseMixRequest
{
    /// <summary>Model: <c>supplied</c> (the suppliers' <c>predicted_p</c>), <c>ogrs3</c>, <c>ogrs4g</c>, or <c>refit</c> (fitted here on the base year).</summary>
    public required string Model { get; init; }

    /// <summary>
    /// Base year: a cohort or a run of cohorts of the scheme. Adjusted rates are what the cell's rate would be with the base year's mix; its mean
    /// prediction is the mean over people, never over cohorts.
    /// </summary>
    public required Period BasePeriod { get; init; }

    /// <summary>Cells: areas, periods and groups as for any measure.</summary>
    public required MeasureRequest Cells { get; init; }

    /// <summary>
    /// For <c>refit</c>: dimensions of the source that the model looks at; null for the ones known to matter: age band, sex, offence group and, for dated
    /// events, earlier sanctions and kind of index event.
    /// </summary>
    public IReadOnlyList<string>? Covariates { get; init; }
}
