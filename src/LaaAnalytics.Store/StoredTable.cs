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
        IReadOnlyList<string> content = [.. columns.Except(table.Key)];
        IReadOnlyList<string> identity = Identity(table) ?? content;
        CodeColumns = [.. table.Columns.Where(column => content.Contains(column.Name) && IsCode(column)).Select(column => column.Name)];
        ContentColumns = content;
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
            ["stored_order"] = List(order, "stored."),
            ["key_match"] = Match(table.Key, "stored", "incoming"),
            ["stored_content"] = List(content, "stored."),
            ["incoming_content"] = List(content, "incoming."),
            ["gone_match"] = Match(content, "gone", "arrived"),
            ["incoming_identity"] = List(identity, "incoming."),
            ["arrived_identity"] = List(identity, "arrived."),
            ["identity_match"] = Match(identity, "stored", "arrived"),
            ["pairs"] = Lines(content.Select(name => $"stored.{name} as old_{name}, incoming.{name} as new_{name}")),
            ["states"] = Lines(content.Select(name => State(table.Name, name, CodeColumns.Contains(name)))),
            ["state_list"] = List(content, "state_"),
            ["state_flags"] = Lines(content.Select(StateFlags)),
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

    /// <summary>Columns that are not of the key.</summary>
    public IReadOnlyList<string> ContentColumns { get; }

    /// <summary>Columns that hold codes or names and are not of the key: what a supplier may rename.</summary>
    public IReadOnlyList<string> CodeColumns { get; }

    /// <summary>Whether the key is the supplier's own number and says nothing about the row, so that rows can be equal in all but the key.</summary>
    public bool HasOwnKey => Table.Key.Count == 1 && Table.Column(Table.Key[0])!.Kind == ExtractKind.Key;

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

    /// <summary>Person, date and type, by which an event is known whoever reports it; null for other tables.</summary>
    private static IReadOnlyList<string>? Identity(ExtractTable table) => table.Name switch
    {
        "index_event" => ["person_key", "event_date", "event_type"],
        "proven_offence" => ["person_key", "offence_date", "offence_group"],
        "custody_episode" => ["person_key", "admitted", "legal_status"],
        _ => null,
    };

    private static bool IsCode(ExtractColumn column) => column.Kind is ExtractKind.Code or ExtractKind.Area or ExtractKind.Text;

    /// <summary>0 where a changed row has the column as it was, 1 where it was blank, 2 where its code was renamed, 3 where it says something new.</summary>
    private static string State(string table, string name, bool isCode)
    {
        string renamed = isCode
            ? $" when exists (select 1 from renaming_{table} as renamed where renamed.column_name = '{name}' and renamed.old_code = cast(old_{name} as varchar) and renamed.new_code = cast(new_{name} as varchar)) then 2"
            : string.Empty;
        return $"case when old_{name} is not distinct from new_{name} then 0 when old_{name} is null then 1{renamed} else 3 end as state_{name}";
    }

    private static string StateFlags(string name) =>
        $"coalesce(bool_or(kind in (1, 2) and state_{name} = 1), false) as filled_{name}, coalesce(bool_or(kind = 2 and state_{name} = 2), false) as recoded_{name}";

    private static string Match(IEnumerable<string> names, string left, string right) =>
        string.Join("\n    and ", names.Select(name => $"{left}.{name} is not distinct from {right}.{name}"));

    private static string Lines(IEnumerable<string> parts) => string.Join(",\n    ", parts);

    private static string List(IEnumerable<string> names, string prefix = "") => string.Join(", ", names.Select(name => prefix + name));
}
