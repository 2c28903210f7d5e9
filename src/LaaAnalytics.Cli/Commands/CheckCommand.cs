using System.CommandLine;
using System.Globalization;
using LaaAnalytics.Domain;
using LaaAnalytics.Ingestion;
using LaaAnalytics.Ingestion.Rules;

namespace LaaAnalytics.Cli.Commands;

/// <summary><c>laa check supplies/police-2009-09</c></summary>
internal static class CheckCommand
{
    private const int RejectionsListed = 200;

    public static Command Create(Terminal terminal)
    {
        SupplyOptions supply = new();
        Command command = new("check", "Check a supply by every rule that can be told without a store, and keep nothing.") { supply.Path };
        supply.AddTo(command);
        command.SetAction(parsed => ExitCodes.Guard(terminal, () =>
        {
            IngestRequest request = supply.Request(parsed, terminal);
            terminal.Progress($"Checking {Path.GetFileName(request.Path.TrimEnd(Path.DirectorySeparatorChar))} ...");
            try
            {
                IngestReport report = Ingest.Rehearse(request);
                IngestCommand.ReportFiles(terminal.Results, report);
                List(terminal.Results, report.Rejections);
                long refused = report.Files.Sum(file => file.RowsRefused);
                terminal.Results.WriteLine(refused == 0
                    ? "Verdict: this supply can be sent. Every row passes."
                    : string.Create(CultureInfo.InvariantCulture, $"Verdict: this supply can be sent. {refused:N0} {(refused == 1 ? "row" : "rows")} would be refused, within the tolerance; mend them if you can."));
                SayWhatComesLater(terminal.Results);
                return ExitCodes.Ok;
            }
            catch (LoadRefusedException refused)
            {
                List(terminal.Results, refused.Rejections);
                string rules = string.Join(", ", refused.Rejections.Select(rejection => rejection.Rule).Distinct().Order(StringComparer.Ordinal));
                terminal.Results.WriteLine($"Verdict: this supply cannot be sent. Mend what is listed ({rules}) and check it again; each rule is explained in docs/ingestion-rules.md.");
                SayWhatComesLater(terminal.Results);
                return ExitCodes.DataRefused;
            }
        }));
        return command;
    }

    private static void List(TextWriter writer, IReadOnlyList<RowRejection> rejections)
    {
        foreach (RowRejection rejection in rejections.Take(RejectionsListed))
        {
            writer.WriteLine(rejection);
        }

        if (rejections.Count > RejectionsListed)
        {
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"... and {rejections.Count - RejectionsListed:N0} more; --rejections FILE lists them all."));
        }

        foreach (IGrouping<string, RowRejection> rule in rejections.GroupBy(rejection => rejection.Rule).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {rule.Key} {IngestionRule.Find(rule.Key)?.Title}: {rule.Count():N0}. {IngestionRule.Find(rule.Key)?.Remedy}"));
        }
    }

    private static void SayWhatComesLater(TextWriter writer) => writer.WriteLine(
        $"Checked only at loading, because it needs what the store holds: {string.Join(", ", IngestionRule.All.Where(rule => rule.NeedsHeld).Select(rule => $"{rule.Id} {rule.Title}"))}.");
}
