namespace LaaAnalytics.Indicators.RiskScores;

/// <summary>Sex as the risk scores know it; anything else has no score.</summary>
public enum RiskSex
{
    /// <summary>Male.</summary>
    Male,

    /// <summary>Female.</summary>
    Female,
}

/// <summary>What a risk score looks at, the offence apart. Ages are completed years by the calendar, never days divided by 365.25.</summary>
/// <param name="Sex">Sex.</param>
/// <param name="AgeAtFollowUp">Age on the day follow-up starts: what the bands of age are read by.</param>
/// <param name="AgeAtConviction">Age at the index conviction or caution: what the length of the career is read by.</param>
/// <param name="AgeAtFirstSanction">Age at the first sanction of all.</param>
/// <param name="PreviousSanctions">Sanctions before the index one, cautions among them, those of one day once; 0 or more.</param>
public readonly record struct RiskHistory(RiskSex Sex, int AgeAtFollowUp, int AgeAtConviction, int AgeAtFirstSanction, int PreviousSanctions);

/// <summary>A predicted probability of proven re-offending, or why there is none.</summary>
/// <remarks>For sums over cohorts only: no score is printed, exported or kept for a person.</remarks>
/// <param name="OneYear">Within one year, 0 to 1; null where refused.</param>
/// <param name="TwoYears">Within two years.</param>
/// <param name="Refusal">Why there is none.</param>
public readonly record struct RiskPrediction(double? OneYear, double? TwoYears, RiskRefusal Refusal)
{
    internal static RiskPrediction Without(RiskRefusal refusal) => new(null, null, refusal);

    internal static RiskPrediction Of(double z, double oneYear, double twoYears) => new(Logistic(z + oneYear), Logistic(z + twoYears), RiskRefusal.None);

    private static double Logistic(double z) => 1 / (1 + Math.Exp(-z));
}

/// <summary>Why a risk score has no value.</summary>
public enum RiskRefusal
{
    /// <summary>It has one.</summary>
    None,

    /// <summary>Younger than 10 at the start of follow-up.</summary>
    TooYoung,

    /// <summary>Ages contradict one another: first sanction after the index conviction or the start of follow-up, or conviction after the start.</summary>
    AgesOutOfOrder,

    /// <summary>The length of the career in the model's denominator is not above 0.</summary>
    NoCareer,

    /// <summary>Fewer than 0 previous sanctions.</summary>
    NegativeSanctions,

    /// <summary>The offence is not one of the model's.</summary>
    UnknownOffence,

    /// <summary>The offence code stands for several offences of different groups; the exact one is needed (088/00, 111/00, 141/00).</summary>
    OffenceNeedsDetail,
}

/// <summary>Checks that both scores make.</summary>
internal static class RiskChecks
{
    private const int YoungestAge = 10;

    public static RiskRefusal Of(in RiskHistory history, int careerYears) =>
        history.AgeAtFollowUp < YoungestAge ? RiskRefusal.TooYoung
        : history.PreviousSanctions < 0 ? RiskRefusal.NegativeSanctions
        : careerYears + history.AgeAtConviction - history.AgeAtFirstSanction <= 0 ? RiskRefusal.NoCareer
        : history.AgeAtFirstSanction > history.AgeAtConviction || history.AgeAtConviction > history.AgeAtFollowUp ? RiskRefusal.AgesOutOfOrder
        : RiskRefusal.None;
}
