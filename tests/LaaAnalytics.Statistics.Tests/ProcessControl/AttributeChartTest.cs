using FsCheck.Fluent;
using LaaAnalytics.Statistics.ProcessControl;

namespace LaaAnalytics.Statistics.Tests.ProcessControl;

public sealed class AttributeChartTest
{
    // Twelve numbers of people between events, mean 40.5; mean + 3 sqrt(40.5 x 41.5).
    [Fact]
    public void A_g_chart_by_hand()
    {
        AttributeChart chart = AttributeChart.G([12, 40, 7, 88, 31, 3, 150, 22, 61, 9, 45, 18]);
        Assert.Equal(40.5, chart.Centre!.Value, 1e-12);
        Assert.Equal(163.490853318448, chart.Points[0].Upper!.Value, 1e-11);
        Assert.Equal(0, chart.Points[0].Lower);
    }

    // Shares .2, .4, .3 of 100: centre .3, z -2.1822, 2.1822, 0, mean range 3.2733.
    [Fact]
    public void A_p_prime_chart_by_hand()
    {
        AttributeChart chart = AttributeChart.P([20, 40, 30], [100, 100, 100], laney: true);
        double error = Math.Sqrt(0.3 * 0.7 / 100);
        double sigmaZ = (0.2 + 0.1) / 2 / error / 1.128;
        Assert.Equal(0.3, chart.Centre!.Value, 1e-12);
        Assert.Equal(sigmaZ, chart.SigmaZ!.Value, 1e-12);
        Assert.Equal(0.3 + (3 * sigmaZ * error), chart.Points[0].Upper!.Value, 1e-12);
        Assert.Equal(0.3 + (3 * error), AttributeChart.P([20, 40, 30], [100, 100, 100]).Points[0].Upper!.Value, 1e-12);
    }

    [Fact]
    public void U_and_c_charts_agree_where_every_exposure_is_one()
    {
        AttributeChart u = AttributeChart.U([4, 9, 5], [1, 1, 1]);
        AttributeChart c = AttributeChart.C([4, 9, 5]);
        Assert.Equal(6, c.Centre!.Value, 1e-12);
        Assert.Equal(6 + (3 * Math.Sqrt(6)), c.Points[2].Upper!.Value, 1e-12);
        Assert.Equal(u.Points, c.Points);
    }

    // Between events 1, 2^3.6 and 3^3.6 days: roots 1, 2, 3, mean 2, mean range 1.
    [Fact]
    public void A_t_chart_is_back_on_days()
    {
        AttributeChart chart = AttributeChart.T([1, Math.Pow(2, 3.6), Math.Pow(3, 3.6)]);
        Assert.Equal(Math.Pow(2, 3.6), chart.Centre!.Value, 1e-9);
        Assert.Equal(Math.Pow(2 + (3 / 1.128), 3.6), chart.Points[0].Upper!.Value, 1e-9);
        Assert.Null(chart.Points[0].Lower);
        Assert.Equal(NoEstimate.TooFewRows, AttributeChart.T([4]).Points[0].Status);
    }

    [Fact]
    public void A_month_of_nobody_is_a_status_and_moves_nothing() => Law.Holds(Gen.Choose(0, 40).Several(2, 30), events =>
    {
        double[] x = [.. events.Select(one => (double)one)];
        double[] n = [.. events.Select(_ => 50.0)];
        AttributeChart plain = AttributeChart.P(x, n, laney: true);
        AttributeChart more = AttributeChart.P([.. x[..1], 0, .. x[1..], 60], [.. n[..1], 0, .. n[1..], 50], laney: true);
        Assert.Equal(NoEstimate.NoDenominator, more.Points[1].Status);
        Assert.Equal(NoEstimate.Invalid, more.Points[^1].Status);
        Assert.Equal(plain.Centre, more.Centre);
        Assert.Equal(plain.SigmaZ, more.SigmaZ);
        Assert.Equal(plain.Points[1], more.Points[2]);
        Assert.All(plain.Points, point => Assert.True(point.Lower >= 0 && point.Upper <= 1));
    });

    // Steiner and others (2000): odds ratio 2; weight of a survivor at .12 is -ln(1.12), of a death at .35 ln(2 / 1.35).
    [Fact]
    public void A_risk_adjusted_sum_by_hand()
    {
        double[] sums = new double[3];
        Cusum.RiskAdjusted([false, true, false], [0.12, 0.35, 0.41], sums);
        Assert.Equal(-Math.Log(1.12), Cusum.Weight(false, 0.12), 1e-15);
        Assert.Equal(0, sums[0]);
        Assert.Equal(Math.Log(2 / 1.35), sums[1], 1e-14);
        Assert.Equal(Math.Log(2 / 1.35) - Math.Log(1.41), sums[2], 1e-14);
        Assert.Equal(1, Cusum.FirstSignal(sums, 0.3));
        Assert.Null(Cusum.FirstSignal(sums, 1));
    }

    [Fact]
    public void Runs_leave_out_points_on_the_line()
    {
        RunChart runs = RunChart.Of([1, 2, 0, 3, -1, 0, -2, 4], 0);
        Assert.Equal((6, 3, 2), (runs.Useful, runs.LongestRun, runs.Crossings));
        Assert.Equal((6, 1), (runs.LongestExpected, runs.FewestExpected));
        Assert.Equal(default, RunChart.Of([5, 5], 5));
        Assert.True(RunChart.Of([1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], 0).HasShift);
    }
}
