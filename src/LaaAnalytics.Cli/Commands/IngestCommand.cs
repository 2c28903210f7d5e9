using System.CommandLine;
using System.Globalization;
using LaaAnalytics.Domain;
using LaaAnalytics.Ingestion;
using LaaAnalytics.Store;

namespace LaaAnalytics.Cli.Commands;

/// <summary><c>laa ingest supplies/police-2009-09 --store laa.duckdb</c></summary>
internal static class IngestCommand
{
    private const int RejectionsListed = 20;

    public static Command Create(Terminal terminal)
    {
        Argument<string> path = new("path") { Description = "Package folder with datapackage.json, or one .csv, .parquet or .xlsx file." };
        Option<FileInfo> storePath = SharedOptions.NewStore();
        Option<FileInfo?> mapping = new("--mapping") { Description = "Mapping from the file's own columns (docs/mappings.md)." };
        Option<string?> supplier = new("--supplier") { Description = "Supplier of a single file, where the mapping does not name it." };
        Option<string?> table = new("--table") { Description = "Extract table of a single file, where neither mapping nor file name gives it." };
        Option<string?> period = new("--period") { Description = "Days a single file covers, yyyy-MM-dd..yyyy-MM-dd or yyyy-MM..yyyy-MM, both ends inclusive." };
        Option<string?> observedTo = new("--observed-to") { Description = "First day a single file does not cover, yyyy-MM-dd." };
        Option<FileInfo?> rejections = new("--rejections") { Description = "Where to list every refused row; never with values." };
        Option<string?> mode = new("--mode") { Description = "full (all there is for the period; assumed), delta (additions and corrections) or correction, for a single file." };
        mode.AcceptOnlyFromAmong("full", "delta", "correction");
        Option<string[]> accept = new("--accept") { Description = "Guard (I40 to I43) to overrule for this load; may be given more than once." };
        Option<string?> reason = new("--reason") { Description = "Why the guard is overruled, in a few words without names; kept with the load." };
        Option<bool> dryRun = new("--dry-run") { Description = "Do everything but keep it." };
        Command command = new("ingest", "Load a supply into the store; a bad row is refused and explained, never half-loaded.")
        {
            path, storePath, mapping, supplier, table, mode, period, observedTo, accept, reason, rejections, dryRun,
        };
        command.SetAction(parsed => ExitCodes.Guard(terminal, () =>
        {
            IngestRequest request = new(parsed.GetRequiredValue(path), terminal.Now)
            {
                MappingPath = parsed.GetValue(mapping)?.FullName,
                Facts = new()
                {
                    Supplier = parsed.GetValue(supplier),
                    Table = parsed.GetValue(table),
                    Mode = parsed.GetValue(mode) is string word ? Enum.Parse<SupplyMode>(word, ignoreCase: true) : null,
                    Period = Span(parsed.GetValue(period)),
                    ObservedTo = Day(parsed.GetValue(observedTo)),
                },
                Accept = parsed.GetValue(accept) ?? [],
                AcceptReason = parsed.GetValue(reason),
                DryRun = parsed.GetValue(dryRun),
                RejectionsFile = parsed.GetValue(rejections)?.FullName,
            };
            if (!File.Exists(request.Path) && !Directory.Exists(request.Path))
            {
                throw new UsageException($"There is no file or folder {request.Path}.", "Give the path of a package folder or of one .csv or .parquet file.");
            }

            FileInfo file = parsed.GetRequiredValue(storePath);
            if (request.RejectionsFile is string list && (list == file.FullName || list == Path.GetFullPath(request.Path) || Path.GetExtension(list) != ".csv"))
            {
                throw new UsageException("--rejections names a file of its own that ends with .csv, neither the store nor the supply.", "Give another name, for example --rejections rejections.csv.");
            }

            bool isNew = !file.Exists;
            bool kept = false;
            try
            {
                // A dry run on a store that does not exist yet leaves none behind.
                terminal.Progress($"Reading {Path.GetFileName(request.Path.TrimEnd(Path.DirectorySeparatorChar))} ...");
                using LaaStore store = isNew && request.DryRun ? LaaStore.OpenInMemory() : LaaStore.Open(file.FullName, StoreAccess.Create);
                Report(terminal.Results, Ingest.Run(request, store));
                kept = true;
                return ExitCodes.Ok;
            }
            catch (LoadRefusedException refused)
            {
                List(terminal.Messages, refused.Rejections);
                throw;
            }
            finally
            {
                if (isNew && !kept)
                {
                    // Nothing was loaded, so nothing is left: the store was made for this load.
                    File.Delete(file.FullName);
                    File.Delete(file.FullName + ".wal");
                }
            }
        }));
        return command;
    }

    /// <summary>Says in words what a load did.</summary>
    public static void Report(TextWriter writer, IngestReport report)
    {
        foreach (FileReport file in report.Files)
        {
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.Supplier}: {file.File} into {file.Table}: {file.RowsAccepted:N0} of {file.RowsRead:N0} rows accepted."));
            foreach (UnmappedCount unmapped in file.Unmapped)
            {
                writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {unmapped.Column}: {unmapped.Values:N0} codes are not known and were kept as UNMAPPED."));
            }
        }

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

    private static Period? Span(string? text)
    {
        try
        {
            return text is null ? null : Period.Parse(text);
        }
        catch (FormatException)
        {
            throw new UsageException("--period is not a span of days.", "Write it as yyyy-MM-dd..yyyy-MM-dd or yyyy-MM..yyyy-MM, both ends inclusive.");
        }
    }

    private static DateOnly? Day(string? text) => text is null ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day
        : throw new UsageException("--observed-to is not a day.", "Write the first day the file does not cover as yyyy-MM-dd.");
}
