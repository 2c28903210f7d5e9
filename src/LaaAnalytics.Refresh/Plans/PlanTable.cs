namespace LaaAnalytics.Refresh.Plans;

/// <summary>Rows of text in columns as wide as their widest cell, numbers to the right.</summary>
internal static class PlanTable
{
    /// <summary>The lines of the table, indented by two.</summary>
    /// <param name="header">Column names; one that starts with <c>&gt;</c> is a column of numbers.</param>
    /// <param name="rows">Cells, as many as the header has.</param>
    public static IEnumerable<string> Lines(IReadOnlyList<string> header, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        bool[] right = [.. header.Select(name => name.StartsWith('>'))];
        IReadOnlyList<string>[] all = [[.. header.Select(name => name.TrimStart('>'))], .. rows];
        int[] widths = [.. header.Select((_, column) => all.Max(row => row[column].Length))];
        return all.Select(row => "  " + string.Join("  ", row.Select((cell, column) => right[column] ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]))).TrimEnd());
    }
}
