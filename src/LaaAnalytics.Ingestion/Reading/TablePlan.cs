using LaaAnalytics.Domain.Extracts;
using LaaAnalytics.Ingestion.Mappings;
using LaaAnalytics.Ingestion.Packages;
using LaaAnalytics.Ingestion.Privacy;
using LaaAnalytics.Ingestion.Rules;
using LaaAnalytics.Store;

namespace LaaAnalytics.Ingestion.Reading;

/// <summary>How a file's columns fill a table: made from its header, before any row is read.</summary>
/// <param name="Fields">Columns of the file.</param>
/// <param name="Rows">Rows of the table that a record makes, each with the columns of the table, in the order of the catalogue.</param>
/// <param name="Unread">Scans of columns of the file that no column of the table is filled from.</param>
/// <param name="Scans">All scans, in the order of the file.</param>
/// <param name="HasKey">Whether the rows carry the supplier's key.</param>
/// <param name="Place">What stands before the names of columns in reports: the sheet with an exclamation mark, or nothing.</param>
internal sealed record TablePlan(
    int Fields,
    IReadOnlyList<IReadOnlyList<ColumnPlan>> Rows,
    IReadOnlyList<ColumnScan> Unread,
    IReadOnlyList<ColumnScan> Scans,
    bool HasKey,
    string Place)
{
    private const int LongestName = 64;

    /// <summary>Columns of the table, in the order of the catalogue; of the first row that a record makes.</summary>
    public IReadOnlyList<ColumnPlan> Columns => Rows[0];

    /// <summary>Compares the header with the mapping and the table.</summary>
    /// <param name="delivery">The file.</param>
    /// <param name="headers">Names of its columns.</param>
    /// <param name="findings">Takes what is wrong.</param>
    /// <param name="line">Line of the header.</param>
    /// <param name="place">What stands before the names of columns in reports.</param>
    /// <param name="letters">Letters of the columns; null where they are told by number.</param>
    /// <returns>The plan; null where the header breaks a rule, which is then among the findings.</returns>
    public static TablePlan? Of(Delivery delivery, IReadOnlyList<string> headers, Findings findings, long line = 1, string place = "", IReadOnlyList<string>? letters = null)
    {
        Mapping mapping = delivery.Mapping;
        ExtractTable table = delivery.Table;
        IReadOnlyList<IReadOnlyDictionary<string, ColumnMapping>> mappedRows = mapping.ColumnsOfRows();
        HeaderNames names = new(headers);
        bool isGood = true;
        HeaderFault fault = new(delivery, headers, line);

        // What stands in the place of a header may be a value, which must not be repeated.
        IReadOnlyList<string> shown = [.. headers.Select((header, field) => ColumnName.Of(Shown(header), letters?[field] ?? $"column {field + 1}", delivery))];
        HashSet<int> used = [];
        HashSet<string> missing = [];
        bool hasKey = table.Key.All(key => mappedRows[0].ContainsKey(key) || names.Find(key) >= 0);
        List<IReadOnlyList<ColumnPlan>> rows = [.. mappedRows.Select(ColumnsOf)];

        HashSet<int> dropped = [.. (mapping.Drop ?? []).Select(names.Find)];
        for (int field = 0; field < headers.Count; field++)
        {
            if (headers[field].Trim().Length == 0 || names.IsRepeated(field))
            {
                fault.Unnamed.Add(field);
                Refuse(Rule.Header, shown[field], Rule.Header.Expecting(("what", "a name of its own for every column")));
            }
            else if (IdentifierHeader.Matches(headers[field]) && !(table.Reference && used.Contains(field)))
            {
                fault.Identifiers.Add(field);
                Refuse(Rule.IdentifierHeader, shown[field], Rule.IdentifierHeader.Expecting());
            }
            else if (!used.Contains(field) && !dropped.Contains(field))
            {
                fault.Unknown.Add(field);
                Refuse(Rule.UnknownColumn, shown[field], Rule.UnknownColumn.Expecting(("table", table.Name)));
            }
        }

        if (!isGood)
        {
            findings.Header ??= fault.InWords(used.Count + dropped.Count(field => field >= 0 && !used.Contains(field)), isText: place.Length == 0);
        }

        if (delivery.Mode != SupplyMode.Full && !hasKey)
        {
            Refuse(Rule.DeltaWithoutKey, string.Empty, Rule.DeltaWithoutKey.Expecting(("key", string.Join(", ", table.Key))));
        }

        return isGood ? WithScans(shown, rows, hasKey, place) : null;

        IReadOnlyList<ColumnPlan> ColumnsOf(IReadOnlyDictionary<string, ColumnMapping> mapped)
        {
            List<ColumnPlan> columns = [];
            foreach (ExtractColumn column in table.Columns)
            {
                ColumnMapping? source = mapped.GetValueOrDefault(column.Name);
                bool required = column.Required || (hasKey && table.Key.Contains(column.Name));
                int field = source?.Constant is null ? names.Find(source?.From ?? column.Name) : -1;
                if (source?.Constant is string constant)
                {
                    columns.Add(ColumnPlan.OfConstant(column, constant));
                }
                else if (field >= 0)
                {
                    used.Add(field);
                    columns.Add(ColumnPlan.OfField(column, field, place + shown[field], required, source, mapping.Decimal, mapping.Rows?[0].ContainsKey(column.Name) == true));
                }
                else if (source is null && !required)
                {
                    columns.Add(ColumnPlan.OfConstant(column, string.Empty));
                }
                else if (missing.Add(source?.From?.Trim() ?? column.Name))
                {
                    fault.Missing.Add(source?.From?.Trim() ?? column.Name);
                    Refuse(Rule.Header, source?.From?.Trim() ?? column.Name, Rule.Header.Expecting(("what", "this column, which the table or its mapping needs")));
                }
            }

            return columns;
        }

        void Refuse(IngestionRule rule, string column, string expected)
        {
            isGood = false;
            findings.Add(rule, delivery.File, line, place + column, expected);
        }
    }

    private static TablePlan WithScans(IReadOnlyList<string> shown, List<IReadOnlyList<ColumnPlan>> rows, bool hasKey, string place)
    {
        List<ColumnScan> scans = [.. shown.Select((name, field) => new ColumnScan(field, place + name))];
        List<ColumnScan> unread = [];
        foreach (ColumnScan scan in scans)
        {
            // Where two columns are filled from one, the one whose form allows more feeds the scan.
            ColumnPlan? reader = rows.SelectMany(columns => columns).Where(column => column.Field == scan.Field).OrderBy(column => column.ScansRefusedOnly).FirstOrDefault();
            if (reader is null)
            {
                unread.Add(scan);
            }
            else
            {
                reader.Scan = scan;
            }
        }

        return new(shown.Count, rows, unread, scans, hasKey, place);
    }

    /// <summary>A header as it may stand in a report: short, on one line.</summary>
    private static string Shown(string header)
    {
        string name = new([.. header.Trim().Where(c => !char.IsControl(c))]);
        return name.Length <= LongestName ? name : name[..LongestName];
    }

    /// <summary>Finds headers by name: exactly, or else without the blanks around them.</summary>
    private sealed class HeaderNames(IReadOnlyList<string> headers)
    {
        private readonly string[] _trimmed = [.. headers.Select(header => header.Trim())];

        public int Find(string name)
        {
            int exact = headers.Index().Where(entry => entry.Item == name).Select(entry => entry.Index).FirstOrDefault(-1);
            return exact >= 0 ? exact : Array.IndexOf(_trimmed, name.Trim());
        }

        public bool IsRepeated(int field) => _trimmed.Count(name => name == _trimmed[field]) > 1;
    }
}
