using System.Globalization;
using System.Text.Json;
using LaaAnalytics.Testing;

namespace LaaAnalytics.Statistics.Tests.Conformance;

/// <summary>Reads the expected answers beside the checkout.</summary>
internal static class Golden
{
    public const string Root = "golden/statistics";

    /// <summary>The case <paramref name="id"/> of a folder.</summary>
    public static JsonElement Case(string folder, string id)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(SharedFolder.Find($"{Root}/{folder}/cases.json")!));
        return document.RootElement.GetProperty("cases").EnumerateArray().Single(one => one.GetProperty("id").GetString() == id).Clone();
    }

    /// <summary>The rows of a table; an empty cell is null.</summary>
    public static IReadOnlyList<GoldenRow> Table(string folder, string file) => TableAt($"{Root}/{folder}/{file}");

    public static IReadOnlyList<GoldenRow> TableAt(string path)
    {
        string[] lines = File.ReadAllLines(SharedFolder.Find(path)!);
        string[] names = Cells(lines[0]);
        return [.. lines.Skip(1).Select(line => new GoldenRow(names, Cells(line)))];
    }

    public static double[] Numbers(this JsonElement element) =>
        [.. element.EnumerateArray().Select(one => one.ValueKind == JsonValueKind.Null ? double.NaN : one.GetDouble())];

    public static double[] Numbers(this JsonElement element, string name) => element.GetProperty(name).Numbers();

    public static double Number(this JsonElement element, string name) => element.GetProperty(name).GetDouble();

    // No table here has a quoted comma; the few quotes that are there enclose a whole cell.
    private static string[] Cells(string line) => [.. line.Split(',').Select(cell => cell.Trim('"'))];
}

/// <summary>One row of a table, by column name.</summary>
internal sealed class GoldenRow(string[] names, string[] cells)
{
    public string this[string column] => cells[Array.IndexOf(names, column)];

    public double? Number(string column) =>
        double.TryParse(this[column], NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) ? value : null;

    public double Value(string column) => double.Parse(this[column], CultureInfo.InvariantCulture);
}
