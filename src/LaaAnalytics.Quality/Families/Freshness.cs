using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Extracts;
using LaaAnalytics.Domain.Quality;
using LaaAnalytics.Store;

namespace LaaAnalytics.Quality.Families;

/// <summary>How old each supplier's records are, and whether what was due has come.</summary>
internal static class Freshness
{
    /// <summary>Age of every supply of rows about people, and of what is due.</summary>
    public static IEnumerable<Observation> Of(IReadOnlyList<SupplySummary> supplies, QualitySettings settings, DateOnly today)
    {
        foreach (SupplySummary supply in supplies)
        {
            if (supply.ObservedTo is DateOnly reach && ExtractTable.Find(supply.Table)?.Reference == false)
            {
                SupplyDue? due = settings.Due.LastOrDefault(due => due.Supplier == supply.Supplier && due.Table == supply.Table);
                yield return new("Q40", supply.Supplier, supply.Table, null, Math.Max(0, today.DayNumber - reach.DayNumber), [])
                {
                    Agreed = due is null ? null : (due.WarnAfterDays, due.ErrorAfterDays),
                    Note = Period.DayInWords(reach.AddDays(-1)),
                };
            }
        }

        foreach (SupplyDue due in settings.Due)
        {
            SupplySummary? supply = supplies.FirstOrDefault(supply => supply.Supplier == due.Supplier && supply.Table == due.Table);
            if (supply is null)
            {
                bool mayWait = due.DueOn is DateOnly last && today <= last;
                yield return new("Q41", due.Supplier, due.Table, null, null, [])
                {
                    Settled = mayWait ? QualityOutcome.NotAssessed : QualityOutcome.Hard,
                    Sentence = mayWait
                        ? $"{due.Supplier} has never supplied {due.Table}; it is due by {Period.DayInWords(due.DueOn!.Value)}."
                        : $"{due.Supplier} has never supplied {due.Table}, which is expected.",
                };
            }
            else if (due is { DueOn: DateOnly dueOn, ReachTo: DateOnly reachTo })
            {
                bool reached = supply.ObservedTo is DateOnly reach && reach >= reachTo;
                yield return new("Q41", due.Supplier, due.Table, null, reached ? 0 : Math.Max(0, today.DayNumber - dueOn.DayNumber), [])
                {
                    Note = $"{Period.DayInWords(reachTo.AddDays(-1))} by {Period.DayInWords(dueOn)}",
                };
            }
        }
    }
}
