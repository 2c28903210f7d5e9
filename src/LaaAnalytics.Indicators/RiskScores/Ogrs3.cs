namespace LaaAnalytics.Indicators.RiskScores;

/// <summary>What the index sanction is in the person's career.</summary>
public enum Ogrs3Status
{
    /// <summary>First caution, no conviction.</summary>
    FirstCaution,

    /// <summary>Second caution, no conviction.</summary>
    SecondCaution,

    /// <summary>First conviction, no caution before.</summary>
    FirstConviction,

    /// <summary>One or more cautions, then the first conviction.</summary>
    CautionsThenFirstConviction,

    /// <summary>At least one conviction before.</summary>
    Repeat,
}

/// <summary>Offender Group Reconviction Scale, version 3: the probability of a proven re-offence within one and two years.</summary>
/// <remarks>
/// Howard P, Francis B, Soothill K, Humphreys L (2009) OGRS 3: the revised Offender Group Reconviction Scale, Ministry of Justice Research Summary 7/09.
/// z = age and sex at the start of follow-up + status + 1.251124464 ln((previous sanctions + 1) / (10 + age at conviction - age at first sanction)) +
/// offence; p = 1/(1 + exp(-(z + 1.402562384))) for one year, with 2.121705678 for two. Coefficients with all digits from
/// NOMS-DIGITAL-STUDIO/rsr-calculator@4519bbb (MIT), without the defects of public copies: girls under 16 keep the minus sign of their coefficients,
/// sexual offences not against a child have 0.003276 and not 0.0328, other motoring comes before drink driving, previous sanctions stop counting at 50.
/// 103 published cases are reproduced to twelve decimals.
/// </remarks>
public static class Ogrs3
{
    /// <summary>Version printed with the model's name.</summary>
    public const string Version = "2009";

    private const int CareerYears = 10;
    private const int MostSanctions = 50;
    private static readonly RiskCoefficients Coefficients = RiskCoefficients.Of("OGRS3");
    private static readonly int[] BandStarts = [10, 12, 14, 16, 18, 21, 25, 30, 35, 40, 50];
    private static readonly double[] Male = Bands('M');
    private static readonly double[] Female = Bands('F');
    private static readonly double Copas = Coefficients.Single("copas_rate");

    private static readonly double[] Statuses =
    [
        Coefficients.Level("conviction_status", "first caution, no conviction"),
        Coefficients.Level("conviction_status", "second caution, no conviction"),
        Coefficients.Level("conviction_status", "first conviction, no caution"),
        Coefficients.Level("conviction_status", "multiple cautions / caution(s) then first conviction"),
        Coefficients.Level("conviction_status", "repeat offender (1+ previous conviction)"),
    ];

    /// <summary>Names of the twenty offence groups, in the order of the published list, violence first.</summary>
    public static IReadOnlyList<string> OffenceGroups { get; } = Coefficients.Levels("offence");

    /// <summary>
    /// The status where only the number of previous sanctions is known, as the adult calculators take it: none is a first conviction, or a first caution
    /// where the index sanction is a caution; any other is a repeat.
    /// </summary>
    public static Ogrs3Status StatusOf(int previousSanctions, bool isCaution) =>
        previousSanctions > 0 ? Ogrs3Status.Repeat : isCaution ? Ogrs3Status.FirstCaution : Ogrs3Status.FirstConviction;

    /// <summary>The prediction; refused, with the reason, where the history cannot be.</summary>
    /// <param name="history">Sex, ages and previous sanctions.</param>
    /// <param name="offenceGroup">One of <see cref="OffenceGroups"/>.</param>
    /// <param name="status">Status of the index sanction.</param>
    public static RiskPrediction Predict(in RiskHistory history, string offenceGroup, Ogrs3Status status)
    {
        RiskRefusal refusal = RiskChecks.Of(history, CareerYears);
        if (refusal != RiskRefusal.None)
        {
            return RiskPrediction.Without(refusal);
        }

        if (Coefficients.Find("offence", offenceGroup) is not double offence)
        {
            return RiskPrediction.Without(RiskRefusal.UnknownOffence);
        }

        int band = BandStarts.Length - 1;
        while (BandStarts[band] > history.AgeAtFollowUp)
        {
            band--;
        }

        double z = (history.Sex == RiskSex.Male ? Male : Female)[band] + Statuses[(int)status] + CareerTerm(history) + offence;
        return RiskPrediction.Of(z, Coefficients.Level("intercept", string.Empty, "1yr"), Coefficients.Level("intercept", string.Empty, "2yr"));
    }

    /// <summary>The career term, 1.251124464 ln((previous + 1) / (10 + age at conviction - age at first sanction)), previous sanctions at most 50.</summary>
    public static double CareerTerm(in RiskHistory history) => Copas * Math.Log(
        (Math.Min(history.PreviousSanctions, MostSanctions) + 1) / (double)(CareerYears + history.AgeAtConviction - history.AgeAtFirstSanction));

    private static double[] Bands(char sex) =>
    [
        .. BandStarts.Select((start, band) => Coefficients.Level(
            "age_sex",
            band == BandStarts.Length - 1 ? FormattableString.Invariant($"{sex} {start}+") : FormattableString.Invariant($"{sex} {start}-{BandStarts[band + 1] - 1}"))),
    ];
}
