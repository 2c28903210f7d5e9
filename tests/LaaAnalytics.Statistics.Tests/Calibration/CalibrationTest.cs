using FsCheck.Fluent;
using LaaAnalytics.Statistics.Calibration;

namespace LaaAnalytics.Statistics.Tests.Calibration;

public sealed class CalibrationTest
{
    // By hand: (0.8 - 1)^2, (0.4 - 0)^2, (0.5 - 1)^2; logs of 0.8, 0.6, 0.5.
    [Fact]
    public void Brier_score_and_log_loss_of_three_people_are_those_worked_by_hand()
    {
        PredictionSums sums = PredictionSums.Of([true, false, true], [0.8, 0.4, 0.5]);
        Assert.Equal((0.04 + 0.16 + 0.25) / 3, sums.Brier!.Value, 1e-15);
        Assert.Equal(1 - (0.15 / (2.0 / 9)), sums.ScaledBrier!.Value, 1e-12);
        Assert.Equal(-(Math.Log(0.8) + Math.Log(0.6) + Math.Log(0.5)) / 3, sums.LogLoss!.Value, 1e-15);
        Assert.Equal(2 / 1.7, sums.ObservedToExpected().Value!.Value, 1e-12);

        // Spiegelhalter's statistic is the sum of (y - p)(1 - 2p) over the root of that of (1 - 2p)^2 p (1 - p).
        double above = (0.2 * -0.6) + (-0.4 * 0.2) + 0;
        double below = (0.36 * 0.16) + (0.04 * 0.24);
        Assert.Equal(above / Math.Sqrt(below), sums.Spiegelhalter.Statistic!.Value, 1e-12);
    }

    [Fact]
    public void What_had_probability_0_and_happened_has_no_log_loss_and_probabilities_that_cannot_be_say_so()
    {
        Assert.Null(PredictionSums.Of([true], [0]).LogLoss);
        Assert.Equal(1, PredictionSums.Of([true], [0]).Brier);
        Assert.Equal(NoEstimate.Invalid, PredictionSums.Of([true, true], [1.2, double.NaN]).Reason);
        Assert.Equal(NoEstimate.Missing, PredictionSums.Of([true], [double.NaN]).Reason);
        Assert.Null(PredictionSums.Of([], []).Brier);
        Assert.Equal(NoEstimate.NoDenominator, PredictionSums.Of([], []).ObservedToExpected().Reason);
        Assert.Equal(NoEstimate.NothingExpected, PredictionSums.Of([false], [0]).ObservedToExpected().Reason);
    }

    [Fact]
    public void Merged_sums_are_those_of_all_and_the_Brier_score_stays_within_bounds() => Law.Holds(Gen.Choose(1, 199).Zip(Gen.Choose(1, 10_000)), sample =>
    {
        (int cut, int seed) = sample;
        (bool[] events, double[] p) = Predicted(200, seed);
        PredictionSums whole = PredictionSums.Of(events, p);
        PredictionSums merged = PredictionSums.Of(events.AsSpan(0, cut), p.AsSpan(0, cut)).Merge(PredictionSums.Of(events.AsSpan(cut), p.AsSpan(cut)));
        Assert.Equal((whole.People, whole.Observed), (merged.People, merged.Observed));
        Assert.Equal(whole.Brier!.Value, merged.Brier!.Value, 1e-12);
        Assert.Equal(whole.Spiegelhalter.Statistic!.Value, merged.Spiegelhalter.Statistic!.Value, 1e-9);
        Assert.InRange(whole.Brier.Value, 0, 1);
        Assert.True(whole.ScaledBrier <= 1);
    });

    // Predictions moved along their log odds by the line that was found are right: nothing is left to add, nothing to stretch.
    [Fact]
    public void Predictions_put_on_their_calibration_line_have_slope_1_and_nothing_to_add()
    {
        (bool[] events, double[] p) = Predicted(2_000, 3);
        double[] extreme = [.. p.Select(one => Logistic((1.7 * Math.Log(one / (1 - one))) + 0.4))];
        CalibrationLine line = CalibrationLine.Of(events, extreme);
        Assert.True(line.Slope.Interval!.Value.Upper < 1);
        double[] moved = [.. extreme.Select(one => Logistic(line.Intercept.Estimate!.Value + (line.Slope.Estimate!.Value * Math.Log(one / (1 - one)))))];
        CalibrationLine after = CalibrationLine.Of(events, moved);
        Assert.Equal(1, after.Slope.Estimate!.Value, 1e-9);
        Assert.Equal(0, after.Intercept.Estimate!.Value, 1e-9);
        Assert.Equal(0, after.InTheLarge.Estimate!.Value, 1e-9);
    }

    [Fact]
    public void A_line_says_why_it_has_no_slope()
    {
        Assert.Equal(NoEstimate.Invalid, CalibrationLine.Of([true, false], [1, 0.5]).Slope.Reason);
        Assert.Equal(NoEstimate.NoVariation, CalibrationLine.Of([true, true], [0.7, 0.5]).InTheLarge.Reason);
        Assert.Equal(NoEstimate.Separation, CalibrationLine.Of([true, true, false, false], [0.9, 0.8, 0.2, 0.1]).Slope.Reason);
        CalibrationLine equal = CalibrationLine.Of([true, false, false], [0.5, 0.5, 0.5]);
        Assert.Equal(NoEstimate.Aliased, equal.Slope.Reason);
        Assert.Equal(Math.Log(0.5), equal.InTheLarge.Estimate!.Value, 1e-10);
    }

    // Group b's odds are really higher than predicted by exp(1); group c has too few people with the event.
    [Fact]
    public void A_group_for_which_predictions_are_too_low_shows_it_and_a_small_group_is_guarded()
    {
        (bool[] events, double[] p) = Predicted(6_000, 4);
        string?[] groups = [.. Enumerable.Range(0, 6_000).Select(i => i < 9 ? "c" : i % 3 == 0 ? "b" : i % 3 == 1 ? "a" : null)];
        double[] low = [.. p.Select((one, i) => groups[i] == "b" ? Logistic(Math.Log(one / (1 - one)) - 1) : one)];
        IReadOnlyList<GroupCalibration> all = GroupCalibration.Of(events, low, groups);
        Assert.Equal(["a", "b", "c"], all.Select(one => one.Group));
        Assert.Equal(0, all[0].Line.InTheLarge.Estimate!.Value, 0.2);
        Assert.Equal(1, all[1].Line.InTheLarge.Estimate!.Value, 0.2);
        Assert.InRange(all[1].Gap.Interval!.Value.Lower, 0.7, 1);
        Assert.InRange(all[1].GapP!.Value, 0, 1e-6);
        Assert.True(all[1].ObservedToExpected.Interval!.Value.Lower > 1);
        Assert.Equal((9L, NoEstimate.TooFewEvents), (all[2].Sums.People, all[2].Line.Slope.Reason));
        Assert.Equal((NoEstimate.TooFewEvents, NoEstimate.TooFewEvents), (all[2].Area.Reason, all[2].Gap.Reason));
    }

    [Fact]
    public void Groups_of_risk_hold_everybody_once_and_collapse_where_probabilities_are_equal()
    {
        (bool[] events, double[] p) = Predicted(500, 5);
        HosmerLemeshow ten = HosmerLemeshow.Of(events, p, inSample: false);
        Assert.Equal((500L, 10, 10), (ten.Groups.Sum(one => one.People), ten.Groups.Count, ten.Test.DegreesOfFreedom));
        Assert.Equal(p.Sum(), ten.Groups.Sum(one => one.Expected), 1e-9);
        double[] tied = [.. p.Select(one => one < 0.25 ? 0.2 : one < 0.4 ? 0.35 : 0.5)];
        HosmerLemeshow two = HosmerLemeshow.Of(events, tied);
        Assert.Equal((2, NoEstimate.TooFewRows), (two.Groups.Count, two.Test.Reason));
        Assert.Equal(NoEstimate.TooFewRows, HosmerLemeshow.Of([], []).Test.Reason);
    }

    private static (bool[] Events, double[] Probabilities) Predicted(int people, int seed)
    {
        Random random = new(seed);
        double[] p = [.. Enumerable.Range(0, people).Select(_ => Logistic((2 * random.NextDouble()) - 1.7 + random.NextDouble()))];
        return ([.. p.Select(one => random.NextDouble() < one)], p);
    }

    private static double Logistic(double x) => 1 / (1 + Math.Exp(-x));
}
