using System.Globalization;
using System.Security.Cryptography;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Releases;
using LaaAnalytics.Indicators;
using LaaAnalytics.Reporting.SixMonthReviews;
using LaaAnalytics.Reporting.Workbooks;

namespace LaaAnalytics.Refresh.Releases;

/// <summary>A file that is to leave, as far as its figures go: a pack of this program, or figures as <c>laa measure</c> writes them.</summary>
/// <param name="FileName">Name, without a folder.</param>
/// <param name="Kind"><see cref="ReleaseKind.Pack"/> or <see cref="ReleaseKind.Figures"/>.</param>
/// <param name="Digest">SHA-256 of the file, of a pack of its content.</param>
/// <param name="AsOf">Load after which its figures were known.</param>
/// <param name="Provenance">What a pack says of itself, by name; empty for other files.</param>
/// <param name="Counts">Cells as it prints them, once each, in its order.</param>
/// <param name="RatesAlone">Cells of which it prints a rate or a limit but not both counts.</param>
public sealed record ReleaseFile(
    string FileName,
    string Kind,
    string Digest,
    int AsOf,
    IReadOnlyDictionary<string, string> Provenance,
    IReadOnlyList<ReleaseCount> Counts,
    IReadOnlyList<CellKey> RatesAlone)
{
    /// <summary>What can be read, for remedies.</summary>
    public const string Accepted =
        "Accepted are packs of this program (.xlsx), and figures as 'laa measure --format csv' or '--format json' writes them, without --further and --case-mix.";

    private const long LargestFile = 64L * 1024 * 1024;

    /// <summary>Definitions of its cells, in order.</summary>
    public IReadOnlyList<string> Schemes => [.. Counts.Select(count => count.Cell.Indicator).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The issued pack that a pack says it is; null where it is a draft or no pack.</summary>
    public string? PackId => Provenance.GetValueOrDefault(SixMonthPack.PackIdProperty);

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="UsageException">It is of no kind that can be read, or something in it is not as this program writes it; the message names file, line and column, never what stands there.</exception>
    public static ReleaseFile Read(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        FileInfo file = new(path);
        if (!file.Exists)
        {
            throw new UsageException($"{file.Name} is not there.", "Name the file that is to leave.");
        }

        if (file.Length > LargestFile)
        {
            throw new UsageException($"{file.Name} is larger than 64 MiB.", Accepted);
        }

        return file.Extension.ToUpperInvariant() switch
        {
            ".XLSX" => Pack(file),
            ".CSV" => Figures(file, FigureRows.OfCsv),
            ".JSON" => Figures(file, FigureRows.OfJson),
            _ => throw new UsageException($"{file.Name} is of no kind whose figures can be read.", Accepted),
        };
    }

    private static ReleaseFile Pack(FileInfo file)
    {
        using FileStream stream = file.OpenRead();
        WorkbookSeal seal = WorkbookSeal.Of(stream);
        stream.Position = 0;
        return Of(file.Name, ReleaseKind.Pack, seal.Digest, seal.Provenance, FigureRows.OfPack(stream, file.Name));
    }

    private static ReleaseFile Figures(FileInfo file, Func<byte[], string, IReadOnlyList<FigureRow>> read)
    {
        byte[] bytes = File.ReadAllBytes(file.FullName);
        return Of(file.Name, ReleaseKind.Figures, Convert.ToHexStringLower(SHA256.HashData(bytes)), new Dictionary<string, string>(), read(bytes, file.Name));
    }

    private static ReleaseFile Of(string name, string kind, string digest, IReadOnlyDictionary<string, string> provenance, IReadOnlyList<FigureRow> rows)
    {
        if (rows.Count == 0)
        {
            throw new UsageException($"{name} holds no figure.", Accepted);
        }

        Dictionary<CellKey, ReleaseCount> counts = [];
        List<CellKey> order = [];
        HashSet<CellKey> rates = [];
        foreach (FigureRow row in rows)
        {
            if (row.Id.AsOf != rows[0].Id.AsOf)
            {
                throw row.Fault("figure id", string.Create(CultureInfo.InvariantCulture, $"a figure as known after load {rows[0].Id.AsOf}, as the others of the file"));
            }

            CellKey cell = row.Id.Cell with { Indicator = SchemeOf(row) };
            if (!counts.TryGetValue(cell, out ReleaseCount? known))
            {
                order.Add(cell);
                known = new(cell, row.Id.AsOf, null, null);
            }

            counts[cell] = known with
            {
                Offenders = Same(row, "offenders", known.Offenders, row.Offenders),
                Reoffenders = Same(row, "re-offenders", known.Reoffenders, row.Reoffenders),
            };
            if (row.HasRate && (row.Offenders is null || row.Reoffenders is null))
            {
                rates.Add(cell);
            }
        }

        return new(name, kind, digest, rows[0].Id.AsOf, provenance, [.. order.Select(cell => counts[cell])], [.. order.Where(rates.Contains)]);
    }

    private static string SchemeOf(FigureRow row)
    {
        MeasurementScheme? scheme = SchemeCatalogue.All.FirstOrDefault(known => known.Citation == row.Scheme);
        Indicator? indicator = IndicatorCatalogue.All.FirstOrDefault(known => known.Id == row.Id.Cell.Indicator);
        return scheme is null ? throw row.Fault("definition", "a definition of this program's catalogue, in its version")
            : scheme.Id == (indicator?.Scheme ?? row.Id.Cell.Indicator) ? scheme.Id
            : throw row.Fault("definition", "the definition that the figure's indicator is made by");
    }

    private static PrintedNumber? Same(FigureRow row, string column, PrintedNumber? known, long? number) =>
        number is not long printed ? known
        : known is null || known.Printed == printed ? PrintedNumber.Exact(printed)
        : throw row.Fault(column, "the number that the file prints of the same cell elsewhere");
}
