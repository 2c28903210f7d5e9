using System.Globalization;
using LaaAnalytics.Domain;
using LaaAnalytics.Store;

namespace LaaAnalytics.Pipeline.Tests.Store;

/// <summary>People with index events and offences, made from a seed; days are chosen at the ends of windows, where rules differ.</summary>
internal sealed class GeneratedHistories
{
    private static readonly DateOnly[] Days =
    [
        new(2008, 1, 31), new(2008, 2, 29), new(2008, 3, 31), new(2008, 4, 1), new(2008, 5, 31), new(2008, 6, 30), new(2008, 7, 1), new(2008, 8, 31),
        new(2008, 9, 30), new(2008, 12, 31), new(2009, 2, 28), new(2009, 3, 31),
    ];

    private static readonly int[] Months = [-12, -6, -3, 0, 0, 1, 3, 3, 6, 6, 9, 12, 12, 15, 18];

    public GeneratedHistories(int seed, int people)
    {
        Random random = new(seed);
        for (int person = 1; person <= people; person++)
        {
            int events = random.Next(1, 4);
            for (int i = 0; i < events; i++)
            {
                DateOnly day = Days[random.Next(Days.Length)];
                int key = (person * 10) + random.Next(10);
                Events.Add(new(
                    person,
                    day,
                    $"e{key:x}-{i}",
                    (IndexEventType)random.Next(12),
                    random.Next(9, 30),
                    random.Next(8) > 0,
                    random.Next(3) switch { 0 => "E06000047", 1 => "E08000037", _ => "UNKNOWN" },
                    random.Next(3) switch { 0 => "CUST_LT6M", 1 => "FINE", _ => "COMMUNITY_ORDER" }));
                for (int offence = random.Next(4); offence > 0; offence--)
                {
                    DateOnly committed = day.AddMonths(Months[random.Next(Months.Length)]).AddDays(random.Next(-1, 2));
                    DateOnly? proven = random.Next(6) switch
                    {
                        0 => null,
                        1 => committed,
                        _ => Later(day.AddMonths(Months[random.Next(Months.Length)]).AddDays(random.Next(-1, 2)), committed),
                    };
                    Offences.Add(new(
                        person, committed, $"o{Offences.Count:x}", proven, (ProofOutcome)random.Next(6), random.Next(5) == 0, random.Next(5) > 0, random.Next(5) > 0, random.Next(4) is int tier and > 0 ? tier : null));
                }
            }
        }
    }

    public List<GeneratedEvent> Events { get; } = [];

    public List<GeneratedOffence> Offences { get; } = [];

    /// <summary>Loads everything into a store.</summary>
    public void Load(LaaStore store)
    {
        IEnumerable<string> events = Events.Select(row => string.Create(
            CultureInfo.InvariantCulture,
            $"{row.Key} | {row.Person:x} | {row.Day:yyyy-MM-dd} | {SnakeCase.Of(row.Type)} | {row.Age} | {(row.IsMatched ? "true" : "false")} | {row.Authority} | {row.Disposal}"));
        IEnumerable<string> offences = Offences.Select(row => string.Create(
            CultureInfo.InvariantCulture,
            $"{row.Key} | {row.Person:x} | {row.Day:yyyy-MM-dd} | {row.Proven:yyyy-MM-dd} | {SnakeCase.Of(row.Outcome)} | {row.IsBreach} | {row.IsRecordable} | {row.InEnglandWales} | {row.Tier}"));
        using LoadSession session = store.BeginLoad(TestSupply.Header());
        session.Supply("index_event", "event_key | person_key | event_date | event_type | age_years | pnc_matched | authority_code | disposal\n" + string.Join('\n', events));
        session.Supply(
            "proven_offence",
            "offence_key | person_key | offence_date | proven_date | outcome | is_breach | is_recordable | in_england_wales | severity_tier\n" + string.Join('\n', offences));
        session.Commit();
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}

internal sealed record GeneratedEvent(int Person, DateOnly Day, string Key, IndexEventType Type, int Age, bool IsMatched, string Authority, string Disposal);

internal sealed record GeneratedOffence(
    int Person, DateOnly Day, string Key, DateOnly? Proven, ProofOutcome Outcome, bool IsBreach, bool IsRecordable, bool InEnglandWales, int? Tier);
