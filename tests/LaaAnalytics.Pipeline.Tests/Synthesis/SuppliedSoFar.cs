using System.Globalization;
using System.Text.Json;

namespace LaaAnalytics.Pipeline.Tests.Synthesis;

/// <summary>What suppliers have sent so far, kept in plain dictionaries: the store's vintages told a second time, sharing nothing with it.</summary>
internal sealed class SuppliedSoFar
{
    private readonly Dictionary<(string Supplier, string Table, string Key), Dictionary<string, string>> _rows = [];
    private readonly Dictionary<(string Supplier, string Table), DateOnly> _reach = [];

    /// <summary>Adds a package: a full file replaces its supplier's rows of the days it covers, any other adds and corrects by key.</summary>
    public void Add(DirectoryInfo package)
    {
        JsonElement manifest = PlainCsv.Manifest(package);
        string supplier = manifest.GetProperty("supplier").GetString()!;
        foreach (JsonElement resource in manifest.GetProperty("resources").EnumerateArray())
        {
            string table = resource.GetProperty("table").GetString()!;
            if (table is not ("index_event" or "proven_offence"))
            {
                continue;
            }

            (string key, string date) = table == "index_event" ? ("event_key", "event_date") : ("offence_key", "offence_date");
            if (resource.GetProperty("mode").GetString() == "full")
            {
                string start = resource.GetProperty("period").GetProperty("start").GetString()!;
                string end = resource.GetProperty("period").GetProperty("end").GetString()!;
                foreach ((string, string, string) held in _rows
                    .Where(row => row.Key.Supplier == supplier && row.Key.Table == table && string.CompareOrdinal(row.Value[date], start) >= 0 && string.CompareOrdinal(row.Value[date], end) < 0)
                    .Select(row => row.Key)
                    .ToList())
                {
                    _rows.Remove(held);
                }
            }

            foreach (Dictionary<string, string> row in PlainCsv.Rows(Path.Combine(package.FullName, resource.GetProperty("path").GetString()!)))
            {
                _rows[(supplier, table, row[key])] = row;
            }

            if (resource.TryGetProperty("observed_to", out JsonElement day))
            {
                _reach[(supplier, table)] = Day(day.GetString()!);
            }
        }
    }

    /// <summary>Plain counts over everything known now.</summary>
    public NaiveCounts Counts() => new(
        _rows.Where(row => row.Key.Table == "index_event").Select(row => row.Value),
        _rows.Where(row => row.Key.Table == "proven_offence").Select(row => row.Value));

    /// <summary>First day not covered by the last file of a supplier's table; null where none has come.</summary>
    public DateOnly? Reach(string supplier, string table) => _reach.TryGetValue((supplier, table), out DateOnly reach) ? reach : null;

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
