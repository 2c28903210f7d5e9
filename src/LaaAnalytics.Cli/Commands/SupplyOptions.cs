using System.CommandLine;
using System.Globalization;
using LaaAnalytics.Domain;
using LaaAnalytics.Ingestion;
using LaaAnalytics.Ingestion.Privacy;
using LaaAnalytics.Refresh;
using LaaAnalytics.Store;

namespace LaaAnalytics.Cli.Commands;

/// <summary>The supply that a verb reads: its path, and the facts of a single file.</summary>
internal sealed class SupplyOptions
{
    private readonly Option<FileInfo?> _mapping = new("--mapping") { Description = "Mapping from the file's own columns (docs/mappings.md)." };
    private readonly Option<string?> _supplier = new("--supplier") { Description = "Supplier of a single file, where the mapping does not name it." };
    private readonly Option<string?> _table = new("--table") { Description = "Extract table of a single file, where neither the mapping nor the beginning of the file's name gives it." };
    private readonly Option<string?> _period = new("--period") { Description = "Days a single file covers, yyyy-MM-dd..yyyy-MM-dd or yyyy-MM..yyyy-MM, both ends inclusive." };
    private readonly Option<string?> _observedTo = new("--observed-to") { Description = "First day a single file does not cover, yyyy-MM-dd." };
    private readonly Option<string?> _mode = new Option<string?>("--mode") { Description = "full (all there is for the period; assumed), delta (additions and corrections) or correction, for a single file." }
        .AcceptOnlyFromAmong("full", "delta", "correction");

    private readonly Option<FileInfo?> _rejections = new("--rejections") { Description = "Where to list every refused row; never with values." };

    /// <summary>The package or file.</summary>
    public Argument<string> Path { get; } = new("path") { Description = "Package folder with datapackage.json, or one .csv, .parquet or .xlsx file." };

    /// <summary>Adds the options to a verb.</summary>
    public void AddTo(Command command)
    {
        Option[] options = [_mapping, _supplier, _table, _mode, _period, _observedTo, _rejections];
        foreach (Option option in options)
        {
            command.Add(option);
        }
    }

    /// <summary>What was asked for.</summary>
    /// <exception cref="UsageException">There is no such file or folder, a fact cannot be read, or the list of refused rows would take the supply's place.</exception>
    public IngestRequest Request(ParseResult parsed, Terminal terminal)
    {
        IngestRequest request = new(parsed.GetRequiredValue(Path), terminal.Now)
        {
            MappingPath = parsed.GetValue(_mapping)?.FullName,
            Facts = new()
            {
                Supplier = parsed.GetValue(_supplier),
                Table = parsed.GetValue(_table),
                Mode = parsed.GetValue(_mode) is string word ? Enum.Parse<SupplyMode>(word, ignoreCase: true) : null,
                Period = Span(parsed.GetValue(_period)),
                ObservedTo = Day(parsed.GetValue(_observedTo)),
            },
            RejectionsFile = parsed.GetValue(_rejections)?.FullName,
        };
        if (!File.Exists(request.Path) && !Directory.Exists(request.Path))
        {
            throw new UsageException($"There is no file or folder {request.Path}.", "Give the path of a package folder or of one .csv, .parquet or .xlsx file.");
        }

        ThrowIfNameIsPersonal(request.Path);

        // A file in the inbox of a partnership's folder is read as the refresh reads it.
        request = PartnershipFolder.Find(parsed.GetRequiredValue(SharedOptions.Dir))?.Assume(request) ?? request;
        return request.RejectionsFile is not string list || (list != System.IO.Path.GetFullPath(request.Path) && System.IO.Path.GetExtension(list) == ".csv")
            ? request
            : throw new UsageException("--rejections names a file of its own that ends with .csv, not the supply.", "Give another name, for example --rejections rejections.csv.");
    }

    /// <summary>Names of supplied files are printed and kept with the load, so none may hold an identifier.</summary>
    private static void ThrowIfNameIsPersonal(string path)
    {
        IEnumerable<string> inside = Directory.Exists(path) ? Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories) : [];
        string? warning = inside.Prepend(System.IO.Path.GetFullPath(path).TrimEnd(System.IO.Path.DirectorySeparatorChar))
            .Select((one, place) => SuppliedFileName.Warning(System.IO.Path.GetFileName(one), place + 1))
            .FirstOrDefault(found => found is not null);
        if (warning is not null)
        {
            throw new UsageException($"A name could give a person away. {warning}", "Rename it and run the same command again.");
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
