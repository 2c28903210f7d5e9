namespace LaaAnalytics.Spreadsheets.Packages;

/// <summary>A pointer from one part to another.</summary>
/// <param name="Id">Its name in the part it starts from.</param>
/// <param name="Kind">Last word of its type: <c>worksheet</c>, <c>styles</c>.</param>
/// <param name="IsExternal">Whether it leads out of the package.</param>
/// <param name="Target">Path within the package; as written where it leads out.</param>
internal sealed record Relationship(string Id, string Kind, bool IsExternal, string Target);

/// <summary>Reads where a part points to.</summary>
internal static class Relationships
{
    /// <summary>Namespaces of the attribute that names a relationship, of both editions of the standard.</summary>
    public static readonly string[] Ids =
        ["http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships"];

    private static readonly string[] Namespaces = ["http://schemas.openxmlformats.org/package/2006/relationships"];

    /// <summary>Relationships of a part, or of the package itself where the name is empty.</summary>
    public static IReadOnlyList<Relationship> Of(Package package, string name)
    {
        int stroke = name.LastIndexOf('/');
        string folder = stroke < 0 ? string.Empty : name[..(stroke + 1)];
        if (package.Find($"{folder}_rels/{name[(stroke + 1)..]}.rels") is not PackagePart part)
        {
            return [];
        }

        List<Relationship> found = [];
        using PartXml xml = PartXml.Open(part, Namespaces);
        int all = xml.Root("Relationships");
        while (xml.Child(all))
        {
            string type = xml.Attribute("Type") ?? string.Empty;
            string target = xml.Attribute("Target") ?? string.Empty;
            bool isExternal = string.Equals(xml.Attribute("TargetMode"), "External", StringComparison.OrdinalIgnoreCase);
            found.Add(new(xml.Attribute("Id") ?? string.Empty, type[(type.LastIndexOf('/') + 1)..], isExternal, isExternal ? target : Within(folder, target)));
        }

        return found;
    }

    private static string Within(string folder, string target)
    {
        List<string> path = target.StartsWith('/') ? [] : [.. folder.Split('/', StringSplitOptions.RemoveEmptyEntries)];
        foreach (string step in Uri.UnescapeDataString(target).Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (step == ".." && path.Count == 0)
            {
                throw new SpreadsheetRefusedException(SpreadsheetRefusal.LeavesPackage, "The spreadsheet names a part outside itself.");
            }

            if (step == "..")
            {
                path.RemoveAt(path.Count - 1);
            }
            else if (step != ".")
            {
                path.Add(step);
            }
        }

        return string.Join('/', path);
    }
}
