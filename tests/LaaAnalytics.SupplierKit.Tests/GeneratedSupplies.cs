using System.Text;
using System.Text.Json.Nodes;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Extracts;
using LaaAnalytics.Ingestion;
using LaaAnalytics.Store;

namespace LaaAnalytics.SupplierKit.Tests;

/// <summary>Small files of every table with faults of every kind, from a seed: the same seed gives the same files.</summary>
internal sealed class GeneratedSupplies(int seed)
{
    private static readonly string[] Oddities =
    [
        "", " ", "\t", "x", "é", "é" + "é", "0", "-0", "1", "-1", "+1", "007", "1.5", "-0.5", ".5", "5.", "0.1234567", "0.99995", "1.0000000", "1.0000001", "999999999999.999999", "1000000000000",
        "1e3", "12%", "99999999999999999999", "2009-02-28", "2009-02-29", "2008-12-31", "2009-04-01", "2009-06-30", "2009-07-01", "31/03/2009", "2009-3-1", "1899-12-31", "2101-01-01", "20090331",
        "true", "TRUE", "Y", "n", "No", "2", "THEFT", "theft", "UNMAPPED", "UNKNOWN", "NO_FIXED_ABODE", "E01900101", "E06@2009", "0123456789ABCDEF0123456789abcdef", "0123456789abcdef0123456789abcdeg",
        "9434765919", "943 476 5919", "9434765918", "AB123456C", "ab 12 34 56 c", "BG123456C", "SW1A 1AA", "m1 1ae", "SW1A 1CA", "someone@example.org", "söme@exämple.org", "a@b", "1999/0000001G", "99/1G",
        "1999/0000001L", "=1+1", "@x", "a\tb", "a\u0007b", "a\u202eb", "a\u2028b", "\u00A0x", "\u0663", "\u212A", "🙂", "K-1", "K:1.2", "K/1", "a b", "\"q\"", "\"a,b\"", "\"a\"\"b\"", "\"a\nb\"", "\"a\r\nb\"",
        "3\"0", "\"30\"A", "\"30", "a,b", "a\0b", "\uFEFFx",
    ];

    private static readonly string[] Headers =
    [
        "surname", "NHSNo", "PostCode1", "Date of Birth ", "pnc_matched_on", "Postcode District", "risk", "", " ", "home address", "E-mail", "Client Name", "\"a\nb\"", "dobDay", "crowd", "NI number",
    ];

    // Values that rules hold against each other (I21, I22, I24, I25).
    private static readonly (string Low, string High)[] Orders =
        [("offence_date", "proven_date"), ("admitted", "released"), ("age_at_first_sanction", "age_years"), ("days_to_event", "observed_days")];

    private readonly Random _random = new(seed);

    /// <summary>So many cases.</summary>
    public IEnumerable<SupplyCase> Take(int count) => Enumerable.Range(0, count).Select(Next);

    private SupplyCase Next(int number)
    {
        ExtractTable table = Of(ExtractTable.All);
        List<string> header = [.. table.Columns.Select(column => column.Name)];
        List<List<string>> rows = [.. Enumerable.Range(0, Chance(10) ? _random.Next(99, 320) : _random.Next(0, 7)).Select(row => Row(table, row))];
        JsonObject? mapping = Chance(3) ? Mapping(table, header, rows) : null;
        Spoil(table, header, rows);
        string text = Text(header, rows, (string?)mapping?["delimiter"] ?? ",");
        return new($"{number} {table.Name}", $"{(Chance(40) ? "extract" : table.Name)}.csv", Bytes(text, (string?)mapping?["encoding"] == "windows-1252"), Facts(table), mapping?.ToJsonString());
    }

    private static List<string> Row(ExtractTable table, int row) =>
        [.. table.Columns.Select(column => table.Key.Contains(column.Name) ? Key(column, row) : ExampleRow.Value(column))];

    private static string Key(ExtractColumn column, int row) => column.Kind switch
    {
        ExtractKind.Person => PersonKey.Printed($"A{row}"),
        ExtractKind.Key or ExtractKind.Area => FormattableString.Invariant($"X{row:000}"),
        ExtractKind.Text => FormattableString.Invariant($"{ExampleRow.Value(column)} {row}"),
        _ => ExampleRow.Value(column),
    };

    private void Spoil(ExtractTable table, List<string> header, List<List<string>> rows)
    {
        for (int faults = _random.Next(0, 5); faults > 0 && rows.Count > 0; faults--)
        {
            int at = _random.Next(header.Count);
            switch (_random.Next(18))
            {
                case 6 or 7 or 8:
                    SwapAlike(table, header, Of(rows));
                    break;
                case 0:
                    Of(rows).Add("x");
                    break;
                case 1:
                    rows.Add([.. Of(rows)]);
                    break;
                case 2:
                    string value = Of(Oddities);
                    rows.ForEach(row => Set(row, at, value));
                    break;
                case 3:
                    header[at] = Of(Headers);
                    break;
                case 4:
                    header.Add(Of(Headers));
                    string more = Of(Oddities);
                    rows.ForEach(row => row.Add(more));
                    break;
                case 5:
                    header.RemoveAt(at);
                    rows.ForEach(row => row.RemoveAt(Math.Min(at, row.Count - 1)));
                    break;
                default:
                    Set(Of(rows), at, Of(Oddities));
                    break;
            }
        }

        if (Chance(8) && table.Columns.Count > 1)
        {
            header[^1] = $" {header[^1]} ";
        }
    }

    /// <summary>Two values of one kind change places: dates and numbers in their own form, but out of order.</summary>
    private void SwapAlike(ExtractTable table, List<string> header, List<string> row)
    {
        (string Low, string High) pair = Orders.FirstOrDefault(pair => table.Column(pair.Low) is not null && table.Column(pair.High) is not null);
        if (pair.Low is null || Chance(2))
        {
            ExtractColumn one = Of(table.Columns);
            pair = (one.Name, Of<ExtractColumn>([.. table.Columns.Where(column => column.Kind == one.Kind)]).Name);
        }

        (int from, int to) = (header.IndexOf(pair.Low), header.IndexOf(pair.High));
        if (from >= 0 && to >= 0 && from < row.Count && to < row.Count)
        {
            (row[from], row[to]) = (row[to], row[from]);
        }
    }

    private static void Set(List<string> row, int at, string value)
    {
        if (at < row.Count)
        {
            row[at] = value;
        }
    }

    private JsonObject Mapping(ExtractTable table, List<string> header, List<List<string>> rows)
    {
        JsonObject columns = [];
        string sign = Chance(4) ? "," : ".";
        foreach ((int at, ExtractColumn column) in table.Columns.Index().Where(_ => Chance(2)))
        {
            header[at] = $"Source {at}";
            JsonObject source = new() { ["from"] = Chance(6) ? $" Source {at} " : $"Source {at}" };
            columns[column.Name] = source;
            Describe(column, source, rows, at);
            if (Chance(9))
            {
                source["whenBlank"] = Chance(3) ? Of(Oddities).Trim() : Good(column);
                rows.ForEach(row => row[at] = Chance(2) ? string.Empty : row[at]);
            }

            if (Chance(12))
            {
                columns[column.Name] = new JsonObject { ["constant"] = Chance(3) ? Of(Oddities) : Good(column) };
            }
        }

        JsonObject mapping = new() { ["columns"] = columns, ["decimal"] = sign, ["delimiter"] = sign == "," || Chance(4) ? ";" : Chance(8) ? "\t" : "," };
        if (sign == ",")
        {
            foreach ((int at, _) in table.Columns.Index().Where(entry => entry.Item.Kind is ExtractKind.DecimalNumber or ExtractKind.Probability))
            {
                rows.ForEach(row => row[at] = row[at].Replace('.', ','));
            }
        }

        if (Chance(20))
        {
            mapping["headerRow"] = 2;
        }

        if (Chance(5))
        {
            mapping["encoding"] = "windows-1252";
        }

        if (Chance(2))
        {
            header.Add("Team");
            rows.ForEach(row => row.Add(Chance(2) ? "SW1A 1AA" : "A"));
            mapping["drop"] = new JsonArray("Team");
        }

        return mapping;
    }

    private void Describe(ExtractColumn column, JsonObject source, List<List<string>> rows, int at)
    {
        switch (column.Kind)
        {
            case ExtractKind.Date when Chance(4):
                source["year"] = new JsonObject { ["startMonth"] = _random.Next(1, 13), ["offsetYears"] = _random.Next(-1, 2) };
                rows.ForEach(row => row[at] = row[at].Split('-')[0]);
                break;
            case ExtractKind.Date when Chance(2):
                string[] shapes = ["dd/MM/yyyy", "d.M.yyyy", "dd-MMM-yyyy", "yyyyMMdd", "dd/MM/yyyy HH:mm:ss"];
                string shape = Of(shapes);
                source["format"] = Chance(2) ? shape : new JsonArray(shape, "yyyy-MM-dd");
                rows.ForEach(row => row[at] = Written(row[at], shape));
                break;
            case ExtractKind.WholeNumber or ExtractKind.DecimalNumber or ExtractKind.Probability when Chance(2):
                source["scale"] = Of<decimal>([0.01m, 0.001m, 2m, 1.5m, 0.3333m, 1000m]);
                rows.ForEach(row => row[at] = Chance(3) ? Of(Oddities) : row[at] + (Chance(2) ? "00" : string.Empty));
                break;
            case ExtractKind.Code or ExtractKind.Boolean or ExtractKind.Area when Chance(2):
                string good = Good(column);
                source["codes"] = new JsonObject { ["one "] = good, ["two"] = good, ["none"] = string.Empty };
                rows.ForEach(row => row[at] = Of<string>(["one", "two", "none", "three", row[at]]));
                if (Chance(3))
                {
                    source["codesDefault"] = Chance(2) ? good : string.Empty;
                }

                break;
            default:
                break;
        }
    }

    private static string Good(ExtractColumn column) => ExampleRow.Value(column) is { Length: > 0 } value ? value : "2009-01-01";

    private static string Written(string day, string shape) =>
        DateOnly.TryParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out DateOnly date)
            ? date.ToDateTime(new TimeOnly(13, 45)).ToString(shape, System.Globalization.CultureInfo.InvariantCulture)
            : day;

    private string Text(List<string> header, List<List<string>> rows, string delimiter)
    {
        StringBuilder text = new(Chance(8) ? "\uFEFF" : string.Empty);
        foreach (List<string> row in Chance(30) ? rows : [header, .. rows])
        {
            text.AppendJoin(delimiter, row).Append(Chance(5) ? "\r\n" : Chance(20) ? "\r" : "\n").Append(Chance(20) ? "\n" : string.Empty);
        }

        return Chance(6) ? text.ToString().TrimEnd('\n', '\r') : text.ToString();
    }

    private byte[] Bytes(string text, bool isWindows)
    {
        byte[] bytes = isWindows ? CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(text) : Encoding.UTF8.GetBytes(text);
        if (Chance(15) && bytes.Length > 0)
        {
            bytes[_random.Next(bytes.Length)] = (byte)_random.Next(128, 256);
        }

        return bytes;
    }

    private SupplyFacts Facts(ExtractTable table) => new()
    {
        Supplier = Chance(40) ? null : "northshire",
        Table = Chance(40) ? "no_table" : table.Name,
        Mode = Chance(4) ? SupplyMode.Delta : Chance(8) ? SupplyMode.Correction : Chance(2) ? SupplyMode.Full : null,
        Period = Chance(30) ? null : Of<Period>([Period.OfMonths(2009, 1, 3), new(new(2008, 1, 1), new(2009, 7, 1)), new(new(2009, 1, 5), new(2009, 1, 6)), Period.OfMonths(2009, 1, 3)]),
        ObservedTo = Chance(30) ? null : new DateOnly(2009, 7, 1),
        Areas = Chance(20) ? ["X06900001", Chance(2) ? "a b" : "X2"] : null,
    };

    private bool Chance(int oneIn) => _random.Next(oneIn) == 0;

    private T Of<T>(IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];
}
