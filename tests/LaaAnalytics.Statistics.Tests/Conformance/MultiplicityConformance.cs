using System.Text.Json;
using LaaAnalytics.Statistics.Multiplicity;

namespace LaaAnalytics.Statistics.Tests.Conformance;

/// <summary>Folder 08: adjusted p-values.</summary>
internal static class MultiplicityConformance
{
    private const string Folder = "08_multiple_testing";
    private const string R = "R 4.2.2, p.adjust";

    private delegate double?[] Adjustment(ReadOnlySpan<double?> p);

    public static ConformanceTable Table()
    {
        ConformanceTable table = new("Many tests at once");
        JsonElement textbook = Golden.Case(Folder, "bh-textbook");
        JsonElement expected = textbook.GetProperty("expected");
        JsonElement input = textbook.GetProperty("input");
        Add(table, "Benjamini-Hochberg", input.GetProperty("p25"), expected.GetProperty("BH"), AdjustedPValues.BenjaminiHochberg);
        Add(table, "Benjamini-Yekutieli", input.GetProperty("p5"), expected.GetProperty("BY"), AdjustedPValues.BenjaminiYekutieli);
        Add(table, "Holm", input.GetProperty("p5"), expected.GetProperty("holm"), AdjustedPValues.Holm);
        Add(table, "Hochberg", input.GetProperty("p5"), expected.GetProperty("hochberg"), AdjustedPValues.Hochberg);
        JsonElement missing = Golden.Case(Folder, "ties-and-na");
        Add(table, "with ties and a missing p", missing.GetProperty("input").GetProperty("p"), missing.GetProperty("expected").GetProperty("BH"), AdjustedPValues.BenjaminiHochberg);
        return table;
    }

    private static void Add(ConformanceTable table, string what, JsonElement input, JsonElement expected, Adjustment adjustment)
    {
        double?[] ours = adjustment(Values(input));
        double?[] theirs = Values(expected);
        for (int i = 0; i < theirs.Length; i++)
        {
            table.Add(R, what, theirs[i], ours[i]);
        }
    }

    private static double?[] Values(JsonElement array) =>
        [.. array.EnumerateArray().Select(one => one.ValueKind == JsonValueKind.Null ? (double?)null : one.GetDouble())];
}
