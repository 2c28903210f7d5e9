using LaaAnalytics.Domain;
using LaaAnalytics.Store;

namespace LaaAnalytics.Indicators;

/// <summary>Whether a cohort's people were all supplied, and how far the proof of their offences reaches, area by area.</summary>
/// <remarks>
/// <para>Entry: every supplier that delivers the scheme's kinds of index event and serves the area must cover the whole cohort; where none names the area, all of them must.</para>
/// <para>
/// Proof: every supplier of proven offences that serves the area must have one unbroken stretch that begins no later than the cohort's earliest window,
/// the baseline's where there is one; its reach is the furthest such stretch, and the area's is the smallest of its suppliers', so that one late supplier
/// makes its own areas immature and no others. People without a known area may have been anywhere: every supplier serves them.
/// </para>
/// </remarks>
internal sealed class CohortCoverage
{
    private const string EveryArea = "*";
    private readonly MeasurementScheme _scheme;
    private readonly CoverageRow[] _proof;
    private readonly CoverageRow[] _entry;

    /// <summary>What a vintage says of the supplies that a scheme reads.</summary>
    public CohortCoverage(StoreView view, MeasurementScheme scheme)
    {
        _scheme = scheme;
        HashSet<string> suppliers = [.. view.EventSuppliers().Where(row => scheme.Enters.Events.Contains(row.EventType)).Select(row => row.Supplier)];
        IReadOnlyList<CoverageRow> coverage = view.Coverage();
        _proof = [.. coverage.Where(row => row.Table == "proven_offence")];
        _entry = [.. coverage.Where(row => row.Table == "index_event" && suppliers.Contains(row.Supplier))];
    }

    /// <summary>From the first to the last day for which anybody delivers the scheme's index events; null where nobody does.</summary>
    public Period? Supplied => _entry.Length == 0
        ? null
        : new(_entry.Min(row => row.Period.Start), _entry.Max(row => row.Period.EndExclusive));

    /// <summary>First day that no supplier's proof reaches, wherever it serves; null where there is none.</summary>
    public DateOnly? Furthest => _proof.Length == 0 ? null : _proof.Max(row => row.ObservedTo);

    /// <summary>First day that the area's proof does not reach; null where the cohort or the proof of its windows was not supplied whole.</summary>
    public DateOnly? ObservedTo(AreaCode area, Period cohort)
    {
        CoverageRow[] serving = [.. _entry.Where(row => Serves(row, area))];
        if (!(serving.Length > 0 ? serving : _entry).Select(row => row.Supplier).Distinct().All(supplier => Covers(supplier, cohort)))
        {
            return null;
        }

        DateOnly from = _scheme.FirstDayNeeded(cohort);
        return Smallest(_proof
            .Where(row => Serves(row, area))
            .GroupBy(row => row.Supplier)
            .Select(supplier => supplier.Where(row => row.Period.Start <= from).Max(row => row.ObservedTo)));
    }

    /// <summary>The smallest reach of several areas; null where one of them has none, or there are none.</summary>
    public DateOnly? ObservedTo(IEnumerable<AreaCode> areas, Period cohort) => Smallest(areas.Select(area => ObservedTo(area, cohort)));

    private static bool Serves(CoverageRow row, AreaCode area) => area.IsPlaceless || row.AreaCode == EveryArea || row.AreaCode == area.Code;

    private bool Covers(string supplier, Period cohort) => _entry.Any(row => row.Supplier == supplier && cohort.IsWithin(row.Period));

    private static DateOnly? Smallest(IEnumerable<DateOnly?> reaches)
    {
        DateOnly?[] all = [.. reaches];
        return all.Contains(null) ? null : all.Min();
    }
}
