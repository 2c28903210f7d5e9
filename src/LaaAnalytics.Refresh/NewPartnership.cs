using System.Text.Encodings.Web;
using System.Text.Json;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Extracts;
using LaaAnalytics.Domain.Files;

namespace LaaAnalytics.Refresh;

/// <summary>Begins a partnership's folder: everything a refresh needs, with the usual suppliers, to be changed by hand.</summary>
public static class NewPartnership
{
    private const string Office = "partnership";

    private static readonly string[] ToFill = ["area", "agreement", "indicator_target"];
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes what is not there yet; what is there stays as it is.</summary>
    /// <param name="root">The folder; made where it does not exist.</param>
    /// <param name="agreement">Id of the agreement; null for the folder's name.</param>
    /// <param name="name">Name of the partnership; null for the id.</param>
    /// <param name="area">Code of its area, entered into the tables to fill in; null for none.</param>
    /// <exception cref="UsageException">The id cannot be one, or the <c>laa.json</c> that is there cannot be followed.</exception>
    public static NewPartnershipReport Begin(DirectoryInfo root, string? agreement, string? name, string? area)
    {
        ArgumentNullException.ThrowIfNull(root);
        string id = agreement ?? IdOf(Path.GetFileName(Path.TrimEndingDirectorySeparator(root.FullName)));
        if (id.Length == 0 || !id.All(sign => char.IsAsciiLetterLower(sign) || char.IsAsciiDigit(sign) || sign == '-'))
        {
            throw new UsageException("The agreement's id has lower-case letters, digits and dashes only.", "Name one, for example --agreement wrenshire-laa.");
        }

        Writer writer = new(root);
        writer.File(Partnership.FileName, () => Resource("laa-template.json")
            .Replace("{AGREEMENT}", JsonSerializer.Serialize(id, Plain), StringComparison.Ordinal)
            .Replace("{NAME}", JsonSerializer.Serialize(name ?? id, Plain), StringComparison.Ordinal));
        Partnership partnership = PartnershipFolder.Open(root).Partnership;
        foreach (PartnerSupplier supplier in partnership.Suppliers)
        {
            writer.Folder($"inbox/{supplier.Id}");
        }

        if (partnership.Suppliers.Any(supplier => supplier.Id == Office))
        {
            foreach (string table in ToFill)
            {
                writer.File($"inbox/{Office}/{table}.csv", () => BlankForm(ExtractTable.Find(table)!, partnership, area));
            }
        }

        writer.Folder("mappings");
        writer.Folder("packs");
        writer.Folder("evidence");
        writer.File("README.txt", () => Resource("README.txt").Replace("{NAME}", partnership.Name ?? partnership.Agreement, StringComparison.Ordinal));
        return new(writer.Made, writer.Kept);
    }

    /// <summary>A table's header, and a first line with what is known; the rest is for the partnership.</summary>
    private static string BlankForm(ExtractTable table, Partnership partnership, string? area)
    {
        string header = string.Join(',', table.Columns.Select(column => column.Name));
        if (area is null || table.Name == "indicator_target")
        {
            return header + "\n";
        }

        Dictionary<string, string> known = table.Name == "area"
            ? new() { ["code"] = area, ["name"] = partnership.Name ?? string.Empty }
            : new() { ["agreement_id"] = partnership.Agreement, ["name"] = partnership.Name ?? string.Empty, ["area_code"] = area };
        return $"{header}\n{string.Join(',', table.Columns.Select(column => Cell(known.GetValueOrDefault(column.Name, string.Empty))))}\n";
    }

    /// <summary>A text that stands in CSV as it is, or nothing: what has to be quoted is left for the partnership to write.</summary>
    private static string Cell(string text) => text.IndexOfAny([',', '"', '\r', '\n']) < 0 && text is not ['=' or '+' or '-' or '@', ..] ? text : string.Empty;

    private static string IdOf(string folder) =>
        string.Join('-', folder.ToLowerInvariant().Split([' ', '_', '.', '-'], StringSplitOptions.RemoveEmptyEntries));

    private static string Resource(string name)
    {
        using Stream stream = typeof(NewPartnership).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not embedded.");
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }

    /// <summary>Writes what is not there, and remembers which was which.</summary>
    private sealed class Writer(DirectoryInfo root)
    {
        public List<string> Made { get; } = [];

        public List<string> Kept { get; } = [];

        public void Folder(string path)
        {
            string full = Path.Combine(root.FullName, path);
            if (!Directory.Exists(full))
            {
                OwnerOnly.MakeFolder(full);
                Made.Add(path + "/");
            }
            else
            {
                Kept.Add(path + "/");
            }
        }

        public void File(string path, Func<string> text)
        {
            string full = Path.Combine(root.FullName, path);
            if (System.IO.File.Exists(full))
            {
                Kept.Add(path);
                return;
            }

            Output.Write(full, System.Text.Encoding.UTF8.GetBytes(text()));
            Made.Add(path);
        }
    }
}

/// <summary>What was made of a partnership's folder.</summary>
/// <param name="Made">Files and folders that were made, from the folder, in order.</param>
/// <param name="Kept">Those that were there and stayed as they were.</param>
public sealed record NewPartnershipReport(IReadOnlyList<string> Made, IReadOnlyList<string> Kept)
{
    /// <summary>What was done and what comes next, line by line.</summary>
    /// <param name="folder">The folder as the reader would type it.</param>
    public IEnumerable<string> InWords(string folder) =>
    [
        .. Kept.Count == 0 ? [] : (IEnumerable<string>)[$"Already there, left as they are: {string.Join(", ", Kept)}"],
        .. Made.Count == 0 ? ["Nothing had to be made."] : (IEnumerable<string>)[$"Made: {string.Join(", ", Made)}"],
        string.Empty,
        "Next:",
        "  1. Read laa.json: who sends what, by when, and whom to ask. Its agreement must be the id that the suppliers' packages name.",
        "  2. Fill in inbox/partnership/area.csv and agreement.csv; targets can wait. Or drop the partnership's package there.",
        "  3. Drop what the suppliers send into inbox/<supplier>/.",
        $"  4. laa refresh {folder}",
    ];
}
