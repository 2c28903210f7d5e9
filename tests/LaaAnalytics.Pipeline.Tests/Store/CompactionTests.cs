using System.Globalization;
using LaaAnalytics.DuckDb;
using LaaAnalytics.Store;

namespace LaaAnalytics.Pipeline.Tests.Store;

public sealed class CompactionTests
{
    [Fact]
    public void Every_vintage_reads_the_same_before_and_after_compaction_and_after_a_later_load()
    {
        using LaaStore store = Filled();
        List<string>[] before = [.. Enumerable.Range(0, 5).Select(asOf => Everything(store.At(asOf)))];
        Assert.Empty(store.Verify());
        CompactResult result = store.Compact();
        Assert.Equal(4, result.ThroughLoad);
        Assert.True(result.Tables.Single(table => table.Table == "index_event").Superseded > 0);
        Assert.Empty(store.Verify());
        Assert.All(Enumerable.Range(0, 5), asOf => Assert.Equal(before[asOf], Everything(store.At(asOf))));
        store.Load("index_event", "event_key | person_key\nz9 | 5", supplier: "probation");
        Assert.All(Enumerable.Range(0, 5), asOf => Assert.Equal(before[asOf], Everything(store.At(asOf))));
        store.Compact();
        Assert.All(Enumerable.Range(0, 5), asOf => Assert.Equal(before[asOf], Everything(store.At(asOf))));
        Assert.Empty(store.Verify());
    }

    [Fact]
    public void A_scan_of_one_run_and_an_ordered_read_of_several_give_equal_rows()
    {
        const int Rows = 300_000;
        using LaaStore one = LaaStore.OpenInMemory(new StoreOptions(Threads: 4));
        Generate(one, 0, Rows);
        using LaaStore two = LaaStore.OpenInMemory(new StoreOptions(Threads: 4));
        Generate(two, 1, Rows);
        Generate(two, 0, Rows);
        (long Count, Int128 Sum, bool IsSorted) scanned = Digest(one.At(1));
        Assert.Equal((Rows, true), (scanned.Count, scanned.IsSorted));
        Assert.Equal(scanned, Digest(two.At(2)));
        two.Compact();
        Assert.Equal(scanned, Digest(two.At(2)));
        Assert.Equal((Rows / 2, true), (Digest(two.At(1)).Count, Digest(two.At(1)).IsSorted));
    }

    [Fact]
    public void Sex_and_ethnic_group_come_from_the_newest_person_row_and_keep_the_order()
    {
        using LaaStore store = LaaStore.OpenInMemory();
        store.Load("index_event", "event_key | person_key\na | 1\nb | 2\nc | 3");
        store.Load("person", "person_key | sex | ethnicity_5\n1 | M | ASIAN\n2 | M | BLACK");
        store.Load("person", "person_key | sex | ethnicity_5\n2 | F | MIXED", supplier: "youth");
        using IndexEventReader reader = store.At(3).IndexEvents(["sex", "ethnicity_5", "age_band"]);
        Assert.True(reader.MoveNext());
        Assert.Equal(["M", "F", "UNKNOWN"], Labels(reader, 0));
        Assert.Equal(["ASIAN", "MIXED", "UNKNOWN"], Labels(reader, 1));
        Assert.Equal(["30-39", "30-39", "30-39"], Labels(reader, 2));
        Assert.False(reader.MoveNext());
        Assert.Throws<ArgumentException>(() => store.At(1).IndexEvents(["person_key"]));
    }

    [Theory]
    [InlineData("update index_event set event_date = date '2030-01-01', person_key = 'ffffffff-ffff-ffff-ffff-ffffffffffff' where event_key = 'a' and loaded_seq = 1", "V02")]
    [InlineData("insert into superseded values ('index_event', 99999, 2)", "V01")]
    [InlineData("insert into index_event select * replace (row_id + 50 as row_id) from index_event where ended_seq is null and loaded_seq = 3 limit 1", "V03")]
    [InlineData("insert into coverage values (9, 'police', 'index_event', 'E06000047', '2031-01-01', '2031-02-01', null)", "V04")]
    public void Damage_is_found(string damage, string rule)
    {
        string folder = Directory.CreateTempSubdirectory("laa").FullName;
        try
        {
            string path = Path.Combine(folder, "store.duckdb");
            using LaaStore store = LaaStore.Open(path, StoreAccess.Create);
            Fill(store);
            using (DuckDbDatabase database = DuckDbDatabase.Open(path))
            using (DuckDbConnection connection = database.Connect())
            {
                connection.Execute(damage);
            }

            Assert.Contains(store.Verify(), problem => problem.Rule == rule);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static LaaStore Filled()
    {
        LaaStore store = LaaStore.OpenInMemory();
        Fill(store);
        return store;
    }

    private static void Fill(LaaStore store)
    {
        store.Load("index_event", "event_key | person_key | event_date\nc | 3 | 2008-07-01\na | 1 | 2008-07-01\nb | 2 | 2008-07-02");
        store.Load("proven_offence", "offence_key | person_key | offence_date | proven_date\no | 2 | 2008-08-01 | 2008-09-01\np | 1 | 2008-08-02 |");
        store.Load("index_event", "event_key | person_key | event_date\na | 1 | 2008-07-03\nd | 4 | 2008-07-01\nc | 3 | 2008-07-01");
        store.Load("proven_offence", "offence_key | person_key | offence_date | proven_date\np | 1 | 2008-08-02 | 2008-10-01", SupplyMode.Delta);
    }

    private static List<string> Everything(StoreView view)
    {
        List<string> rows = VintageTests.Events(view);
        using ProvenOffenceReader reader = view.ProvenOffences();
        while (reader.MoveNext())
        {
            ProvenOffenceColumns offences = reader.Current;
            for (int row = 0; row < offences.Count; row++)
            {
                rows.Add(string.Create(CultureInfo.InvariantCulture, $"{offences.PersonKey[row]} {offences.OffenceDay[row]} {offences.ProvenDay[row]} {offences.Outcome[row]}"));
            }
        }

        rows.AddRange(view.Coverage().Select(row => row.ToString()));
        return rows;
    }

    /// <summary>Every second event (from <paramref name="from"/> 1), or all of them (from 0), in an order that is not the store's.</summary>
    private static void Generate(LaaStore store, int from, int rows)
    {
        using LoadSession session = store.BeginLoad(TestSupply.Header());
        session.BeginTable(new TableSupply("index_event", SupplyMode.Full, TestSupply.AllTime, null, [], HasKey: true));
        session.Connection.Execute(
            """
            insert into incoming_index_event (
                event_key, person_key, event_type, event_date, age_years, offence_group, disposal,
                home_area_code, area_vintage, authority_code, pnc_matched, predicted_p, source_file, source_line
            )
            select
                cast(i as varchar), cast(md5(cast(i // 3 as varchar)) as uuid), 'CAUTION', date '2008-01-01' + cast(i % 500 as integer), 30, 'THEFT', 'CAUTION',
                'E0600' || (i % 200), 2009, 'E0600' || (i % 7), true, (i % 10000) / 10000, 'generated', i
            from range(0, $rows) as numbers (i)
            where i % 2 = 0 or $from = 0
            order by hash(i)
            """,
            new("rows", rows),
            new("from", from));
        session.Check();
        session.Commit();
    }

    private static (long Count, Int128 Sum, bool IsSorted) Digest(StoreView view)
    {
        using IndexEventReader reader = view.IndexEvents(["home_area_code"]);
        (long count, Int128 sum, bool isSorted, Int128 person, int day) = (0, 0, true, Int128.MinValue, 0);
        while (reader.MoveNext())
        {
            IndexEventColumns events = reader.Current;
            for (int row = 0; row < events.Count; row++)
            {
                count++;
                isSorted &= events.PersonKey[row] > person || (events.PersonKey[row] == person && events.EventDay[row] >= day);
                (person, day) = (events.PersonKey[row], events.EventDay[row]);
                string area = reader.Labels(0)[events.Dimension(0)[row]];
                sum = unchecked((sum * 31) + person + day + events.PredictedTenThousandths[row] + int.Parse(area.AsSpan(5), CultureInfo.InvariantCulture));
            }
        }

        return (count, sum, isSorted);
    }

    private static List<string> Labels(IndexEventReader reader, int dimension)
    {
        List<string> labels = [];
        foreach (int id in reader.Current.Dimension(dimension))
        {
            labels.Add(reader.Labels(dimension)[id]);
        }

        return labels;
    }
}
