using System.Globalization;

namespace LaaAnalytics.Indicators;

/// <summary>A change between two rates, relative and in the rates' own unit: two different numbers, told apart by type.</summary>
/// <remarks>Computed before rounding. From rates that were rounded already it can be wrong in the last figure, and is then printed with that said.</remarks>
/// <param name="Relative">Change as a fraction of the earlier rate: -0.049 is a fall by 4.9 per cent; null where that was 0.</param>
/// <param name="Absolute">Later less earlier, in the rates' unit; percentage points where that is per cent.</param>
/// <param name="FromRounded">Whether the rates were rounded before.</param>
public readonly record struct RateChange(double? Relative, double Absolute, bool FromRounded)
{
    /// <summary>The change between two unrounded rates.</summary>
    public static RateChange Between(double earlier, double later) => Of(earlier, later, fromRounded: false);

    /// <summary>The change between two rates that are known rounded only.</summary>
    public static RateChange BetweenRounded(double earlier, double later) => Of(earlier, later, fromRounded: true);

    /// <summary>The relative change in per cent with one decimal, <c>-4.8 (from rounded)</c>; a dash where there is none.</summary>
    public override string ToString() => Relative is double relative
        ? Math.Round(100 * relative, 1, MidpointRounding.AwayFromZero).ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture) + (FromRounded ? " (from rounded)" : string.Empty)
        : "-";

    private static RateChange Of(double earlier, double later, bool fromRounded) => new(earlier == 0 ? null : (later - earlier) / earlier, later - earlier, fromRounded);
}
