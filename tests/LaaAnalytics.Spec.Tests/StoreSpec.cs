using System.Globalization;
using LaaAnalytics.Domain;
using LaaAnalytics.DuckDb;
using LaaAnalytics.Store;

namespace LaaAnalytics.Spec.Tests;

/// <summary>A rule of a mart as text tables: given these rows, when the mart runs, then these rows come out.</summary>
/// <remarks>Columns that a case leaves out hold a value that plays no part. Cells stand between bars; an empty cell is null.</remarks>
internal sealed class StoreSpec
{
    private static readonly Dictionary<string, (string Column, string Type, string Otherwise)[]> Tables = new(StringComparer.Ordinal)
    {
        ["stg_index_event"] =
        [
            ("person_key", "uuid", "1"), ("event_date", "date", "2010-01-15"), ("event_key", "varchar", ""), ("supplier", "varchar", "police"),
            ("event_type", "varchar", "COMMUNITY_ORDER"), ("age_years", "integer", "30"), ("age_group", "varchar", "adult"),
            ("pnc_matched", "boolean", "true"), ("authority_code", "varchar", "E06000047"), ("disposal", "varchar", "COMMUNITY_ORDER"),
        ],
        ["stg_proven_offence"] =
        [
            ("person_key", "uuid", "1"), ("offence_date", "date", ""), ("proven_date", "date", ""), ("outcome", "varchar", "CONVICTION"),
            ("is_breach", "boolean", "false"), ("is_recordable", "boolean", "true"), ("in_england_wales", "boolean", "true"), ("severity_tier", "integer", ""),
        ],
    };

    private readonly MeasurementScheme _scheme;
    private readonly IReadOnlyList<Period> _cohorts;
    private readonly Dictionary<string, string[]> _rows = new(StringComparer.Ordinal);
    private string _mart = "";

    private StoreSpec(MeasurementScheme scheme, IReadOnlyList<Period> cohorts)
    {
        _scheme = scheme;
        _cohorts = cohorts;
    }

    /// <summary>Begins a case: the scheme that the mart follows and the cohorts that it counts.</summary>
    public static StoreSpec Under(MeasurementScheme scheme, params IReadOnlyList<Period> cohorts) => new(scheme, cohorts);

    /// <summary>Rows of a staging table, below a line of column names.</summary>
    public StoreSpec Given(string table, string rows)
    {
        _rows[table] = rows.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return this;
    }

    /// <summary>Names the mart, <c>marts/mart_reoffending</c>.</summary>
    public StoreSpec When(string mart)
    {
        _mart = mart;
        return this;
    }

    /// <summary>Runs the mart and compares the columns named, row by row in the mart's order.</summary>
    public void Then(string columns, params IReadOnlyList<string> rows)
    {
        using DuckDbDatabase database = DuckDbDatabase.OpenInMemory();
        using DuckDbConnection connection = database.Connect();
        foreach ((string table, (string Column, string Type, string Otherwise)[] shape) in Tables)
        {
            Fill(connection, table, shape, _rows.GetValueOrDefault(table, [shape[0].Column]));
        }

        SchemeTables.Fill(connection, _scheme, _cohorts);
        connection.Execute($"create temp table mart_follow_up_entry as {SqlLibrary.Text("marts/mart_follow_up_entry")}");
        using DuckDbResult result = connection.Query(SqlLibrary.Text(_mart));
        string[] names = Cells(columns);
        Assert.Equal(
            rows.Select(row => string.Join(" | ", Cells(row))),
            result.ReadRows().Select(row => string.Join(" | ", names.Select(name => Convert.ToString(row[name], CultureInfo.InvariantCulture)))));
    }

    private static void Fill(DuckDbConnection connection, string table, (string Column, string Type, string Otherwise)[] shape, string[] lines)
    {
        connection.Execute($"create temp table {table} ({string.Join(", ", shape.Select(column => $"{column.Column} {column.Type}"))})");
        string insert = $"insert into {table} values ({string.Join(", ", shape.Select(column => $"cast(${column.Column} as {column.Type})"))})";
        string[] header = Cells(lines[0]);
        Assert.All(header, name => Assert.Contains(shape, column => column.Column == name));
        for (int line = 1; line < lines.Length; line++)
        {
            string[] cells = Cells(lines[line]);
            using DuckDbStatement statement = connection.Prepare(insert);
            foreach ((string name, string type, string otherwise) in shape)
            {
                int place = Array.IndexOf(header, name);
                string text = place >= 0 ? cells[place] : name == "event_key" ? $"e{line}" : otherwise;
                string? value = text.Length == 0 ? null : type == "uuid" ? text.PadLeft(32, '0') : text;
                statement.Bind(name, value);
            }

            statement.Execute();
        }
    }

    private static string[] Cells(string line) => [.. line.Split('|').Select(cell => cell.Trim())];
}
