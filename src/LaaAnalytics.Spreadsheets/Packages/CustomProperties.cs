namespace LaaAnalytics.Spreadsheets.Packages;

/// <summary>Reads the properties that writers add to a workbook.</summary>
internal static class CustomProperties
{
    private const int Most = 1_000;

    private static readonly string[] Namespaces =
    [
        "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties", "http://purl.oclc.org/ooxml/officeDocument/customProperties",
        "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes", "http://purl.oclc.org/ooxml/officeDocument/docPropsVTypes",
    ];

    /// <summary>Texts among them, by name; the first of those of one name.</summary>
    public static Dictionary<string, string> Read(Package package, SpreadsheetLimits limits)
    {
        Dictionary<string, string> properties = new(StringComparer.Ordinal);
        Relationship? pointer = Relationships.Of(package, string.Empty).FirstOrDefault(each => each.Kind is "custom-properties" or "customProperties" && !each.IsExternal);
        if (pointer is null || package.Find(pointer.Target) is not PackagePart part)
        {
            return properties;
        }

        using PartXml xml = PartXml.Open(part, Namespaces);
        int root = xml.Root("Properties");
        while (xml.Child(root))
        {
            string? name = xml.Name == "property" ? xml.Attribute("name") : null;
            int parent = xml.Enter();
            while (xml.Child(parent))
            {
                if (name is not null && xml.Name == "lpwstr")
                {
                    properties.TryAdd(name, xml.Text(limits.TextLength));
                }
            }

            if (properties.Count > Most)
            {
                throw SpreadsheetRefusedException.TooLarge("it has too many properties");
            }
        }

        return properties;
    }
}
