namespace LaaAnalytics.DuckDb.Tests;

public sealed class StreamTests : IDisposable
{
    private readonly DuckDbDatabase _database = DuckDbDatabase.OpenInMemory(new() { Threads = 2 });
    private readonly DuckDbConnection _connection;

    public StreamTests() => _connection = _database.Connect();

    [Fact]
    public void Two_cursors_of_one_database_are_merged_by_one_reader()
    {
        _connection.Execute("create table even as select 2 * i as i from range(200_000) as t(i) order by i");
        _connection.Execute("create table third as select 3 * i as i from range(200_000) as t(i) order by i");
        using DuckDbConnection other = _database.Connect();
        using DuckDbCursor left = _connection.Stream("select i from even");
        using DuckDbCursor right = other.Stream("select i from third");
        long met = 0;
        long sum = 0;
        int l = 0;
        int r = 0;
        bool more = left.MoveNext() && right.MoveNext();
        while (more)
        {
            ReadOnlySpan<long> lefts = left.Current.Values<long>(0);
            ReadOnlySpan<long> rights = right.Current.Values<long>(0);
            while (l < lefts.Length && r < rights.Length)
            {
                int order = lefts[l].CompareTo(rights[r]);
                met += order == 0 ? 1 : 0;
                sum += order == 0 ? lefts[l] : 0;
                l += order <= 0 ? 1 : 0;
                r += order >= 0 ? 1 : 0;
            }

            if (l == lefts.Length)
            {
                more = left.MoveNext();
                l = 0;
            }

            if (r == rights.Length)
            {
                more = right.MoveNext() && more;
                r = 0;
            }
        }

        // Multiples of 6 below 400,000.
        Assert.Equal(66_667, met);
        Assert.Equal(6L * 66_666 * 66_667 / 2, sum);
    }

    [Fact]
    public void A_streamed_result_holds_its_connection_until_its_end_or_disposal()
    {
        using (DuckDbCursor cursor = _connection.Stream("select i from range(100_000) as t(i)"))
        {
            Assert.True(cursor.MoveNext());
            Assert.Throws<InvalidOperationException>(() => _connection.Execute("select 1"));
            while (cursor.MoveNext())
            {
            }

            Assert.Equal(0, _connection.Execute("select 1"));
        }

        using (DuckDbCursor cursor = _connection.Stream("select i from range(100_000) as t(i)"))
        {
            Assert.True(cursor.MoveNext());
        }

        Assert.Equal(1, _connection.QueryScalar<int>("select 1"));
    }

    [Fact]
    public void A_view_that_the_cursor_has_left_throws()
    {
        using DuckDbCursor cursor = _connection.Stream("select i from range(10_000) as t(i)");
        Assert.Throws<InvalidOperationException>(() => cursor.Current.Count);
        Assert.True(cursor.MoveNext());
        ChunkView first = cursor.Current;
        Assert.Equal(2048, first.Count);
        Assert.True(cursor.MoveNext());
        Assert.Equal(2048, cursor.Current.Values<long>(0)[0]);
        bool refused = false;
        try
        {
            _ = first.Values<long>(0);
        }
        catch (InvalidOperationException)
        {
            refused = true;
        }

        Assert.True(refused);
    }

    [Fact]
    public void An_error_amid_a_stream_reaches_the_reader_with_its_type()
    {
        long read = 0;
        DuckDbException error = Assert.Throws<DuckDbException>(() =>
        {
            using DuckDbStatement statement = _connection.Prepare(
                "select cast(case when i < 9_000_000 then '1' else 'x' end as integer) as n from range(10_000_000) as t(i)");
            using DuckDbResult result = statement.Query(streaming: true);
            result.ForEach(chunk => read += chunk.Count);
        });
        Assert.Equal(DuckDbErrorType.Conversion, error.ErrorType);
        Assert.InRange(read, 1, 9_000_000);
        Assert.Equal(1, _connection.QueryScalar<int>("select 1"));
    }

    [Fact]
    public void A_token_stops_a_query_that_runs_and_the_connection_goes_on()
    {
        using CancellationTokenSource source = new();
        using DuckDbStatement statement = _connection.Prepare("select sum(a.i * b.i) from range(10_000_000) as a(i), range(10_000_000) as b(i)");
        source.CancelAfter(TimeSpan.FromMilliseconds(50));
        Assert.Throws<OperationCanceledException>(() => statement.Query(streaming: false, source.Token));
        Assert.Throws<OperationCanceledException>(() => statement.Query(streaming: false, source.Token));
        Assert.Equal(1, _connection.QueryScalar<int>("select 1"));
    }

    [Fact]
    public void A_token_stops_a_stream_between_chunks()
    {
        using CancellationTokenSource source = new();
        using DuckDbStatement statement = _connection.Prepare("select i from range(100_000_000) as t(i)");
        using DuckDbCursor cursor = statement.Stream(source.Token);
        Assert.True(cursor.MoveNext());
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => cursor.MoveNext());
    }

    [Fact]
    public void Interrupt_from_another_thread_is_an_error_of_its_own_type()
    {
        using DuckDbConnection other = _database.Connect();
        using Timer timer = new(_ => other.Interrupt(), null, TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(50));
        DuckDbException error = Assert.Throws<DuckDbException>(
            () => other.Execute("select sum(a.i * b.i) from range(10_000_000) as a(i), range(10_000_000) as b(i)"));
        Assert.Equal(DuckDbErrorType.Interrupt, error.ErrorType);
    }

    // Every plan names a long text, a number and a flag, each some function of i; NULL where i is a multiple of 7.
    [Theory]
    [InlineData("select i, word, n from fact order by i")]
    [InlineData("select i, word, n from fact where i % 3 = 1 order by i")]
    [InlineData("select f.i, f.word, f.n from fact as f join small as s on s.i = f.i order by f.i")]
    [InlineData("select f.i, f.word, f.n from small as s left join fact as f on s.i = f.i")]
    [InlineData("select i, word, n from fact limit 70_000")]
    [InlineData("select i, 'word of some length ' || 3 as word, 3 as n from range(10_000) as t(i) where false union all select 3, 'word of some length 3', 3")]
    [InlineData("select 10 as i, 'word of some length 10' as word, 10 as n from range(5_000)")]
    [InlineData("select i, word, n from (select *, row_number() over (order by n) as r from fact) where r < 50_000")]
    public void Vectors_are_flat_whatever_the_plan(string sql)
    {
        _connection.Execute("""
            create table fact as
            select i, case when i % 7 = 0 then null else 'word of some length ' || i end as word, case when i % 7 = 0 then null else i end as n
            from range(100_000) as t(i) order by i;
            create table small as select 2 * i as i from range(40_000) as t(i) order by i;
            """);
        foreach (bool streaming in new[] { false, true })
        {
            long rows = 0;
            using DuckDbStatement statement = _connection.Prepare($"select cast(i as bigint) as i, word, cast(n as bigint) as n from ({sql})");
            using DuckDbResult result = statement.Query(streaming);
            result.ForEach(chunk =>
            {
                ReadOnlySpan<long> i = chunk.Values<long>(0);
                ReadOnlySpan<long> n = chunk.Values<long>(2);
                for (int row = 0; row < chunk.Count; row++)
                {
                    Assert.Equal(i[row] % 7 != 0, chunk.IsValid(1, row));
                    Assert.Equal(i[row] % 7 != 0, chunk.IsValid(2, row));
                    if (chunk.IsValid(1, row))
                    {
                        Assert.Equal($"word of some length {i[row]}", chunk.Text(1, row));
                        Assert.Equal(i[row], n[row]);
                    }
                }

                rows += chunk.Count;
            });
            Assert.Equal(_connection.QueryScalar<long>($"select count(*) from ({sql})"), rows);
        }
    }

    [Fact]
    public void Ordered_output_is_the_same_at_one_thread_and_at_two()
    {
        const string Sql = """
            select i % 1_000 as k, count(*) as n, cast(sum(cast(i as decimal(18, 2))) as decimal(38, 2)) as s
            from range(500_000) as t(i) group by k order by k
            """;
        Assert.Equal(Digest(1), Digest(2));

        static string Digest(int threads)
        {
            using DuckDbDatabase database = DuckDbDatabase.OpenInMemory(new() { Threads = threads });
            using DuckDbConnection connection = database.Connect();
            Assert.Equal(threads, connection.QueryScalar<long>("select current_setting('threads')"));
            using DuckDbResult result = connection.Query(Sql);
            return string.Join('\n', result.ReadRows().Select(row => $"{row[0]} {row[1]} {row[2]}"));
        }
    }

    public void Dispose()
    {
        _connection.Dispose();
        _database.Dispose();
    }
}
