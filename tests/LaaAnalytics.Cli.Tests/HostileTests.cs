using System.Security.Cryptography;

namespace LaaAnalytics.Cli.Tests;

/// <summary>Every faulty package meets the refusal it must; the store stays as it was; nothing of what stood in it is ever said.</summary>
public sealed class HostileTests : IDisposable
{
    private const string Canary = "CANARY7Q";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_fault_is_refused_by_its_rule_and_line_and_leaves_the_store_alone()
    {
        Laa.Works("synthesise", "hostile", "--out", _folder.At("hostile"));
        Laa.Works("synthesise", "tiny", "--out", _folder.At("tiny"));
        string store = _folder.At("laa.duckdb");
        Laa.Works("ingest", _folder.At("tiny", "probation"), "--store", store);
        string loads = Laa.Works("loads", "--store", store);
        List<string> wrong = [];
        ILookup<string, string[]> expected = File.ReadLines(_folder.At("hostile", "expected.csv")).Skip(1).Select(line => line.Split(',')).ToLookup(cells => cells[0]);
        Assert.True(expected.Count > 50);
        foreach (IGrouping<string, string[]> package in expected)
        {
            string before = Hash(store);
            string rejections = _folder.At($"{package.Key}.csv");
            bool accepted = package.First()[1] == "accepted";
            string target = accepted ? _folder.At($"{package.Key}.duckdb") : store;
            Laa run = Laa.Run("ingest", _folder.At("hostile", package.Key), "--store", target, "--rejections", rejections);
            string listed = File.Exists(rejections) ? File.ReadAllText(rejections) : string.Empty;
            if (run.ExitCode != (accepted ? 0 : 3))
            {
                wrong.Add($"{package.Key}: ended with {run.ExitCode}: {run.Messages}");
            }

            if ((run.Results + run.Messages + listed).Contains(Canary, StringComparison.OrdinalIgnoreCase))
            {
                wrong.Add($"{package.Key}: a planted value was said");
            }

            if (Hash(store) != before)
            {
                wrong.Add($"{package.Key}: the store's bytes changed");
            }

            wrong.AddRange(package
                .Where(cells => cells[3].Length > 0 && !IsListed(listed, cells))
                .Select(cells => $"{package.Key}: {cells[3]} at line {cells[4]} {cells[5]} is not listed:\n{listed}"));
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Equal(loads, Laa.Works("loads", "--store", store));
    }

    private static bool IsListed(string listed, string[] cells)
    {
        (string file, string rule, string place, string column) = (cells[2], cells[3], cells[4], cells[5]);
        return listed.Split('\n').Skip(1).Select(line => line.Trim().Split("\",\"").Select(cell => cell.Trim('"', '\'')).ToArray()).Any(row =>
            row.Length >= 4
            && row[3] == rule
            && (file.Length == 0 || row[0] == file)
            && (place == "*" || row[1] == (place == "0" ? string.Empty : place))
            && (column.Length == 0 || row[2] == column));
    }

    private static string Hash(string file) => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)));
}
