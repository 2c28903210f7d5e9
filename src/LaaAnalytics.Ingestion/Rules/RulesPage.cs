using System.Text;

namespace LaaAnalytics.Ingestion.Rules;

/// <summary>The rules as a page for people: <c>docs/ingestion-rules.md</c>.</summary>
public static class RulesPage
{
    /// <summary>The page, Markdown, ending with a line break.</summary>
    public static string Markdown()
    {
        StringBuilder page = new("""
            # Rules for extracts

            Made from `ingestion-rules.json`. A refused row or file is reported with its file, line, column, rule and what was expected, never with
            the value found. Rules of scope *row* refuse the row, and the load goes on while the file stays within the tolerance (1 % of its rows
            unless another is given, none in reference tables). Rules of scope *load* refuse the whole load, after every file has been read, so
            that one run lists all there is to mend. A *guard* refuses a load that looks wrong and may be right: `--accept NUMBER --reason "why"` overrules it
            for one load, and `laa loads` shows it with the reason. Lines are physical lines of the file, the header being line 1; in Parquet, row number plus 1; in
            spreadsheets, rows of the sheet, and the column is named with its sheet: `Return!Area`.

            | rule | scope | title |
            |---|---|---|

            """);
        foreach (IngestionRule rule in IngestionRule.All)
        {
            page.Append("| ").Append(rule.Id).Append(" | ").Append(ScopeName(rule)).Append(" | ").Append(rule.Title).Append(" |\n");
        }

        foreach (IngestionRule rule in IngestionRule.All)
        {
            page.Append("\n## ").Append(rule.Id).Append(' ').Append(rule.Title).Append("\n\n")
                .Append(rule.Text).Append("\n\n- Expected: ").Append(rule.Expected).Append("\n- Remedy: ").Append(rule.Remedy).Append('\n')
                .Append(rule.NeedsHeld ? "- Checked only at loading, because it needs what the store holds.\n" : string.Empty);
        }

        return page.ToString();
    }

    private static string ScopeName(IngestionRule rule) => rule.Scope == RuleScope.Row ? "row" : rule.Guard ? "load, guard" : "load";
}
