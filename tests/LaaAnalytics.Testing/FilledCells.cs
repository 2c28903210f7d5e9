using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;
using System.Text.RegularExpressions;
using Xunit;

namespace LaaAnalytics.Testing;

/// <summary>A formula to be put into a cell.</summary>
/// <param name="Text">Without the equals sign.</param>
public sealed record CellFormula(string Text);

/// <summary>Fills in cells of a workbook of this program, as a person at a spreadsheet would, locked cells included.</summary>
public static partial class FilledCells
{
    /// <summary>The workbook with these cells: words, a number, a <see cref="CellFormula"/>, or null for an empty cell.</summary>
    public static byte[] In(byte[] workbook, params (string Sheet, string Cell, object? Value)[] entries)
    {
        using MemoryStream written = new();
        using (ZipArchive source = new(new MemoryStream(workbook), ZipArchiveMode.Read))
        using (ZipArchive target = new(written, ZipArchiveMode.Create, leaveOpen: true))
        {
            List<string> sheets = [.. SheetName().Matches(Text(source.GetEntry("xl/workbook.xml")!)).Select(match => match.Groups[1].Value)];
            foreach (ZipArchiveEntry entry in source.Entries)
            {
                (string Sheet, string Cell, object? Value)[] here =
                    [.. entries.Where(each => entry.FullName == string.Create(CultureInfo.InvariantCulture, $"xl/worksheets/sheet{sheets.IndexOf(each.Sheet) + 1}.xml"))];
                using Stream part = target.CreateEntry(entry.FullName).Open();
                if (here.Length == 0)
                {
                    using Stream same = entry.Open();
                    same.CopyTo(part);
                    continue;
                }

                part.Write(Encoding.UTF8.GetBytes(here.Aggregate(Text(entry), (text, each) => Put(text, each.Cell, each.Value))));
            }
        }

        return written.ToArray();
    }

    private static string Put(string sheet, string address, object? value)
    {
        Regex cell = new($"<x:c r=\"{address}\"( s=\"[0-9]+\")?[^>]*?(/>|>.*?</x:c>)", RegexOptions.Singleline);
        Assert.Equal(1, cell.Count(sheet));
        return cell.Replace(sheet, match => $"<x:c r=\"{address}\"{match.Groups[1].Value}" + value switch
        {
            null => "/>",
            string words => $" t=\"inlineStr\"><x:is><x:t xml:space=\"preserve\">{SecurityElement.Escape(words)}</x:t></x:is></x:c>",
            CellFormula formula => $"><x:f>{SecurityElement.Escape(formula.Text)}</x:f><x:v>1</x:v></x:c>",
            _ => $"><x:v>{Convert.ToString(value, CultureInfo.InvariantCulture)}</x:v></x:c>",
        });
    }

    private static string Text(ZipArchiveEntry entry)
    {
        using StreamReader reader = new(entry.Open());
        return reader.ReadToEnd();
    }

    [GeneratedRegex("<x:sheet name=\"([^\"]+)\"")]
    private static partial Regex SheetName();
}
