using System.Text;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Extracts;

namespace LaaAnalytics.Synthesis.Hostile;

/// <summary>A faultless small file of one table, into which one fault is put.</summary>
internal sealed class Sheet
{
    private readonly string _table;
    private readonly List<string> _header;
    private readonly List<List<string>> _rows = [];

    private Sheet(string table, int rows, Func<int, Dictionary<string, string>> cells)
    {
        _table = table;
        _header = [.. ExtractTable.Find(table)!.Columns.Select(column => column.Name)];
        for (int row = 0; row < rows; row++)
        {
            Dictionary<string, string> filled = cells(row);
            _rows.Add([.. _header.Select(column => filled.GetValueOrDefault(column, string.Empty))]);
        }
    }

    /// <summary>Line of the first row.</summary>
    public const int FirstLine = 2;

    /// <summary>Index events of different people in the first quarter of 2009.</summary>
    public static Sheet IndexEvents(int rows = 3) => new("index_event", rows, row => new()
    {
        ["event_key"] = FormattableString.Invariant($"E{row + 1:000}"),
        ["person_key"] = PersonKeys.Of($"hostile {row}"),
        ["event_type"] = "CASELOAD_SNAPSHOT",
        ["event_date"] = "2009-03-31",
        ["age_years"] = "30",
        ["offence_group"] = "THEFT",
        ["disposal"] = "COMMUNITY_ORDER",
        ["home_area_code"] = "X05900001",
        ["area_vintage"] = "2009",
        ["authority_code"] = "X06900001",
        ["pnc_matched"] = "true",
        ["predicted_p"] = "0.1500",
    });

    /// <summary>Offences of January 2009, convicted in February.</summary>
    public static Sheet Offences(int rows = 3) => new("proven_offence", rows, row => new()
    {
        ["offence_key"] = FormattableString.Invariant($"O{row + 1:000}"),
        ["person_key"] = PersonKeys.Of($"hostile {row}"),
        ["offence_date"] = "2009-01-10",
        ["proven_date"] = "2009-02-10",
        ["outcome"] = "CONVICTION",
        ["offence_group"] = "THEFT",
        ["is_breach"] = "false",
        ["is_recordable"] = "true",
        ["in_england_wales"] = "true",
    });

    /// <summary>Cohort entries with relative days; the key may be left out.</summary>
    public static Sheet Outcomes(int rows = 3) => new("cohort_outcome", rows, row => new()
    {
        ["entry_id"] = FormattableString.Invariant($"C{row + 1:000}"),
        ["source_scheme"] = "release study",
        ["component"] = "adult",
        ["period_start"] = "2009-01-01",
        ["period_end"] = "2009-04-01",
        ["period_label"] = "early 2009",
        ["area_code"] = "X06900001",
        ["area_vintage"] = "2009",
        ["observed_days"] = "365",
    });

    /// <summary>Ready-made returns of three areas.</summary>
    public static Sheet Returns() => new("indicator_count", 3, row => new()
    {
        ["indicator"] = "NI 16",
        ["area_code"] = FormattableString.Invariant($"X0690000{row + 1}"),
        ["area_vintage"] = "2009",
        ["period_start"] = "2009-01-01",
        ["period_end"] = "2009-04-01",
        ["source"] = "police return",
        ["numerator"] = "120",
        ["denominator"] = "10000",
        ["provisional"] = "false",
    });

    /// <summary>The same value in every row of a column.</summary>
    public Sheet Fill(string column, params ReadOnlySpan<string> values)
    {
        for (int row = 0; row < _rows.Count; row++)
        {
            _rows[row][_header.IndexOf(column)] = values[row % values.Length];
        }

        return this;
    }

    /// <summary>Another value in the cell of one line; the text is written as it stands, so quotes are the caller's.</summary>
    public Sheet Set(int line, string column, string raw)
    {
        _rows[line - FirstLine][_header.IndexOf(column)] = raw;
        return this;
    }

    /// <summary>One more field at the end of one line, without a header.</summary>
    public Sheet Lengthen(int line, string raw)
    {
        _rows[line - FirstLine].Add(raw);
        return this;
    }

    /// <summary>Another name in the header; the cells stay.</summary>
    public Sheet Rename(string column, string name)
    {
        _header[_header.IndexOf(column)] = name;
        return this;
    }

    /// <summary>Two names of the header change places; the cells stay.</summary>
    public Sheet Swap(string left, string right)
    {
        int at = _header.IndexOf(left);
        int other = _header.IndexOf(right);
        (_header[at], _header[other]) = (right, left);
        return this;
    }

    /// <summary>A further column with this value in every row.</summary>
    public Sheet AddColumn(string name, string raw)
    {
        _header.Add(name);
        _rows.ForEach(row => row.Add(raw));
        return this;
    }

    /// <summary>A column and its cells taken out.</summary>
    public Sheet Drop(string column)
    {
        int at = _header.IndexOf(column);
        _header.RemoveAt(at);
        _rows.ForEach(row => row.RemoveAt(at));
        return this;
    }

    /// <summary>The text, with its header unless told otherwise.</summary>
    public string Text(bool header = true) =>
        string.Concat((header ? [_header] : Enumerable.Empty<List<string>>()).Concat(_rows).Select(row => string.Join(',', row) + "\n"));

    /// <summary>The same as a spreadsheet.</summary>
    public SheetWorkbook Workbook() => new(_table, [_header, .. _rows]);

    /// <summary>The file with the facts a faultless manifest states.</summary>
    public SupplyResource File() => File(Encoding.UTF8.GetBytes(Text()));

    /// <summary>Other bytes under the same facts.</summary>
    public SupplyResource File(byte[] content) => new($"{_table}.csv", _table, content, _rows.Count)
    {
        Period = Period.OfMonths(2009, 1, 3),
        ObservedTo = new DateOnly(2009, 4, 1),
    };
}
