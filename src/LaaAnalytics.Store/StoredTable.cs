using LaaAnalytics.Domain.Extracts;

namespace LaaAnalytics.Store;

/// <summary>An extract table as the store keeps it: fills the SQL files that are the same for every table from the catalogue, and from nothing else.</summary>
internal sealed class StoredTable
{
    private readonly Dictionary<string, string> _parts;

    private StoredTable(ExtractTable table)
    {
        Table = table;
        IReadOnlyList<string> columns = [.. table.Columns.Select(column => column.Name)];

        IReadOnlyList<string> order = [.. table.Order.Concat(table.Key).Distinct()];
        string? area = table.Column("authority_code")?.Name ?? (table.Reference ? null : table.Column("area_code")?.Name);
        (string firstDay, string lastDay) = Slice(table);
        _parts = new(StringComparer.Ordinal)
        {
            ["table"] = table.Name,
            ["columns"] = List(columns),
            ["stored_columns"] = List(columns, "stored."),
            ["incoming_columns"] = List(columns, "incoming."),
            ["old_columns"] = List(columns, $"old_{table.Name}."),
            ["key"] = List(table.Key),
            ["first_key"] = table.Key[0],
            ["order"] = List(order),
            ["incoming_order"] = List(order, "incoming."),
            ["old_order"] = List(order, $"old_{table.Name}."),
            ["first_day"] = firstDay,
            ["last_day"] = lastDay,
            ["area"] = area ?? "'*'",
            ["matched"] = table.Column("pnc_matched")?.Name ?? "true",
            ["codes"] = Codes(table),
        };
        AreaColumn = area;
    }

    /// <summary>All tables in the order of the catalogue.</summary>
    public static IReadOnlyList<StoredTable> All { get; } = [.. ExtractTable.All.Select(table => new StoredTable(table))];

    /// <summary>The catalogue's entry.</summary>
    public ExtractTable Table { get; }

    /// <summary>Name of the table.</summary>
    public string Name => Table.Name;

    /// <summary>Column of the area that a row is counted in, or null.</summary>
    public string? AreaColumn { get; }

    /// <summary>The table of this name.</summary>
    /// <exception cref="ArgumentException">The catalogue has no such table.</exception>
    public static StoredTable Of(string name) => All.FirstOrDefault(table => table.Name == name)
        ?? throw new ArgumentException($"There is no extract table {name}.", nameof(name));

    /// <summary>Order of rows that readers ask for: that of a compacted table, which tells equal keys of two suppliers apart.</summary>
    public string ReadOrder => $"order by {_parts["order"]}, supplier, row_id";

    /// <summary>The SQL file for this table.</summary>
    public string Sql(string file, params ReadOnlySpan<(string Placeholder, string Sql)> more)
    {
        string statement = more.Length > 0 ? SqlLibrary.Text(file, more) : SqlLibrary.Body(SqlLibrary.Text(file));
        foreach ((string placeholder, string sql) in _parts)
        {
            statement = statement.Replace($"{{{placeholder}}}", sql, StringComparison.Ordinal);
        }

        return statement;
    }

    /// <summary>The days a row lies on, by which a full supply of a period replaces rows; undated tables are replaced as a whole.</summary>
    private static (string First, string Last) Slice(ExtractTable table) => table.Name switch
    {
        "index_event" => ("event_date", "event_date"),
        "proven_offence" => ("offence_date", "offence_date"),
        "cohort_outcome" or "indicator_count" => ("period_start", "(period_end - 1)"),
        _ => ("cast(null as date)", "cast(null as date)"),
    };

    private static string Codes(ExtractTable table)
    {
        IEnumerable<string> codes = table.Columns.Where(column => column.KeepsUnknownCodes).Select(column => $"cast({column.Name} as varchar)");
        return string.Join(", ", codes.DefaultIfEmpty("''"));
    }

    private static string List(IEnumerable<string> names, string prefix = "") => string.Join(", ", names.Select(name => prefix + name));
}
