using FsCheck.Fluent;
using LaaAnalytics.Statistics.Multiplicity;

namespace LaaAnalytics.Statistics.Tests.Multiplicity;

public sealed class AdjustedPValuesTest
{
    // R 4.2.2 p.adjust.
    [Fact]
    public void Five_p_values_match_R()
    {
        double?[] p = [0.001, 0.008, 0.039, 0.041, 0.042];
        Matches([0.005, 0.02, 0.042, 0.042, 0.042], AdjustedPValues.BenjaminiHochberg(p));
        Matches([0.0114166666666667, 0.0456666666666667, 0.0959, 0.0959, 0.0959], AdjustedPValues.BenjaminiYekutieli(p));
        Matches([0.005, 0.032, 0.117, 0.117, 0.117], AdjustedPValues.Holm(p));
        Matches([0.005, 0.032, 0.042, 0.042, 0.042], AdjustedPValues.Hochberg(p));
    }

    [Fact]
    public void A_missing_p_stays_missing_and_is_no_test() =>
        Matches([0.02, null, 0.02, 0.0533333333333333, 1], AdjustedPValues.BenjaminiHochberg([0.01, null, 0.01, 0.04, 1]));

    [Fact]
    public void Adjusted_values_keep_order_never_fall_and_do_not_depend_on_places() => Law.Holds(Gen.Choose(0, 1_000).Several(0, 30), sample =>
    {
        double?[] p = [.. sample.Select(one => (double?)(one / 1_000.0))];
        double?[] reversed = [.. p.Reverse()];
        double?[] bh = AdjustedPValues.BenjaminiHochberg(p);
        double?[] by = AdjustedPValues.BenjaminiYekutieli(p);
        double?[] holm = AdjustedPValues.Holm(p);
        double?[] hochberg = AdjustedPValues.Hochberg(p);
        Matches([.. bh.Reverse()], AdjustedPValues.BenjaminiHochberg(reversed));
        Matches([.. holm.Reverse()], AdjustedPValues.Holm(reversed));
        for (int i = 0; i < p.Length; i++)
        {
            Assert.True(bh[i] >= p[i] - 1e-15 && bh[i] <= by[i] + 1e-15 && hochberg[i] <= holm[i] + 1e-15 && bh[i] <= hochberg[i] + 1e-15 && holm[i] <= 1);
            for (int j = 0; j < p.Length; j++)
            {
                Assert.True(!(p[i] < p[j]) || bh[i] <= bh[j]);
            }
        }
    });

    private static void Matches(double?[] expected, double?[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i] is null, actual[i] is null);
            Assert.Equal(expected[i] ?? 0, actual[i] ?? 0, 1e-12);
        }
    }
}
