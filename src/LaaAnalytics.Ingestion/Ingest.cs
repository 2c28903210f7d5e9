using LaaAnalytics.Domain;
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

    /// <summary>Reads a package or a file as a load into an empty store would, in memory, and keeps nothing: by every rule but those of <see cref="IngestionRule.NeedsHeld"/>.</summary>
    /// <param name="request">What to check.</param>
    /// <returns>What was read and refused.</returns>
    /// <exception cref="LoadRefusedException">It would not be loaded.</exception>
    /// <exception cref="UsageException">A manifest or mapping is not of its form, or facts are given in the wrong place.</exception>
    public static IngestReport Rehearse(IngestRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        using LaaStore store = LaaStore.OpenInMemory();
        return Run(request with { DryRun = true }, store);
    }

    private static IngestRun Begin(IngestRequest request)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(request.Tolerance, nameof(request));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(request.Tolerance, 1m, nameof(request));
        return new(request);
    }
}
