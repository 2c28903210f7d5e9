using System.Diagnostics.CodeAnalysis;
using System.Text;
using LaaAnalytics.Domain.Extracts;

namespace LaaAnalytics.Store;

/// <summary>The data dictionary, made from the catalogue and the headers of the SQL files.</summary>
[SuppressMessage("Naming", "CA1711:Identifiers should not have incorrect suffix", Justification = "A data dictionary is what the page is called.")]
public static class SchemaDictionary
{
    private static readonly (string Folder, string Title)[] Layers =
    [
        ("schema", "Stored tables"),
        ("staging", "Staging: tables as known after a load"),
        ("marts", "Marts: counts in SQL that runs on DuckDB and PostgreSQL"),
        ("checks", "Checks: what a supply or the store breaks"),
        ("merge", "Merging a supply"),
        ("migrations", "Versions of the tables"),
    ];

    /// <summary>The page <c>docs/data-dictionary.md</c>.</summary>
    public static string Markdown()
    {
        StringBuilder page = new();
        page.Append("# Data dictionary\n\nMade from `extract-tables.json` and the headers of the SQL files; a test fails where this page is out of date.\n");
        page.Append("\n## Extract tables\n");
        foreach (ExtractTable table in ExtractTable.All)
        {
            AppendTable(page, table);
        }

        foreach ((string folder, string title) in Layers)
        {
            page.Append("\n## ").Append(title).Append('\n');
            foreach (string name in SqlLibrary.Names.Where(name => name.StartsWith(folder + "/", StringComparison.Ordinal)))
            {
                AppendFile(page, name);
            }
        }

        return page.ToString();
    }

    /// <summary>The header of an SQL file: its lines without the comment marks.</summary>
    internal static IReadOnlyList<string> Header(string sql) =>
        [.. sql.Split('\n').TakeWhile(line => line.StartsWith("--", StringComparison.Ordinal)).Select(line => line[2..].Trim())];

    private static void AppendTable(StringBuilder page, ExtractTable table)
    {
        page.Append("\n### ").Append(table.Name).Append("\n\n").Append(table.Title).Append(": ").Append(table.Grain).Append(". Key: ");
        page.AppendJoin(", ", table.Key.Select(column => $"`{column}`")).Append(table.KeyOptional ? " (may be left out)" : "").Append(".\n\n");
        page.Append("| Column | Kind | Needed | What it holds |\n|---|---|---|---|\n");
        foreach (ExtractColumn column in table.Columns)
        {
            string codes = column.Codes is null ? "" : $" Codes: {string.Join(", ", column.Codes)}.";
            page.Append("| ").Append(column.Name).Append(" | ").Append(column.Kind).Append(" | ").Append(column.Required ? "yes" : "no").Append(" | ");
            page.Append(column.Description.Replace("|", "\\|", StringComparison.Ordinal)).Append(codes).Append(" |\n");
        }
    }

    private static void AppendFile(StringBuilder page, string name)
    {
        page.Append("\n### ").Append(name).Append("\n\n");
        IReadOnlyList<string> header = Header(SqlLibrary.Text(name));
        page.Append(header[0][(header[0].IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()).Append("\n\n");
        foreach (string line in header.Skip(1))
        {
            int gap = line.IndexOf(' ', StringComparison.Ordinal);
            page.Append("- ").Append(line.AsSpan(0, gap)).Append(": ").Append(line.AsSpan(gap).Trim()).Append('\n');
        }
    }
}
