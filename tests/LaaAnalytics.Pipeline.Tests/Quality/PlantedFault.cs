using System.Globalization;
using LaaAnalytics.Domain;
using LaaAnalytics.Pipeline.Tests.Store;
using LaaAnalytics.Quality;
using LaaAnalytics.Store;

namespace LaaAnalytics.Pipeline.Tests.Quality;

/// <summary>For each check a fault planted in an otherwise sound supply, and the same supply without it.</summary>
/// <param name="Check">Check that must find the fault.</param>
/// <param name="Fill">Fills a store; with the fault where told so.</param>
internal sealed record PlantedFault(string Check, Action<LaaStore, bool> Fill)
{
    /// <summary>The day the stores are assessed on.</summary>
    public static readonly DateOnly Today = new(2009, 10, 5);

    private const string Events = "event_key | person_key | ";
    private const string Offences = "offence_key | person_key | offence_date | proven_date | outcome";

    /// <summary>Settings under which it is assessed.</summary>
    public Func<bool, QualitySettings> Settings { get; init; } = _ => QualitySettings.Default;

    /// <summary>One for each check of the catalogue.</summary>
    public static IReadOnlyList<PlantedFault> All { get; } =
    [
        OfEvents("Q01", "offence_group", (i, faulty) => faulty && i <= 2 ? "UNMAPPED" : "THEFT"),
        OfEvents("Q02", "home_area_code", (i, faulty) => faulty && i <= 2 ? "UNKNOWN" : "E06000047"),
        new("Q03", (store, faulty) =>
        {
            store.Load("area", "code | vintage | name\nE06000047 | 2009 | Durham");
            store.Load("index_event", Table(Events + "home_area_code", 20, i => $"e{i} | {i} | {(faulty && i == 1 ? "X99" : "E06000047")}"));
        }),
        OfEvents("Q10", "event_type | predicted_p", (i, faulty) => $"CASELOAD_SNAPSHOT | {(faulty && i <= 2 ? "" : "0.2500")}"),
        OfEvents("Q11", "disposal", (i, faulty) => faulty && i <= 2 ? "UNKNOWN" : "FINE"),
        OfEvents("Q12", "pnc_matched", (i, faulty) => faulty && i <= 2 ? "false" : "true"),
        OfOffences("Q13", 20, (i, faulty) => ("2008-08-01", faulty && i == 1 ? "" : "2008-09-01", "CONVICTION")),
        OfOffences("Q14", 60, (i, faulty) => ("2007-08-01", "", faulty || i <= 6 ? "CHARGED" : "TAKEN_INTO_CONSIDERATION")),
        new("Q15", (store, faulty) =>
        {
            store.Load("index_event", Table(Events + "event_type", 20, i => $"e{i} | {i} | CAUTION"));
            store.Load("person", Table("person_key", faulty ? 18 : 20, i => $"{i}"));
        }),
        new("Q16", (store, faulty) => store.Load("person", Table("person_key | ethnicity_5", 20, i => $"{i} | {(faulty && i <= 4 ? "NOT_STATED" : "WHITE")}"))),
        OfEvents("Q17", "disposal | sentence_days", (i, faulty) => $"CUST_LT6M | {(faulty && i <= 5 ? "" : "90")}"),
        new("Q20", (store, faulty) => store.Load("index_event", Table(Events + "event_date", 20, i => $"e{i} | {(faulty && i == 2 ? 1 : i)} | 2008-07-01"))),
        new("Q21", (store, faulty) => store.Load("proven_offence", Table(Offences, 40, i => $"o{i} | 1 | {Day(2008, faulty ? 1 : i)} |  | CHARGED"))),
        OfEvents("Q22", "age_years", (i, faulty) => faulty && i == 1 ? "9" : "10"),
        OfOffences("Q23", 120, (i, faulty) => (faulty && i <= 30 ? $"2008-{1 + (i % 12):00}-01" : $"2008-{1 + (i % 12):00}-{2 + (i % 25):00}", "", "CHARGED")),
        OfOffences("Q24", 120, (i, faulty) => (faulty && i <= 30 ? "2008-08-15" : Day(2008, i), "", "CHARGED")),
        OfOffences("Q25", 20, (i, faulty) => ("2005-08-02", faulty && i <= 3 ? "2008-08-03" : "2008-08-02", "CONVICTION")),
        OfOffences("Q26", 120, (i, faulty) => ("2007-08-02", Day(2008, faulty ? 30 : i), "CONVICTION")),
        new("Q27", (store, faulty) => store.Load("cohort_outcome", Table("entry_id | observed_days", 20, i => $"c{i} | {(faulty || i > 1 ? 1095 : 700)}"))),
        OfEvents("Q28", "event_date", (i, faulty) => faulty && i == 1 ? "2009-10-06" : "2009-10-05"),
        OfOffences("Q29", 20, (i, faulty) => (faulty && i == 1 ? "1949-10-04" : "1949-10-05", "", "CHARGED")),
        new("Q30", (store, faulty) => store.Load("custody_episode", $"""
            episode_key | person_key | admitted   | released
            a           | 1          | 2008-01-01 | 2008-03-01
            b           | 1          | {(faulty ? "2008-02-29" : "2008-03-01")} | 2008-04-01
            c           | 2          | 2008-02-01 |
            """)),
        new("Q31", (store, faulty) =>
        {
            store.Load("index_event", Table(Events + "event_date", 20, i => $"e{i} | {i} | 2008-07-01"));
            store.Load("custody_episode", Table("episode_key | person_key | admitted | released", 3, i => $"a{i} | {i} | 2008-06-01 | {(faulty ? "2008-07-02" : "2008-07-01")}"));
        }),
        new("Q32", (store, faulty) =>
        {
            store.Load("person", Table("person_key | sex", 21, i => $"{i} | F"), supplier: "probation");
            store.Load("person", Table("person_key | sex", 21, i => $"{i} | {(faulty && i <= 4 ? "M" : i == 5 ? "U" : "F")}"), supplier: "yot");
        }),
        new("Q33", (store, faulty) =>
        {
            store.Load("index_event", Table(Events + "event_date", 20, i => $"e{i} | {i} | 2008-07-01"), supplier: "probation");
            store.Load("index_event", Table(Events + "event_date", 20, i => $"f{i} | {i} | {(faulty ? "2008-07-01" : "2008-07-02")}"), supplier: "yot");
        }),
        new("Q34", (store, faulty) => store.Load("index_event", Table(Events + "event_type | event_date", 40, i =>
            $"e{i} | {(i <= 20 ? i : i - (faulty ? 7 : 15))} | PPO_SNAPSHOT | {(i <= 20 ? "2008-02-01" : "2009-02-01")}"))),
        new("Q40", (store, faulty) => store.Load("index_event", Table(Events + "event_date", 1, i => $"e{i} | {i} | 2008-07-01"), observedTo: faulty ? new(2009, 4, 4) : new(2009, 4, 5))),
        new("Q41", (store, faulty) => store.Load("index_event", Table(Events + "event_date", 1, i => $"e{i} | {i} | 2008-07-01"), observedTo: faulty ? new(2009, 9, 30) : new(2009, 10, 1)))
        {
            Settings = _ => QualitySettings.Default with { Due = [new("police", "index_event", 100, 200, new(2009, 10, 4), new(2009, 10, 1))] },
        },
        new("Q50", (store, faulty) => store.Load("index_event", Table(Events + "event_date", faulty ? 97 : 98, i => $"e{i} | {i} | 2008-07-01")))
        {
            Settings = _ => QualitySettings.Default with { Totals = [new("police", "index_event", Period.OfMonths(2008, 7, 1), 100, "case system", "E06000047")] },
        },
        new("Q60", (store, faulty) =>
        {
            store.Load("index_event", Table(Events + "event_date", 200, i => $"e{i} | {i} | {Day(2008, i)}"), period: Period.OfMonths(2008, 1, 12), observedTo: new(2009, 1, 1));
            store.Load("index_event", Table(Events + "event_date", faulty ? 120 : 190, i => $"e{i} | {i} | {Day(2008, i)}"), period: Period.OfMonths(2008, 1, 12), observedTo: new(2009, 1, 1));
        }),
        new("Q61", (store, faulty) => store.Load("index_event", Table(Events + "event_date | offence_group", 300, i =>
            $"e{i} | {i} | {(i <= 150 ? "2008-12-01" : "2009-03-01")} | {(faulty && i > 150 ? "ROBBERY" : i % 2 == 0 ? "THEFT" : "FRAUD")}"))),
        new("Q62", (store, faulty) => store.Load("index_event", Table(Events + "event_date | prior_sanctions", 300, i =>
            $"e{i} | {i} | {(i <= 150 ? "2008-12-01" : "2009-03-01")} | {(faulty && i > 150 && i % 5 == 0 ? "" : "1")}"))),
        new("Q63", (store, faulty) =>
        {
            store.Load("index_event", Table(Events + "event_date", 200, i => $"e{i} | {i} | {Day(2008, i)}"), period: Period.OfMonths(2008, 1, 12), observedTo: new(2009, 1, 1));
            store.Load("index_event", Table(Events + "event_date", faulty ? 100 : 180, i => $"n{i} | {i} | {Day(2009, i)}"), period: Period.OfMonths(2009, 1, 9), observedTo: new(2009, 8, 1));
        }),
        OfClasses("Q70", (i, faulty) => (faulty ? "2008-07-01" : "2008-07-02", faulty ? 10 + i : 30, i % 2 == 0 ? "THEFT" : "FRAUD")),
        OfClasses("Q71", (i, faulty) => (faulty ? $"2008-{1 + (i % 12):00}-01" : "2008-07-02", faulty ? 10 + i : 30, i % 2 == 0 ? "THEFT" : "FRAUD")),
        OfClasses("Q72", (i, faulty) => ("2008-07-02", 30, !faulty && i % 2 == 0 ? "FRAUD" : "THEFT")),
        new("Q80", (store, _) => store.Load("index_event", Table(Events + "event_date", 1, i => $"e{i} | {i} | 2008-07-01")))
        {
            Settings = faulty => QualitySettings.Default with { Exemptions = [new("Q12", "New system.", faulty ? Today.AddDays(-1) : Today, "police")] },
        },
    ];

    /// <summary>A header and as many rows, numbered from 1.</summary>
    public static string Table(string header, int rows, Func<int, string> row) =>
        string.Join('\n', Enumerable.Range(1, rows).Select(row).Prepend(header));

    private static PlantedFault OfEvents(string check, string columns, Func<int, bool, string> cells) =>
        new(check, (store, faulty) => store.Load("index_event", Table(Events + columns, 20, i => $"e{i} | {i} | {cells(i, faulty)}")));

    private static PlantedFault OfOffences(string check, int rows, Func<int, bool, (string Offence, string Proven, string Outcome)> cells) =>
        new(check, (store, faulty) => store.Load(
            "proven_offence",
            Table(Offences, rows, i =>
            {
                (string offence, string proven, string outcome) = cells(i, faulty);
                return $"o{i} | {i} | {offence} | {proven} | {outcome}";
            }),
            observedTo: new(2009, 9, 1)));

    private static PlantedFault OfClasses(string check, Func<int, bool, (string Day, int Age, string Group)> cells) =>
        new(check, (store, faulty) => store.Load("index_event", Table(Events + "event_date | age_years | offence_group", 20, i =>
        {
            (string day, int age, string group) = cells(i, faulty);
            return $"e{i} | {i} | {day} | {age} | {group}";
        })))
        {
            Settings = _ => QualitySettings.Default with { Thresholds = [new(check, Soft: 0.2m)] },
        };

    private static string Day(int year, int number) =>
        new DateOnly(year, 1, 1).AddDays(number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
