using System.Text;
using LaaAnalytics.Spreadsheets.Packages;

namespace LaaAnalytics.Spreadsheets.Worksheets;

/// <summary>A text in one piece or in runs of different looks; how it is spoken (phonetic runs) is left out.</summary>
internal static class RichText
{
    /// <summary>Reads the text within the current element, <c>si</c> or <c>is</c>.</summary>
    public static string Read(PartXml xml, int most)
    {
        int parent = xml.Enter();
        string? whole = null;
        StringBuilder? runs = null;
        while (xml.Child(parent))
        {
            if (xml.Name == "t")
            {
                Add(xml.Text(most));
            }
            else if (xml.Name == "r")
            {
                int run = xml.Enter();
                while (xml.Child(run))
                {
                    if (xml.Name == "t")
                    {
                        Add(xml.Text(most));
                    }
                }
            }
        }

        return EscapedText.Read(runs?.ToString() ?? whole ?? string.Empty);

        void Add(string text)
        {
            if (whole is null)
            {
                whole = text;
                return;
            }

            runs ??= new(whole);
            runs.Append(text);
            if (runs.Length > most)
            {
                throw SpreadsheetRefusedException.TooLarge("a cell's text is longer than spreadsheets allow");
            }
        }
    }
}
