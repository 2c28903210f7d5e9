using System.CommandLine;
using System.Globalization;
using LaaAnalytics.Domain;
using LaaAnalytics.Quality;
using LaaAnalytics.Refresh;
using LaaAnalytics.Store;

namespace LaaAnalytics.Cli.Commands;

/// <summary>Options that the verbs on data quality share.</summary>
internal static class QualityOptions
{
    /// <summary>Format for programs.</summary>
    public const string Json = "json";

    /// <summary><c>--settings</c>: what the partnership has settled.</summary>
    public static Option<FileInfo?> Settings() => new("--settings") { Description = "Thresholds, exemptions, due dates and totals of the partnership (docs/data-quality.md); by default those of the folder's laa.json, else of the catalogue." };

    /// <summary><c>--format</c>: table or json.</summary>
    public static Option<string> Format()
    {
        Option<string> option = new("--format") { Description = "table or json.", DefaultValueFactory = _ => "table" };
        option.AcceptOnlyFromAmong("table", Json);
        return option;
    }

    /// <summary><c>--on</c>: the day ages are counted to.</summary>
    public static Option<string?> Day() => new("--on") { Description = "Day that ages and exemptions are counted to, yyyy-MM-dd; by default today, and with --as-of the day of that load." };

    /// <summary>The settings of a file, else of the partnership's folder that the store is in, else the catalogue's.</summary>
    public static QualitySettings Read(FileInfo? file, PartnershipFolder? folder, LaaStore store, DateOnly on) =>
        file is not null ? QualitySettings.Read(file.FullName) : folder?.Partnership.QualityOn(on, store.Loads()) ?? QualitySettings.Default;

    /// <summary>The day ages are counted to: as typed, else as the folder's <c>laa.json</c> has it for a review of the past, else that of the load, else today.</summary>
    /// <exception cref="UsageException">The text is not a day.</exception>
    public static DateOnly Day(string? text, string? asOf, PartnershipFolder? folder, LaaStore store, StoreView view, Terminal terminal) =>
        text is not null
            ? DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
                ? day
                : throw new UsageException("--on is not a day.", "Write it as yyyy-MM-dd.")
            : folder?.Partnership.Calendar.JudgedOn is DateOnly past ? past
            : asOf is not null ? SharedOptions.Day(store.Loads().Last(load => load.Seq <= view.AsOf))
            : DateOnly.ParseExact(terminal.Now.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
