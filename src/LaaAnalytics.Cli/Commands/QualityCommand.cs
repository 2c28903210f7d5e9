using System.CommandLine;
using System.Globalization;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Quality;
using LaaAnalytics.Indicators.Reviews;
using LaaAnalytics.Quality;
using LaaAnalytics.Refresh;
using LaaAnalytics.Store;

namespace LaaAnalytics.Cli.Commands;

/// <summary><c>laa quality --store laa.duckdb --settings quality.json</c></summary>
internal static class QualityCommand
{
    public static Command Create(Terminal terminal)
    {
        Option<FileInfo> storePath = SharedOptions.Store();
        Option<string?> agreement = new("--agreement") { Description = "Agreement id: only suppliers that have supplied for it, or for none by name." };
        Option<string?> asOf = SharedOptions.AsOf();
        Option<string?> day = QualityOptions.Day();
        Option<FileInfo?> settings = QualityOptions.Settings();
        Option<string> format = QualityOptions.Format();
        Command command = new("quality", "Check the data held: what must be mended before a pack is issued (then the exit code is 3), and what to look into. Prints exact numbers of rows, for the partnership's own eyes.")
        {
            storePath, agreement, asOf, day, settings, format,
        };
        command.SetAction(parsed => ExitCodes.Guard(terminal, () =>
        {
            FileInfo file = parsed.GetRequiredValue(storePath);
            using LaaStore store = LaaStore.Open(file.FullName, StoreAccess.ReadOnly);
            StoreView view = SharedOptions.View(store, parsed.GetValue(asOf));
            PartnershipFolder? folder = SharedOptions.FolderOf(parsed, file);
            DateOnly on = QualityOptions.Day(parsed.GetValue(day), parsed.GetValue(asOf), folder, store, view, terminal);
            QualitySettings chosen = QualityOptions.Read(parsed.GetValue(settings), folder, store, on);
            string? of = parsed.GetValue(agreement) ?? folder?.Partnership.Agreement;
            terminal.Progress("Checking ...");
            IReadOnlyList<QualityFinding> findings = QualityAssessment.Of(store, view, chosen, on);
            findings = of is null ? findings : QualityAssessment.ForAgreement(findings, store, SixMonthEvidence.Find(view, of).Id);
            if (parsed.GetRequiredValue(format) == QualityOptions.Json)
            {
                FindingText.Json(terminal.Results, view.AsOf, on, findings);
            }
            else
            {
                FindingText.Write(terminal.Results, findings);
                terminal.Results.WriteLine($"Checked on what was known after load {view.AsOf.ToString(CultureInfo.InvariantCulture)}, ages counted to {Period.DayInWords(on)}.");
            }

            int hard = findings.Count(finding => finding.Outcome == QualityOutcome.Hard);
            if (hard == 0)
            {
                return ExitCodes.Ok;
            }

            terminal.Messages.WriteLine(hard == 1 ? "One finding must be mended." : string.Create(CultureInfo.InvariantCulture, $"{hard:N0} findings must be mended."));
            terminal.Messages.WriteLine("Until then no pack is issued. Mend them, or exempt them with a reason and a day: docs/data-quality.md.");
            return ExitCodes.DataRefused;
        }));
        return command;
    }
}
