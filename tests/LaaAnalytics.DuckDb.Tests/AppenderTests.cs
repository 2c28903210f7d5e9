namespace LaaAnalytics.DuckDb.Tests;

public sealed class AppenderTests : IDisposable
{
    private readonly DuckDbDatabase _database = DuckDbDatabase.OpenInMemory();
    private readonly DuckDbConnection _connection;

    public AppenderTests()
    {
        _connection = _database.Connect();
        _connection.Execute("create table fact (id integer not null, word varchar)");
    }

    private long Rows => _connection.QueryScalar<long>("select count(*) from fact");

    [Fact]
    public void Commit_keeps_every_row_and_its_order()
    {
        using (DuckDbTransaction transaction = _connection.Begin())
        {
            Load(300_000);
            transaction.Commit();
        }

        long expected = 0;
        using DuckDbResult result = _connection.Query("select id, word from fact");
        result.ForEach(chunk =>
        {
            ReadOnlySpan<int> ids = chunk.Values<int>(0);
            for (int row = 0; row < chunk.Count; row++, expected++)
            {
                Assert.Equal(expected, ids[row]);
                Assert.Equal($"text number {expected}", chunk.Text(1, row));
            }
        });
        Assert.Equal(300_000, expected);
    }

    [Fact]
    public void Rollback_leaves_nothing_even_of_what_DuckDB_flushed_by_itself()
    {
        using (_connection.Begin())
        {
            Load(300_000);
            Assert.Equal(300_000, Rows);
        }

        Assert.Equal(0, Rows);
    }

    [Fact]
    public void Dispose_without_close_sends_nothing_more()
    {
        using DuckDbTransaction transaction = _connection.Begin();
        using (DuckDbAppender appender = _connection.Appender("fact"))
        {
            for (int i = 0; i < 5_000; i++)
            {
                Row(appender, i);
            }
        }

        transaction.Commit();
        Assert.Equal(0, Rows);
    }

    [Fact]
    public void Outside_of_a_transaction_it_is_refused()
    {
        Assert.Throws<InvalidOperationException>(() => _connection.Appender("fact"));
        DuckDbTransaction transaction = _connection.Begin();
        using DuckDbAppender appender = _connection.Appender("fact");
        Row(appender, 1);
        transaction.Commit();
        Assert.Throws<InvalidOperationException>(appender.Close);
        Assert.Equal(0, Rows);
    }

    [Theory]
    [InlineData(new byte[] { 0xC3 })]
    [InlineData(new byte[] { 0x41, 0xFF, 0x42 })]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80, 0x41, 0x42, 0x43, 0x44, 0x45, 0x46, 0x47, 0x48, 0x49, 0x4A, 0x4B })]
    public void Bytes_that_are_not_UTF8_are_refused_and_not_quoted(byte[] bytes)
    {
        using DuckDbTransaction transaction = _connection.Begin();
        using DuckDbAppender appender = _connection.Appender("fact");
        appender.Append(1);
        ArgumentException error = Assert.Throws<ArgumentException>(() => appender.Append(bytes.AsSpan()));
        Assert.Contains("fact[2]", error.Message, StringComparison.Ordinal);
        Assert.Throws<System.Text.EncoderFallbackException>(() => appender.Append("\uD800"));
    }

    [Fact]
    public void A_value_of_another_type_or_one_too_many_or_too_few_is_refused()
    {
        using DuckDbTransaction transaction = _connection.Begin();
        using DuckDbAppender appender = _connection.Appender("fact");
        Assert.Throws<InvalidOperationException>(() => appender.Append("text"));
        Assert.Throws<InvalidOperationException>(() => appender.Append(1.0));
        Assert.Throws<InvalidOperationException>(() => appender.Append(new DateOnly(2009, 1, 1)));
        appender.Append(1);
        Assert.Throws<InvalidOperationException>(appender.EndRow);
        Assert.Throws<InvalidOperationException>(appender.Close);
        appender.AppendNull();
        Assert.Throws<InvalidOperationException>(appender.AppendNull);
        appender.EndRow();
        appender.Close();
        Assert.Equal(1, Rows);
        Assert.Throws<ObjectDisposedException>(appender.AppendNull);
    }

    [Fact]
    public void A_broken_constraint_is_an_error_of_its_own_type_and_leaves_nothing()
    {
        using (_connection.Begin())
        {
            using DuckDbAppender appender = _connection.Appender("fact");
            appender.AppendNull();
            appender.Append("x");
            appender.EndRow();
            Assert.Equal(DuckDbErrorType.Constraint, Assert.Throws<DuckDbException>(appender.Close).ErrorType);
        }

        Assert.Equal(0, Rows);
    }

    [Fact]
    public void An_unknown_table_is_an_error()
    {
        using DuckDbTransaction transaction = _connection.Begin();
        DuckDbException error = Assert.Throws<DuckDbException>(() => _connection.Appender("nowhere"));
        Assert.Equal(DuckDbErrorType.Catalog, error.ErrorType);
    }

    [Fact]
    public void Rows_given_column_by_column_mix_with_single_ones()
    {
        using (DuckDbTransaction transaction = _connection.Begin())
        {
            using DuckDbAppender appender = _connection.Appender("fact", "main");
            Row(appender, 0);
            for (int first = 1; first <= 9_000; first += 1_500)
            {
                int start = first;
                appender.AppendRows(1_500, rows =>
                {
                    Span<int> ids = rows.Values<int>(0);
                    for (int row = 0; row < rows.Count; row++)
                    {
                        ids[row] = start + row;
                        if (ids[row] % 5 == 0)
                        {
                            rows.SetNull(1, row);
                        }
                        else
                        {
                            rows.SetText(1, row, "column by column"u8);
                        }
                    }
                });
            }

            appender.Close();
            transaction.Commit();
        }

        using DuckDbResult result = _connection.Query("""
            select count(*) as n, sum(id) as s, count(word) as words, count(*) filter (where id % 5 = 0 and word is null) as nulls from fact
            """);
        DuckDbRow row = Assert.Single(result.ReadRows());
        Assert.Equal(1 + 9_000, row.Get<long>("n"));
        Assert.Equal(9_000L * 9_001 / 2, row.Get<long>("s"));
        Assert.Equal(1 + 7_200, row.Get<long>("words"));
        Assert.Equal(1_800, row.Get<long>("nulls"));
    }

    [Fact]
    public void Rows_whose_filling_failed_are_not_added_and_leave_no_null_to_the_next()
    {
        using (DuckDbTransaction transaction = _connection.Begin())
        {
            using DuckDbAppender appender = _connection.Appender("fact", "main");
            Row(appender, 0);
            appender.Append(1);
            appender.AppendNull();
            appender.EndRow();
            Assert.Throws<InvalidTimeZoneException>(() => appender.AppendRows(100, rows =>
            {
                for (int row = 0; row < rows.Count; row++)
                {
                    rows.SetNull(1, row);
                }

                throw new InvalidTimeZoneException();
            }));
            appender.AppendRows(50, rows =>
            {
                for (int row = 0; row < rows.Count; row++)
                {
                    rows.Values<int>(0)[row] = row;
                    rows.SetText(1, row, "there"u8);
                }
            });
            appender.Close();
            transaction.Commit();
        }

        using DuckDbResult result = _connection.Query("select count(*) as n, count(id) as ids, count(word) as words from fact");
        DuckDbRow row = Assert.Single(result.ReadRows());
        Assert.Equal((52L, 52L, 51L), (row.Get<long>("n"), row.Get<long>("ids"), row.Get<long>("words")));
    }

    public void Dispose()
    {
        _connection.Dispose();
        _database.Dispose();
    }

    private static void Row(DuckDbAppender appender, int id)
    {
        appender.Append(id);
        appender.Append($"text number {id}");
        appender.EndRow();
    }

    private void Load(int rows)
    {
        using DuckDbAppender appender = _connection.Appender("fact");
        for (int id = 0; id < rows; id++)
        {
            Row(appender, id);
        }

        appender.Close();
    }
}
