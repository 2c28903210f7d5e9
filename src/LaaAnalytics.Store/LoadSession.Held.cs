using LaaAnalytics.DuckDb;

namespace LaaAnalytics.Store;

/// <summary>What is held from the supplier of a load, beside which its supply of one table can be judged before it is committed.</summary>
/// <param name="Supply">The supply.</param>
/// <param name="Change">What it would do.</param>
/// <param name="HeldRows">Rows held in what a full supply replaces; 0 for other supplies.</param>
/// <param name="HeldTo">Furthest first day not covered that is stated for the period and areas of the supply, or null.</param>
/// <param name="OtherKeyRows">Rows of the same days that would stay beside the supply's, held with a key where it has none or without where it has one.</param>
/// <param name="EarlierFull">Earlier full supplies that still stand, oldest first: rows accepted, and days of the period supplied.</param>
public sealed record HeldSupply(
    TableSupply Supply,
    TableChange Change,
    long HeldRows,
    DateOnly? HeldTo,
    long OtherKeyRows,
    IReadOnlyList<(long Rows, long Days)> EarlierFull);

/// <content>What is held already.</content>
public sealed partial class LoadSession
{
    /// <summary>What is held beside the supply, per table in the order of the catalogue; nothing is changed.</summary>
    /// <exception cref="Domain.LoadRefusedException">A check refuses rows and they were not taken out.</exception>
    public IReadOnlyList<HeldSupply> Held()
    {
        Plan();
        return [.. _plans.Select(Held)];
    }

    private HeldSupply Held(TablePlan plan)
    {
        (StoredTable table, TableSupply supply) = (plan.Table, plan.Supply);
        DateOnly? reach = null;
        foreach (string area in AreasOf(table, supply))
        {
            DateOnly? stated = Connection.QueryScalar<DateOnly?>(
                SqlLibrary.Text("checks/held_reach"),
                new("supplier", _header.Supplier),
                new("table_name", table.Name),
                new("area_code", area),
                new("period_start", supply.Period.Start),
                new("period_end", supply.Period.EndExclusive));
            reach = reach is null || stated > reach ? stated ?? reach : reach;
        }

        long otherKey = !table.Table.KeyOptional || supply.Mode == SupplyMode.Correction ? 0 : Connection.QueryScalar<long>(
            table.Sql("checks/held_other_key"),
            new("supplier", _header.Supplier),
            new("has_key", supply.HasKey),
            new("period_start", supply.Period.Start),
            new("period_end", supply.Period.EndExclusive));
        using DuckDbResult earlier = Connection.Query(
            SqlLibrary.Text("staging/earlier_full"), new("supplier", _header.Supplier), new("table_name", table.Name));
        return new HeldSupply(
            supply,
            plan.Change,
            plan.HeldRows,
            reach,
            otherKey,
            [.. earlier.ReadRows().Select(row => (row.Get<long>("supplied_rows"), row.Get<long>("days")))]);
    }
}
