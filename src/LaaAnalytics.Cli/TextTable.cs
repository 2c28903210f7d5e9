namespace LaaAnalytics.Cli;

/// <summary>A plain table for a terminal: a header, a rule, rows; columns as wide as their widest cell, numbers to the right.</summary>
internal static class TextTable
{
    private const string Gap = "  ";

    /// <summary>Writes the table; every row has as many cells as the header.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="header">Column names; one that starts with <c>&gt;</c> is a column of numbers.</param>
    /// <param name="rows">Cells.</param>
    public static void Write(TextWriter writer, IReadOnlyList<string> header, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        bool[] right = [.. header.Select(name => name.StartsWith('>'))];
        string[] names = [.. header.Select(name => name.TrimStart('>'))];
        int[] widths = [.. names.Select((name, i) => rows.Select(row => row[i].Length).Append(name.Length).Max())];
        writer.WriteLine(Line(names));
        writer.WriteLine(Line([.. widths.Select(width => new string('-', width))]));
        foreach (IReadOnlyList<string> row in rows)
        {
            writer.WriteLine(Line(row));
        }

        string Line(IReadOnlyList<string> cells) =>
            string.Join(Gap, cells.Select((cell, i) => right[i] ? cell.PadLeft(widths[i]) : cell.PadRight(widths[i]))).TrimEnd();
    }
}
