namespace LaaAnalytics.Domain.Bridges;

/// <summary>The rules in which two definitions can differ, in the order in which a bridge exchanges them.</summary>
public enum BridgeRule
{
    /// <summary>Which index events, disposals, ages and matched people enter.</summary>
    Population,

    /// <summary>In which months a re-offence must be committed.</summary>
    Window,

    /// <summary>By when it must be proven.</summary>
    WaitingPeriod,

    /// <summary>Whether it must be proven, and which outcomes prove it.</summary>
    Proof,

    /// <summary>Whether breaches, offences that are not recordable and offences elsewhere count.</summary>
    OffencesCounted,

    /// <summary>How often a person enters: once in which span, or with every index event.</summary>
    OnePerPerson,

    /// <summary>Whether re-offenders or re-offences are reported.</summary>
    Statistic,
}

/// <summary>What each rule is made of in a definition.</summary>
public static class BridgeRules
{
    /// <summary>All rules, in the order of a bridge.</summary>
    public static IReadOnlyList<BridgeRule> InOrder { get; } = Enum.GetValues<BridgeRule>();

    /// <summary>Short name for a table.</summary>
    public static string Name(this BridgeRule rule) => rule switch
    {
        BridgeRule.Population => "population",
        BridgeRule.Window => "follow-up window",
        BridgeRule.WaitingPeriod => "waiting period for proof",
        BridgeRule.Proof => "what proves an offence",
        BridgeRule.OffencesCounted => "offences counted",
        BridgeRule.OnePerPerson => "one entry per person",
        _ => "what is reported",
    };

    /// <summary>The definition <paramref name="scheme"/> with this rule of <paramref name="other"/>.</summary>
    public static MeasurementScheme Taken(this BridgeRule rule, MeasurementScheme scheme, MeasurementScheme other)
    {
        ArgumentNullException.ThrowIfNull(scheme);
        ArgumentNullException.ThrowIfNull(other);
        return rule switch
        {
            BridgeRule.Population => scheme with { Enters = other.Enters with { Pick = scheme.Enters.Pick } },
            BridgeRule.Window => scheme with { FollowUp = other.FollowUp },
            BridgeRule.WaitingPeriod => scheme with { Proof = other.Proof with { Required = scheme.Proof.Required } },
            BridgeRule.Proof => scheme with { Proof = scheme.Proof with { Required = other.Proof.Required }, Counts = scheme.Counts with { Outcomes = other.Counts.Outcomes } },
            BridgeRule.OffencesCounted => scheme with { Counts = other.Counts with { Outcomes = scheme.Counts.Outcomes } },
            BridgeRule.OnePerPerson => scheme with { Enters = scheme.Enters with { Pick = other.Enters.Pick }, Cohorts = other.Cohorts },
            _ => scheme with { Statistic = other.Statistic },
        };
    }

    /// <summary>Whether two definitions have the same rule.</summary>
    public static bool IsSame(this BridgeRule rule, MeasurementScheme one, MeasurementScheme other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        return rule switch
        {
            BridgeRule.Population => one.Enters.Events.ToHashSet().SetEquals(other.Enters.Events)
                && (one.Enters.Disposals ?? []).ToHashSet().SetEquals(other.Enters.Disposals ?? [])
                && (one.Enters.AgeFrom, one.Enters.AgeTo, one.Enters.MatchedOnly) == (other.Enters.AgeFrom, other.Enters.AgeTo, other.Enters.MatchedOnly),
            BridgeRule.Window => one.FollowUp == other.FollowUp,
            BridgeRule.WaitingPeriod => one.Proof with { Required = other.Proof.Required } == other.Proof,
            BridgeRule.Proof => one.Proof.Required == other.Proof.Required && one.Counts.Outcomes.ToHashSet().SetEquals(other.Counts.Outcomes),
            BridgeRule.OffencesCounted => (one.Counts.Breach, one.Counts.RecordableOnly, one.Counts.InEnglandAndWalesOnly)
                == (other.Counts.Breach, other.Counts.RecordableOnly, other.Counts.InEnglandAndWalesOnly),
            BridgeRule.OnePerPerson => one.Enters.Pick == other.Enters.Pick && one.Cohorts with { Pool = 1 } == other.Cohorts with { Pool = 1 },
            _ => one.Statistic == other.Statistic,
        };
    }
}
