using System.Globalization;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Extracts;
using LaaAnalytics.Ingestion.Packages;
using LaaAnalytics.Ingestion.Rules;

namespace LaaAnalytics.Ingestion.Reading;

/// <summary>A date of a row lies where the supply says its rows lie.</summary>
/// <param name="Column">Place of the date in the table.</param>
/// <param name="From">First day allowed, in days since 1970-01-01.</param>
/// <param name="To">First day no longer allowed.</param>
/// <param name="Rule">The rule that another day breaks.</param>
/// <param name="Expected">What is allowed, in words.</param>
internal sealed record DayRule(int Column, int From, int To, IngestionRule Rule, string Expected)
{
    private static readonly DateOnly Epoch = new(1970, 1, 1);

    /// <summary>The rules for a delivery's table.</summary>
    public static IReadOnlyList<DayRule> For(Delivery delivery)
    {
        Period period = delivery.Period;
        List<DayRule> rules = [];
        switch (delivery.Table.Name)
        {
            case "index_event":
                Within("event_date", 0);
                break;
            case "proven_offence":
                Within("offence_date", 0);
                Before("offence_date");
                Before("proven_date");
                break;
            case "custody_episode":
                Before("admitted");
                Before("released");
                break;
            case "cohort_outcome" or "indicator_count":
                Within("period_start", 0);
                Within("period_end", 1);
                break;
            default:
                break;
        }

        return rules;

        void Within(string column, int afterwards) => rules.Add(new(
            Place(delivery.Table, column),
            Number(period.Start) + afterwards,
            Number(period.EndExclusive) + afterwards,
            Rules.Rule.OutsidePeriod,
            Rules.Rule.OutsidePeriod.Expecting(("period", $"{period.InWords()}, the period of the supply"))));

        void Before(string column)
        {
            if (delivery.ObservedTo is DateOnly observedTo)
            {
                string day = observedTo.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
                rules.Add(new(
                    Place(delivery.Table, column),
                    int.MinValue,
                    Number(observedTo),
                    Rules.Rule.NotYetObserved,
                    Rules.Rule.NotYetObserved.Expecting(("day", $"{day}, the first day that the supply does not cover"))));
            }
        }
    }

    private static int Number(DateOnly day) => day.DayNumber - Epoch.DayNumber;

    private static int Place(ExtractTable table, string column) => table.Columns.Index().First(entry => entry.Item.Name == column).Index;
}
