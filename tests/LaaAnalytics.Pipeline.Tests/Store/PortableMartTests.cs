using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using LaaAnalytics.Domain;
using LaaAnalytics.DuckDb;
using LaaAnalytics.Store;
using Npgsql;

namespace LaaAnalytics.Pipeline.Tests.Store;

[SuppressMessage("Security", "CA2100:Review SQL queries for security vulnerabilities", Justification = "The texts are embedded files and rows made by the test.")]
public sealed class PortableMartTests
{
    private const string Tables = """
        create table stg_index_event (
            person_key uuid, event_date date, event_key varchar, supplier varchar, event_type varchar, age_years integer, age_group varchar,
            pnc_matched boolean, authority_code varchar, disposal varchar);
        create table stg_proven_offence (
            person_key uuid, offence_date date, offence_key varchar, supplier varchar, proven_date date, outcome varchar, is_breach boolean,
            is_recordable boolean, in_england_wales boolean, severity_tier integer);
        create table stg_coverage (
            supplier varchar, table_name varchar, area_code varchar, period_start date, period_end date, observed_to date);
        create table stg_row_count (
            supplier varchar, table_name varchar, current_rows bigint, unmapped_rows bigint, unknown_area_rows bigint, unmatched_rows bigint);
        insert into stg_coverage values
            ('police', 'index_event', 'E06000047', '2008-01-01', '2009-01-01', '2009-02-01'),
            ('police', 'index_event', 'E08000037', '2008-04-01', '2009-04-01', null),
            ('council', 'agreement', '*', '2008-04-01', '2011-04-01', null);
        insert into stg_row_count values ('police', 'index_event', 5, 1, 2, 3);
        """;

    private static readonly string[] Marts = ["marts/mart_coverage", "marts/mart_follow_up_entry", "marts/mart_reoffending"];

    [PostgresFact]
    public void Every_mart_gives_equal_rows_on_DuckDB_and_PostgreSQL()
    {
        Assert.Equal(SqlLibrary.Names.Where(name => name.StartsWith("marts/", StringComparison.Ordinal)), Marts);
        string histories = Tables + Inserts(new GeneratedHistories(seed: 1802, people: 800));
        using PostgresCluster cluster = new();
        using NpgsqlConnection postgres = cluster.Connect();
        using DuckDbDatabase database = DuckDbDatabase.OpenInMemory();
        using DuckDbConnection duck = database.Connect();
        duck.Execute(histories);
        Execute(postgres, histories);
        foreach (MeasurementScheme scheme in SchemesToTry.All)
        {
            string script = Script(duck, scheme);
            duck.Execute(script);
            Execute(postgres, script);
            foreach (string mart in Marts)
            {
                List<string> rows = Rows(duck, mart);
                Assert.Equal(rows, Rows(postgres, mart));
                Assert.True(rows.Count > 1, mart);
            }
        }
    }

    /// <summary>The scheme's tables as plain rows, and the entries as a table that the next mart reads.</summary>
    private static string Script(DuckDbConnection duck, MeasurementScheme scheme)
    {
        string script = "";
        SchemeTables.Fill(duck, scheme, SchemesToTry.Cohorts);
        foreach (string table in (string[])["scheme_rule", "scheme_event", "scheme_disposal", "scheme_outcome", "cohort_period"])
        {
            using DuckDbResult result = duck.Query($"select * from {table}");
            string columns = string.Join(", ", result.Columns.Select(column => $"{column.Name} {column.Type}"));
            string rows = string.Join(", ", result.ReadRows().Select(row => $"({string.Join(", ", Enumerable.Range(0, row.Count).Select(i => Literal(row[i])))})"));
            script += $"drop table if exists {table}; create table {table} ({columns}); {(rows.Length == 0 ? "" : $"insert into {table} values {rows};")}\n";
        }

        foreach (string table in (string[])["scheme_rule", "scheme_event", "scheme_disposal", "scheme_outcome", "cohort_period"])
        {
            duck.Execute($"drop table temp.{table}");
        }

        return script + $"drop table if exists mart_follow_up_entry; create table mart_follow_up_entry as {SqlLibrary.Text("marts/mart_follow_up_entry")}";
    }

    private static string Inserts(GeneratedHistories histories)
    {
        IEnumerable<string> events = histories.Events.Select(row => Values(
            TestSupply.Person(row.Person), row.Day, row.Key, "police", SnakeCase.Of(row.Type), row.Age, row.Age < 18 ? "young" : "adult", row.IsMatched, row.Authority, row.Disposal));
        IEnumerable<string> offences = histories.Offences.Select(row => Values(
            TestSupply.Person(row.Person), row.Day, row.Key, "police", row.Proven, SnakeCase.Of(row.Outcome), row.IsBreach, row.IsRecordable, row.InEnglandWales, row.Tier));
        return $"""
            insert into stg_index_event values {string.Join(",\n", events)};
            insert into stg_proven_offence values {string.Join(",\n", offences)};
            """;
    }

    private static string Values(params object?[] cells) => $"({string.Join(", ", cells.Select(Literal))})";

    private static string Literal(object? cell) => cell switch
    {
        null => "null",
        bool yes => yes ? "true" : "false",
        int number => number.ToString(CultureInfo.InvariantCulture),
        DateOnly day => string.Create(CultureInfo.InvariantCulture, $"date '{day:yyyy-MM-dd}'"),
        _ => $"'{cell}'",
    };

    private static void Execute(NpgsqlConnection connection, string script)
    {
        using NpgsqlCommand command = new(script, connection);
        command.ExecuteNonQuery();
    }

    private static List<string> Rows(DuckDbConnection connection, string mart)
    {
        using DuckDbResult result = connection.Query(SqlLibrary.Text(mart));
        return
        [
            string.Join(" | ", result.Columns.Select(column => column.Name)),
            .. result.ReadRows().Select(row => string.Join(" | ", Enumerable.Range(0, row.Count).Select(i => Written(row[i])))),
        ];
    }

    private static List<string> Rows(NpgsqlConnection connection, string mart)
    {
        using NpgsqlCommand command = new(SqlLibrary.Text(mart), connection);
        using NpgsqlDataReader reader = command.ExecuteReader();
        List<string> rows = [string.Join(" | ", Enumerable.Range(0, reader.FieldCount).Select(reader.GetName))];
        while (reader.Read())
        {
            rows.Add(string.Join(" | ", Enumerable.Range(0, reader.FieldCount).Select(i => Written(Cell(reader, i)))));
        }

        return rows;
    }

    private static object? Cell(NpgsqlDataReader reader, int column) =>
        reader.IsDBNull(column) ? null
        : reader.GetDataTypeName(column) == "date" ? reader.GetFieldValue<DateOnly>(column)
        : reader.GetValue(column);

    private static string Written(object? cell) => cell switch
    {
        null => "null",
        Guid person => person.ToString("N"),
        UInt128 person => person.ToString("x32", CultureInfo.InvariantCulture),
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString()!,
    };
}
