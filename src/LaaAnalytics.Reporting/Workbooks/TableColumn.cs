using LaaAnalytics.Reporting.Workbooks.Writing;

namespace LaaAnalytics.Reporting.Workbooks;

/// <summary>A column once its rows are known: its header, side, width and statuses.</summary>
/// <param name="Header">One line.</param>
/// <param name="Width">In characters.</param>
/// <param name="Right">Whether content keeps to the right.</param>
/// <param name="Statuses">Empty for a column without statuses.</param>
internal sealed record TableColumn(string Header, double Width, bool Right, IReadOnlyList<StatusStyle> Statuses)
{
    private const double LeastWidth = 4;
    private const double MostWidth = 100;

    public static TableColumn Of(
        string header, double? width, ColumnAlignment alignment, IReadOnlyList<StatusStyle>? statuses, IReadOnlyList<CellValue> cells)
    {
        string clean = CellText.Clean(header).Trim();
        if (clean.Contains('\n', StringComparison.Ordinal) || clean.Length > 255)
        {
            throw new ArgumentException("A header is one line of at most 255 characters.", nameof(header));
        }

        if (width is < LeastWidth or > MostWidth)
        {
            throw new ArgumentOutOfRangeException(nameof(width), $"A column is {LeastWidth} to {MostWidth} characters wide.");
        }

        CheckStatuses(clean, statuses ?? [], cells);
        bool right = alignment == ColumnAlignment.Right
            || (alignment == ColumnAlignment.ByContent && cells.Any(cell => cell.Kind == CellKind.Number));
        return new(clean, width ?? ColumnWidth.Fit(clean, cells, statuses is not null), right, statuses ?? []);
    }

    private static void CheckStatuses(string header, IReadOnlyList<StatusStyle> statuses, IReadOnlyList<CellValue> cells)
    {
        if (statuses.Count == 0)
        {
            return;
        }

        if (statuses.DistinctBy(status => status.Word, StringComparer.OrdinalIgnoreCase).Count() < statuses.Count
            || statuses.DistinctBy(status => status.Shape).Count() < statuses.Count)
        {
            throw new ArgumentException($"Column {header}: each status needs a word and a shape of its own.", nameof(statuses));
        }

        foreach (CellValue cell in cells)
        {
            bool known = cell.Kind is CellKind.Blank or CellKind.Shorthand || statuses.Any(status => status.Word == cell.Words);
            if (!known)
            {
                throw new ArgumentException($"Column {header}: a cell holds a word that has no status style.", nameof(cells));
            }
        }
    }
}
