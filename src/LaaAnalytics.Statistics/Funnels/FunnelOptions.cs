namespace LaaAnalytics.Statistics.Funnels;

/// <summary>What is done about areas that differ more than chance allows.</summary>
public enum FunnelAdjustment
{
    /// <summary>Nothing: exact limits.</summary>
    None = 0,

    /// <summary>All limits widened by the root of phi, where phi is above 1.</summary>
    Multiplicative,

    /// <summary>A variance between areas added, so that limits of large areas stay apart.</summary>
    Additive,
}

/// <summary>How a funnel is drawn; printed beside it.</summary>
public sealed record FunnelOptions
{
    /// <summary>Coverage of the inner limits, 0.5 to below 1.</summary>
    public double Inner { get; init; } = 0.95;

    /// <summary>Coverage of the outer limits, not below the inner.</summary>
    public double Outer { get; init; } = 0.998;

    /// <summary>Adjustment of limits and p-values.</summary>
    public FunnelAdjustment Adjustment { get; init; }

    /// <summary>Share of areas drawn in at each end before phi and tau2 are estimated, 0 to below 0.5.</summary>
    public double Winsorised { get; init; } = 0.1;

    /// <summary>Highest false discovery rate at which an area is marked, above 0 and below 1.</summary>
    public double FalseDiscoveryRate { get; init; } = 0.05;

    /// <summary>The share or ratio that holds everywhere; null takes all areas together (for ratios: 1).</summary>
    public double? Target { get; init; }
}
