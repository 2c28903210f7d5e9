namespace LaaAnalytics.Domain;

/// <summary>The parts of the mandatory outcome, which are viewed separately and never added up or blended.</summary>
public enum Component
{
    /// <summary>A scheme outside the three components, such as a national measure of all offenders.</summary>
    All,

    /// <summary>Adult offenders: aged 18 or over at the index event.</summary>
    Adult,

    /// <summary>Young offenders: aged 10 to 17 at the index event.</summary>
    Young,

    /// <summary>Prolific and other priority offenders: people on a dated list.</summary>
    Ppo,
}
