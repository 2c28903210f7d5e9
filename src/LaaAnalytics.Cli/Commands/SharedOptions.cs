using System.CommandLine;
using System.Globalization;
using LaaAnalytics.Domain;
using LaaAnalytics.Store;

namespace LaaAnalytics.Cli.Commands;

/// <summary>Options that several verbs share, with one wording and one reading.</summary>
internal static class SharedOptions
{
    /// <summary><c>--store</c>: a store that exists.</summary>
    public static Option<FileInfo> Store()
    {
        Option<FileInfo> option = new("--store") { Description = "Store written by 'laa ingest'.", Required = true };
        return option.AcceptExistingOnly();
    }

    /// <summary><c>--as-of</c>: a load or a day.</summary>
    public static Option<string?> AsOf() => new("--as-of") { Description = "What was known after this load (a number from 'laa loads') or at the end of this day (yyyy-MM-dd); by default now." };

    /// <summary><c>--profile</c>: a disclosure profile.</summary>
    public static Option<string> Profile() => new("--profile") { Description = "Disclosure profile: partner, public or internal (terminal only).", DefaultValueFactory = _ => "partner" };

    /// <summary>The vintage that <c>--as-of</c> names.</summary>
    /// <exception cref="UsageException">It names no load and no day, or nothing had been loaded by then.</exception>
    public static StoreView View(LaaStore store, string? asOf)
    {
        if (asOf is null)
        {
            return store.LastLoad > 0
                ? store.At(store.LastLoad)
                : throw new UsageException("Nothing has been loaded into this store yet.", "Load a supply first: laa ingest PATH --store FILE.");
        }

        if (int.TryParse(asOf, NumberStyles.None, CultureInfo.InvariantCulture, out int load))
        {
            return store.At(load);
        }

        if (!DateOnly.TryParseExact(asOf, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
        {
            throw new UsageException("--as-of takes the number of a load or a day as yyyy-MM-dd.", "List the loads with 'laa loads --store FILE'.");
        }

        int last = store.Loads().Where(record => Day(record) <= day).Select(record => record.Seq).DefaultIfEmpty(0).Max();
        return last > 0
            ? store.At(last)
            : throw new UsageException($"Nothing had been loaded by {Period.DayInWords(day)}.", "List the loads with 'laa loads --store FILE'.");
    }

    /// <summary>The day a load was made, in UTC.</summary>
    public static DateOnly Day(LoadRecord record) => DateOnly.ParseExact(record.LoadedOn.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
