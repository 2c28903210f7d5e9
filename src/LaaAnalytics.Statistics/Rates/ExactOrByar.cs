namespace LaaAnalytics.Statistics.Rates;

/// <summary>Intervals for counts as English public health indicators make them: exact below ten events, Byar's from ten.</summary>
/// <remarks>Rule of PHEindicatormethods (UK Health Security Agency); Eayrs D, APHO Technical Briefing 3 (2008).</remarks>
public static class ExactOrByar
{
    /// <summary>Fewest events for which Byar's limits are used.</summary>
    public const int FewestForByar = 10;

    /// <summary>Limits in events.</summary>
    /// <param name="events">Events, 0 or more; need not be whole.</param>
    /// <param name="confidence">Two-sided confidence as a fraction, 0.5 to below 1.</param>
    public static ConfidenceInterval Interval(double events, double confidence = 0.95) => events < FewestForByar
        ? ExactPoisson.Interval(events, confidence)
        : new(ByarPoisson.Lower(events, confidence) ?? 0, ByarPoisson.Upper(events, confidence), confidence);

    /// <summary>Name of the method that <see cref="Interval"/> takes, printed under tables.</summary>
    public static string MethodFor(double events) => events < FewestForByar ? ExactPoisson.Method : ByarPoisson.Method;
}
