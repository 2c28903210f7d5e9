using LaaAnalytics.Domain;
using LaaAnalytics.Ingestion.Packages;
using LaaAnalytics.Ingestion.Reading;
using LaaAnalytics.Ingestion.Rules;
using LaaAnalytics.Store;

namespace LaaAnalytics.Ingestion;

/// <summary>Loads extract files into a store: every refused row is explained, and nothing is half loaded.</summary>
public static class Ingest
{
    /// <summary>Loads a package or a file in one transaction.</summary>
    /// <param name="request">What to load.</param>
    /// <param name="store">The store, open for writing.</param>
    /// <returns>What was loaded; after a dry run, what would have been read and refused.</returns>
    /// <exception cref="LoadRefusedException">A rule of scope load was broken, or more rows were refused than the tolerance allows.</exception>
    /// <exception cref="UsageException">A manifest or mapping is not of its form, or facts are given in the wrong place.</exception>
    public static IngestReport Run(IngestRequest request, LaaStore store)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(store);
        return Begin(request).Load(store);
    }

    /// <summary>Reads a package or a file by every rule but those that look across rows (I20 to I25, T01), without a store.</summary>
    /// <param name="request">What to check.</param>
    /// <returns>What was read and refused; <see cref="IngestReport.Load"/> is null.</returns>
    /// <exception cref="LoadRefusedException">It would not be loaded.</exception>
    /// <exception cref="UsageException">A manifest or mapping is not of its form, or facts are given in the wrong place.</exception>
    public static IngestReport Check(IngestRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Begin(request).Check();
    }

    /// <summary>Reads what a package or a file says of itself: whose it is, its tables, periods and how far it reaches. No row is read.</summary>
    /// <param name="request">What to look at.</param>
    /// <exception cref="UsageException">A manifest or mapping is not of its form, or facts are given in the wrong place.</exception>
    public static SupplyOutline Outline(IngestRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        Findings findings = new();
        Supply supply = PackageReader.Read(request, findings);
        return new(
            supply.Supplier,
            supply.Agreement,
            [.. supply.Deliveries.Select(delivery => new OutlinedFile(
                delivery.Path, delivery.File, delivery.Table.Name, delivery.Mode, delivery.Period == Delivery.AllTime ? null : delivery.Period, delivery.ObservedTo))],
            [.. findings.All.Where(finding => finding.Rule == Rule.Manifest.Id).Select(finding => finding.File)],
            findings.All);
    }

    private static IngestRun Begin(IngestRequest request)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(request.Tolerance, nameof(request));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(request.Tolerance, 1m, nameof(request));
        return new(request);
    }
}
