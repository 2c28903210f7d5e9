using System.Text;
using LaaAnalytics.Domain.Privacy;
using LaaAnalytics.Ingestion.Reading;
using LaaAnalytics.Ingestion.Rules;
using LaaAnalytics.Spreadsheets;

namespace LaaAnalytics.Ingestion.Privacy;

/// <summary>Looks for direct identifiers in cells that are not loaded: around the table of a sheet, and on the sheets that are not read, hidden or shown.</summary>
/// <remarks>
/// A single value is no column: two of one kind are the least that tells something, so that the sender's own address on a cover passes. Where
/// headers are cannot be known: a text in a row of several counts as one where two values stand below it that are no such text themselves.
/// </remarks>
internal sealed class SheetScan(string sheet)
{
    private const int Least = 2;
    private const int MostHeaders = 16;

    private readonly SortedDictionary<int, ColumnScan> _scans = [];
    private readonly SortedDictionary<int, long> _found = [];
    private readonly SortedDictionary<(int Row, int Column), int> _below = [];

    /// <summary>Takes a row.</summary>
    public void Take(SpreadsheetRow row)
    {
        bool mayBeHeader = row.Cells.Count(cell => cell.Kind == SpreadsheetCellKind.Text) >= Least;
        foreach (SpreadsheetCell cell in row.Cells)
        {
            string text = cell.Text.Trim();
            if (text.Length == 0)
            {
                continue;
            }

            if (mayBeHeader && cell.Kind == SpreadsheetCellKind.Text && _below.Count < MostHeaders && IdentifierHeader.Matches(text))
            {
                _below.TryAdd((row.Number, cell.Column), 0);
                continue;
            }

            foreach ((int Row, int Column) header in _below.Keys.Where(header => header.Column == cell.Column).ToList())
            {
                _below[header]++;
            }

            if (!_scans.TryGetValue(cell.Column, out ColumnScan? scan))
            {
                scan = new(cell.Column, $"{sheet}!{ColumnName.Letters(cell.Column)}");
                _scans.Add(cell.Column, scan);
            }

            _found[cell.Column] = _found.GetValueOrDefault(cell.Column) + (scan.Take(Encoding.UTF8.GetBytes(text)) == Identifier.None ? 0 : 1);
        }
    }

    /// <summary>Reports what was found.</summary>
    public void Report(string file, Findings findings)
    {
        foreach ((int row, int column) in _below.Where(header => header.Value >= Least).Select(header => header.Key))
        {
            findings.Add(Rule.IdentifierHeader, file, row, $"{sheet}!{ColumnName.Letters(column)}", Rule.IdentifierHeader.Expecting());
        }

        foreach ((int column, ColumnScan scan) in _scans)
        {
            if (_found[column] >= Least && scan.Verdict() is Identifier kind and not Identifier.None)
            {
                findings.Add(Rule.IdentifierContent, file, 0, scan.Column, Rule.IdentifierContent.Expecting(("identifier", ColumnScan.InWords(kind))));
            }
        }
    }
}
