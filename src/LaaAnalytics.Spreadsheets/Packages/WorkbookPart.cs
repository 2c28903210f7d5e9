namespace LaaAnalytics.Spreadsheets.Packages;

/// <summary>The workbook: its sheets and where their parts are.</summary>
/// <param name="Sheets">Worksheets in the order of their tabs.</param>
/// <param name="SharedTexts">Texts that the sheets share, or null.</param>
/// <param name="Styles">Formats, or null.</param>
/// <param name="CountsFrom1904">Whether dates count from 1904.</param>
internal sealed record WorkbookPart(IReadOnlyList<WorksheetPart> Sheets, PackagePart? SharedTexts, PackagePart? Styles, bool CountsFrom1904)
{
    /// <summary>Namespaces of workbooks and their parts, of both editions of the standard.</summary>
    public static readonly string[] Namespaces = ["http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main"];

    /// <summary>Reads the workbook of a package.</summary>
    /// <exception cref="SpreadsheetRefusedException">There is none, it has no worksheet, or it is linked to other files.</exception>
    public static WorkbookPart Read(Package package)
    {
        Relationship main = Relationships.Of(package, string.Empty).FirstOrDefault(each => each.Kind == "officeDocument" && !each.IsExternal)
            ?? throw NoWorkbook("The file holds no workbook.");
        PackagePart part = package.Find(main.Target) ?? throw NoWorkbook("The file holds no workbook.");
        IReadOnlyList<Relationship> relationships = Relationships.Of(package, part.Name);
        if (relationships.Any(each => each.IsExternal || each.Kind == "externalLink"))
        {
            throw new SpreadsheetRefusedException(SpreadsheetRefusal.Links, "The spreadsheet is linked to other files, and keeps values of theirs.");
        }

        (List<WorksheetPart> sheets, bool countsFrom1904) = Read(package, part, relationships);
        return sheets.Count > 0
            ? new(sheets, Of("sharedStrings"), Of("styles"), countsFrom1904)
            : throw NoWorkbook("The workbook has no worksheet.");

        PackagePart? Of(string kind) => relationships.FirstOrDefault(each => each.Kind == kind) is Relationship found
            ? package.Find(found.Target) ?? throw SpreadsheetRefusedException.Damaged("a part is missing")
            : null;
    }

    private static (List<WorksheetPart> Sheets, bool CountsFrom1904) Read(Package package, PackagePart part, IReadOnlyList<Relationship> relationships)
    {
        Dictionary<string, Relationship> byId = [];
        foreach (Relationship relationship in relationships)
        {
            if (!byId.TryAdd(relationship.Id, relationship))
            {
                throw SpreadsheetRefusedException.Damaged("two relationships have one name");
            }
        }

        List<WorksheetPart> sheets = [];
        bool countsFrom1904 = false;
        using PartXml xml = PartXml.Open(part, Namespaces);
        int workbook = xml.Root("workbook");
        while (xml.Child(workbook))
        {
            if (xml.Name == "workbookPr")
            {
                countsFrom1904 = xml.Attribute("date1904") is "1" or "true" or "on";
            }
            else if (xml.Name == "sheets")
            {
                int all = xml.Enter();
                while (xml.Child(all))
                {
                    Relationship pointer = byId.GetValueOrDefault(xml.Attribute("id", Relationships.Ids) ?? string.Empty)
                        ?? throw SpreadsheetRefusedException.Damaged("a sheet has no part");
                    if (pointer.Kind == "worksheet")
                    {
                        PackagePart sheet = package.Find(pointer.Target) ?? throw SpreadsheetRefusedException.Damaged("a sheet has no part");
                        sheets.Add(new(new(xml.Attribute("name") ?? string.Empty, xml.Attribute("state") is not (null or "visible")), sheet));
                    }
                }
            }
        }

        return sheets.DistinctBy(sheet => sheet.Sheet.Name, StringComparer.OrdinalIgnoreCase).Count() == sheets.Count && sheets.TrueForAll(sheet => sheet.Sheet.Name.Length > 0)
            ? (sheets, countsFrom1904)
            : throw SpreadsheetRefusedException.Damaged("two sheets have one name, or one has none");
    }

    private static SpreadsheetRefusedException NoWorkbook(string message) => new(SpreadsheetRefusal.NoWorkbook, message);
}

/// <summary>A worksheet and its part.</summary>
/// <param name="Sheet">The sheet.</param>
/// <param name="Part">Where its cells are.</param>
internal sealed record WorksheetPart(SpreadsheetSheet Sheet, PackagePart Part);
