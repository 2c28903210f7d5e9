using System.Globalization;
using LaaAnalytics.Domain;
using LaaAnalytics.DuckDb;
using LaaAnalytics.Store;

namespace LaaAnalytics.Quality.Families;

/// <summary>Whether as many rows came as were to be expected, in tables with dates.</summary>
/// <remarks>
/// Suppliers send in different rhythms, and some send everything each time; so rows are counted by their dates and not by what a supply happened to repeat.
/// </remarks>
internal static class Volume
{
    private const int SuppliesBefore = 8;

    /// <summary>
    /// Q60: rows of the twelve months that a table newly reaches back over, against the median of the same count at each supply before.
    /// Q63: rows of the days that the newest supply added, against the same days a year before.
    /// Withdrawn and excluded supplies are left out.
    /// </summary>
    public static IEnumerable<Observation> Of(LaaStore store, DuckDbConnection tables, int asOf, QualitySettings settings)
    {
        foreach (IGrouping<(string Supplier, string Table), Supplied> supplies in Supplies(store, asOf, settings))
        {
            List<Supplied> inOrder = [.. supplies.OrderBy(supply => supply.Seq)];
            Supplied newest = inOrder[^1];
            List<Supplied> before = [.. inOrder[..^1].TakeLast(SuppliesBefore)];
            if (before.Count == 0)
            {
                continue;
            }

            List<long> counts = [.. before.Select(supply =>
            {
                using DuckDbConnection then = store.At(supply.Seq).OpenTable(supplies.Key.Table);
                return Rows(then, supplies.Key, supply.YearToReach);
            })];
            string what = before.Count == 1 ? "at the supply before" : string.Create(CultureInfo.InvariantCulture, $"at the median of {before.Count} supplies before");
            if (Compared("Q60", supplies.Key, Rows(tables, supplies.Key, newest.YearToReach), counts, what) is Observation year)
            {
                yield return year;
            }

            DateOnly reachedBefore = before[^1].Reach;
            if (newest.Reach > reachedBefore)
            {
                Period added = new(reachedBefore, newest.Reach);
                Period yearBefore = added.PlusMonths(-12);
                List<long> then = yearBefore.Start >= inOrder.Min(supply => supply.From) ? [Rows(tables, supplies.Key, yearBefore)] : [];
                if (Compared("Q63", supplies.Key, Rows(tables, supplies.Key, added), then, "on the same days a year before") is Observation slice)
                {
                    yield return slice;
                }
            }
        }
    }

    private static IEnumerable<IGrouping<(string Supplier, string Table), Supplied>> Supplies(LaaStore store, int asOf, QualitySettings settings) =>
        from load in store.Loads()
        where load.Seq <= asOf && load.Withdraws is null && !(load.WithdrawnBy <= asOf)
        let day = DateOnly.ParseExact(load.LoadedOn.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture)
        from change in load.Tables
        where TableDays.Of(change.Table) is not null && change.Mode is SupplyMode.Full or SupplyMode.Delta
        where !settings.Exclusions.Any(excluded => excluded.Supplier == load.Supplier && excluded.Table == change.Table && excluded.LoadedOn == day)
        group new Supplied(load.Seq, change.Period.Start, change.ObservedTo ?? change.Period.EndExclusive) by (load.Supplier, change.Table);

    private static Observation? Compared(string check, (string Supplier, string Table) of, long rows, List<long> before, string what)
    {
        decimal expected = Median([.. before.Order()]);
        return expected == 0 ? null : new(check, of.Supplier, of.Table, null, (rows / expected) - 1, [rows, (long)Math.Round(expected)])
        {
            Base = (long)expected,
            ByChance = (decimal)(StabilityIndex.Normal99 * Math.Sqrt(2 / (double)expected)),
            Note = what,
        };
    }

    private static long Rows(DuckDbConnection tables, (string Supplier, string Table) of, Period window) => tables.QueryScalar<long>(
        CheckSql.Statement("rows_in_window", ("table", of.Table), ("day", TableDays.Of(of.Table)!.Settled)),
        new("supplier", of.Supplier),
        new("window_start", window.Start),
        new("window_end", window.EndExclusive));

    private static decimal Median(IReadOnlyList<long> sorted) => sorted.Count == 0 ? 0
        : sorted.Count % 2 == 1 ? sorted[sorted.Count / 2]
        : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2m;

    private readonly record struct Supplied(int Seq, DateOnly From, DateOnly Reach)
    {
        public Period YearToReach => new(Reach.AddMonths(-12), Reach);
    }
}
