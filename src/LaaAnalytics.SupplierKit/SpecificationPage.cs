using System.Globalization;
using System.Net;
using System.Text;
using LaaAnalytics.Domain.Extracts;

namespace LaaAnalytics.SupplierKit;

/// <summary>What a supplier sends, on paper: a first page for the person who sends it, then a page for each table.</summary>
internal static class SpecificationPage
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "specification.html";

    /// <summary>The page, HTML.</summary>
    public static string Html(string supplier, string? agreement, IReadOnlyList<ExtractTable> tables)
    {
        string style = CheckAndSealPage.Source("specification.css");
        StringBuilder page = new(CheckAndSealPage.Source("specification.html"));
        page.Replace("{{policy}}", $"default-src 'none'; style-src {CheckAndSealPage.Hash(style)}");
        page.Replace("{{style}}", style);
        page.Replace("{{supplier}}", Text(supplier));
        page.Replace("{{agreement}}", agreement is null ? string.Empty : $", for the agreement <strong>{Text(agreement)}</strong>");
        page.Replace("{{exampleKey}}", Text(PersonKey.PrintedKey));
        page.Replace("{{exampleIdentifier}}", "a0001 zz");
        page.Replace("{{examplePerson}}", PersonKey.Printed("a0001 zz"));
        page.Replace("{{contents}}", string.Concat(tables.Select(table => $"<li><a href=\"#{table.Name}\">{Text(table.Title)}</a>: {table.Name}.csv, {Text(table.Grain)}</li>\n")));
        page.Replace("{{tables}}", string.Concat(tables.Select(Section)));
        return page.ToString();
    }

    private static string Section(ExtractTable table)
    {
        StringBuilder section = new();
        section.Append("<section id=\"").Append(table.Name).Append("\">\n<h2>").Append(Text(table.Title)).Append(" <small>").Append(table.Name).Append(".csv</small></h2>\n<p>")
            .Append(Text(Capital(table.Grain))).Append(". ").Append(KeySentence(table)).Append("</p>\n<table>\n<thead><tr><th scope=\"col\">Column</th><th scope=\"col\">Needed</th>")
            .Append("<th scope=\"col\">What it holds</th><th scope=\"col\">How it is written</th><th scope=\"col\">Example</th></tr></thead>\n<tbody>\n");
        foreach (ExtractColumn column in table.Columns)
        {
            section.Append("<tr><th scope=\"row\">").Append(column.Name).Append("</th><td>").Append(column.Required ? "yes" : "no").Append("</td><td>").Append(Text(column.Description))
                .Append("</td><td>").Append(Text(Written(column))).Append("</td><td>").Append(Text(ExampleRow.Value(column))).Append("</td></tr>\n");
        }

        return section.Append("</tbody>\n</table>\n</section>\n").ToString();
    }

    private static string KeySentence(ExtractTable table) => table.Key is [string only]
        ? $"{only} is different in every row{(table.KeyOptional ? "; the column may be left out where there is none, and then every supply is a full one" : string.Empty)}."
        : $"No two rows share {string.Join(", ", table.Key.SkipLast(1))} and {table.Key[^1]} together.";

    private static string Written(ExtractColumn column) => column.Kind switch
    {
        ExtractKind.Person => "32 hexadecimal digits",
        ExtractKind.Key => "1 to 64 letters, digits and - _ . :",
        ExtractKind.Date => "yyyy-MM-dd",
        ExtractKind.Code => string.Join(", ", column.Codes!.Where(code => code != ExtractColumn.Unmapped)),
        ExtractKind.Area => "area code of up to 24 letters, digits, - and _",
        ExtractKind.WholeNumber => string.Create(CultureInfo.InvariantCulture, $"whole number, {column.Min ?? 0} to {column.Max ?? int.MaxValue}"),
        ExtractKind.DecimalNumber => "number with up to six decimals",
        ExtractKind.Probability => "number from 0 to 1",
        ExtractKind.Boolean => "true or false",
        ExtractKind.Text => string.Create(CultureInfo.InvariantCulture, $"text of up to {column.Max ?? 250} characters"),
        _ => throw new ArgumentOutOfRangeException(nameof(column)),
    };

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
