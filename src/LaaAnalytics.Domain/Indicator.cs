namespace LaaAnalytics.Domain;

/// <summary>Which direction is good.</summary>
public enum Polarity
{
    /// <summary>Lower is better.</summary>
    Low,

    /// <summary>Higher is better.</summary>
    High,
}

/// <summary>Whom a figure is about, as far as that makes it more harmful to give one of them away.</summary>
public enum Sensitivity
{
    /// <summary>Nobody to be protected more than others.</summary>
    Ordinary,

    /// <summary>People under 18.</summary>
    Young,

    /// <summary>People whose health is told, use of drugs among it.</summary>
    Health,

    /// <summary>People who died.</summary>
    Deaths,
}

/// <summary>An indicator of the review: one statistic of one scheme, with how it is shown.</summary>
/// <param name="Id">Id used across the project, <c>RO-A</c>.</param>
/// <param name="Scheme">Id of the scheme it is measured by.</param>
/// <param name="Component">Part of the mandatory outcome.</param>
/// <param name="Title">For people.</param>
/// <param name="Unit">For people, <c>per cent</c>.</param>
/// <param name="Decimals">Decimals shown.</param>
/// <param name="Polarity">Which direction is good.</param>
/// <param name="LeastDenominator">Fewest offenders for which a value is rated; below it the status is too few.</param>
/// <param name="Sensitivity">Whom it is about: all but <see cref="Sensitivity.Ordinary"/> are protected one class more strictly.</param>
/// <param name="Statistic">What is computed.</param>
public sealed record Indicator(
    string Id,
    string Scheme,
    Component Component,
    string Title,
    string Unit,
    int Decimals,
    Polarity Polarity,
    long LeastDenominator,
    Sensitivity Sensitivity,
    SchemeStatistic Statistic);

/// <summary>What a value in an agreement stands for.</summary>
public enum TargetKind
{
    /// <summary>Level the agreement starts from.</summary>
    Baseline,

    /// <summary>Agreed level on the way.</summary>
    Milestone,

    /// <summary>Level to be reached.</summary>
    Target,

    /// <summary>Level expected without the stretch.</summary>
    WithoutStretch,

    /// <summary>Level with the stretch.</summary>
    WithStretch,
}

/// <summary>One agreed value of an indicator.</summary>
/// <param name="Indicator">Indicator id.</param>
/// <param name="Scheme">Scheme and version the value was agreed on.</param>
/// <param name="Kind">What it stands for.</param>
/// <param name="Period">Period the value is for; the trajectory runs through its end.</param>
/// <param name="Value">In the indicator's unit; null for a placeholder.</param>
/// <param name="Type">DESIGNATED, STATUTORY, LOCAL or STRETCH.</param>
/// <param name="Status">PLACEHOLDER, SET or REVISED.</param>
/// <param name="AgreedOn">Day it was agreed, or null.</param>
public sealed record TargetValue(
    string Indicator,
    string Scheme,
    TargetKind Kind,
    Period Period,
    decimal? Value,
    string Type,
    string Status,
    DateOnly? AgreedOn);

/// <summary>A Local Area Agreement.</summary>
/// <param name="Id">Agreement id.</param>
/// <param name="Name">Name of the partnership, for people.</param>
/// <param name="Area">Area of the agreement as a whole.</param>
/// <param name="Members">Areas it is made of, in code order; the area itself where it is undivided.</param>
/// <param name="GovernmentOffice">Government Office it reports to.</param>
/// <param name="Round">Round of agreements, 1 to 3.</param>
/// <param name="Term">First to last day.</param>
public sealed record Agreement(
    string Id,
    string Name,
    NamedArea Area,
    IReadOnlyList<NamedArea> Members,
    string GovernmentOffice,
    int Round,
    Period Term)
{
    /// <summary>Whether the agreement's area is its own only member, as for a unitary authority: then there are no parts to tell apart.</summary>
    public bool IsUndivided => Members.Count == 1 && Members[0].Code == Area.Code;

    /// <summary>Its own area or one of its members by code, with its name; by the code alone where it is neither.</summary>
    public NamedArea AreaOf(AreaCode code) => Members.Append(Area).LastOrDefault(area => area.Code == code) ?? new(code, code.Code);
}

/// <summary>An area with its name.</summary>
/// <param name="Code">Code and vintage.</param>
/// <param name="Name">For people; the code where no name was supplied.</param>
public sealed record NamedArea(AreaCode Code, string Name);
