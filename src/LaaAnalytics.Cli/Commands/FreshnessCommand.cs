using System.CommandLine;
using System.Globalization;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Quality;
using LaaAnalytics.Quality;
using LaaAnalytics.Refresh;
using LaaAnalytics.Store;

namespace LaaAnalytics.Cli.Commands;

/// <summary><c>laa freshness wrenshire</c>, or <c>laa freshness --store laa.duckdb --warn-after 120 --error-after 215</c></summary>
internal static class FreshnessCommand
{
    public static Command Create(Terminal terminal)
    {
        Argument<DirectoryInfo?> root = SharedOptions.FolderArgument();
        Option<FileInfo?> storePath = new("--store") { Description = "A store by itself, in place of that of the partnership's folder." };
        Option<string?> asOf = SharedOptions.AsOf();
        Option<string?> day = QualityOptions.Day();
        Option<FileInfo?> settings = QualityOptions.Settings();
        Option<int?> warnAfter = new("--warn-after") { Description = "Days from the first day not covered after which records warn, where the settings agree no other; by default 183." };
        Option<int?> errorAfter = new("--error-after") { Description = "Days after which records are too old, where the settings agree no other; by default never." };
        Option<string> format = QualityOptions.Format();
        Command command = new("freshness", "How old each supplier's records are. Warnings end with 0; records past their error age, or expected and never supplied, end with 5.")
        {
            root, storePath, asOf, day, settings, warnAfter, errorAfter, format,
        };
        command.SetAction(parsed => ExitCodes.Guard(terminal, () =>
        {
            PartnershipFolder? folder = parsed.GetValue(storePath) is null ? SharedOptions.Folder(parsed, root) : null;
            using LaaStore store = LaaStore.Open(folder?.StorePath ?? parsed.GetValue(storePath)!.FullName, StoreAccess.ReadOnly);
            StoreView view = SharedOptions.View(store, parsed.GetValue(asOf));
            DateOnly on = QualityOptions.Day(parsed.GetValue(day), parsed.GetValue(asOf), folder, store, view, terminal);
            QualitySettings chosen = QualityOptions.Read(parsed.GetValue(settings), folder, store, on);
            if (parsed.GetValue(warnAfter) is not null || parsed.GetValue(errorAfter) is not null)
            {
                int? error = parsed.GetValue(errorAfter);
                int warn = parsed.GetValue(warnAfter) ?? Math.Min(error!.Value, (int)QualityCheck.Find("Q40")!.Soft!.Value);
                chosen = chosen with { Thresholds = [.. chosen.Thresholds.Where(threshold => threshold.Check != "Q40"), new("Q40", warn, error)] };
            }

            IReadOnlyList<QualityFinding> findings = QualityAssessment.OfFreshness(view, chosen, on);
            if (parsed.GetRequiredValue(format) == QualityOptions.Json)
            {
                FindingText.Json(terminal.Results, view.AsOf, on, findings);
            }
            else
            {
                FindingText.Table(terminal.Results, findings);
                terminal.Results.WriteLine($"Ages counted to {Period.DayInWords(on)}.");
            }

            int tooOld = findings.Count(finding => finding.Outcome == QualityOutcome.Hard);
            if (tooOld == 0)
            {
                return ExitCodes.Ok;
            }

            terminal.Messages.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Past the error age, or never supplied: {tooOld:N0} of {findings.Count:N0}."));
            terminal.Messages.WriteLine("Ask the suppliers named above for their next supply.");
            return ExitCodes.Stale;
        }));
        return command;
    }
}
