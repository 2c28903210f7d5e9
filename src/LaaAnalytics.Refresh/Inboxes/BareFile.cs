using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Extracts;
using LaaAnalytics.Ingestion;

namespace LaaAnalytics.Refresh.Inboxes;

/// <summary>A single file in a supplier's folder, understood by what <c>laa.json</c> says of it.</summary>
internal static class BareFile
{
    private static readonly string[] Endings = [".csv", ".parquet", ".xlsx"];

    private static readonly Period AnyMonth = Period.OfMonths(2000, 1, 1);

    /// <summary>Whether a supply may be a file of this name.</summary>
    public static bool IsExtract(string name) => Endings.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase);

    /// <summary>The line of <c>laa.json</c> that the file belongs to, and the first day after those its name states; null where there is none.</summary>
    /// <remarks>A pattern wins over a table's name, and <c>area_link</c> over <c>area</c>. Where the pattern has no place for a day, the one day or month in the name counts.</remarks>
    public static (SupplyLine Line, DateOnly? CoversTo)? LineOf(PartnerSupplier supplier, string name)
    {
        foreach (SupplyLine line in supplier.Sends.Where(line => line.Files is not null))
        {
            if (FilePattern.Matches(line.Files!, name, out DateOnly? coversTo))
            {
                return (line, coversTo ?? FilePattern.DayIn(name));
            }
        }

        ExtractTable? table = ExtractTable.OfFile(name);
        return supplier.Sends.FirstOrDefault(line => line.Files is null && line.Table == table?.Name) is SupplyLine named ? (named, FilePattern.DayIn(name)) : null;
    }

    /// <summary>How the file is to be loaded, with what is assumed in words.</summary>
    /// <remarks>How far it reaches is never assumed: a file that reaches less far than supposed would make unfinished cohorts look final.</remarks>
    /// <param name="path">The file.</param>
    /// <param name="supplier">Its supplier.</param>
    /// <param name="line">Its line in <c>laa.json</c>.</param>
    /// <param name="coversTo">First day after those its name states, or null.</param>
    /// <param name="folder">The partnership's folder.</param>
    /// <param name="now">Instant that loads are recorded under.</param>
    public static (IngestRequest Request, string? Assumed) Request(string path, PartnerSupplier supplier, SupplyLine line, DateOnly? coversTo, PartnershipFolder folder, string now)
    {
        Period? period = HasDays(line) && line.Period is FilePeriod stated && coversTo is DateOnly end
            ? stated.Start is DateOnly start ? (end > start ? new Period(start, end) : null) : new Period(end.AddMonths(-stated.Months!.Value), end)
            : null;
        IngestRequest request = new(path, now)
        {
            MappingPath = line.Mapping is null ? null : folder.At(line.Mapping),
            Assumed = new()
            {
                Supplier = supplier.Id,
                Agreement = folder.Partnership.Agreement,
                Table = line.Table,
                Mode = line.Mode,
                Period = period,
                ObservedTo = period?.EndExclusive ?? (line.Table == "person" ? coversTo : null),
            },
        };
        return (request, period is Period covered ? $"taken to cover {covered.InWords()}, as its name and {Partnership.FileName} say" : null);
    }

    /// <summary>What the file would say of itself if its days were known, where nothing else is lacking; null where they are known, or more is lacking.</summary>
    /// <param name="request">How it is to be loaded.</param>
    /// <param name="outline">What is known of it.</param>
    /// <param name="line">Its line in <c>laa.json</c>.</param>
    public static SupplyOutline? WithDays(IngestRequest request, SupplyOutline outline, SupplyLine line)
    {
        if (outline.Files.Count > 0 || !HasDays(line) || request.Assumed.Period is not null)
        {
            return null;
        }

        SupplyOutline whole = Ingest.Outline(request with { Assumed = request.Assumed with { Period = AnyMonth, ObservedTo = AnyMonth.EndExclusive } });
        return whole.Files.Count > 0 ? whole : null;
    }

    private static bool HasDays(SupplyLine line) => ExtractTable.Find(line.Table) is { Reference: false, Name: not "person" };

    /// <summary>Whether it is a table to fill in that nobody has filled in: the catalogue's header, and no row; of a reference table no row that has all it needs.</summary>
    public static bool IsBlankForm(string path, string table)
    {
        if (ExtractTable.Find(table) is not ExtractTable form || !path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) || new FileInfo(path).Length > 4096)
        {
            return false;
        }

        string[] lines = [.. File.ReadLines(path).Where(line => line.Trim(',', ' ').Length > 0).Take(3)];
        return lines.Length == 0 || (lines.Length <= 2 && lines[0] == string.Join(',', form.Columns.Select(column => column.Name)) && lines.Skip(1).All(LacksSome));

        bool LacksSome(string line)
        {
            string[] cells = line.Split(',');
            return form.Reference && cells.Length == form.Columns.Count && !line.Contains('"', StringComparison.Ordinal)
                && form.Columns.Zip(cells).Any(cell => cell.First.Required && cell.Second.Trim().Length == 0);
        }
    }
}
