using LaaAnalytics.Domain.Quality;
using LaaAnalytics.DuckDb;
using LaaAnalytics.Quality.Anonymity;
using LaaAnalytics.Quality.Families;
using LaaAnalytics.Store;

namespace LaaAnalytics.Quality;

/// <summary>Makes every check of the catalogue on what was known after a load.</summary>
public static class QualityAssessment
{
    /// <summary>Every finding, those passed included: hard, soft, exempt, passed, not assessed; within each by check, supplier, table, column.</summary>
    /// <param name="store">Store, for its list of loads.</param>
    /// <param name="view">Vintage.</param>
    /// <param name="settings">Thresholds, exemptions, due dates and totals of the partnership.</param>
    /// <param name="today">Day that ages and exemptions are counted to.</param>
    /// <exception cref="Domain.UsageException">The settings cannot mean what they say.</exception>
    public static IReadOnlyList<QualityFinding> Of(LaaStore store, StoreView view, QualitySettings settings, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(settings);
        settings.Check();
        IReadOnlyList<SupplySummary> supplies = view.Supplies();
        using DuckDbConnection tables = view.OpenTables();
        FillReach(tables, supplies);
        IEnumerable<Observation> seen =
        [
            .. RowChecks.Of(tables, today),
            .. Freshness.Of(supplies, settings, today),
            .. ExternalTotals.Of(tables, settings),
            .. Volume.Of(store, tables, view.AsOf, settings),
            .. Drift.Of(tables),
            .. AnonymityCheck.Of(tables, settings),
        ];
        return Sorted(seen.Select(one => QualityVerdict.Of(one, settings, today)).Concat(QualityVerdict.Ended(settings, today)));
    }

    /// <summary>How old each supplier's records are, and whether what was due has come; sorted as by <see cref="Of"/>.</summary>
    /// <param name="view">Vintage.</param>
    /// <param name="settings">Ages, due dates and exemptions of the partnership.</param>
    /// <param name="today">Day that ages are counted to.</param>
    /// <exception cref="Domain.UsageException">The settings cannot mean what they say.</exception>
    public static IReadOnlyList<QualityFinding> OfFreshness(StoreView view, QualitySettings settings, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(settings);
        settings.Check();
        return Sorted(Freshness.Of(view.Supplies(), settings, today).Select(one => QualityVerdict.Of(one, settings, today)));
    }

    /// <summary>The findings on suppliers of an agreement: those that have supplied for it, or for none by name, and what concerns all.</summary>
    /// <param name="findings">Findings.</param>
    /// <param name="store">Store, for its list of loads.</param>
    /// <param name="agreement">Agreement id.</param>
    public static IReadOnlyList<QualityFinding> ForAgreement(IReadOnlyList<QualityFinding> findings, LaaStore store, string agreement)
    {
        ArgumentNullException.ThrowIfNull(findings);
        ArgumentNullException.ThrowIfNull(store);
        ILookup<string, string?> agreements = store.Loads().ToLookup(load => load.Supplier, load => load.Agreement, StringComparer.Ordinal);
        return [.. findings.Where(finding =>
            !agreements.Contains(finding.Supplier) || agreements[finding.Supplier].Any(known => known is null || known == agreement))];
    }

    private static List<QualityFinding> Sorted(IEnumerable<QualityFinding> findings) =>
    [
        .. findings
            .OrderBy(finding => Place(finding.Outcome))
            .ThenBy(finding => finding.Check, StringComparer.Ordinal)
            .ThenBy(finding => finding.Supplier, StringComparer.Ordinal)
            .ThenBy(finding => finding.Table, StringComparer.Ordinal)
            .ThenBy(finding => finding.Column, StringComparer.Ordinal),
    ];

    private static int Place(QualityOutcome outcome) => outcome switch
    {
        QualityOutcome.Hard => 0,
        QualityOutcome.Soft => 1,
        QualityOutcome.Exempt => 2,
        QualityOutcome.Pass => 3,
        _ => 4,
    };

    /// <summary>How far each supplier's tables reach, for the checks that ask how old a row is.</summary>
    private static void FillReach(DuckDbConnection tables, IReadOnlyList<SupplySummary> supplies)
    {
        tables.Execute("create temp table reach (supplier varchar, table_name varchar, observed_to date)");
        foreach (SupplySummary supply in supplies)
        {
            tables.Execute(
                "insert into reach values ($supplier, $table_name, $observed_to)",
                new("supplier", supply.Supplier),
                new("table_name", supply.Table),
                new("observed_to", supply.ObservedTo is DateOnly day ? day : DuckDbValue.Null));
        }
    }
}
