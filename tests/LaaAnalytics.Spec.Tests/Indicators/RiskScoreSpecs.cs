using System.Globalization;
using LaaAnalytics.Indicators;
using LaaAnalytics.Indicators.RiskScores;
using LaaAnalytics.Testing;

namespace LaaAnalytics.Spec;

/// <summary>The published risk scores, against published cases; and the defects of public copies, which are not repeated.</summary>
public sealed class RiskScoreSpecs
{
    private const string Cases = "golden/ogrs3-cases.csv";
    private const string Codes = "golden/offence-code-groups.csv";

    [SharedFact(Cases)]
    public void Every_published_case_of_OGRS3_comes_out_to_twelve_decimals()
    {
        int cases = 0;
        foreach (string[] row in File.ReadLines(SharedFolder.Find(Cases)!).Skip(1).Select(line => line.Split(',')))
        {
            RiskHistory history = new(row[1] == "0" ? RiskSex.Male : RiskSex.Female, Number(row[6]), Number(row[5]), Number(row[4]), Number(row[3]));
            RiskPrediction prediction = Ogrs3.Predict(history, Ogrs3.OffenceGroups[Number(row[2])], Ogrs3.StatusOf(history.PreviousSanctions, isCaution: false));
            Assert.Equal(double.Parse(row[7], CultureInfo.InvariantCulture), prediction.OneYear!.Value, 1e-12);
            Assert.Equal(double.Parse(row[8], CultureInfo.InvariantCulture), prediction.TwoYears!.Value, 1e-12);
            cases++;
        }

        Assert.Equal(103, cases);
    }

    [Theory]
    [InlineData(0, .12161553504714574, .22130521140511314)]
    [InlineData(1, .3158120100020924, .48651769565917)]
    [InlineData(2, .43393890261473633, .6114342480551298)]
    [InlineData(3, .5235145926731711, .6928061177628605)]
    [InlineData(4, .5922581047904115, .7488430658491833)]
    public void A_man_of_20_with_violence_and_more_and_more_sanctions(int previous, double oneYear, double twoYears)
    {
        RiskPrediction prediction = Three(new(RiskSex.Male, 20, 20, 20, previous), "Violence");
        Assert.Equal(oneYear, prediction.OneYear!.Value, 1e-12);
        Assert.Equal(twoYears, prediction.TwoYears!.Value, 1e-12);
    }

    [Fact]
    public void Two_ages_are_used_one_for_the_band_and_one_for_the_career()
    {
        RiskHistory history = new(RiskSex.Female, AgeAtFollowUp: 43, AgeAtConviction: 37, AgeAtFirstSanction: 14, PreviousSanctions: 5);
        Assert.Equal(-2.13285204315682, Ogrs3.CareerTerm(history), 1e-11);
        RiskPrediction prediction = Three(history, "Criminal damage");
        Assert.Equal(.16982, prediction.OneYear!.Value, 5e-6);
        Assert.Equal(.29572, prediction.TwoYears!.Value, 5e-6);
    }

    // One public copy drops the minus of girls under 16 and gives .4947 and .6677.
    [Fact]
    public void Girls_under_16_keep_the_minus_sign()
    {
        RiskPrediction prediction = Three(new(RiskSex.Female, 14, 14, 14, 0), "Theft (non-motor)");
        Assert.Equal(.2041764271, prediction.OneYear!.Value, 5e-11);
        Assert.Equal(.3449640827, prediction.TwoYears!.Value, 5e-11);
    }

    [Fact]
    public void Offence_groups_stand_in_the_published_order_with_other_motoring_before_drink_driving()
    {
        Assert.Equal(20, Ogrs3.OffenceGroups.Count);
        Assert.Equal(("Violence", "Other motoring", "Drink driving and related offences", "Other offence"), (Ogrs3.OffenceGroups[0], Ogrs3.OffenceGroups[14], Ogrs3.OffenceGroups[15], Ogrs3.OffenceGroups[19]));
        RiskHistory history = new(RiskSex.Male, 30, 30, 20, 3);
        Assert.True(Three(history, "Other motoring").OneYear > Three(history, "Drink driving and related offences").OneYear);

        // Ten times the coefficient, as one public mapping has it, would show: 0.0328 against 0.003276.
        double violence = LogOdds(Three(history, "Violence").OneYear!.Value);
        Assert.Equal(0.003276327, LogOdds(Three(history, "Sexual (not against child)").OneYear!.Value) - violence, 1e-9);
    }

    [Fact]
    public void Previous_sanctions_stop_counting_at_50() => Assert.Equal(
        Three(new(RiskSex.Male, 48, 48, 16, 50), "Violence"), Three(new(RiskSex.Male, 48, 48, 16, 71), "Violence"));

    [Fact]
    public void A_first_caution_is_less_than_a_first_conviction_and_each_status_more_than_the_last()
    {
        RiskHistory history = new(RiskSex.Male, 18, 18, 16, 1);
        double[] p = [.. Enum.GetValues<Ogrs3Status>().Select(status => Ogrs3.Predict(history, "Violence", status).OneYear!.Value)];
        Assert.Equal(p.Order(), p);
        Assert.Equal(5, p.Distinct().Count());
        Assert.Equal(Ogrs3Status.FirstCaution, Ogrs3.StatusOf(0, isCaution: true));
        Assert.Equal(Ogrs3Status.FirstConviction, Ogrs3.StatusOf(0, isCaution: false));
        Assert.Equal(Ogrs3Status.Repeat, Ogrs3.StatusOf(1, isCaution: true));
    }

    [Theory]
    [InlineData(9, 9, 9, 0, RiskRefusal.TooYoung)]
    [InlineData(25, 25, 30, 0, RiskRefusal.AgesOutOfOrder)]
    [InlineData(30, 15, 25, 0, RiskRefusal.NoCareer)]
    [InlineData(20, 25, 18, 0, RiskRefusal.AgesOutOfOrder)]
    [InlineData(20, 20, 18, -1, RiskRefusal.NegativeSanctions)]
    public void A_history_that_cannot_be_has_no_score(int followUp, int conviction, int first, int previous, RiskRefusal refusal)
    {
        RiskPrediction prediction = Three(new(RiskSex.Male, followUp, conviction, first, previous), "Violence");
        Assert.Equal(new(null, null, refusal), prediction);
    }

    [Fact]
    public void An_offence_that_is_not_known_or_not_exact_has_no_score()
    {
        Assert.Equal(RiskRefusal.UnknownOffence, Three(new(RiskSex.Male, 20, 20, 20, 0), "Piracy").Refusal);
        Assert.Equal((null, RiskRefusal.OffenceNeedsDetail), OffenceGroups.ForOgrs3("08800"));
        Assert.Equal((null, RiskRefusal.OffenceNeedsDetail), OffenceGroups.ForOgrs4("088/00"));
        Assert.Equal((null, RiskRefusal.UnknownOffence), OffenceGroups.ForOgrs3("99999"));
        Assert.Equal((null, RiskRefusal.UnknownOffence), OffenceGroups.ForOgrs3("00000"));
        Assert.Equal((null, RiskRefusal.UnknownOffence), OffenceGroups.ForOgrs3(""));
        Assert.Equal(("Violence", RiskRefusal.None), OffenceGroups.ForOgrs3("1/00"));
        Assert.Equal(("Violence", RiskRefusal.None), OffenceGroups.ForOgrs3("00101"));
    }

    [SharedFact(Codes)]
    public void Every_code_of_the_published_list_has_its_group_and_every_group_a_coefficient()
    {
        Assert.Equal(3_039, OffenceGroups.Codes.Count);
        int grouped = 0;
        foreach (string[] row in File.ReadLines(SharedFolder.Find(Codes)!).Skip(1).Select(line => line.Split(',')))
        {
            (string? group, RiskRefusal refusal) = OffenceGroups.ForOgrs3(row[0]);
            Assert.Equal(row[1] is "" or "UNMAPPED" or "NEED_DETAILS_OF_EXACT_OFFENCE" ? null : row[1], group);
            Assert.Equal(group is null, refusal != RiskRefusal.None);
            grouped += group is null ? 0 : 1;
            Assert.True(OffenceGroups.ForOgrs4(row[0]) is ({ } four, _) ? Ogrs4.OffenceGroups.Contains(four) : row[2] == "UNKNOWN" || row[1] == "NEED_DETAILS_OF_EXACT_OFFENCE", row[0]);
        }

        Assert.Equal(3_010, grouped);
    }

    // A man of 20, absconding, second sanction in the year of the first. The published program multiplies the constant by the years and gives .9475 and .9722.
    [Fact]
    public void The_constant_of_two_sanctions_is_added_and_the_score_rises_with_every_sanction()
    {
        RiskPrediction two = Ogrs4.PredictAny(new(RiskSex.Male, 20, 20, 20, 1), "Absconding/bail");
        Assert.Equal(.360390397638762, two.OneYear!.Value, 1e-12);
        Assert.Equal(.521950943425608, two.TwoYears!.Value, 1e-12);
        double[] byNumber = [.. Enumerable.Range(0, 10).Select(previous => Ogrs4.PredictAny(new(RiskSex.Male, 20, 20, 20, previous), "Absconding/bail").OneYear!.Value)];
        Assert.Equal(byNumber.Order(), byNumber);
        Assert.Equal(.20895969900857025, byNumber[0], 1e-12);
        Assert.Equal(.4548998741243841, byNumber[2], 1e-12);
    }

    [Fact]
    public void The_violent_score_takes_violent_sanctions_and_no_others_for_violent()
    {
        RiskPrediction two = Ogrs4.PredictViolent(new(RiskSex.Male, 20, 20, 20, 1), violentSanctions: 2, "Absconding/bail");
        Assert.Equal(.2373537524, two.OneYear!.Value, 5e-11);
        Assert.Equal(.3706523662, two.TwoYears!.Value, 5e-11);
        Assert.True(Ogrs4.PredictViolent(new(RiskSex.Male, 20, 20, 20, 1), 0, "Absconding/bail").OneYear < two.OneYear);
        Assert.Equal(RiskRefusal.NegativeSanctions, Ogrs4.PredictViolent(new(RiskSex.Male, 20, 20, 20, 1), 3, "Absconding/bail").Refusal);
    }

    [Fact]
    public void Offence_free_months_lower_the_score_and_stop_counting_at_36()
    {
        RiskHistory history = new(RiskSex.Female, 30, 30, 18, 6);
        double At(int months) => Ogrs4.PredictAny(history, "Handling stolen goods", months).OneYear!.Value;
        Assert.True(At(0) > At(6) && At(6) > At(12));
        Assert.Equal(At(36), At(60));
    }

    [Theory]
    [InlineData(.00001, 1)]
    [InlineData(0, 1)]
    [InlineData(.99999, 99)]
    [InlineData(.124999, 13)] // .12500 to five decimals, then half up
    [InlineData(.5, 50)]
    public void A_probability_is_displayed_from_1_to_99(double probability, int displayed) => Assert.Equal(displayed, RiskBand.Displayed(probability));

    [Theory]
    [InlineData(1, "Low")]
    [InlineData(49, "Low")]
    [InlineData(50, "Medium")]
    [InlineData(74, "Medium")]
    [InlineData(75, "High")]
    [InlineData(89, "High")]
    [InlineData(90, "Very high")]
    [InlineData(99, "Very high")]
    public void Bands_begin_at_50_75_and_90(int displayed, string band) => Assert.Equal(band, RiskBand.Of(displayed));

    [Fact]
    public void The_first_scale_takes_the_square_root_of_the_rate_of_convictions() => Assert.Equal(58.0, Ogrs1.Points(age: 22, youthCustodies: 1, convictions: 4, yearsSinceFirst: 4), 1e-12);

    [Fact]
    public void A_life_sentence_has_no_length_and_is_counted_apart() => Assert.Equal(new SentenceMean(12, 3, 1), SentenceMean.Of([6, 12, 18, null]));

    private static RiskPrediction Three(in RiskHistory history, string group) => Ogrs3.Predict(history, group, Ogrs3.StatusOf(history.PreviousSanctions, isCaution: false));

    private static double LogOdds(double p) => Math.Log(p / (1 - p));

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
