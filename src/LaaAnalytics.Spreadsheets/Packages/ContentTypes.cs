namespace LaaAnalytics.Spreadsheets.Packages;

/// <summary>Refuses packages by the kinds of their parts: macros, links to other files, and data that no sheet shows.</summary>
internal static class ContentTypes
{
    private const string Part = "[Content_Types].xml";

    private static readonly string[] Namespaces = ["http://schemas.openxmlformats.org/package/2006/content-types"];

    private static readonly (string Word, SpreadsheetRefusal Reason, string Message)[] Refused =
    [
        ("vba", SpreadsheetRefusal.Macros, "The spreadsheet holds macros."),
        ("macro", SpreadsheetRefusal.Macros, "The spreadsheet holds macros, or is of a kind that may."),
        ("activex", SpreadsheetRefusal.Macros, "The spreadsheet holds programs (ActiveX controls)."),
        ("externallink", SpreadsheetRefusal.Links, "The spreadsheet is linked to other files, and keeps values of theirs."),
        ("pivotcache", SpreadsheetRefusal.UnseenData, "The spreadsheet has a pivot table, which keeps a copy of all the data behind it."),
        ("embeddings/", SpreadsheetRefusal.UnseenData, "The spreadsheet has other files inside it."),
        ("oleobject", SpreadsheetRefusal.UnseenData, "The spreadsheet has other files inside it."),
        ("xl/model/", SpreadsheetRefusal.UnseenData, "The spreadsheet has a data model, which keeps data that no sheet shows."),
    ];

    /// <summary>Looks at the names of the parts and at the kinds that the package declares.</summary>
    /// <exception cref="SpreadsheetRefusedException">One of them is refused.</exception>
    public static void Refuse(Package package)
    {
        foreach (string name in package.Names)
        {
            Refuse(name);
        }

        PackagePart part = package.Find(Part)
            ?? throw new SpreadsheetRefusedException(SpreadsheetRefusal.NotASpreadsheet, "The file is not a spreadsheet of the .xlsx kind.");
        using PartXml xml = PartXml.Open(part, Namespaces);
        int types = xml.Root("Types");
        while (xml.Child(types))
        {
            // A default stands for every part of an ending, whether there is one or not: only what a part is named as counts.
            if (xml.Name == "Override")
            {
                Refuse(xml.Attribute("ContentType") ?? string.Empty);
            }
            else if (xml.Name == "Default" && package.Names.Any(name => name.EndsWith("." + xml.Attribute("Extension"), StringComparison.OrdinalIgnoreCase)))
            {
                Refuse(xml.Attribute("ContentType") ?? string.Empty);
            }
        }
    }

    private static void Refuse(string kind)
    {
        foreach ((string word, SpreadsheetRefusal reason, string message) in Refused)
        {
            if (kind.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                throw new SpreadsheetRefusedException(reason, message);
            }
        }
    }
}
