using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using LaaAnalytics.Domain;
using LaaAnalytics.Spreadsheets;

namespace LaaAnalytics.Refresh.Releases;

/// <summary>One figure of a file, and where it stands.</summary>
/// <param name="Place">File and line, row or number: <c>figures.csv:12</c>.</param>
/// <param name="Id">Id of the figure.</param>
/// <param name="Scheme">Definition with its version, as written.</param>
/// <param name="Offenders">Entries, or null where a symbol stands.</param>
/// <param name="Reoffenders">Entries with a counted re-offence, or null where a symbol stands.</param>
/// <param name="HasRate">Whether a value or a limit is printed.</param>
internal sealed record FigureRow(string Place, FigureId Id, string Scheme, long? Offenders, long? Reoffenders, bool HasRate)
{
    /// <summary>What was expected of a column of this row.</summary>
    public UsageException Fault(string column, string expected) => FigureRows.Fault(Place, column, expected);
}

/// <summary>Figures of the files that this program writes, read back strictly: nothing unknown, nothing passed over.</summary>
internal static partial class FigureRows
{
    private const string FigureIdColumn = "figure_id";

    private static readonly string[] Before = [FigureIdColumn, "indicator", "scheme", "area_code", "area_vintage", "period_start", "period_end", "pooled"];

    private static readonly string[] After =
        ["offenders", "reoffenders", "reoffences", "baseline_offences", "expected", "value", "lower", "upper", "confidence", "method", "unit", "status", "reason"];

    private static readonly string[] Rates = ["value", "lower", "upper"];

    private static readonly string[] Members =
    [
        "figureId", "indicator", "scheme", "area", "areaVintage", "periodStart", "periodEnd", "group", "pooled", "offenders", "reoffenders", "reoffences", "baselineOffences", "expected", "value", "lower",
        "upper", "confidence", "method", "unit", "status", "reason",
    ];

    private static readonly string[] Headers = ["Figure id", "Definition", "Offenders", "Re-offenders", "Value", "Lower 95 per cent limit", "Upper 95 per cent limit"];

    /// <summary>What was expected of a place of a file.</summary>
    public static UsageException Fault(string place, string column, string expected) => new($"{place}, {column}: expected is {expected}.", $"Write the file anew. {ReleaseFile.Accepted}");

    /// <summary>The figures of a CSV file.</summary>
    public static IReadOnlyList<FigureRow> OfCsv(byte[] bytes, string file)
    {
        List<(int Line, string[] Fields)> records = [.. CsvText.Records(bytes, file)];
        if (records.Count == 0)
        {
            return [];
        }

        string[] header = records[0].Fields;
        string[] dimensions = Dimensions(header, file);
        List<FigureRow> rows = [];
        foreach ((int line, string[] fields) in records.Skip(1))
        {
            string place = string.Create(CultureInfo.InvariantCulture, $"{file}:{line}");
            if (fields.Length != header.Length)
            {
                throw Fault(place, "the row", string.Create(CultureInfo.InvariantCulture, $"as many columns as the header has, {header.Length}"));
            }

            Dictionary<string, string> row = header.Zip(fields).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
            FigureId id = Id(row[FigureIdColumn], place, FigureIdColumn);
            Same(place, "indicator", row["indicator"], id.Cell.Indicator);
            Same(place, "area_code", row["area_code"], id.Cell.Area.Code);
            Same(place, "area_vintage", row["area_vintage"], id.Cell.Area.Vintage.ToString(CultureInfo.InvariantCulture));
            Same(place, "period_start", row["period_start"], Day(id.Cell.Period.Start));
            Same(place, "period_end", row["period_end"], Day(id.Cell.Period.EndExclusive));
            Dictionary<string, string> group = id.Cell.Group == CellKey.AllGroup ? [] : id.Cell.Group.Split(';').Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[^1], StringComparer.Ordinal);
            foreach (string dimension in dimensions.Union(group.Keys))
            {
                Same(place, dimension, row.GetValueOrDefault(dimension), group.GetValueOrDefault(dimension, CellKey.AllGroup));
            }

            rows.Add(new(
                place,
                id,
                row["scheme"],
                Count(row["offenders"], place, "offenders"),
                Count(row["reoffenders"], place, "reoffenders"),
                Any(Rates.Select(column => IsNumber(row[column], place, column)))));
        }

        return rows;
    }

    /// <summary>The figures of a JSON file.</summary>
    public static IReadOnlyList<FigureRow> OfJson(byte[] bytes, string file)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(bytes);
            return document.RootElement.ValueKind == JsonValueKind.Array
                ? [.. document.RootElement.EnumerateArray().Select((figure, number) => OfJson(figure, string.Create(CultureInfo.InvariantCulture, $"{file}, figure {number + 1}")))]
                : throw new UsageException($"{file} is no list of figures.", ReleaseFile.Accepted);
        }
        catch (JsonException fault)
        {
            throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"{file}:{(fault.LineNumber ?? 0) + 1} is not valid JSON."), ReleaseFile.Accepted);
        }
    }

    /// <summary>The figures of a pack's sheet Figures.</summary>
    public static IReadOnlyList<FigureRow> OfPack(Stream stream, string file)
    {
        using SpreadsheetFile workbook = SpreadsheetFile.Open(stream);
        if (!workbook.Sheets.Any(sheet => sheet.Name == "Figures"))
        {
            throw new UsageException($"{file} has no sheet Figures.", ReleaseFile.Accepted);
        }

        Dictionary<string, int>? columns = null;
        List<FigureRow> rows = [];
        foreach (SpreadsheetRow row in workbook.Rows("Figures"))
        {
            if (columns is null)
            {
                Dictionary<string, int> found = row.Cells.DistinctBy(cell => cell.Text).ToDictionary(cell => cell.Text, cell => cell.Column, StringComparer.Ordinal);
                columns = Headers.All(found.ContainsKey) ? found : null;
                continue;
            }

            string place = string.Create(CultureInfo.InvariantCulture, $"{file}, Figures, row {row.Number}");
            string Text(string header) => row[columns[header]].Text;
            rows.Add(new(
                place,
                Id(Text(Headers[0]), place, Headers[0]),
                Text("Definition"),
                Count(Text("Offenders"), place, "Offenders"),
                Count(Text("Re-offenders"), place, "Re-offenders"),
                Any(Headers.Skip(4).Select(header => IsNumber(Text(header), place, header)))));
        }

        return rows;
    }

    private static FigureRow OfJson(JsonElement figure, string place)
    {
        if (figure.ValueKind != JsonValueKind.Object)
        {
            throw Fault(place, "the figure", "a group of members");
        }

        string[] names = [.. figure.EnumerateObject().Select(member => member.Name)];
        if (names.FirstOrDefault(name => !Members.Contains(name)) is not null || names.Distinct().Count() != names.Length || Members.Except(names).Any())
        {
            throw Fault(place, "the members", $"each once of {string.Join(", ", Members)}");
        }

        string Text(string name) => figure.GetProperty(name) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : throw Fault(place, name, "a text");
        long? Whole(string name) => figure.GetProperty(name) switch
        {
            { ValueKind: JsonValueKind.Null } => null,
            { ValueKind: JsonValueKind.Number } number when number.TryGetInt64(out long whole) && whole >= 0 => whole,
            _ => throw Fault(place, name, "a whole number from 0, or null"),
        };
        bool IsThere(string name) => figure.GetProperty(name).ValueKind switch
        {
            JsonValueKind.Null => false,
            JsonValueKind.Number => true,
            _ => throw Fault(place, name, "a number, or null"),
        };
        FigureId id = Id(Text("figureId"), place, "figureId");
        Same(place, "indicator", Text("indicator"), id.Cell.Indicator);
        Same(place, "area", Text("area"), id.Cell.Area.Code);
        Same(place, "areaVintage", Whole("areaVintage")?.ToString(CultureInfo.InvariantCulture), id.Cell.Area.Vintage.ToString(CultureInfo.InvariantCulture));
        Same(place, "periodStart", Text("periodStart"), Day(id.Cell.Period.Start));
        Same(place, "periodEnd", Text("periodEnd"), Day(id.Cell.Period.EndExclusive));
        Same(place, "group", Text("group"), id.Cell.Group);
        return new(place, id, Text("scheme"), Whole("offenders"), Whole("reoffenders"), IsThere("value") | IsThere("lower") | IsThere("upper"));
    }

    /// <summary>The columns between the fixed ones: what cells are told apart by.</summary>
    private static string[] Dimensions(string[] header, string file)
    {
        int offenders = Array.IndexOf(header, After[0]);
        bool isKnown = header.Distinct().Count() == header.Length && offenders >= Before.Length && header.Take(Before.Length).SequenceEqual(Before) && header.Skip(offenders).SequenceEqual(After);
        return isKnown
            ? header[Before.Length..offenders]
            : throw new UsageException(
                $"{file}:1: these are not the columns of a file of figures.",
                $"Columns are {string.Join(", ", Before)}, then what cells are told apart by, then {string.Join(", ", After)}. {ReleaseFile.Accepted}");
    }

    private static FigureId Id(string text, string place, string column)
    {
        try
        {
            return FigureId.Parse(text);
        }
        catch (Exception fault) when (fault is FormatException or ArgumentException)
        {
            throw Fault(place, column, "a figure id, indicator/area@year/period/group#load");
        }
    }

    private static void Same(string place, string column, string? written, string expected)
    {
        if (written != expected)
        {
            throw Fault(place, column, "what the figure id says");
        }
    }

    private static long? Count(string text, string place, string column) =>
        Symbol().IsMatch(text) ? null
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long count) ? count
        : throw Fault(place, column, "a whole number from 0, or a symbol such as [c]");

    private static bool IsNumber(string text, string place, string column) =>
        !Symbol().IsMatch(text)
        && (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? true : throw Fault(place, column, "a number, or a symbol such as [c]"));

    /// <summary>Whether any is; each is looked at, so that each is checked.</summary>
    private static bool Any(IEnumerable<bool> each) => each.ToArray().Contains(true);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\[[a-z]\]$")]
    private static partial Regex Symbol();
}
