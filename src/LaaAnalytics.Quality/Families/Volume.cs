using System.Globalization;
using LaaAnalytics.Domain.Extracts;
using LaaAnalytics.Store;

namespace LaaAnalytics.Quality.Families;

/// <summary>Rows of the newest supply against the median of those before it.</summary>
internal static class Volume
{
    /// <summary>
    /// Relative change per supplier and table of people. Tables supplied by period are compared in rows a day of the period, others in rows; full
    /// supplies with full ones, additions with additions. Withdrawn and excluded supplies are left out.
    /// </summary>
    public static IEnumerable<Observation> Of(LaaStore store, int asOf, QualitySettings settings) =>
        from supplied in store.Loads().Where(load => load.Seq <= asOf && load.Withdraws is null && !(load.WithdrawnBy <= asOf)).SelectMany(Supplies)
        where !settings.Exclusions.Any(excluded => excluded.Supplier == supplied.Supplier && excluded.Table == supplied.Table && excluded.LoadedOn == supplied.LoadedOn)
        group supplied by (supplied.Supplier, supplied.Table) into table
        let newest = table.MaxBy(supplied => supplied.Seq)
        let before = table.Where(supplied => supplied.Seq < newest.Seq && supplied.Mode == newest.Mode).Select(supplied => supplied.Rate).Order().ToList()
        where before.Count > 0
        let expected = Median(before) * newest.Days
        where expected > 0
        select new Observation("Q60", newest.Supplier, newest.Table, null, (newest.Rows / expected) - 1, [newest.Rows, (long)Math.Round(expected)])
        {
            Base = Math.Max(newest.Rows, (long)expected),
            Note = before.Count == 1 ? "the supply before" : string.Create(CultureInfo.InvariantCulture, $"the median of {before.Count} supplies before"),
        };

    private static IEnumerable<Supplied> Supplies(LoadRecord load) =>
        from change in load.Tables
        where change.Mode is SupplyMode.Full or SupplyMode.Delta && ExtractTable.Find(change.Table)?.Reference == false
        let days = TableDays.Of(change.Table) is null or { Day: "admitted" } ? 1 : change.Period.EndExclusive.DayNumber - change.Period.Start.DayNumber
        select new Supplied(
            load.Seq,
            load.Supplier,
            change.Table,
            DateOnly.ParseExact(load.LoadedOn.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture),
            change.Mode,
            change.New + change.Changed + change.Unchanged,
            days);

    private static decimal Median(List<decimal> sorted) =>
        sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2;

    private readonly record struct Supplied(int Seq, string Supplier, string Table, DateOnly LoadedOn, SupplyMode Mode, long Rows, int Days)
    {
        public decimal Rate => (decimal)Rows / Days;
    }
}
