using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Extracts;
using LaaAnalytics.Ingestion.Cells;
using LaaAnalytics.Ingestion.Mappings;
using LaaAnalytics.Ingestion.Reading;
using LaaAnalytics.Ingestion.Rules;
using LaaAnalytics.Store;

namespace LaaAnalytics.Ingestion.Packages;

/// <summary>Settles what is to be read, and every fact about it, before any file is opened.</summary>
internal sealed class PackageReader
{
    private const string Page = "docs/extract-package.md";

    private readonly IngestRequest _request;
    private readonly Findings _findings;

    private PackageReader(IngestRequest request, Findings findings)
    {
        _request = request;
        _findings = findings;
    }

    /// <summary>The supply that the request names; files with missing facts are left out of it and are among the findings.</summary>
    /// <exception cref="UsageException">A manifest or mapping is not of its form.</exception>
    public static Supply Read(IngestRequest request, Findings findings)
    {
        PackageReader reader = new(request, findings);
        string manifest = Path.Combine(request.Path, ExtractPackage.FileName);
        Supply supply = !Directory.Exists(request.Path) ? reader.ReadFile()
            : File.Exists(manifest) ? reader.ReadPackage(manifest)
            : throw new UsageException($"The folder has no {ExtractPackage.FileName}.", $"Write one as described in {Page}, or name a single file.");
        return request.RecordAs is string held ? supply with { Supplier = held } : supply;
    }

    private Supply ReadPackage(string manifest)
    {
        ExtractPackage package = StrictJson.Read<ExtractPackage>(manifest, Page);
        if (_request.MappingPath is not null || _request.Facts != new SupplyFacts())
        {
            throw new UsageException(
                $"A package states its facts and mappings in {ExtractPackage.FileName}.", "Leave out --mapping, --supplier and the other facts.");
        }

        if (package.Supplier.Trim().Length == 0 || package.Resources.Count == 0)
        {
            throw new UsageException($"{ExtractPackage.FileName} names no supplier or no resources.", $"The form is described in {Page}.");
        }

        HashSet<string> paths = new(StringComparer.Ordinal);
        List<Delivery> deliveries = [];
        foreach (ExtractResource resource in package.Resources)
        {
            if (!paths.Add(resource.Path))
            {
                throw new UsageException($"{ExtractPackage.FileName} names the file {resource.Path} twice.", $"The form is described in {Page}.");
            }

            SupplyFacts facts = new()
            {
                Supplier = package.Supplier,
                Agreement = package.Agreement,
                Table = resource.Table,
                Mode = resource.Mode,
                Period = Known(resource.Period, resource.Path),
                ObservedTo = resource.ObservedTo,
                Areas = resource.Areas,
            };
            string? path = Inside(resource.Path);
            string? mapping = resource.Mapping is null ? null : Inside(resource.Mapping);
            if (path is not null && (mapping is not null || resource.Mapping is null) && IsThere(path, resource.Path)
                && Deliver(path, resource.Path, facts, mapping, resource.Sha256, resource.Rows) is Delivery delivery)
            {
                deliveries.Add(delivery);
            }
        }

        RefuseDifferingFacts(deliveries);
        return new(package.Supplier, package.Agreement, deliveries);
    }

    private Supply ReadFile()
    {
        string file = Path.GetFileName(_request.Path);
        Delivery? delivery = Deliver(_request.Path, file, _request.Facts, _request.MappingPath, sha256: null, rows: null, _request.Assumed);
        Mapping mapping = delivery?.Mapping ?? Mapping.None;
        return new(_request.Facts.Supplier ?? mapping.Supplier ?? _request.Assumed.Supplier ?? string.Empty, _request.Facts.Agreement ?? mapping.Agreement ?? _request.Assumed.Agreement, delivery is null ? [] : [delivery]);
    }

    /// <summary>Puts together what manifest or options, and the mapping, say; null where something is missing or they differ.</summary>
    private Delivery? Deliver(string path, string file, SupplyFacts given, string? mappingPath, string? sha256, long? rows, SupplyFacts? assumed = null)
    {
        Mapping mapping = mappingPath is null ? Mapping.None : MappingReader.Read(mappingPath);
        bool isGood = true;
        string? name = Settle(given.Table, mapping.Table, "table") ?? assumed?.Table;
        ExtractTable? table = name is null ? ExtractTable.OfFile(Path.GetFileName(file)) : ExtractTable.Find(name);
        if (table is null)
        {
            Refuse($"a table of the catalogue: {string.Join(", ", ExtractTable.All.Select(known => known.Name))}");
            return null;
        }

        if (mappingPath is not null)
        {
            MappingReader.Check(mapping, Path.GetFileName(mappingPath), table);
        }

        string? supplier = Settle(given.Supplier, mapping.Supplier, "supplier") ?? assumed?.Supplier;
        Settle(given.Agreement, mapping.Agreement, "agreement");
        SupplyMode mode = SettleValue(given.Mode, mapping.Mode, "mode") ?? assumed?.Mode ?? SupplyMode.Full;
        Period? period = SettleValue(given.Period, Known(mapping.Period, file), "period");
        DateOnly? observedTo = SettleValue(given.ObservedTo, mapping.ObservedTo, "observed_to");
        if (period is null && assumed is not null)
        {
            // Assumed together or not at all: a reach that goes with another period would call unfinished cohorts final.
            period = assumed.Period;
            observedTo ??= mode == SupplyMode.Correction ? null : assumed.ObservedTo;
        }

        if (string.IsNullOrWhiteSpace(supplier))
        {
            Refuse("a supplier");
        }

        if (period is null && mode != SupplyMode.Correction && Delivery.HasPeriod(table))
        {
            Refuse("a period: first day, and first day after it");
        }

        if (mode == SupplyMode.Correction)
        {
            // It covers no days: how far the table reaches stays as it was stated.
            if (observedTo is not null)
            {
                Refuse("no observed_to for a correction, which covers no more days than before");
            }
        }
        else if (observedTo is null && Delivery.IsProof(table))
        {
            Refuse("observed_to: the first day not covered");
        }

        IReadOnlyList<string> areas = given.Areas ?? mapping.Areas ?? [];
        ExtractColumn area = ExtractTable.Find("area")!.Column("code")!;
        if (!areas.All(code => ColumnCells.Takes(area, code)))
        {
            Refuse($"areas by their codes: {Rule.Area.Expecting()}");
        }

        return isGood ? new(path, file, table, mode, period ?? Delivery.AllTime, observedTo, areas, mapping, mappingPath, sha256?.ToLowerInvariant(), rows) : null;

        string? Settle(string? one, string? other, string fact)
        {
            if (one is not null && other is not null && one != other)
            {
                Refuse($"the same {fact} wherever it is given");
            }

            return one ?? other;
        }

        T? SettleValue<T>(T? one, T? other, string fact)
            where T : struct
        {
            if (one is T first && other is T second && !first.Equals(second))
            {
                Refuse($"the same {fact} wherever it is given");
            }

            return one ?? other;
        }

        void Refuse(string what)
        {
            isGood = false;
            _findings.Add(Rule.Facts, file, 0, string.Empty, Rule.Facts.Expecting(("what", what)));
        }
    }

    private Period? Known(SuppliedPeriod? period, string file)
    {
        if (period is null)
        {
            return null;
        }

        if (period.End > period.Start)
        {
            return new Period(period.Start, period.End);
        }

        _findings.Add(Rule.Facts, file, 0, string.Empty, Rule.Facts.Expecting(("what", "a period that ends after it starts")));
        return null;
    }

    private bool IsThere(string path, string name)
    {
        if (File.Exists(path))
        {
            return true;
        }

        _findings.Add(Rule.Manifest, name, 0, string.Empty, Rule.Manifest.Expecting());
        return false;
    }

    /// <summary>The path in the package's folder; null where it would leave it.</summary>
    private string? Inside(string relative)
    {
        string folder = Path.GetFullPath(_request.Path);
        bool isPlain = relative.Length > 0 && !Path.IsPathRooted(relative) && !relative.Contains('\\', StringComparison.Ordinal)
            && !relative.Contains(':', StringComparison.Ordinal) && relative.Split('/').All(part => part is not ("" or "." or ".."));
        string path = Path.Combine(folder, relative);
        if (isPlain && !LeadsOut(folder, relative))
        {
            return path;
        }

        _findings.Add(Rule.OutsideFolder, Path.GetFileName(relative), 0, string.Empty, Rule.OutsideFolder.Expecting());
        return null;
    }

    /// <summary>Whether a part of the path is a link: what it points to can be changed after the package was checked.</summary>
    private static bool LeadsOut(string folder, string relative)
    {
        string place = folder;
        foreach (string part in relative.Split('/'))
        {
            place = Path.Combine(place, part);
            FileSystemInfo found = Directory.Exists(place) ? new DirectoryInfo(place) : new FileInfo(place);
            if (found.LinkTarget is not null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Several files of one table are one supply of it, so they must agree about it.</summary>
    private void RefuseDifferingFacts(List<Delivery> deliveries)
    {
        foreach (IGrouping<string, Delivery> table in deliveries.GroupBy(delivery => delivery.Table.Name))
        {
            Delivery first = table.First();
            foreach (Delivery other in table.Where(other => other.Mode != first.Mode || other.Period != first.Period
                || other.ObservedTo != first.ObservedTo || !other.Areas.SequenceEqual(first.Areas)))
            {
                _findings.Add(
                    Rule.Facts, other.File, 0, string.Empty, Rule.Facts.Expecting(("what", $"the mode, period, observed_to and areas of the first file of {first.Table.Name}")));
            }
        }
    }
}
