using System.Globalization;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Periods;
using LaaAnalytics.Statistics.ProcessControl;

namespace LaaAnalytics.Disclosure.Periods;

/// <summary>What a chart of single values (XmR) says of the final, shown cohorts since the last break, in two words.</summary>
/// <remarks>It takes cohorts for independent: where people stay on from one to the next its limits are too narrow (<see cref="PeriodMethods.PeopleWhoStay"/>).</remarks>
/// <param name="Variation">improvement, concern or common cause; null where there are too few cohorts.</param>
/// <param name="Assurance">pass, hit or miss, or fail, against the last level agreed; null without a level or with too few cohorts.</param>
/// <param name="Periods">Cohorts it rests on; 0 where no chart was made.</param>
/// <param name="LowerLimit">Lower process limit, in the indicator's unit; may be below 0.</param>
/// <param name="UpperLimit">Upper process limit.</param>
/// <param name="IsProvisional">Whether fewer cohorts set the limits than make them firm.</param>
/// <param name="Target">The level, in the indicator's unit; null where none was agreed.</param>
/// <param name="Reason">Why there is no chart; empty where there is.</param>
public sealed record PublishedVariation(
    string? Variation, string? Assurance, int Periods, double? LowerLimit, double? UpperLimit, bool IsProvisional, double? Target, string Reason)
{
    /// <summary>Fewest cohorts for a chart.</summary>
    public const int FewestPeriods = 8;

    internal static PublishedVariation Of(PeriodSeries series, PeriodStretch? stretch, Func<Measure, PublishedFigure> figure)
    {
        double[] values = [.. (stretch?.Tested ?? []).Select(cohort => figure(cohort).Estimate.Value!.Value)];
        if (values.Length < FewestPeriods)
        {
            return new(null, null, 0, null, null, IsProvisional: false, series.Target, string.Create(
                CultureInfo.InvariantCulture, $"too few periods: {values.Length} of at least {FewestPeriods} that are final and shown{(series.Breaks.Count > 0 ? " since the last break" : string.Empty)}"));
        }

        XmrChart chart = XmrChart.Of(values);
        Wanted wanted = series.Indicator.Polarity == Polarity.Low ? Wanted.Lower : Wanted.Higher;
        XmrPeriod limits = chart.Periods[^1];
        return new(
            Words(chart.Variation(wanted)), Words(chart.Assurance(series.Target, wanted)), values.Length, Rounded(limits.Lower), Rounded(limits.Upper), limits.IsProvisional, series.Target, string.Empty);
    }

    private static double? Rounded(double? limit) => limit is double number ? Printed.Of(number) : null;

    private static string? Words(Variation variation) => variation switch
    {
        Statistics.ProcessControl.Variation.CommonCause => "common cause",
        Statistics.ProcessControl.Variation.Improvement => "improvement",
        Statistics.ProcessControl.Variation.Concern => "concern",
        _ => null,
    };

    private static string? Words(Assurance assurance) => assurance switch
    {
        Statistics.ProcessControl.Assurance.Pass => "pass",
        Statistics.ProcessControl.Assurance.HitOrMiss => "hit or miss",
        Statistics.ProcessControl.Assurance.Fail => "fail",
        _ => null,
    };
}
