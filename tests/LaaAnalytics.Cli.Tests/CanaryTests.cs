using System.IO.Compression;
using LaaAnalytics.Cli.Tests.Refresh;

namespace LaaAnalytics.Cli.Tests;

/// <summary>Values planted in cells are in nothing that any verb says or writes, whether it works or fails.</summary>
public sealed class CanaryTests : IDisposable
{
    private const string Canary = "CANARY7Q";
    private const string PersonCanary = "c0ffee77";
    private static readonly string[] Suppliers = ["partnership", "probation", "yot", "ppo-office", "police"];
    private readonly PartnershipDesk _desk = new("tiny", "tiny-laa");
    private readonly List<string> _found = [];

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void No_verb_repeats_a_cell_of_what_was_loaded()
    {
        PlantKeys();
        _desk.DropAll(string.Empty);
        Says(0, "refresh", _desk.Root, "--dry-run");
        Says(0, "refresh", _desk.Root, "--yes");
        Says(0, "status", _desk.Root);
        string[] store = ["--store", _desk.At("laa.duckdb")];
        string[] review = [.. store, "--agreement", "tiny-laa", "--review-to", "2009-09-30"];
        foreach (string format in (string[])["table", "csv", "json"])
        {
            Says(0, ["measure", .. store, "--scheme", "ni18-adult", "--by", "area,period", "--format", format]);
            Says(0, ["measure", .. store, "--scheme", "moj-annual", "--by", "sex,disposal", "--further", "--format", format]);
            Says(0, ["measure", .. store, "--scheme", "ni18-adult", "--case-mix", "supplied", "--base", "2009-01..2009-03", "--format", format]);
        }

        Says(0, ["measure", .. store, "--scheme", "ni30-ppo", "--out", _desk.At("figures.csv"), "--format", "csv"]);
        Says(null, ["measure", .. store, "--scheme", "ni19-youth", "--by", "person_key"]);
        Says(null, ["measure", .. store, "--scheme", "ni19-youth", "--by", "event_key,sex"]);
        Says(null, ["compare", "schemes", "ni18-adult", "moj-annual", .. store]);
        Says(null, ["compare", "areas", .. store, "--scheme", "ni18-adult", "--agreement", "tiny-laa"]);
        Says(null, ["compare", "areas", .. store, "--scheme", "ni18-adult", "--json", "--explain"]);
        Says(null, ["compare", "periods", .. store, "--scheme", "ni18-adult"]);
        Says(0, ["pack", "six-month", .. review, "--out", _desk.At("drafts")]);
        Says(0, ["pack", "commentary", .. review, "--out", _desk.At("commentary.xlsx")]);
        Says(2, ["pack", "issue", .. review]);
        Says(null, ["pack", "verify", _desk.At("laa.json"), .. store]);
        Says(0, ["explain", "RO-A/X10900001@2009/2009-01..2009-03/all#5", .. store]);
        Says(2, ["explain", "RO-A/X10900001@2009/1999-01..1999-03/all#5", .. store]);
        Says(null, ["quality", .. store]);
        Says(null, ["freshness", .. store]);
        Says(0, ["loads", .. store]);
        Says(0, ["compact", .. store]);
        Says(0, ["withdraw", "5", .. store, "--reason", "tried"]);
        Says(0, "doctor", "--dir", _desk.Root);
        foreach (string supplier in Suppliers)
        {
            Says(0, "check", _desk.World(supplier));
        }

        FoundNothing();
    }

    // Ages, dates, codes and keys that break rules; a store that is damaged; a folder that cannot be followed.
    [Fact]
    public void No_verb_repeats_a_cell_when_it_fails()
    {
        PlantKeys();
        foreach (string column in (string[])["age_years", "event_date", "event_type", "sentence_days", "home_area_code", "pnc_matched", "predicted_p", "person_key"])
        {
            string package = _desk.Drop("probation", named: column);
            PartnershipDesk.Rewrite(package, "index_event.csv", lines => lines.Select((line, row) =>
            {
                string[] cells = line.Split(',');
                cells[Array.IndexOf(lines[0].Split(','), column)] = row == 0 ? column : Canary + row;
                return string.Join(',', cells);
            }));
            Says(column is "event_type" or "home_area_code" ? null : 3, "check", package, "--rejections", _desk.At($"{column}.csv"));
        }

        _desk.Drop("partnership");
        Says(3, "refresh", _desk.Root, "--dry-run");
        Says(3, "refresh", _desk.Root, "--yes");
        Says(null, "status", _desk.Root);
        foreach (string supplier in Suppliers[1..])
        {
            _desk.Drop(supplier);
        }

        Says(3, "refresh", _desk.Root, "--yes");
        string damaged = _desk.At("damaged.duckdb");
        byte[] bytes = File.ReadAllBytes(_desk.At("laa.duckdb"));
        bytes.AsSpan(bytes.Length / 3, bytes.Length / 2).Reverse();
        File.WriteAllBytes(damaged, bytes);
        foreach (string[] words in (string[][])[["measure", "--scheme", "ni18-adult"], ["loads"], ["quality"], ["doctor"], ["compact"], ["withdraw", "1", "--reason", "x"], ["compare", "periods", "--scheme", "ni18-adult"]])
        {
            Says(null, [.. words, "--store", damaged]);
        }

        FoundNothing();
    }

    [Fact]
    public void Hostile_packages_are_checked_and_refreshed_without_a_word_of_what_stands_in_them()
    {
        Laa.Works("synthesise", "hostile", "--out", _desk.At("hostile"));
        foreach (string package in Directory.GetDirectories(_desk.At("hostile")).Order(StringComparer.Ordinal))
        {
            Says(null, "check", package, "--rejections", _desk.At("checked.csv"));
            foreach (string listed in File.Exists(_desk.At("checked.csv")) ? File.ReadAllLines(_desk.At("checked.csv")) : [])
            {
                Look($"rejections of {Path.GetFileName(package)}", listed);
            }

            File.Delete(_desk.At("checked.csv"));
        }

        string settings = _desk.At("laa.json");
        File.WriteAllText(settings, File.ReadAllText(settings).Replace("\"tiny-laa\"", "\"hostile-laa\"", StringComparison.Ordinal));
        Directory.Delete(_desk.At("inbox", "probation"), recursive: true);
        Directory.Move(_desk.At("hostile"), _desk.At("inbox", "probation"));
        Says(3, "refresh", _desk.Root, "--yes");
        Says(null, "status", _desk.Root);
        FoundNothing();
    }

    /// <summary>Puts a canary into every key of the world's packages.</summary>
    private void PlantKeys()
    {
        foreach (string supplier in Suppliers)
        {
            foreach (string file in Directory.GetFiles(_desk.World(supplier), "*.csv"))
            {
                PartnershipDesk.Rewrite(_desk.World(supplier), Path.GetFileName(file), lines => lines.Select((line, row) => string.Join(',', line.Split(',').Zip(lines[0].Split(','), (cell, column) =>
                    row == 0 ? cell : column switch
                    {
                        "person_key" => PersonCanary + cell[PersonCanary.Length..],
                        "event_key" or "offence_key" => $"{Canary}-{cell}",
                        _ => cell,
                    }))));
            }
        }
    }

    private void Says(int? code, params string[] words)
    {
        Laa run = Laa.Run(words);
        Look($"laa {string.Join(' ', words)}", run.Results + run.Messages);
        if (code is int expected ? run.ExitCode != expected : run.ExitCode is 1)
        {
            _found.Add($"laa {string.Join(' ', words)} ended with {run.ExitCode}: {run.Messages}");
        }
    }

    private void Look(string where, string text)
    {
        if (text.Contains(Canary, StringComparison.OrdinalIgnoreCase) || text.Contains(PersonCanary, StringComparison.OrdinalIgnoreCase))
        {
            _found.Add($"{where}: a planted value is there");
        }
    }

    private void FoundNothing()
    {
        string[] found = [.. _found.Concat(Written())];
        Assert.True(found.Length == 0, string.Join('\n', found));
    }

    /// <summary>Files that were written, unpacked, with a planted value in them; the inbox and the stores hold what they are for.</summary>
    private List<string> Written()
    {
        List<string> before = [.. _found];
        _found.Clear();
        int looked = 0;
        foreach (string file in Directory.GetFiles(_desk.Root, "*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) != ".duckdb" && !Path.GetRelativePath(_desk.Root, file).StartsWith("inbox", StringComparison.Ordinal)))
        {
            looked++;
            Look(Path.GetRelativePath(_desk.Root, file), Path.GetExtension(file) == ".xlsx" ? Unpacked(file) : File.ReadAllText(file));
        }

        Assert.True(looked > 3);
        List<string> written = [.. _found];
        _found.Clear();
        _found.AddRange(before);
        return written;
    }

    private static string Unpacked(string file)
    {
        using ZipArchive archive = ZipFile.OpenRead(file);
        return string.Concat(archive.Entries.Select(entry =>
        {
            using StreamReader reader = new(entry.Open());
            return reader.ReadToEnd();
        }));
    }
}
