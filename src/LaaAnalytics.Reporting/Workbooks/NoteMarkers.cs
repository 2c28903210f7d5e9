using System.Globalization;
using System.Text.RegularExpressions;

namespace LaaAnalytics.Reporting.Workbooks;

/// <summary>Finds note markers, such as <c>[note 1]</c> or <c>[note 1, 2]</c>, and holds them against the notes.</summary>
internal static partial class NoteMarkers
{
    /// <summary>Whether the text holds a marker.</summary>
    public static bool In(string text) => Marker().IsMatch(text);

    /// <summary>Whether a line ends inside a marker.</summary>
    public static bool IsBroken(string line) => line.LastIndexOf('[') > line.LastIndexOf(']');

    /// <summary>The text without its markers.</summary>
    public static string Strip(string text) => Marker().Replace(text, "").Trim();

    /// <summary>Every note used must be defined. The cover may cite a marker as an example, so it does not count as use.</summary>
    /// <exception cref="InvalidOperationException">A marker without a note, or a note without a marker.</exception>
    public static void Check(int notes, IEnumerable<Sheet> sheets)
    {
        HashSet<int> used = [];
        foreach (Sheet sheet in sheets)
        {
            foreach (int number in Texts(sheet).SelectMany(Numbers))
            {
                if (number < 1 || number > notes)
                {
                    throw new InvalidOperationException(
                        $"Sheet {sheet.Name} refers to note {number.ToString(CultureInfo.InvariantCulture)}, which is not defined.");
                }

                used.Add(number);
            }
        }

        for (int number = 1; number <= notes; number++)
        {
            if (!used.Contains(number))
            {
                throw new InvalidOperationException($"Note {number.ToString(CultureInfo.InvariantCulture)} is defined and nowhere used.");
            }
        }
    }

    /// <summary>Every text of a sheet that may carry a marker.</summary>
    public static IEnumerable<string> Texts(Sheet sheet)
    {
        yield return sheet.Title;
        foreach (SheetText text in sheet.Texts)
        {
            yield return text.Words;
        }

        if (sheet.Chart is WorkbookChart chart)
        {
            yield return chart.AltText;
        }

        if (sheet.Table is Table table)
        {
            IEnumerable<string> words = table.Rows.SelectMany(row => row).Select(cell => cell.Words).OfType<string>();
            foreach (string text in table.Columns.Select(column => column.Header).Concat(words))
            {
                yield return text;
            }
        }
    }

    private static IEnumerable<int> Numbers(string text) =>
        Marker().Matches(text).SelectMany(match => match.Groups[1].Value.Split(',')).Select(digits => int.Parse(digits, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"\[notes? ([0-9]{1,4}(?:, ?[0-9]{1,4})*)\]")]
    private static partial Regex Marker();
}
