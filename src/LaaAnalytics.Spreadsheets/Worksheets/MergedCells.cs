using LaaAnalytics.Spreadsheets.Packages;

namespace LaaAnalytics.Spreadsheets.Worksheets;

/// <summary>Reads which cells of a sheet are merged; the file lists them after its rows.</summary>
internal static class MergedCells
{
    private const int Most = 100_000;

    /// <summary>The merged cells.</summary>
    public static IReadOnlyList<CellRange> Read(PackagePart part)
    {
        List<CellRange> merged = [];
        using PartXml xml = PartXml.Open(part, WorkbookPart.Namespaces);
        int root = xml.Root("worksheet");
        while (xml.Child(root))
        {
            int all = xml.Name == "mergeCells" ? xml.Enter() : PartXml.Empty;
            while (xml.Child(all))
            {
                merged.Add(CellAddress.ReadRange(xml.Attribute("ref")));
                if (merged.Count > Most)
                {
                    throw SpreadsheetRefusedException.TooLarge("it has too many merged cells");
                }
            }
        }

        return merged;
    }
}
