using LaaAnalytics.Domain;

namespace LaaAnalytics.Indicators;

/// <summary>Every indicator of the review, read from <c>indicators.json</c>.</summary>
public static class IndicatorCatalogue
{
    /// <summary>All indicators, in the order in which they are reported.</summary>
    public static IReadOnlyList<Indicator> All { get; } = DefinitionJson.Read<IReadOnlyList<Indicator>>(DefinitionJson.Embedded("indicators.json"));

    /// <summary>The indicator of this id, <c>RO-A</c>.</summary>
    /// <exception cref="UsageException">There is no such indicator; the message lists what exists.</exception>
    public static Indicator Find(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return All.FirstOrDefault(indicator => indicator.Id == id)
            ?? throw new UsageException("There is no such indicator.", $"Name one of {string.Join(", ", All.Select(indicator => indicator.Id))}.");
    }

    /// <summary>The scheme an indicator is measured by.</summary>
    public static MeasurementScheme SchemeOf(Indicator indicator)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        return SchemeCatalogue.Find(indicator.Scheme);
    }
}
