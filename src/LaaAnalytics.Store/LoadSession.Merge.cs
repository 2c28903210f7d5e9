using System.Globalization;
using LaaAnalytics.Domain;
using LaaAnalytics.DuckDb;

namespace LaaAnalytics.Store;

/// <content>The merge of a supply with what is known already.</content>
public sealed partial class LoadSession
{
    private readonly List<TablePlan> _plans = [];
    private readonly List<LoadAcceptance> _acceptances = [];
    private bool _isPlanned;

    /// <summary>Notes that a guard was overruled; recorded with the load.</summary>
    public void Accept(LoadAcceptance acceptance)
    {
        ArgumentNullException.ThrowIfNull(acceptance);
        _acceptances.Add(acceptance);
    }

    /// <summary>What <see cref="Commit"/> would do with the rows supplied so far; nothing is changed.</summary>
    /// <returns>As <see cref="Commit"/> gives it, with number 0.</returns>
    /// <exception cref="LoadRefusedException">A check refuses rows and they were not taken out.</exception>
    public LoadSummary Plan()
    {
        IReadOnlyList<RowRejection> rejections = _rejections ?? Check();
        if (rejections.Count > 0)
        {
            throw new LoadRefusedException(
                string.Create(CultureInfo.InvariantCulture, $"{_header.Supplier}: {rejections.Count} breaches found by the checks; nothing was loaded."),
                "Correct the refused rows and run the same command again.",
                rejections);
        }

        if (!_isPlanned)
        {
            _plans.Clear();
            _plans.AddRange(StoredTable.All.Where(table => _supplies.ContainsKey(table.Name)).Select(table => Plan(table, _supplies[table.Name])));
            _isPlanned = true;
        }

        bool isDifferent = _plans.Exists(plan => plan.Change.New + plan.Change.Changed + plan.Change.Ended > 0 || plan.NewlyCovered.Count > 0);
        return new LoadSummary(0, !isDifferent, [.. _plans.Select(plan => plan.Change)]);
    }

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
        LoadSummary summary = Plan();
        if (!summary.NothingChanged)
        {
            int seq = NextSeq();
            foreach (TablePlan plan in _plans)
            {
                Merge(plan, seq);
            }

            LoadRecorder.Record(Connection, seq, _header, summary.Tables, _acceptances);
            _transaction.Commit();
            summary = summary with { Seq = seq };
        }

        Dispose();
        return summary;
    }

    private int NextSeq() => Connection.QueryScalar<int>(SqlLibrary.Text("staging/last_load")) + 1;

    private TablePlan Plan(StoredTable table, TableSupply supply)
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
        (long added, long changed, long ended) = (counts.Get<long>("new_rows"), counts.Get<long>("changed_rows"), counts.Get<long>("ended_rows"));
        TableChange counted = new(
            table.Name,
            supply.Mode,
            supply.Period,
            supply.ObservedTo,
            added,
            changed,
            counts.Get<long>("unchanged_rows"),
            ended,
            _refused.GetValueOrDefault(table.Name),
            KindsOf(table, added, changed, ended))
        {
            KeepsWhatIsMissing = supply.Mode == SupplyMode.Full && !ends,
        };
        return new TablePlan(table, supply, counted, counts.Get<long>("held_rows"), NewlyCovered(table, supply));
    }

    private void Merge(TablePlan plan, int seq)
    {
        TableChange change = plan.Change;
        if (change.Changed + change.Ended > 0)
        {
            Connection.Execute(plan.Table.Sql("merge/supersede"), new DuckDbParameter("seq", seq));
        }

        if (change.New + change.Changed > 0)
        {
            Connection.Execute(plan.Table.Sql("merge/insert_run"), new("supplier", _header.Supplier), new("seq", seq));
        }

        foreach (string area in plan.NewlyCovered)
        {
            Connection.Execute(
                $"insert into coverage (seq, supplier, table_name, area_code, period_start, period_end, observed_to) {SqlLibrary.Text("merge/new_coverage")}",
                Statement(plan.Table, plan.Supply, area, seq));
        }
    }

    /// <summary>Areas for which the supply says something about what it covers that was not known; a correction says nothing about it.</summary>
    private List<string> NewlyCovered(StoredTable table, TableSupply supply)
    {
        if (supply.Mode == SupplyMode.Correction)
        {
            return [];
        }

        int seq = NextSeq();
        List<string> areas = [];
        foreach (string area in AreasOf(table, supply))
        {
            using DuckDbResult stated = Connection.Query(SqlLibrary.Text("merge/new_coverage"), Statement(table, supply, area, seq));
            if (stated.ReadRows().Count > 0)
            {
                areas.Add(area);
            }
        }

        return areas;
    }

    private DuckDbParameter[] Statement(StoredTable table, TableSupply supply, string area, int seq) =>
    [
        new("seq", seq),
        new("supplier", _header.Supplier),
        new("table_name", table.Name),
        new("area_code", area),
        new("period_start", supply.Period.Start),
        new("period_end", supply.Period.EndExclusive),
        new("observed_to", supply.ObservedTo is DateOnly known ? known : DuckDbValue.Null),
    ];

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

    /// <summary>What the load will do to one table.</summary>
    private sealed record TablePlan(StoredTable Table, TableSupply Supply, TableChange Change, long HeldRows, IReadOnlyList<string> NewlyCovered);
}
