namespace LaaAnalytics.Indicators.RiskScores;

/// <summary>Offender Group Reconviction Scale, version 4: any proven re-offence (G) and a violent one (V), within one and two years.</summary>
/// <remarks>
/// Howard P (2015) in Moore R (ed) A compendium of research and analysis on the Offender Assessment System, National Offender Management Service, ch. 8.
/// Age enters as a polynomial of the fourth degree by sex, the career by the number of sanctions n: a constant for n = 1, a constant and a slope on the years
/// since the first for n = 2, a quadratic in ln(n / (years + 26)) from n = 3 on. Coefficients from NOMS-DIGITAL-STUDIO/rsr-calculator@4519bbb (MIT). The
/// published JavaScript multiplies the constant of n = 2 by the years, which makes two sanctions worse than three; here it is added, and the score rises with n.
/// Offence-free months stop counting at 36, as in the successor. Above the age of about 75 the polynomial turns up; few people are there.
/// </remarks>
public static class Ogrs4
{
    /// <summary>Version printed with the model's name.</summary>
    public const string Version = "2015";

    private const int CareerYears = 26;
    private const int ViolentCareerYears = 12;
    private const int ViolenceYears = 30;
    private const int MostOffenceFreeMonths = 36;
    private static readonly RiskCoefficients General = RiskCoefficients.Of("OGRS4G");
    private static readonly RiskCoefficients Violent = RiskCoefficients.Of("OGRS4V");

    /// <summary>Names of the twenty offence groups.</summary>
    public static IReadOnlyList<string> OffenceGroups { get; } = General.Levels("offence");

    /// <summary>Any proven re-offence (OGRS4/G).</summary>
    /// <param name="history">Sex, ages and previous sanctions.</param>
    /// <param name="offenceGroup">One of <see cref="OffenceGroups"/>.</param>
    /// <param name="offenceFreeMonths">Months at risk without an offence since follow-up began, 0 or more; 0 at its start.</param>
    public static RiskPrediction PredictAny(in RiskHistory history, string offenceGroup, int offenceFreeMonths = 0) =>
        Predict(General, history, offenceGroup, offenceFreeMonths, CareerYears, 0);

    /// <summary>A violent proven re-offence (OGRS4/V).</summary>
    /// <param name="history">Sex, ages and previous sanctions.</param>
    /// <param name="violentSanctions">Violent sanctions, the index one among them where it is violent; 0 up to all sanctions.</param>
    /// <param name="offenceGroup">One of <see cref="OffenceGroups"/>.</param>
    /// <param name="offenceFreeMonths">Months at risk without an offence since follow-up began, 0 or more; 0 at its start.</param>
    public static RiskPrediction PredictViolent(in RiskHistory history, int violentSanctions, string offenceGroup, int offenceFreeMonths = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(violentSanctions);
        if (violentSanctions > history.PreviousSanctions + 1)
        {
            return RiskPrediction.Without(RiskRefusal.NegativeSanctions);
        }

        string sex = history.Sex == RiskSex.Male ? "male" : "female";
        int years = history.AgeAtConviction - history.AgeAtFirstSanction;
        double term = violentSanctions switch
        {
            0 => Violent.Level("violent", $"never violent {sex}"),
            1 => Violent.Level("violent", "exactly one violent sanction"),
            _ => 0,
        };
        if (violentSanctions > 0)
        {
            term += (violentSanctions * Violent.Level("violent", "x violent sanctions"))
                + (Math.Log(violentSanctions / (double)(years + ViolenceYears)) * Violent.Level("violent", "ln(violent/(age_conv-age_first+30))"));
        }

        return Predict(Violent, history, offenceGroup, offenceFreeMonths, ViolentCareerYears, term);
    }

    private static RiskPrediction Predict(RiskCoefficients model, in RiskHistory history, string offenceGroup, int offenceFreeMonths, int careerYears, double more)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offenceFreeMonths);
        RiskRefusal refusal = RiskChecks.Of(history, careerYears);
        if (refusal != RiskRefusal.None)
        {
            return RiskPrediction.Without(refusal);
        }

        if (model.Find("offence", offenceGroup) is not double offence)
        {
            return RiskPrediction.Without(RiskRefusal.UnknownOffence);
        }

        string sex = history.Sex == RiskSex.Male ? "male" : "female";
        int sanctions = history.PreviousSanctions + 1;
        int years = history.AgeAtConviction - history.AgeAtFirstSanction;
        double z = offence + more + (sanctions * model.Level("sanction_occasions", "x total sanctions n"));
        double power = 1;
        for (int degree = 0; degree <= 4; degree++, power *= history.AgeAtFollowUp)
        {
            z += power * model.Level("age_poly", FormattableString.Invariant($"{sex} age^{degree}"));
        }

        double copas = Math.Log(sanctions / (double)(years + careerYears));
        z += sanctions switch
        {
            1 => model.Level("career", "n=1 first sanction"),
            2 => model.Level("career", $"n=2 {sex} (constant)") + (years * model.Level("career", $"n=2 {sex} x years first->current")),
            _ => (copas * model.Level("career", $"n>=3 {sex} copas^1")) + (copas * copas * model.Level("career", $"n>=3 {sex} copas^2")),
        };
        double months = Math.Min(offenceFreeMonths, MostOffenceFreeMonths);
        power = months;
        for (int degree = 1; degree <= 4; degree++, power *= months)
        {
            z += power * model.Level("offence_free_months", FormattableString.Invariant($"ofm^{degree}"));
        }

        return RiskPrediction.Of(z, model.Level("intercept", string.Empty, "1yr"), model.Level("intercept", string.Empty, "2yr"));
    }
}
