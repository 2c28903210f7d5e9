using System.Text;

namespace LaaAnalytics.DuckDb.Tests;

public sealed class StatementTests : IDisposable
{
    private readonly DuckDbDatabase _database = DuckDbDatabase.OpenInMemory();
    private readonly DuckDbConnection _connection;

    public StatementTests() => _connection = _database.Connect();

    [Fact]
    public void A_parameter_may_stand_in_several_places_and_be_bound_again()
    {
        using DuckDbStatement statement = _connection.Prepare("select $months + cast($From as integer) + $months");
        Assert.Equal(["months", "from"], statement.Parameters, StringComparer.OrdinalIgnoreCase);
        Assert.Equal(3 + 4 + 3, First(statement.Bind("months", 3).Bind("from", 4)));
        Assert.Equal(12 + 4 + 12, First(statement.Bind("MONTHS", 12)));
    }

    [Fact]
    public void Parameters_without_names_are_bound_by_number()
    {
        using DuckDbStatement statement = _connection.Prepare("select cast(? as integer) - cast(? as integer)");
        Assert.Equal(10 - 3, First(statement.Bind(1, 10).Bind(2, 3)));
        Assert.Throws<ArgumentOutOfRangeException>(() => statement.Bind(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => statement.Bind(3, 1));
    }

    [Fact]
    public void A_name_that_the_statement_lacks_throws()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(
            () => _connection.Execute("select $months", new("months", 3), new("month", 3)));
        Assert.Contains("$month;", error.Message, StringComparison.Ordinal);
        Assert.Contains("$months", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => _connection.Execute("select 1", new DuckDbParameter("months", 3)));
    }

    [Fact]
    public void A_parameter_without_a_value_throws()
    {
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(
            () => _connection.Query("select $months + cast($days as integer)", new DuckDbParameter("days", 3)));
        Assert.Contains("$months", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, _connection.QueryScalar<int>("select 1"));
    }

    [Fact]
    public void A_script_runs_its_statements_in_turn_and_takes_no_parameters()
    {
        Assert.Equal(2, _connection.Execute("create table t (i integer); insert into t values (1); insert into t values (2), (3)"));
        Assert.Equal(0, _connection.Execute("-- nothing"));
        Assert.Throws<ArgumentException>(() => _connection.Execute("select $a; select $b", new("a", 1), new("b", 2)));
        Assert.Throws<ArgumentException>(() => _connection.Query("select 1; select 2"));
        DuckDbException error = Assert.Throws<DuckDbException>(() => _connection.Execute("delete from t; select * from nowhere"));
        Assert.Equal(DuckDbErrorType.Catalog, error.ErrorType);
        Assert.Equal(0, _connection.QueryScalar<long>("select count(*) from t"));
    }

    [Theory]
    [InlineData("selec 1", DuckDbErrorType.Parser)]
    [InlineData("select * from nowhere", DuckDbErrorType.Catalog)]
    [InlineData("select a from (select 1 as b)", DuckDbErrorType.Binder)]
    [InlineData("select cast('x' || random() as integer)", DuckDbErrorType.Conversion)]
    [InlineData("select cast(200 + i as tinyint) from range(2) as t(i)", DuckDbErrorType.Conversion)]
    [InlineData("select cast(9223372036854775807 as bigint) + i from range(2) as t(i)", DuckDbErrorType.OutOfRange)]
    [InlineData("create table u (i integer not null); insert into u values (null)", DuckDbErrorType.Constraint)]
    [InlineData("select * from read_csv('nowhere.csv')", DuckDbErrorType.IO)]
    [InlineData("commit", DuckDbErrorType.Transaction)]
    [InlineData("pragma memory_limit = '1MB'; select count(*) from (select i, random() from range(3_000_000) as t(i) order by 2)", DuckDbErrorType.OutOfMemory)]
    public void Errors_carry_their_type_and_plain_words(string sql, DuckDbErrorType type)
    {
        DuckDbException error = Assert.Throws<DuckDbException>(() => _connection.Execute(sql));
        Assert.Equal(type, error.ErrorType);
        Assert.DoesNotContain("exception_type", error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(error.Message);
    }

    [Fact]
    public void Writers_that_clash_get_a_transaction_error_and_nothing_is_left()
    {
        _connection.Execute("create table t as select 1 as i");
        using DuckDbConnection other = _database.Connect();
        using DuckDbTransaction mine = _connection.Begin();
        _connection.Execute("update t set i = 2");
        using (other.Begin())
        {
            Assert.Equal(DuckDbErrorType.Transaction, Assert.Throws<DuckDbException>(() => other.Execute("update t set i = 3")).ErrorType);
        }

        mine.Commit();
        Assert.Equal(2, other.QueryScalar<int>("select i from t"));
        Assert.Throws<InvalidOperationException>(mine.Commit);
    }

    [Fact]
    public void A_transaction_that_is_not_committed_is_undone()
    {
        _connection.Execute("create table t (i integer)");
        using (_connection.Begin())
        {
            _connection.Execute("insert into t values (1)");
            Assert.Throws<InvalidOperationException>(_connection.Begin);
        }

        using (DuckDbConnection other = _database.Connect())
        {
            other.Begin();
            other.Execute("insert into t values (2)");
        }

        Assert.Equal(0, _connection.QueryScalar<long>("select count(*) from t"));
    }

    [Fact]
    public void Two_threads_on_one_connection_are_told_apart()
    {
        using ManualResetEventSlim started = new();
        Thread busy = new(() =>
        {
            started.Set();
            Assert.Throws<DuckDbException>(
                () => _connection.Execute("select sum(a.i * b.i) from range(10_000_000) as a(i), range(10_000_000) as b(i)"));
        });
        busy.Start();
        started.Wait();
        bool refused = SpinWait.SpinUntil(IsRefused, TimeSpan.FromSeconds(20));
        while (!busy.Join(10))
        {
            _connection.Interrupt();
        }

        Assert.True(refused);

        bool IsRefused()
        {
            try
            {
                _connection.Execute("select 1");
                return false;
            }
            catch (InvalidOperationException)
            {
                return true;
            }
        }
    }

    [Fact]
    public void A_scalar_is_one_row_of_one_column()
    {
        Assert.Equal(6, _connection.QueryScalar<long>("select sum(i) from range(4) as t(i)"));
        Assert.Null(_connection.QueryScalar<long?>("select sum(i) from range(0) as t(i)"));
        Assert.Throws<InvalidOperationException>(() => _connection.QueryScalar<long>("select sum(i) from range(0) as t(i)"));
        Assert.Throws<InvalidOperationException>(() => _connection.QueryScalar<long>("select i from range(2) as t(i)"));
        Assert.Throws<InvalidOperationException>(() => _connection.QueryScalar<long>("select 1, 2"));
        Assert.Throws<InvalidCastException>(() => _connection.QueryScalar<DateOnly>("select 1"));
        Assert.Throws<OverflowException>(() => _connection.QueryScalar<int>("select 3_000_000_000"));
    }

    [Fact]
    public void A_column_is_read_only_as_what_it_is()
    {
        using DuckDbResult result = _connection.Query("select 1 as i, 'x' as t, null::date as d, 1.50 as n");
        Assert.Equal(["i", "t", "d", "n"], result.Columns.Select(column => column.Name));
        Assert.Equal([DuckDbType.Integer, DuckDbType.Varchar, DuckDbType.Date, DuckDbType.Decimal], result.Columns.Select(column => column.Type));
        Assert.Equal((3, 2), (result.Columns[3].Width, result.Columns[3].Scale));
        int chunks = 0;
        result.ForEach(chunk =>
        {
            chunks++;
            Assert.Equal(1, chunk.Values<int>(0)[0]);
            Assert.True(chunk.Validity(0).IsEmpty);
            Assert.Equal(0UL, chunk.Validity(2)[0] & 1);
            Assert.Equal(150, chunk.Values<short>(3)[0]);
            AssertRefused(chunk);
        });
        Assert.Equal(1, chunks);

        static void AssertRefused(ChunkView chunk)
        {
            int refused = 0;
            try
            {
                chunk.Values<long>(0);
            }
            catch (InvalidOperationException)
            {
                refused++;
            }

            try
            {
                chunk.Utf8(0, 0);
            }
            catch (InvalidOperationException)
            {
                refused++;
            }

            try
            {
                chunk.Date(2, 0);
            }
            catch (InvalidOperationException)
            {
                refused++;
            }

            try
            {
                chunk.Text(1, 1);
            }
            catch (ArgumentOutOfRangeException)
            {
                refused++;
            }

            Assert.Equal(4, refused);
        }
    }

    [Fact]
    public void A_text_column_gives_each_cell_whatever_its_length_and_refuses_nulls_and_other_rows()
    {
        // Texts of 0 to 26 bytes: DuckDB keeps up to 12 in place, longer ones elsewhere. Every third is NULL.
        const string Letters = "abcdefghijklmnopqrstuvwxyz";
        using DuckDbResult result = _connection.Query(
            $"select case when i % 3 <> 2 then left('{Letters}', cast(i % 27 as integer)) end as t, i from range(200) as t(i) order by i");
        int rows = 0;
        int refused = 0;
        result.ForEach(chunk =>
        {
            TextColumn texts = chunk.Texts(0);
            for (int row = 0; row < chunk.Count; row++, rows++)
            {
                try
                {
                    Assert.Equal(Letters[..(row % 27)], Encoding.UTF8.GetString(texts[row]));
                }
                catch (InvalidOperationException)
                {
                    Assert.Equal(2, row % 3);
                    refused++;
                }
            }

            refused += IsRefused(chunk) ? 1000 : 0;
        });
        Assert.Equal((200, 1066), (rows, refused));

        static bool IsRefused(ChunkView chunk)
        {
            try
            {
                chunk.Texts(1);
                return false;
            }
            catch (InvalidOperationException)
            {
            }

            try
            {
                _ = chunk.Texts(0)[200];
                return false;
            }
            catch (ArgumentOutOfRangeException)
            {
                return true;
            }
        }
    }

    [Fact]
    public void Use_after_disposal_throws()
    {
        DuckDbConnection connection = _database.Connect();
        DuckDbResult result = connection.Query("select i from range(10_000) as t(i)");
        connection.Dispose();
        Assert.Throws<ObjectDisposedException>(() => connection.Execute("select 1"));
        long rows = 0;
        result.ForEach(chunk => rows += chunk.Count);
        Assert.Equal(10_000, rows);
        result.Dispose();
        Assert.Throws<ObjectDisposedException>(() => result.ForEach(_ => { }));
    }

    public void Dispose()
    {
        _connection.Dispose();
        _database.Dispose();
    }

    private static long First(DuckDbStatement statement)
    {
        using DuckDbResult result = statement.Query();
        return result.ReadRows()[0].Get<long>(0);
    }
}
