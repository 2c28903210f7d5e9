using System.Globalization;
using LaaAnalytics.Ingestion.Packages;
using LaaAnalytics.Store;

namespace LaaAnalytics.Ingestion.Rules;

/// <summary>A guard that a supply of one table trips.</summary>
/// <param name="Rule">The guard.</param>
/// <param name="Table">Name of the extract table.</param>
/// <param name="Expected">What would have passed, and what came.</param>
internal sealed record TrippedGuard(IngestionRule Rule, string Table, string Expected);

/// <summary>The guards: what a supply would do, beside what is held. Their limits stand in <c>ingestion-rules.json</c>.</summary>
internal static class SupplyGuards
{
    /// <summary>Guards that the supply of one table trips, by number.</summary>
    public static IEnumerable<TrippedGuard> Tripped(HeldSupply held)
    {
        (IngestionRule Rule, string? Expected)[] guards =
        [
            (Rule.TooMuchEnds, TooMuchEnds(held)),
            (Rule.ReachesLessFar, ReachesLessFar(held)),
            (Rule.KeyComesOrGoes, KeyComesOrGoes(held)),
            (Rule.UnusualRows, UnusualRows(held)),
        ];
        return from guard in guards where guard.Expected is not null select new TrippedGuard(guard.Rule, held.Supply.Table, guard.Expected);
    }

    private static string? TooMuchEnds(HeldSupply held)
    {
        decimal most = Math.Floor(held.HeldRows * Rule.TooMuchEnds.Limit("share"));
        long ended = held.Change.Ended;
        return ended > most && ended >= Rule.TooMuchEnds.Limit("rows")
            ? Rule.TooMuchEnds.Expecting(("most", Text(most)), ("held", Text(held.HeldRows)), ("ended", Text(ended)))
            : null;
    }

    private static string? ReachesLessFar(HeldSupply held) =>
        held.Supply.Mode == SupplyMode.Full && held.HeldTo is DateOnly day && (held.Supply.ObservedTo is not DateOnly reach || reach < day)
            ? Rule.ReachesLessFar.Expecting(("day", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))
            : null;

    private static string? KeyComesOrGoes(HeldSupply held) => held.OtherKeyRows > 0
        ? Rule.KeyComesOrGoes.Expecting(("rows", Text(held.OtherKeyRows)), ("kind", held.Supply.HasKey ? "without a key" : "with a key"))
        : null;

    private static string? UnusualRows(HeldSupply held)
    {
        IngestionRule rule = Rule.UnusualRows;
        if (held.Supply.Mode != SupplyMode.Full || !Delivery.HasPeriod(Domain.Extracts.ExtractTable.Find(held.Supply.Table)!)
            || held.EarlierFull.Count < rule.Limit("supplies"))
        {
            return null;
        }

        long rows = held.Change.New + held.Change.Changed + held.Change.Unchanged;
        int days = held.Supply.Period.EndExclusive.DayNumber - held.Supply.Period.Start.DayNumber;
        decimal usual = Median([.. held.EarlierFull.Select(supply => (decimal)supply.Rows * days / supply.Days)]);
        decimal allowed = usual * rule.Limit("share");
        decimal difference = Math.Abs(rows - usual);
        return difference > allowed && difference >= rule.Limit("rows")
            ? rule.Expecting(
                ("usual", Text(Math.Round(usual))), ("least", Text(Math.Ceiling(usual - allowed))), ("most", Text(Math.Floor(usual + allowed))), ("rows", Text(rows)))
            : null;
    }

    private static decimal Median(decimal[] values)
    {
        Array.Sort(values);
        int middle = values.Length / 2;
        return values.Length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }

    private static string Text(decimal number) => number.ToString("#,0", CultureInfo.InvariantCulture);
}
