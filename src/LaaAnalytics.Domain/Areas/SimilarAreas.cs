namespace LaaAnalytics.Domain.Areas;

/// <summary>The areas most like one area, by context that is stated; or why none can be named.</summary>
/// <param name="Own">The area.</param>
/// <param name="Year">Year of the context; null where none can be named.</param>
/// <param name="Variables">Variables that entered, each with equal weight.</param>
/// <param name="LeftOut">Variables that were asked for and could not enter.</param>
/// <param name="OwnValues">[variables] the own area's values.</param>
/// <param name="Areas">Nearest first; equally near ones by code.</param>
/// <param name="Candidates">Areas of the same type that have every variable, the own one not counted.</param>
/// <param name="Lacking">Areas of the same type that lack one, and so were no candidates.</param>
/// <param name="Reason">Why no area is named; empty where some are.</param>
public sealed record SimilarAreas(
    NamedArea Own,
    int? Year,
    IReadOnlyList<ContextVariable> Variables,
    IReadOnlyList<LeftOutVariable> LeftOut,
    IReadOnlyList<double> OwnValues,
    IReadOnlyList<SimilarArea> Areas,
    int Candidates,
    int Lacking,
    string Reason)
{
    /// <summary>How distances are made, as printed beside them.</summary>
    public const string Method =
        "Each variable is set to mean 0 and standard deviation 1 over the candidates and the own area; the distance is the root of the mean squared difference, so it does not grow with the number of variables.";
}

/// <summary>An area and how unlike it is.</summary>
/// <param name="Area">Area.</param>
/// <param name="Distance">Root mean squared difference in standard deviations, 0 for the same values.</param>
/// <param name="Values">[variables] its values.</param>
public sealed record SimilarArea(NamedArea Area, double Distance, IReadOnlyList<double> Values);

/// <summary>A variable that did not enter.</summary>
/// <param name="Variable">The variable.</param>
/// <param name="Reason">Why, in words.</param>
public sealed record LeftOutVariable(ContextVariable Variable, string Reason);

/// <summary>What surrounds an area: what it may be compared with.</summary>
/// <param name="Own">The area.</param>
/// <param name="Region">Its region, or null.</param>
/// <param name="Country">Its country, or null.</param>
/// <param name="Similar">The areas most like it.</param>
/// <param name="Map">Which area lies in which.</param>
public sealed record AreaSurroundings(NamedArea Own, NamedArea? Region, NamedArea? Country, SimilarAreas Similar, AreaMap Map);
