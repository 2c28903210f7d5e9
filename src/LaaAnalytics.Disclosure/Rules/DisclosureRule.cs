namespace LaaAnalytics.Disclosure.Rules;

/// <summary>What a rule of a profile is about.</summary>
public enum DisclosureRuleName
{
    /// <summary>People: a count from 1 up to but without the value is withheld, and so is one whose complement is such.</summary>
    People,

    /// <summary>1 where a group of which nobody or everybody re-offended is withheld, 0 where it is shown.</summary>
    AllOrNone,

    /// <summary>How many of the largest contributors to a number of offences are looked at together.</summary>
    DominanceContributors,

    /// <summary>Per cent of the offences: where those contributors may have more of them, the number is withheld.</summary>
    DominanceShare,

    /// <summary>Per cent of the largest contribution: where all but the two largest together have less than that, the number is withheld.</summary>
    DominanceMargin,

    /// <summary>Fewest people on either side of a quantile.</summary>
    QuantileBeyond,

    /// <summary>Fewest events between two points of time at which a curve is told.</summary>
    EventsPerStep,

    /// <summary>Fewest residual degrees of freedom of a regression that anything is told of.</summary>
    DegreesOfFreedom,

    /// <summary>Fewest people in a zone of a map.</summary>
    MapPeople,

    /// <summary>Fewest residents of a zone of a map.</summary>
    MapResidents,

    /// <summary>Numbers are printed to the nearest multiple of this, halves up; 1 for as counted.</summary>
    RoundTo,
}

/// <summary>One rule of a disclosure profile: a number, and where it comes from.</summary>
/// <param name="Name">What it is about, and what the number means.</param>
/// <param name="Value">The number; 0 switches the rule off.</param>
/// <param name="Stricter">The number for young people, health and deaths; null where it is the same.</param>
/// <param name="Source">Why this number.</param>
public sealed record DisclosureRule(DisclosureRuleName Name, long Value, long? Stricter, string Source);
