using LaaAnalytics.Domain;

namespace LaaAnalytics.Disclosure;

/// <summary>The symbols that official tables show in place of a number.</summary>
public static class EstimateShorthand
{
    /// <summary>c withheld, x not available yet or not supplied, u too few to rate, z no value exists; null where a value is shown.</summary>
    public static char? Of(EstimateStatus status) => status switch
    {
        EstimateStatus.Withheld => 'c',
        EstimateStatus.Immature => 'x',
        EstimateStatus.TooFew => 'u',
        EstimateStatus.Undefined => 'z',
        _ => null,
    };
}
