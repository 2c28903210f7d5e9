namespace LaaAnalytics.Domain.Areas;

/// <summary>What is known of an area in a year beside re-offending; null for what was not supplied.</summary>
/// <param name="Area">Area.</param>
/// <param name="Year">Calendar year.</param>
/// <param name="Population">Residents.</param>
/// <param name="Population10To17">Residents aged 10 to 17.</param>
/// <param name="Population16To64">Residents aged 16 to 64.</param>
/// <param name="ImdDecile">Decile of multiple deprivation, 1 most deprived.</param>
/// <param name="RecordedCrime">Recorded crimes.</param>
/// <param name="ViolentCrime">Recorded violent crimes.</param>
/// <param name="PropertyCrime">Recorded property crimes.</param>
/// <param name="AntisocialBehaviour">Recorded incidents of antisocial behaviour.</param>
public sealed record AreaContext(
    AreaCode Area,
    int Year,
    long? Population,
    long? Population10To17,
    long? Population16To64,
    int? ImdDecile,
    long? RecordedCrime,
    long? ViolentCrime,
    long? PropertyCrime,
    long? AntisocialBehaviour);

/// <summary>A number by which areas are alike or not: a share or a rate, so that large and small areas can be alike.</summary>
/// <param name="Id">Name on the command line, <c>recorded_crime</c>.</param>
/// <param name="Title">For people.</param>
/// <param name="Unit">For people.</param>
/// <param name="Decimals">Decimals shown.</param>
/// <param name="Of">The number of an area in a year; null where a part of it was not supplied.</param>
public sealed record ContextVariable(string Id, string Title, string Unit, int Decimals, Func<AreaContext, double?> Of)
{
    /// <summary>The variables that can be chosen, in the order in which they are printed.</summary>
    public static IReadOnlyList<ContextVariable> All { get; } =
    [
        new("aged_10_17", "Residents aged 10 to 17", "per cent of residents", 1, area => Rate(area.Population10To17, area, 100)),
        new("aged_16_64", "Residents aged 16 to 64", "per cent of residents", 1, area => Rate(area.Population16To64, area, 100)),
        new("imd_decile", "Decile of multiple deprivation", "1 most deprived", 0, area => area.ImdDecile),
        new("recorded_crime", "Recorded crime", "per 1,000 residents", 1, area => Rate(area.RecordedCrime, area, 1000)),
        new("violent_crime", "Recorded violent crime", "per 1,000 residents", 1, area => Rate(area.ViolentCrime, area, 1000)),
        new("property_crime", "Recorded property crime", "per 1,000 residents", 1, area => Rate(area.PropertyCrime, area, 1000)),
        new("antisocial_behaviour", "Recorded antisocial behaviour", "incidents per 1,000 residents", 1, area => Rate(area.AntisocialBehaviour, area, 1000)),
    ];

    /// <summary>The variable of this name.</summary>
    /// <exception cref="UsageException">There is none of this name.</exception>
    public static ContextVariable Find(string id) => All.FirstOrDefault(variable => variable.Id == id)
        ?? throw new UsageException("There is no such context variable.", $"Choose among {string.Join(", ", All.Select(variable => variable.Id))}.");

    private static double? Rate(long? count, AreaContext area, int per) => area.Population > 0 ? (double?)per * count / area.Population : null;
}
