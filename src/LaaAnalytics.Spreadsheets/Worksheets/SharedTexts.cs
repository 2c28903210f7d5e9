using LaaAnalytics.Spreadsheets.Packages;

namespace LaaAnalytics.Spreadsheets.Worksheets;

/// <summary>The texts that a workbook's sheets share, by number.</summary>
internal sealed class SharedTexts
{
    private readonly List<string> _texts = [];

    private SharedTexts()
    {
    }

    /// <summary>The text of this number, from 0.</summary>
    /// <exception cref="SpreadsheetRefusedException">There is none.</exception>
    public string this[int number] => number >= 0 && number < _texts.Count
        ? _texts[number]
        : throw SpreadsheetRefusedException.Damaged("a cell has a text that there is not");

    /// <summary>Reads the part of shared texts.</summary>
    public static SharedTexts Read(PackagePart? part, SpreadsheetLimits limits)
    {
        SharedTexts shared = new();
        if (part is null)
        {
            return shared;
        }

        long length = 0;
        using PartXml xml = PartXml.Open(part, WorkbookPart.Namespaces);
        int root = xml.Root("sst");
        while (xml.Child(root))
        {
            if (xml.Name != "si")
            {
                continue;
            }

            string text = RichText.Read(xml, limits.TextLength);
            length += text.Length;
            shared._texts.Add(text);
            if (shared._texts.Count > limits.SharedTexts || length > limits.SharedTextLength)
            {
                throw SpreadsheetRefusedException.TooLarge("it holds too many texts");
            }
        }

        return shared;
    }
}
