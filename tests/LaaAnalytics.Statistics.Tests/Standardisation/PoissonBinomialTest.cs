using FsCheck.Fluent;
using LaaAnalytics.Statistics.Rates;
using LaaAnalytics.Statistics.Standardisation;

namespace LaaAnalytics.Statistics.Tests.Standardisation;

public sealed class PoissonBinomialTest
{
    private static readonly long[] Probabilities = [500, 2_000, 3_500, 5_000, 8_000];
    private static readonly long[] People = [30, 20, 15, 10, 5];

    // R 4.2.2: 80 people, one at a time.
    [Fact]
    public void Tails_match_people_added_one_at_a_time()
    {
        PoissonBinomial number = PoissonBinomial.Of(Probabilities, People);
        Assert.Equal(80, number.People);
        Assert.Equal(19.75, number.Mean, 1e-12);
        Assert.Equal(11.3375, number.Variance, 1e-12);
        Assert.Equal(0.105772813038148, number.Probability(18), 1e-14);
        Assert.Equal(0.0127966757878249, number.AtMost(12), 1e-15);
        Assert.Equal(0.132996787100532, number.AtLeast(24), 1e-14);
        Assert.Equal(2 * 0.0127966757878249, number.PValue(12), 1e-14);
    }

    // R 4.2.2: the multiplier of everybody's odds solved to 1e-14.
    [Fact]
    public void Limits_of_observed_over_expected_match_roots_found_apart()
    {
        IntervalEstimate ratio = ExactObservedToExpected.Estimate(12, Probabilities, People);
        Assert.Equal(12 / 19.75, ratio.Value!.Value, 1e-14);
        Assert.Equal(0.342332445663729, ratio.Interval!.Value.Lower, 1e-9);
        Assert.Equal(0.95220122025241, ratio.Interval!.Value.Upper, 1e-9);
    }

    // NI 18 example: 160 of 2,000, all predicted at 9 per cent; R 4.2.2 pbinom and binom.test.
    [Fact]
    public void With_one_probability_for_all_it_is_binomial_and_Clopper_Pearson()
    {
        PoissonBinomial number = PoissonBinomial.Of([900], [2_000]);
        Assert.Equal(0.0619379339132288, number.AtMost(160), 1e-12);
        Assert.Equal(0.0174949197383589, number.AtMost(153), 1e-12);
        Assert.Equal(0.065472850268564, number.AtLeast(200), 1e-12);
        ConfidenceInterval limits = ExactObservedToExpected.Estimate(160, [900], [2_000]).Interval!.Value;
        Assert.Equal(0.760918861813108, limits.Lower, 1e-9);
        Assert.Equal(1.0307278996514, limits.Upper, 1e-9);
        Assert.Equal(-1.562691, ObservedAgainstExpected.StandardisedDifference(160, [900], [2_000])!.Value, precision: 6);
    }

    [Fact]
    public void Limits_are_narrower_than_those_of_a_Poisson_count()
    {
        ConfidenceInterval own = ExactObservedToExpected.Estimate(20, Probabilities, People).Interval!.Value;
        ConfidenceInterval poisson = IndirectStandardisation.Ratio(20, 19.75).Interval!.Value;
        Assert.True(own.Lower > poisson.Lower && own.Upper < poisson.Upper);
    }

    [Fact]
    public void Nobody_and_everybody_and_the_impossible()
    {
        Assert.Equal(0, ExactObservedToExpected.Estimate(0, Probabilities, People).Interval!.Value.Lower);
        Assert.Equal(80 / 19.75, ExactObservedToExpected.Estimate(80, Probabilities, People).Interval!.Value.Upper, 1e-12);
        Assert.Equal(NoEstimate.Invalid, ExactObservedToExpected.Estimate(81, Probabilities, People).Reason);
        Assert.Equal(NoEstimate.NothingExpected, ExactObservedToExpected.Estimate(0, [0], [5]).Reason);
        Assert.Equal(NoEstimate.NoVariation, ExactObservedToExpected.Estimate(5, [10_000], [5]).Reason);
        Assert.Equal(1, PoissonBinomial.Of([0, 10_000], [3, 4]).Probability(4));
        Assert.Equal(1, PoissonBinomial.Of([], []).AtMost(0));
    }

    [Fact]
    public void Splitting_merging_and_reordering_groups_changes_nothing_and_probabilities_add_to_one() => Law.Holds(Gen.Choose(0, 10_000).Several(1, 60), sample =>
    {
        long[] each = [.. sample.Select(one => (long)one)];
        long[] ones = [.. sample.Select(_ => 1L)];
        PoissonBinomial apart = PoissonBinomial.Of(each, ones);
        PoissonBinomial doubled = PoissonBinomial.Of([.. each.Reverse()], ones);
        double sum = 0;
        double mean = 0;
        for (int k = 0; k <= each.Length; k++)
        {
            Assert.Equal(apart.Probability(k), doubled.Probability(k), 1e-15);
            Assert.Equal(1, apart.AtMost(k - 1) + apart.AtLeast(k), 1e-12);
            sum += apart.Probability(k);
            mean += k * apart.Probability(k);
        }

        Assert.Equal(1, sum, 1e-12);
        Assert.Equal(apart.Mean, mean, 1e-9);
    });

    // The centre of half a million people against the normal law; its error is of the order of the inverse of the variance.
    [Fact]
    public void Half_a_million_people_are_nearly_normal()
    {
        long[] probabilities = [.. Enumerable.Range(1, 9_999).Select(p => (long)p)];
        long[] people = [.. probabilities.Select(_ => 50L)];
        PoissonBinomial number = PoissonBinomial.Of(probabilities, people);
        Assert.Equal(249_975, number.Mean, 1e-6);
        double density = 1 / Math.Sqrt(2 * Math.PI * number.Variance);
        Assert.Equal(1, number.Probability(249_975) / density, 1e-5);
        Assert.Equal(0.5 + (density / 2), number.AtMost(249_975), 1e-6);
    }
}
