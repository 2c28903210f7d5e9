using System.Globalization;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.CaseMix;
using LaaAnalytics.Indicators.RiskScores;

namespace LaaAnalytics.Indicators.CaseMix;

/// <summary>Predicts by a published Offender Group Reconviction Scale from the columns of an index event.</summary>
/// <remarks>
/// Who has no earlier sanction and no age at the first one had it at the index conviction. An index event that is a caution, reprimand or warning is scored as
/// one. Anything else that is missing or contradicts itself leaves the entry without a prediction, and the table says how many have one.
/// </remarks>
internal sealed class OgrsPredictor : Predictor
{
    /// <summary>Name of OGRS3.</summary>
    public const string Version3 = "ogrs3";

    /// <summary>Name of OGRS4/G.</summary>
    public const string Version4 = "ogrs4g";

    private const int OneYear = 12;
    private const int TwoYears = 24;
    private static readonly string[] Cautions = ["CAUTION", "YOUTH_CAUTION", "REPRIMAND_WARNING"];
    private readonly bool _isThree;
    private readonly bool _isOneYear;

    private OgrsPredictor(bool isThree, bool isOneYear) => (_isThree, _isOneYear) = (isThree, isOneYear);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Reads { get; } = ["sex", "age_years", "age_at_conviction", "age_at_first_sanction", "prior_sanctions", "offence_code", "event_type"];

    /// <summary>What is printed of it.</summary>
    public CaseMixModel Model => new(
        _isThree ? Version3 : Version4,
        $"{(_isThree ? Ogrs3.Version : Ogrs4.Version)} {(_isOneYear ? "one year" : "two years")}",
        $"Offender Group Reconviction Scale {(_isThree ? "3" : "4/G")}, within {(_isOneYear ? "one year" : "two years")}",
        ["sex", "age on the index date", "age at conviction", "age at first sanction", "earlier sanctions", "offence code"],
        "Coefficients of NOMS-DIGITAL-STUDIO/rsr-calculator@4519bbb (MIT), known defects of public copies not repeated",
        []);

    /// <summary>The predictor for a scheme's follow-up; null where the scale predicts over another time.</summary>
    public static OgrsPredictor? For(string model, FollowUpWindow followUp) =>
        followUp is { Anchor: WindowAnchor.Index, FromMonths: 0, ToMonths: OneYear or TwoYears } ? new(model == Version3, followUp.ToMonths == OneYear) : null;

    /// <inheritdoc/>
    public override int TenThousandths(ReadOnlySpan<string> texts)
    {
        if (texts[0] is not ("M" or "F")
            || !Number(texts[1], out int age)
            || !Number(texts[2], out int ageAtConviction)
            || !Number(texts[4], out int previous))
        {
            return -1;
        }

        if (!Number(texts[3], out int ageAtFirst))
        {
            if (previous > 0)
            {
                return -1;
            }

            ageAtFirst = ageAtConviction;
        }

        RiskHistory history = new(texts[0] == "M" ? RiskSex.Male : RiskSex.Female, age, ageAtConviction, ageAtFirst, previous);
        RiskPrediction prediction = _isThree ? Three(history, texts[5], Cautions.Contains(texts[6])) : Four(history, texts[5]);
        return (_isOneYear ? prediction.OneYear : prediction.TwoYears) is double p ? Rounded(p) : -1;
    }

    private static RiskPrediction Three(in RiskHistory history, string code, bool isCaution) =>
        OffenceGroups.ForOgrs3(code) is (string group, _)
            ? Ogrs3.Predict(history, group, Ogrs3.StatusOf(history.PreviousSanctions, isCaution))
            : default;

    private static RiskPrediction Four(in RiskHistory history, string code) =>
        OffenceGroups.ForOgrs4(code) is (string group, _) ? Ogrs4.PredictAny(history, group) : default;

    private static bool Number(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
