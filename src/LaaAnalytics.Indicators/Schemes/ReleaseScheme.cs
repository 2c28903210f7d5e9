using System.Diagnostics.CodeAnalysis;
using System.Globalization;

using LaaAnalytics.Domain;

namespace LaaAnalytics.Indicators;

/// <summary>A scheme for any whole number of years, given by its one-year form: <c>release-k.json</c>.</summary>
/// <param name="LeastYears">Fewest years (inclusive).</param>
/// <param name="GreatestYears">Most years (inclusive).</param>
/// <param name="MonthsPerYear">Months that each further year adds to follow-up and proof deadline.</param>
/// <param name="OneYear">The scheme for one year; its texts may hold <c>{years}</c>, <c>{months}</c> and <c>{days}</c>.</param>
[SuppressMessage("Performance", "CA1812:Avoid uninstantiated internal classes", Justification = "Read from JSON.")]
internal sealed record ReleaseScheme(int LeastYears, int GreatestYears, int MonthsPerYear, MeasurementScheme OneYear)
{
    /// <summary>The scheme for so many years.</summary>
    public MeasurementScheme For(int years)
    {
        int more = (years - 1) * MonthsPerYear;
        FollowUpWindow followUp = OneYear.FollowUp with { ToMonths = OneYear.FollowUp.ToMonths + more };
        string Fill(string text) => text
            .Replace("{years}", years.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{months}", followUp.ToMonths.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{days}", RelativeFollowUp.Days(followUp).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

        return OneYear with
        {
            Id = Fill(OneYear.Id),
            Title = Fill(OneYear.Title),
            FollowUp = followUp,
            Proof = OneYear.Proof with { Months = OneYear.Proof.Months + more },
            Rules = [.. OneYear.Rules.Select(rule => rule with { Text = Fill(rule.Text), Source = Fill(rule.Source) })],
        };
    }
}
