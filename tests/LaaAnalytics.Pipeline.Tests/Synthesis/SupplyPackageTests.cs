using System.Security.Cryptography;
using System.Text.Json;
using LaaAnalytics.Domain.Extracts;

namespace LaaAnalytics.Pipeline.Tests.Synthesis;

public sealed class SupplyPackageTests
{
    private static readonly string[] EventDates = ["event_date", "offence_date"];

    [Theory]
    [InlineData("tiny", 5)]
    [InlineData("district", 10)]
    [InlineData("null", 10)]
    [InlineData("quarters", 31)]
    public void Packages_keep_their_manifests_and_the_catalogue(string name, int packages)
    {
        using WrittenWorld world = new(name);
        Assert.Equal(packages, world.Packages.Count);
        foreach (DirectoryInfo package in world.Packages)
        {
            JsonElement manifest = PlainCsv.Manifest(package);
            Assert.StartsWith(manifest.GetProperty("supplier").GetString()!, package.Name, StringComparison.Ordinal);
            Assert.EndsWith("-laa", manifest.GetProperty("agreement").GetString(), StringComparison.Ordinal);
            foreach (JsonElement resource in manifest.GetProperty("resources").EnumerateArray())
            {
                CheckResource(package, resource);
            }
        }
    }

    private static void CheckResource(DirectoryInfo package, JsonElement resource)
    {
        string path = Path.Combine(package.FullName, resource.GetProperty("path").GetString()!);
        byte[] bytes = File.ReadAllBytes(path);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), resource.GetProperty("sha256").GetString());
        Assert.False(bytes.Contains((byte)'\r') || bytes.Contains((byte)'"'));
        Assert.NotEqual(0xEF, bytes[0]);

        ExtractTable table = ExtractTable.Find(resource.GetProperty("table").GetString()!)!;
        Assert.Equal(table.Columns.Select(column => column.Name), File.ReadLines(path).First().Split(','));
        List<Dictionary<string, string>> rows = PlainCsv.Rows(path);
        Assert.Equal(resource.GetProperty("rows").GetInt32(), rows.Count);
        Assert.Equal(rows.Count, rows.Select(row => string.Join('|', table.Key.Select(key => row[key]))).Distinct().Count());

        if (resource.GetProperty("mode").GetString() == "correction")
        {
            Assert.False(resource.TryGetProperty("period", out _) || resource.TryGetProperty("observed_to", out _));
            Assert.All(rows, row => CheckCells(table, row));
            return;
        }

        string start = resource.GetProperty("period").GetProperty("start").GetString()!;
        string end = resource.GetProperty("period").GetProperty("end").GetString()!;
        string observedTo = resource.GetProperty("observed_to").GetString()!;
        foreach (Dictionary<string, string> row in rows)
        {
            CheckCells(table, row);
            Assert.All(EventDates.Where(row.ContainsKey), date => Assert.True(
                string.CompareOrdinal(row[date], start) >= 0 && string.CompareOrdinal(row[date], end) < 0));
            if (row.TryGetValue("proven_date", out string? proven) && proven.Length > 0)
            {
                Assert.True(string.CompareOrdinal(proven, row["offence_date"]) >= 0 && string.CompareOrdinal(proven, observedTo) < 0);
            }
        }
    }

    private static void CheckCells(ExtractTable table, Dictionary<string, string> row)
    {
        foreach (ExtractColumn column in table.Columns)
        {
            string cell = row[column.Name];
            Assert.True(cell.Length > 0 || !column.Required, column.Name);
            if (cell.Length > 0 && column.Codes is not null)
            {
                Assert.Contains(cell, column.Codes);
            }

            if (cell.Length > 0 && column.Kind == ExtractKind.Person)
            {
                Assert.Matches("^[0-9a-f]{32}$", cell);
            }

            if (cell.Length > 0 && column.Kind == ExtractKind.Key)
            {
                Assert.Matches("^[A-Za-z0-9_.:-]{1,64}$", cell);
            }
        }
    }
}
