using System.CommandLine;
using System.Globalization;
using LaaAnalytics.Domain;
using LaaAnalytics.Ingestion;
using LaaAnalytics.Refresh;
using LaaAnalytics.Store;

namespace LaaAnalytics.Cli.Commands;

/// <summary><c>laa ingest supplies/police-2009-09 --store laa.duckdb</c></summary>
internal static class IngestCommand
{
    private const int RejectionsListed = 20;

    public static Command Create(Terminal terminal)
    {
        SupplyOptions supply = new();
        Option<FileInfo> storePath = SharedOptions.NewStore();
        Option<string[]> accept = new("--accept") { Description = "Guard (I40 to I43) to overrule for this load; may be given more than once." };
        Option<string?> reason = new("--reason") { Description = "Why the guard is overruled, in a few words without names; kept with the load." };
        Option<bool> dryRun = new("--dry-run") { Description = "Do everything but keep it." };
        Command command = new("ingest", "Load a supply into the store; a bad row is refused and explained, never half-loaded.")
        {
            supply.Path, storePath, accept, reason, dryRun,
        };
        supply.AddTo(command);
        command.SetAction(parsed => ExitCodes.Guard(terminal, () =>
        {
            IngestRequest request = supply.Request(parsed, terminal) with
            {
                Accept = parsed.GetValue(accept) ?? [],
                AcceptReason = parsed.GetValue(reason),
                DryRun = parsed.GetValue(dryRun),
            };
            FileInfo file = parsed.GetRequiredValue(storePath);
            if (request.RejectionsFile == file.FullName)
            {
                throw new UsageException("--rejections names the store.", "Give another name, for example --rejections rejections.csv.");
            }

            try
            {
                terminal.Progress($"Reading {Path.GetFileName(request.Path.TrimEnd(Path.DirectorySeparatorChar))} ...");
                Load(terminal, request, file, SharedOptions.FolderOf(parsed, file));
                return ExitCodes.Ok;
            }
            catch (LoadRefusedException refused)
            {
                List(terminal.Messages, refused.Rejections);
                throw;
            }
        }));
        return command;
    }

    /// <summary>Loads into the store; where there is none yet, one stands under its name only once the load is in it.</summary>
    private static void Load(Terminal terminal, IngestRequest request, FileInfo file, PartnershipFolder? folder)
    {
        if (file.Exists)
        {
            using LaaStore store = LaaStore.Open(file.FullName, StoreAccess.Create);
            IReadOnlyList<LoadRecord> loads = store.Loads();
            IngestReport done = Ingest.Run(folder?.AsHeld(request, loads) ?? request, store);
            Report(terminal.Results, done);
            if (!request.DryRun && folder?.Partnership.Supplier(done.Supplier) is null)
            {
                TellNewName(terminal.Messages, done.Supplier, loads);
            }

            return;
        }

        if (request.DryRun)
        {
            using LaaStore none = LaaStore.OpenInMemory();
            Report(terminal.Results, Ingest.Run(request, none));
            return;
        }

        using StoreDraft draft = StoreDraft.Begin(file.FullName);
        IngestReport report = Ingest.Run(request, draft.Store);
        draft.Replace();
        Report(terminal.Results, report);
    }

    /// <summary>A supplier that was renamed would be held twice: a name that neither the store nor <c>laa.json</c> has met is never taken in silence.</summary>
    private static void TellNewName(TextWriter writer, string supplier, IReadOnlyList<LoadRecord> loads)
    {
        string[] held = [.. loads.Select(load => load.Supplier).Distinct().Order(StringComparer.Ordinal)];
        if (held.Length > 0 && !held.Contains(supplier))
        {
            writer.WriteLine($"{supplier} is new to this store, which holds {string.Join(", ", held)}. If it is one of these under another name, withdraw this load: the rows would be counted twice. In a partnership's folder \"formerly\" in laa.json names earlier ids.");
        }
    }

    /// <summary>Says in words what a load did.</summary>
    public static void Report(TextWriter writer, IngestReport report)
    {
        ReportFiles(writer, report);
        if (report.NothingChanged)
        {
            writer.WriteLine(report.DryRun ? "Nothing would change: the store knows all of it already." : "Nothing changed: the store knew all of it already.");
        }
        else if (report.Load is LoadSummary load)
        {
            string name = report.DryRun ? "Would be" : string.Create(CultureInfo.InvariantCulture, $"Load {load.Seq}");
            foreach (TableChange change in load.Tables)
            {
                writer.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name}, {change.Table}: {change.New:N0} new, {change.Changed:N0} changed, {change.Unchanged:N0} unchanged, {change.Ended:N0} ended."));
                if (ChangeSentence.Of(change) is string sentence)
                {
                    writer.WriteLine($"  {sentence}");
                }
            }
        }

        foreach (string guard in report.Overruled)
        {
            writer.WriteLine($"Guard {guard} was overruled; the reason is kept with the load.");
        }

        if (report.DryRun)
        {
            writer.WriteLine("Dry run: nothing was kept.");
        }

        List(writer, report.Rejections);
    }

    /// <summary>Says in words what was read.</summary>
    public static void ReportFiles(TextWriter writer, IngestReport report)
    {
        foreach (FileReport file in report.Files)
        {
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.Supplier}: {file.File} into {file.Table}: {file.RowsAccepted:N0} of {file.RowsRead:N0} rows accepted."));
            foreach (UnmappedCount unmapped in file.Unmapped)
            {
                writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {unmapped.Column}: {unmapped.Values:N0} codes are not known and were kept as UNMAPPED."));
            }
        }
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
    }
}
