using System.Globalization;
using System.Text;

using LaaAnalytics.Histories;
using LaaAnalytics.Pipeline.Tests.Store;
using LaaAnalytics.Store;

namespace LaaAnalytics.Pipeline.Indicators;

/// <summary>Loads invented histories into a store in memory.</summary>
internal static class HistoryStore
{
    public static LaaStore Load(History history)
    {
        StringBuilder events = new("event_key | person_key | event_type | event_date | age_years | pnc_matched | authority_code | disposal | predicted_p\n");
        foreach ((int number, HistoryEvent row) in history.Events.Index())
        {
            string predicted = row.Predicted < 0 ? string.Empty : (row.Predicted / 10_000m).ToString(CultureInfo.InvariantCulture);
            events.AppendLine(
                CultureInfo.InvariantCulture,
                $"e{number:d6} | {TestSupply.Person(row.Person)} | {Code(row.Type)} | {row.Date:yyyy-MM-dd} | {row.Age} | {row.Matched} | {row.Area} | {row.Disposal} | {predicted}");
        }

        StringBuilder offences = new("offence_key | person_key | offence_date | proven_date | outcome | is_breach | is_recordable | in_england_wales | severity_tier\n");
        foreach ((int number, HistoryOffence row) in history.Offences.Index())
        {
            offences.Append(CultureInfo.InvariantCulture, $"o{number:d6} | {TestSupply.Person(row.Person)} | {row.Day:yyyy-MM-dd} | {row.Proven:yyyy-MM-dd}");
            offences.AppendLine(CultureInfo.InvariantCulture, $" | {Code(row.Outcome)} | {row.Breach} | {row.Recordable} | {row.EnglandWales} | {(row.Tier < 0 ? string.Empty : row.Tier.ToString(CultureInfo.InvariantCulture))}");
        }

        LaaStore store = LaaStore.OpenInMemory();
        store.Load("index_event", events.ToString());
        store.Load("proven_offence", offences.ToString(), observedTo: new DateOnly(2015, 1, 1));
        return store;
    }

    private static string Code<TCode>(TCode code)
        where TCode : struct, Enum => System.Text.Json.JsonNamingPolicy.SnakeCaseUpper.ConvertName(code.ToString());
}
