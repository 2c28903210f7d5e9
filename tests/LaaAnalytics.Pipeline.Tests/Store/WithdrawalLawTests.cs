using System.Globalization;
using LaaAnalytics.Store;

namespace LaaAnalytics.Pipeline.Tests.Store;

/// <summary>Whatever was loaded before: to load and to withdraw is as not to have loaded, and no earlier vintage notices.</summary>
public sealed class WithdrawalLawTests
{
    private static readonly string[] Suppliers = ["police", "probation"];
    private static readonly string[] Tables = ["index_event", "proven_offence", "person", "cohort_outcome"];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 12)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Load_and_withdraw_leave_every_figure_as_it_was(int seed)
    {
        Random random = new(seed);
        using LaaStore store = LaaStore.OpenInMemory(new StoreOptions(Threads: 1));
        List<List<string>> known = [Everything(store, 0)];
        for (int step = 0; step < 3; step++)
        {
            Load(store, random);
            Note();
        }

        List<string> before = Everything(store, store.LastLoad);
        int last = store.LastLoad;
        for (int more = random.Next(1, 3); more > 0; more--)
        {
            Load(store, random);
            Note();
        }

        MaybeCompact();
        for (int load = store.LastLoad; load > last; load--)
        {
            store.Withdraw(load, "wrong", "2009-10-05T09:00:00Z");
            Note();
            MaybeCompact();
        }

        Assert.Equal(before, Everything(store, store.LastLoad));
        for (int asOf = 0; asOf < known.Count; asOf++)
        {
            Assert.Equal(known[asOf], Everything(store, asOf));
        }

        // Gaps between periods (V04) are the suppliers' own.
        Assert.DoesNotContain(store.Verify(), problem => problem.Rule != "V04");

        void Note()
        {
            if (known.Count == store.LastLoad)
            {
                known.Add(Everything(store, store.LastLoad));
            }
        }

        void MaybeCompact()
        {
            if (random.Next(2) == 0)
            {
                store.Compact();
            }
        }
    }

    /// <summary>A load of one or two tables with a handful of rows, whose keys and values often meet those of others.</summary>
    private static void Load(LaaStore store, Random random)
    {
        using LoadSession session = store.BeginLoad(TestSupply.Header(Suppliers[random.Next(Suppliers.Length)]));
        foreach (string table in Tables.OrderBy(_ => random.Next()).Take(random.Next(1, 3)))
        {
            Period(random, out Domain.Period period);
            SupplyMode mode = table != "cohort_outcome" && random.Next(3) == 0 ? SupplyMode.Delta : SupplyMode.Full;
            session.Supply(table, Rows(table, period, random), mode, period, period.EndExclusive.AddMonths(random.Next(3)));
        }

        session.Commit();
    }

    private static void Period(Random random, out Domain.Period period) => period = Domain.Period.OfMonths(2008, 1 + (3 * random.Next(4)), 3 * random.Next(1, 3));

    private static string Rows(string table, Domain.Period period, Random random)
    {
        int[] numbers = [.. Enumerable.Range(1, 8).OrderBy(_ => random.Next()).Take(random.Next(1, 7))];
        return table switch
        {
            "index_event" => "event_key | person_key | event_date | authority_code\n" + Lines(number => $"e{number} | {number} | {Day()} | {Area()}"),
            "proven_offence" => "offence_key | person_key | offence_date | proven_date\n" + Lines(number => $"o{number} | {number % 4} | {Day()} | {Proven()}"),
            "person" => "person_key | sex\n" + Lines(number => $"{number} | {(random.Next(2) == 0 ? "F" : "M")}"),
            _ => "days_to_event | sex | period_start | period_end\n"
                + Lines(_ => $"{random.Next(3) * 100} | F | {period.Start:yyyy-MM-dd} | {period.EndExclusive:yyyy-MM-dd}"),
        };

        string Lines(Func<int, FormattableString> row) => string.Join('\n', numbers.Select(number => row(number).ToString(CultureInfo.InvariantCulture)));
        string Day() => period.Start.AddDays(random.Next(60)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        string Proven() => random.Next(3) == 0 ? "" : period.Start.AddDays(60 + random.Next(20)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        string Area() => random.Next(3) == 0 ? "E08000037" : "E06000047";
    }

    /// <summary>All that views give: events with their person's sex, offences, cohorts, coverage, supplies.</summary>
    private static List<string> Everything(LaaStore store, int asOf)
    {
        StoreView view = store.At(asOf);
        List<string> rows = [];
        using (IndexEventReader events = view.IndexEvents(["authority_code", "sex"]))
        {
            while (events.MoveNext())
            {
                IndexEventColumns columns = events.Current;
                for (int row = 0; row < columns.Count; row++)
                {
                    rows.Add($"{columns.PersonKey[row]} {columns.EventDay[row]} {events.Labels(0)[columns.Dimension(0)[row]]} {events.Labels(1)[columns.Dimension(1)[row]]}");
                }
            }
        }

        using (ProvenOffenceReader offences = view.ProvenOffences())
        {
            while (offences.MoveNext())
            {
                for (int row = 0; row < offences.Current.Count; row++)
                {
                    rows.Add($"{offences.Current.PersonKey[row]} {offences.Current.OffenceDay[row]} {offences.Current.ProvenDay[row]}");
                }
            }
        }

        List<string> cohorts = [];
        using (CohortOutcomeReader outcomes = view.CohortOutcomes([], null))
        {
            while (outcomes.MoveNext())
            {
                for (int row = 0; row < outcomes.Current.Count; row++)
                {
                    cohorts.Add($"{outcomes.Current.PeriodStartDay[row]} {outcomes.Current.DaysToEvent[row]}");
                }
            }
        }

        return
        [
            .. rows,
            .. cohorts.Order(StringComparer.Ordinal),
            .. view.Coverage().Select(row => row.ToString()),
            .. view.Supplies().Select(row => row.ToString()),
            .. view.EventSuppliers().Select(row => row.ToString()),
        ];
    }
}
