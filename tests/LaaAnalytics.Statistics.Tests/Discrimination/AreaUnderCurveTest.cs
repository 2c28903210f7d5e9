using FsCheck.Fluent;
using LaaAnalytics.Statistics.Discrimination;

namespace LaaAnalytics.Statistics.Tests.Discrimination;

public sealed class AreaUnderCurveTest
{
    private static readonly FsCheck.Gen<(bool Event, double Score)[]> People =
        (from yes in Gen.Elements(true, false)
         from score in Gen.Choose(0, 12)
         select (yes, score / 12.0)).Several(4, 60);

    // By hand: of 2 x 3 pairs four are in order and one is tied.
    [Fact]
    public void Pairs_in_order_count_one_and_ties_one_half() =>
        Assert.Equal(4.5 / 6, AreaUnderCurve.Estimate([true, true, false, false, false], [0.9, 0.4, 0.1, 0.4, 0.5]).Area!.Value, 1e-15);

    [Fact]
    public void Area_and_error_are_those_of_all_pairs_counted_one_by_one() => Law.Holds(People, people =>
    {
        double[] with = [.. people.Where(one => one.Event).Select(one => one.Score)];
        double[] without = [.. people.Where(one => !one.Event).Select(one => one.Score)];
        DiscriminationEstimate ours = AreaUnderCurve.Estimate([.. people.Select(one => one.Event)], [.. people.Select(one => one.Score)]);
        if (with.Length == 0 || without.Length == 0)
        {
            Assert.Equal((null, NoEstimate.NoVariation), (ours.Area, ours.Reason));
            return;
        }

        double[] ofEvents = [.. with.Select(one => without.Average(other => Beats(one, other)))];
        double[] ofOthers = [.. without.Select(other => with.Average(one => Beats(one, other)))];
        Assert.Equal(ofEvents.Average(), ours.Area!.Value, 1e-12);
        Assert.InRange(ours.Area.Value, 0, 1);
        if (ours.StandardError is { } error)
        {
            Assert.Equal(Math.Sqrt((Variance(ofEvents) / with.Length) + (Variance(ofOthers) / without.Length)), error, 1e-12);
            Assert.True(ours.Interval is { Lower: >= 0, Upper: <= 1 });
        }
    });

    [Fact]
    public void Turning_scores_round_turns_the_area_and_stretching_them_does_nothing() => Law.Holds(People, people =>
    {
        bool[] events = [.. people.Select(one => one.Event)];
        DiscriminationEstimate area = AreaUnderCurve.Estimate(events, [.. people.Select(one => one.Score)]);
        Assert.Equal(area, AreaUnderCurve.Estimate(events, [.. people.Select(one => Math.Exp(3 * one.Score))]));
        DiscriminationEstimate turned = AreaUnderCurve.Estimate(events, [.. people.Select(one => -one.Score)]);
        Assert.Equal(1 - area.Area ?? -1, turned.Area ?? -1, 1e-12);
        Assert.Equal(area.StandardError ?? -1, turned.StandardError ?? -1, 1e-12);
    });

    [Fact]
    public void Merged_counts_give_the_area_of_all_to_the_last_bit() => Law.Holds(People.Zip(Gen.Choose(0, 60)), sample =>
    {
        ((bool Event, double Score)[] people, int cut) = sample;
        int at = Math.Min(cut, people.Length);
        DiscriminationEstimate merged = AreaUnderCurve.Estimate(Counts(people[..at]).Merge(Counts(people[at..])));
        Assert.Equal(AreaUnderCurve.Estimate([.. people.Select(one => one.Event)], [.. people.Select(one => one.Score)]), merged);

        static ScoreCounts Counts((bool Event, double Score)[] some) => ScoreCounts.Of([.. some.Select(one => one.Event)], [.. some.Select(one => one.Score)]);
    });

    [Fact]
    public void One_side_of_one_person_and_a_perfect_score_have_an_area_without_an_interval()
    {
        DiscriminationEstimate single = AreaUnderCurve.Estimate([true, false, false], [0.5, 0.2, 0.7]);
        Assert.Equal((0.5, (double?)null, NoEstimate.TooFewRows), (single.Area!.Value, single.StandardError, single.Reason));
        DiscriminationEstimate perfect = AreaUnderCurve.Estimate([true, true, false, false], [4, 3, 2, 1]);
        Assert.Equal((1, false, NoEstimate.NoVariation), (perfect.Area!.Value, perfect.Interval.HasValue, perfect.Reason));
        Assert.Equal(NoEstimate.Missing, AreaUnderCurve.Estimate([true, false], [double.NaN, 1]).Reason);
        Assert.Equal(NoEstimate.NoVariation, AreaUnderCurve.Estimate([], []).Reason);
    }

    [Fact]
    public void A_score_does_not_differ_from_itself_and_the_difference_turns_with_its_order()
    {
        Models.Simulated data = new(300, 51);
        AreaDifference none = AreaUnderCurve.Compare(data.Events, data.Columns[2], data.Columns[2]);
        Assert.Equal((0, NoEstimate.NoVariation), (none.Value.Value!.Value, none.Test.Reason));
        AreaDifference one = AreaUnderCurve.Compare(data.Events, data.Columns[3], data.Columns[2]);
        AreaDifference other = AreaUnderCurve.Compare(data.Events, data.Columns[2], data.Columns[3]);
        Assert.Equal(one.Value.Value!.Value, -other.Value.Value!.Value, 1e-12);
        Assert.Equal(one.Test.PValue!.Value, other.Test.PValue!.Value, 1e-12);
    }

    private static double Beats(double one, double other) => one > other ? 1 : one == other ? 0.5 : 0;

    private static double Variance(double[] values) => values.Length < 2 ? 0 : values.Sum(value => Math.Pow(value - values.Average(), 2)) / (values.Length - 1);
}
