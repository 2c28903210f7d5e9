using System.Globalization;
using LaaAnalytics.Domain;
using LaaAnalytics.DuckDb;

namespace LaaAnalytics.Store;

/// <content>The merge of a supply with what is known already.</content>
public sealed partial class LoadSession
{
    /// <summary>Merges the supply and ends the session.</summary>
    /// <remarks>
    /// With keys, a row is new, changed or unchanged by its key, wherever in time it was before; a full supply also ends the rows of its slice that
    /// it lacks. Slice: this supplier's rows with an event date (<c>index_event</c>), offence date (<c>proven_offence</c>) or period
    /// (<c>cohort_outcome</c>, <c>indicator_count</c>) in the supply's period; all of this supplier's rows in other tables. Without keys, the slice
    /// then holds exactly the supplied rows, equal ones as often as supplied. Where neither a row nor a statement of coverage differs from what is
    /// known, no load is recorded.
    /// </remarks>
    /// <exception cref="LoadRefusedException">A check refuses rows and they were not taken out.</exception>
    public LoadSummary Commit()
    {
        IReadOnlyList<RowRejection> rejections = _rejections ?? Check();
        if (rejections.Count > 0)
        {
            throw new LoadRefusedException(
                string.Create(CultureInfo.InvariantCulture, $"{_header.Supplier}: {rejections.Count} breaches found by the checks; nothing was loaded."),
                "Correct the refused rows and run the same command again.",
                rejections);
        }

        int seq = Connection.QueryScalar<int>(SqlLibrary.Text("staging/last_load")) + 1;
        bool isDifferent = false;
        List<TableChange> changes = [];
        foreach (StoredTable table in StoredTable.All.Where(table => _supplies.ContainsKey(table.Name)))
        {
            TableSupply supply = _supplies[table.Name];
            TableChange change = Merge(table, supply, seq);
            isDifferent |= change.New + change.Changed + change.Ended > 0;
            isDifferent |= Cover(table, supply, seq);
            changes.Add(change);
        }

        if (isDifferent)
        {
            Record(seq, changes);
            _transaction.Commit();
        }

        Dispose();
        return new LoadSummary(isDifferent ? seq : 0, !isDifferent, changes);
    }

    private TableChange Merge(StoredTable table, TableSupply supply, int seq)
    {
        // Where a row was refused, what is missing may be its earlier version: then a full supply ends nothing until it comes clean.
        bool ends = supply.Mode == SupplyMode.Full && (!supply.HasKey || _refused.GetValueOrDefault(table.Name) == 0);
        string change = table.Sql(supply.HasKey ? "merge/change_keyed" : "merge/change_keyless");
        Connection.Execute(
            $"create or replace temp table change_{table.Name} as {change}",
            new("supplier", _header.Supplier),
            new("is_full", ends),
            new("period_start", supply.Period.Start),
            new("period_end", supply.Period.EndExclusive));
        using DuckDbResult result = Connection.Query(table.Sql("merge/count_changes"));
        DuckDbRow counts = result.ReadRows()[0];
        TableChange counted = new(
            table.Name,
            supply.Mode,
            supply.Period,
            supply.ObservedTo,
            counts.Get<long>("new_rows"),
            counts.Get<long>("changed_rows"),
            counts.Get<long>("unchanged_rows"),
            counts.Get<long>("ended_rows"),
            _refused.GetValueOrDefault(table.Name));
        if (counted.Changed + counted.Ended > 0)
        {
            Connection.Execute(table.Sql("merge/supersede"), new DuckDbParameter("seq", seq));
        }

        if (counted.New + counted.Changed > 0)
        {
            Connection.Execute(table.Sql("merge/insert_run"), new("supplier", _header.Supplier), new("seq", seq));
        }

        return counted;
    }

    /// <summary>Notes what the supply covers; true where that was not known.</summary>
    private bool Cover(StoredTable table, TableSupply supply, int seq)
    {
        long noted = 0;
        foreach (string area in AreasOf(table, supply))
        {
            noted += Connection.Execute(
                SqlLibrary.Text("merge/insert_coverage"),
                new("seq", seq),
                new("supplier", _header.Supplier),
                new("table_name", table.Name),
                new("area_code", area),
                new("period_start", supply.Period.Start),
                new("period_end", supply.Period.EndExclusive),
                new("observed_to", OrNull(supply.ObservedTo)));
        }

        return noted > 0;
    }

    private IReadOnlyList<string> AreasOf(StoredTable table, TableSupply supply)
    {
        if (supply.AreaCodes.Count > 0)
        {
            return supply.AreaCodes;
        }

        if (table.AreaColumn is null)
        {
            return ["*"];
        }

        using DuckDbResult result = Connection.Query(table.Sql("merge/supplied_areas"));
        return [.. result.ReadRows().Select(row => row.Get<string>(0))];
    }

    private void Record(int seq, IReadOnlyList<TableChange> changes)
    {
        Connection.Execute(
            SqlLibrary.Text("merge/insert_load"),
            new("seq", seq),
            new("supplier", _header.Supplier),
            new("agreement", _header.Agreement),
            new("loaded_on", _header.LoadedOn),
            new("withdraws", DuckDbValue.Null));
        for (int i = 0; i < _header.Files.Count; i++)
        {
            SuppliedFile file = _header.Files[i];
            Connection.Execute(
                SqlLibrary.Text("merge/insert_load_file"),
                new("seq", seq),
                new("position", i + 1),
                new("name", file.Name),
                new("sha256", file.Sha256),
                new("file_rows", file.Rows));
        }

        foreach (TableChange change in changes)
        {
            Connection.Execute(
                SqlLibrary.Text("merge/insert_load_table"),
                new("seq", seq),
                new("table_name", change.Table),
                new("supply_mode", change.Mode == SupplyMode.Full ? "full" : "delta"),
                new("period_start", change.Period.Start),
                new("period_end", change.Period.EndExclusive),
                new("observed_to", OrNull(change.ObservedTo)),
                new("new_rows", change.New),
                new("changed_rows", change.Changed),
                new("unchanged_rows", change.Unchanged),
                new("ended_rows", change.Ended),
                new("refused_rows", change.Refused));
        }
    }

    private static DuckDbValue OrNull(DateOnly? day) => day is DateOnly known ? known : DuckDbValue.Null;
}
