using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Extracts;
using LaaAnalytics.Ingestion;

namespace LaaAnalytics.Refresh.Inboxes;

/// <summary>A single file in a supplier's folder, understood by what <c>laa.json</c> says of it.</summary>
internal static class BareFile
{
    private static readonly string[] Endings = [".csv", ".parquet", ".xlsx"];

    /// <summary>Whether a supply may be a file of this name.</summary>
    public static bool IsExtract(string name) => Endings.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase);

    /// <summary>The line of <c>laa.json</c> that the file belongs to, and the first day after those its name states; null where there is none.</summary>
    /// <remarks>A pattern wins over a table's name, and <c>area_link</c> over <c>area</c>.</remarks>
    public static (SupplyLine Line, DateOnly? CoversTo)? LineOf(PartnerSupplier supplier, string name)
    {
        foreach (SupplyLine line in supplier.Sends.Where(line => line.Files is not null))
        {
            if (FilePattern.Matches(line.Files!, name, out DateOnly? coversTo))
            {
                return (line, coversTo);
            }
        }

        ExtractTable? table = ExtractTable.OfFile(name);
        return supplier.Sends.FirstOrDefault(line => line.Files is null && line.Table == table?.Name) is SupplyLine named ? (named, null) : null;
    }

    /// <summary>How the file is to be loaded, with what is assumed in words.</summary>
    /// <param name="path">The file.</param>
    /// <param name="held">Id the supplier's rows are held under.</param>
    /// <param name="line">Its line in <c>laa.json</c>.</param>
    /// <param name="coversTo">First day after those its name states, or null.</param>
    /// <param name="folder">The partnership's folder.</param>
    /// <param name="today">Today: a file without a stated end covers up to the last span that has ended.</param>
    /// <param name="now">Instant that loads are recorded under.</param>
    public static (IngestRequest Request, string? Assumed) Request(
        string path, string held, SupplyLine line, DateOnly? coversTo, PartnershipFolder folder, DateOnly today, string now)
    {
        ExtractTable table = ExtractTable.Find(line.Table)!;
        DateOnly end = coversTo ?? Spans.EndedBy(line.Due?.Every ?? SupplyRhythm.Quarter, today);
        Period? period = table.Reference || line.Period is null ? null
            : line.Period.Start is DateOnly start ? (end > start ? new Period(start, end) : null)
            : new Period(end.AddMonths(-line.Period.Months!.Value), end);
        IngestRequest request = new(path, now)
        {
            MappingPath = line.Mapping is null ? null : folder.At(line.Mapping),
            Assumed = new()
            {
                Supplier = held,
                Agreement = folder.Partnership.Agreement,
                Table = line.Table,
                Mode = line.Mode,
                Period = period,
                ObservedTo = period?.EndExclusive,
            },
        };
        return (request, period is Period covered ? $"taken to cover {covered.InWords()}{(coversTo is null ? ", as laa.json says; a package, or a date in the file's name, can say otherwise" : string.Empty)}" : null);
    }

    /// <summary>Whether it is a table to fill in that nobody has filled in: the catalogue's header, and no row that has all it needs.</summary>
    public static bool IsBlankForm(string path, string table)
    {
        if (ExtractTable.Find(table) is not { Reference: true } form || !path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) || new FileInfo(path).Length > 4096)
        {
            return false;
        }

        string[] lines = [.. File.ReadLines(path).Where(line => line.Trim(',', ' ').Length > 0).Take(3)];
        return lines.Length == 0 || (lines.Length <= 2 && lines[0] == string.Join(',', form.Columns.Select(column => column.Name)) && lines.Skip(1).All(LacksSome));

        bool LacksSome(string line)
        {
            string[] cells = line.Split(',');
            return cells.Length == form.Columns.Count && !line.Contains('"', StringComparison.Ordinal)
                && form.Columns.Zip(cells).Any(cell => cell.First.Required && cell.Second.Trim().Length == 0);
        }
    }
}
