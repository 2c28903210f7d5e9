using LaaAnalytics.Domain;
using LaaAnalytics.Ingestion.Packages;
using LaaAnalytics.Ingestion.Reading;
using LaaAnalytics.Ingestion.Rules;
using LaaAnalytics.Store;

namespace LaaAnalytics.Ingestion;

/// <summary>Loads extract files into a store: every refused row is explained, and nothing is half loaded.</summary>
public static class Ingest
{
    private const int LongestReason = 500;

    /// <summary>Loads a package or a file in one transaction.</summary>
    /// <param name="request">What to load.</param>
    /// <param name="store">The store, open for writing.</param>
    /// <returns>What was loaded; after a dry run, what would have been.</returns>
    /// <exception cref="LoadRefusedException">A rule of scope load was broken, or more rows were refused than the tolerance allows.</exception>
    /// <exception cref="UsageException">
    /// A manifest or mapping is not of its form, facts are given in the wrong place, or what is to be overruled is no guard or lacks its reason.
    /// </exception>
    public static IngestReport Run(IngestRequest request, LaaStore store)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(store);
        return Begin(request).Load(store);
    }

    /// <summary>Reads a package or a file by every rule but those that look across rows (I20 to I25, I44, T01) or beside what is held (I40 to I43), without a store.</summary>
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
                delivery.Path,
                delivery.File,
                delivery.Table.Name,
                delivery.Mode,
                delivery.Period == Delivery.AllTime ? null : delivery.Period,
                delivery.ObservedTo,
                delivery.Areas,
                delivery.MappingPath))],
            [.. findings.All.Where(finding => finding.Rule == Rule.Manifest.Id).Select(finding => finding.File)],
            findings.All);
    }

    /// <summary>Reads a package or a file as a load into an empty store would, in memory, and keeps nothing: by every rule but those of <see cref="IngestionRule.NeedsHeld"/>.</summary>
    /// <param name="request">What to check.</param>
    /// <returns>What was read and refused.</returns>
    /// <exception cref="LoadRefusedException">It would not be loaded.</exception>
    /// <exception cref="UsageException">A manifest or mapping is not of its form, or facts are given in the wrong place.</exception>
    public static IngestReport Rehearse(IngestRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        using LaaStore store = LaaStore.OpenInMemory();
        return Run(request with { DryRun = true, Rehearsal = true }, store);
    }

    private static IngestRun Begin(IngestRequest request)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(request.Tolerance, nameof(request));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(request.Tolerance, 1m, nameof(request));
        foreach (string rule in request.Accept)
        {
            if (IngestionRule.Find(rule) is not { Guard: true })
            {
                string guards = string.Join(", ", IngestionRule.All.Where(known => known.Guard).Select(known => known.Id));
                throw new UsageException($"{rule} is not a guard that can be overruled; there are {guards}.", "The rules are in docs/ingestion-rules.md.");
            }
        }

        string? reason = request.AcceptReason?.Trim();
        if ((request.Accept.Count > 0) != (reason is { Length: > 0 }) || reason is { Length: > LongestReason } || (reason ?? string.Empty).Any(char.IsControl))
        {
            throw new UsageException(
                $"A guard is overruled with a reason of 1 to {LongestReason} characters on one line, and a reason is given for a guard.",
                "Say why in a few words, without naming anybody: --accept I40 --reason \"the supplier cleared its duplicates\".");
        }

        return new(request);
    }
}
