namespace LaaAnalytics.Statistics.Funnels;

/// <summary>Two limits between which an area's value lies when only chance moves it from the target.</summary>
/// <param name="Lower">Lower limit, in the value's unit.</param>
/// <param name="Upper">Upper limit.</param>
/// <param name="Coverage">Probability between them, 0.5 to below 1: 0.95 and 0.998 by custom.</param>
public readonly record struct FunnelLimits(double Lower, double Upper, double Coverage);

/// <summary>Where an area stands in a funnel. On a limit is inside it.</summary>
public enum FunnelPosition
{
    /// <summary>Within the inner limits, or without a value.</summary>
    Inside = 0,

    /// <summary>Below the inner limits.</summary>
    Low,

    /// <summary>Below the outer limits.</summary>
    VeryLow,

    /// <summary>Above the inner limits.</summary>
    High,

    /// <summary>Above the outer limits.</summary>
    VeryHigh,
}
