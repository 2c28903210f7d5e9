using LaaAnalytics.Domain;
using LaaAnalytics.DuckDb;

namespace LaaAnalytics.Store;

/// <content>Checks over the rows supplied and what is known already.</content>
public sealed partial class LoadSession
{
    private static readonly Dictionary<string, string[]> ChecksOfTable = new(StringComparer.Ordinal)
    {
        ["index_event"] = ["checks/chk_index_event_areas", "checks/chk_index_event_ages"],
        ["proven_offence"] = ["checks/chk_proven_offence_dates"],
        ["custody_episode"] = ["checks/chk_custody_episode_dates"],
        ["cohort_outcome"] = ["checks/chk_cohort_outcome_days"],
        ["indicator_target"] = ["checks/chk_indicator_target_approved"],
    };

    /// <summary>Runs every check over the rows supplied; none of them changes anything.</summary>
    /// <returns>Refused rows by file, line and rule; columns by the catalogue's names.</returns>
    public IReadOnlyList<RowRejection> Check()
    {
        Connection.Execute($"create or replace temp table rejected_row as {SqlLibrary.Text("checks/rejected_row")}");
        foreach ((string name, TableSupply supply) in _supplies)
        {
            StoredTable table = StoredTable.Of(name);
            if (supply.HasKey)
            {
                Connection.Execute($"insert into rejected_row {table.Sql("checks/chk_key")}");
            }

            if (supply.Mode == SupplyMode.Correction)
            {
                Connection.Execute($"insert into rejected_row {table.Sql("checks/chk_correction_key")}", new DuckDbParameter("supplier", _header.Supplier));
            }

            foreach (string check in ChecksOfTable.GetValueOrDefault(name, []))
            {
                Connection.Execute($"insert into rejected_row {SqlLibrary.Text(check)}");
            }
        }

        using DuckDbResult result = Connection.Query(SqlLibrary.Text("checks/rejections"));
        _rejections =
        [
            .. result.ReadRows().Select(row => new RowRejection(
                row.Get<string>("rule"),
                row.Get<string>("source_file"),
                row.Get<long>("source_line"),
                row.Get<string>("column_name"),
                row.Get<string>("expected"))),
        ];
        return _rejections;
    }

    /// <summary>Takes the rows that the last <see cref="Check"/> refused out of the supply and counts them as refused.</summary>
    /// <returns>How many rows were taken out; fewer than rejections where a row broke several rules.</returns>
    /// <exception cref="InvalidOperationException">The rows have not been checked since they came.</exception>
    public long RemoveRejected()
    {
        if (_rejections is null)
        {
            throw new InvalidOperationException("Check the rows first.");
        }

        long removed = 0;
        foreach (string name in _supplies.Keys)
        {
            long rows = Connection.Execute(StoredTable.Of(name).Sql("merge/remove_rejected"));
            CountRefused(name, rows);
            removed += rows;
        }

        _rejections = [];
        return removed;
    }
}
