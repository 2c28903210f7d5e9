using LaaAnalytics.Domain.Extracts;
using LaaAnalytics.Store;

namespace LaaAnalytics.Refresh.Plans;

/// <summary>How far suppliers' tables reach in one vintage.</summary>
/// <param name="Supplier">Supplier's id in <c>laa.json</c>, or the store's where that names none.</param>
/// <param name="Table">Extract table; reference tables have no reach.</param>
/// <param name="To">First day not covered, of the area that reaches furthest.</param>
/// <param name="Least">The same of the area that reaches least far.</param>
internal sealed record Reach(string Supplier, string Table, DateOnly To, DateOnly Least)
{
    /// <summary>Later than any supply reaches: a table without dates of its own is held for all time.</summary>
    private static readonly DateOnly NoDate = new(2190, 1, 1);

    /// <summary>Every supplier's dated tables, by supplier and table.</summary>
    public static IReadOnlyList<Reach> Of(StoreView view, Partnership partnership) =>
    [
        .. view.Coverage()
            .Where(row => ExtractTable.Find(row.Table) is { Reference: false })
            .Select(row => (Supplier: partnership.Supplier(row.Supplier)?.Id ?? row.Supplier, row.Table, row.AreaCode, To: row.ObservedTo ?? row.Period.EndExclusive))
            .Where(row => row.To < NoDate)
            .GroupBy(row => (row.Supplier, row.Table, row.AreaCode), row => row.To)
            .Select(area => (area.Key.Supplier, area.Key.Table, To: area.Max()))
            .GroupBy(area => (area.Supplier, area.Table), area => area.To)
            .OrderBy(table => table.Key.Supplier, StringComparer.Ordinal)
            .ThenBy(table => table.Key.Table, StringComparer.Ordinal)
            .Select(table => new Reach(table.Key.Supplier, table.Key.Table, table.Max(), table.Min())),
    ];

    /// <summary>What moves from one vintage to another.</summary>
    public static IReadOnlyList<ReachMove> Moves(IReadOnlyList<Reach> before, IReadOnlyList<Reach> after) =>
    [
        .. after
            .Select(now => (Now: now, Then: before.FirstOrDefault(then => then.Supplier == now.Supplier && then.Table == now.Table)))
            .Where(pair => pair.Then is null || pair.Then.To != pair.Now.To || pair.Then.Least != pair.Now.Least)
            .Select(pair => new ReachMove(pair.Now.Supplier, pair.Now.Table, pair.Then?.To, pair.Now.To, pair.Now.Least != pair.Now.To)),
        .. before
            .Where(then => !after.Any(now => now.Supplier == then.Supplier && now.Table == then.Table))
            .Select(then => new ReachMove(then.Supplier, then.Table, then.To, null, IsUneven: false)),
    ];
}
