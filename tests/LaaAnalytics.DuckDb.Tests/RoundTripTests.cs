namespace LaaAnalytics.DuckDb.Tests;

public sealed class RoundTripTests : IDisposable
{
    private readonly DuckDbDatabase _database = DuckDbDatabase.OpenInMemory();
    private readonly DuckDbConnection _connection;

    public RoundTripTests() => _connection = _database.Connect();

    [Fact]
    public void Every_type_comes_back_from_a_parameter()
    {
        Guid id = Guid.Parse("0123abcd-4567-89ab-cdef-0123456789ab");
        DuckDbRow row = One(
            "select $flag as flag, $i as i, $l as l, $h as h, $d as d, $t as t, $day as day, $n as n, $id as id, $none as nothing",
            new("flag", true),
            new("i", int.MinValue),
            new("l", long.MaxValue),
            new("h", Int128.MaxValue),
            new("d", -0.1),
            new("t", "žluťoučký kůň"),
            new("day", new DateOnly(2009, 3, 31)),
            new("n", -12345.6789m),
            new("id", id),
            new("none", DuckDbValue.Null));
        Assert.True(row.Get<bool>("flag"));
        Assert.Equal(int.MinValue, row.Get<int>("i"));
        Assert.Equal(long.MaxValue, row.Get<long>("l"));
        Assert.Equal(Int128.MaxValue, row.Get<Int128>("h"));
        Assert.Equal(-0.1, row.Get<double>("d"));
        Assert.Equal("žluťoučký kůň", row.Get<string>("t"));
        Assert.Equal(new DateOnly(2009, 3, 31), row.Get<DateOnly>("day"));
        Assert.Equal(-12345.6789m, row.Get<decimal>("n"));
        Assert.Equal(id, row.Get<Guid>("id"));
        Assert.Equal(id.ToString(), _connection.QueryScalar<string>("select cast($id as varchar)", new DuckDbParameter("id", id)));
        Assert.Null(row.Get<long?>("nothing"));
        Assert.Throws<InvalidOperationException>(() => row.Get<long>("nothing"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("twelve bytes")]
    [InlineData("thirteen byte")]
    [InlineData("nul \0 inside")]
    public void Text_comes_back_whatever_its_length(string text)
    {
        Assert.Equal(text, _connection.QueryScalar<string>("select $text", new DuckDbParameter("text", text)));
        Assert.Equal(text, AppendAndRead("varchar", appender => appender.Append(text)));
        string large = string.Concat(Enumerable.Repeat(text + "é", 100_000));
        Assert.Equal(large, AppendAndRead("varchar", appender => appender.Append(large)));
    }

    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("1969-12-31")]
    [InlineData("1970-01-01")]
    [InlineData("2008-02-29")]
    [InlineData("9999-12-31")]
    public void Dates_come_back_up_to_both_ends_of_the_calendar(string text)
    {
        DateOnly date = DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(date, _connection.QueryScalar<DateOnly>("select cast($day as date)", new DuckDbParameter("day", text)));
        Assert.Equal(text, _connection.QueryScalar<string>("select cast($day as varchar)", new DuckDbParameter("day", date)));
        Assert.Equal(date, AppendAndRead("date", appender => appender.Append(date)));
    }

    [Theory]
    [InlineData("date '10000-01-01'")]
    [InlineData("date 'infinity'")]
    [InlineData("date '-infinity'")]
    [InlineData("date '0001-01-01' - 1")]
    public void Dates_that_DateOnly_lacks_throw(string sql) =>
        Assert.Throws<OverflowException>(() => _connection.QueryScalar<DateOnly>($"select {sql}"));

    [Theory]
    [InlineData("decimal(4, 1)", "-999.9")]
    [InlineData("decimal(9, 4)", "12345.6789")]
    [InlineData("decimal(18, 9)", "-123456789.123456789")]
    [InlineData("decimal(38, 10)", "79228162514264.3375935439")]
    [InlineData("decimal(28, 28)", "0.0000000000000000000000000001")]
    [InlineData("decimal(38, 38)", "0.5")]
    public void Decimals_come_back_in_every_width(string type, string text)
    {
        decimal number = decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(number, _connection.QueryScalar<decimal>($"select cast($n as {type})", new DuckDbParameter("n", number)));
        Assert.Equal(number, AppendAndRead(type, appender => appender.Append(number)));
    }

    [Theory]
    [InlineData("decimal(4, 1)", "1000")]
    [InlineData("decimal(4, 1)", "0.05")]
    [InlineData("decimal(38, 38)", "1")]
    [InlineData("decimal(18, 0)", "1000000000000000000")]
    public void A_decimal_that_does_not_fit_exactly_is_refused(string type, string text)
    {
        decimal number = decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Throws<OverflowException>(() => AppendAndRead(type, appender => appender.Append(number)));
    }

    [Theory]
    [InlineData("tinyint", sbyte.MinValue, sbyte.MaxValue)]
    [InlineData("smallint", short.MinValue, short.MaxValue)]
    [InlineData("integer", int.MinValue, int.MaxValue)]
    [InlineData("bigint", long.MinValue, long.MaxValue)]
    [InlineData("utinyint", 0, byte.MaxValue)]
    [InlineData("usmallint", 0, ushort.MaxValue)]
    [InlineData("uinteger", 0, uint.MaxValue)]
    [InlineData("hugeint", long.MinValue, long.MaxValue)]
    public void Whole_numbers_fit_up_to_both_ends_of_their_type(string type, long least, long most)
    {
        Assert.Equal((Int128)least, Whole(AppendAndRead(type, appender => appender.Append(least))));
        Assert.Equal((Int128)most, Whole(AppendAndRead(type, appender => appender.Append((Int128)most))));
        if (type is not ("bigint" or "hugeint"))
        {
            Assert.Throws<OverflowException>(() => AppendAndRead(type, appender => appender.Append(most + 1)));
            Assert.Throws<OverflowException>(() => AppendAndRead(type, appender => appender.Append(least - 1)));
        }
    }

    [Fact]
    public void Wide_whole_numbers_floats_and_flags_come_back()
    {
        Assert.Equal(ulong.MaxValue, AppendAndRead("ubigint", appender => appender.Append((Int128)ulong.MaxValue)));
        Assert.Equal(Int128.MinValue + 1, AppendAndRead("hugeint", appender => appender.Append(Int128.MinValue + 1)));
        Assert.Equal(1.5f, AppendAndRead("float", appender => appender.Append(1.5f)));
        Assert.Equal(double.NaN, AppendAndRead("double", appender => appender.Append(double.NaN)));
        Assert.Equal(double.NegativeInfinity, AppendAndRead("double", appender => appender.Append(double.NegativeInfinity)));
        Assert.Equal(false, AppendAndRead("boolean", appender => appender.Append(false)));
        Assert.Null(AppendAndRead("double", appender => appender.AppendNull()));
        Assert.Null(AppendAndRead("varchar", appender => appender.Append((string?)null)));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(300)]
    [InlineData(70_000)]
    public void Labels_of_an_enum_come_back_in_every_width(int labels)
    {
        _connection.Execute($"create type kind as enum (select 'label ' || i from range({labels}) as t(i) order by i)");
        string last = $"label {labels - 1}";
        Assert.Equal(last, AppendAndRead("kind", appender => appender.Append(last)));
        Assert.Equal("label 0", AppendAndRead("kind", appender => appender.Append("label 0"u8)));
        Assert.Throws<ArgumentException>(() => AppendAndRead("kind", appender => appender.Append("label")));
        using DuckDbResult result = _connection.Query("select cast('label 2' as kind) as k");
        Assert.Equal(labels, result.Columns[0].Labels.Count);
        result.ForEach(chunk => Assert.Equal("label 2", chunk.Label(0, 0)));
    }

    [Fact]
    public void Uuids_sort_alike_in_DuckDB_as_stored_numbers_as_bits_and_as_text()
    {
        Random random = new(20090331);
        byte[] bytes = new byte[16];
        _connection.Execute("create table person (person_key uuid)");
        using (DuckDbTransaction transaction = _connection.Begin())
        {
            using DuckDbAppender appender = _connection.Appender("person");
            for (int i = 0; i < 5_000; i++)
            {
                random.NextBytes(bytes);
                appender.Append(new Guid(bytes));
                appender.EndRow();
            }

            appender.Close();
            transaction.Commit();
        }

        List<Int128> stored = [];
        List<UInt128> bits = [];
        List<string> texts = [];
        using DuckDbResult result = _connection.Query("select person_key, cast(person_key as varchar) from person order by person_key");
        result.ForEach(chunk =>
        {
            stored.AddRange(chunk.Values<Int128>(0));
            for (int row = 0; row < chunk.Count; row++)
            {
                bits.Add(chunk.Uuid(0, row));
                texts.Add(chunk.Text(1, row));
            }
        });
        Assert.Equal(5_000, texts.Count);
        Assert.Equal(stored.Order(), stored);
        Assert.Equal(bits.Order(), bits);
        Assert.Equal(texts.Order(StringComparer.Ordinal), texts);
        Assert.Equal(texts, bits.Select(uuid => DuckDbUuid.ToGuid(uuid).ToString()));
        Assert.Equal(stored, bits.Select(DuckDbUuid.ToStored));
        Assert.Equal(bits, texts.Select(text => DuckDbUuid.FromGuid(Guid.Parse(text))));
        Assert.Equal(
            texts[7],
            _connection.QueryScalar<string>(
                "select cast(person_key as varchar) from person where person_key = $key", new DuckDbParameter("key", DuckDbValue.Uuid(bits[7]))));
    }

    [Fact]
    public void Types_that_are_not_read_say_so() =>
        Assert.Contains("cast it", Assert.Throws<NotSupportedException>(() => One("select [1, 2] as l")).Message, StringComparison.Ordinal);

    public void Dispose()
    {
        _connection.Dispose();
        _database.Dispose();
    }

    private static Int128 Whole(object? value) => Int128.Parse(
        Assert.IsType<IFormattable>(value, exactMatch: false).ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        System.Globalization.CultureInfo.InvariantCulture);

    private DuckDbRow One(string sql, params ReadOnlySpan<DuckDbParameter> parameters)
    {
        using DuckDbResult result = _connection.Query(sql, parameters);
        return Assert.Single(result.ReadRows());
    }

    /// <summary>Appends a row of one value between two of NULL, and reads it back.</summary>
    private object? AppendAndRead(string type, Action<DuckDbAppender> append)
    {
        _connection.Execute($"create or replace table one (id integer, value {type})");
        using DuckDbTransaction transaction = _connection.Begin();
        using DuckDbAppender appender = _connection.Appender("one");
        for (int id = 0; id < 3; id++)
        {
            appender.Append(id);
            if (id == 1)
            {
                append(appender);
            }
            else
            {
                appender.AppendNull();
            }

            appender.EndRow();
        }

        appender.Close();
        transaction.Commit();
        using DuckDbResult result = _connection.Query("select value from one order by id");
        IReadOnlyList<DuckDbRow> rows = result.ReadRows();
        Assert.Null(rows[0][0]);
        Assert.Null(rows[2][0]);
        return rows[1][0];
    }
}
