namespace LaaAnalytics.Statistics.ProcessControl;

/// <summary>The rules that a point breaks; several may hold, and they take precedence in this order.</summary>
[Flags]
public enum SpecialCause
{
    /// <summary>None: common-cause variation.</summary>
    None = 0,

    /// <summary>Beyond a process limit.</summary>
    Outside = 1,

    /// <summary>Part of seven points that rise, or fall, at every step; a tie breaks it.</summary>
    Trend = 2,

    /// <summary>One of at least two of three points between the two-sigma line and the limit, all three on one side of the mean.</summary>
    TwoOfThree = 4,

    /// <summary>Part of seven points on one side of the mean; a point on the mean breaks it.</summary>
    Shift = 8,
}

/// <summary>What the last point says, in one word.</summary>
public enum Variation
{
    /// <summary>Nothing but chance and the process as it is.</summary>
    CommonCause = 0,

    /// <summary>Special cause in the direction that is wanted.</summary>
    Improvement,

    /// <summary>Special cause in the direction that is not wanted.</summary>
    Concern,

    /// <summary>Special cause upwards where neither direction is better.</summary>
    High,

    /// <summary>Special cause downwards where neither direction is better.</summary>
    Low,

    /// <summary>No limits, so nothing can be said.</summary>
    NotKnown,
}

/// <summary>Whether the process as it is will meet a target, in one word.</summary>
public enum Assurance
{
    /// <summary>No target, no limits, or neither direction better.</summary>
    NotKnown = 0,

    /// <summary>The target lies on the bad side of both limits: it will be met month after month.</summary>
    Pass,

    /// <summary>The target lies between the limits: chance decides.</summary>
    HitOrMiss,

    /// <summary>The target lies on the good side of both limits: it will not be met unless something changes.</summary>
    Fail,
}

/// <summary>Which direction of a measure is wanted.</summary>
public enum Wanted
{
    /// <summary>Neither is better.</summary>
    Neither = 0,

    /// <summary>Higher is better.</summary>
    Higher,

    /// <summary>Lower is better, as for re-offending.</summary>
    Lower,
}
