using LaaAnalytics.DuckDb;

namespace LaaAnalytics.Store;

/// <content>What of a change is no news.</content>
public sealed partial class LoadSession
{
    /// <summary>Tells the same facts in another dress from news, over <c>change_</c><em>table</em>.</summary>
    private ChangeKinds KindsOf(StoredTable table, long added, long changed, long ended)
    {
        long rekeyed = 0;
        long duplicates = 0;
        if (added > 0 && table.HasOwnKey)
        {
            // Nothing can be re-keyed where nothing ends; an empty table then saves the comparison.
            string none = ended > 0 ? "" : "\nlimit 0";
            Connection.Execute($"create or replace temp table rekeyed_{table.Name} as {table.Sql("merge/rekeyed")}{none}");
            rekeyed = Connection.QueryScalar<long>($"select count(*) from rekeyed_{table.Name}");
            duplicates = Connection.QueryScalar<long>(table.Sql("merge/count_duplicates"), new DuckDbParameter("supplier", _header.Supplier));
        }

        if (changed == 0)
        {
            return rekeyed + duplicates == 0 ? ChangeKinds.None : ChangeKinds.None with { Rekeyed = rekeyed, Duplicates = duplicates };
        }

        Connection.Execute($"create or replace temp table changed_pair_{table.Name} as {table.Sql("merge/changed_pair")}");
        if (table.CodeColumns.Count > 0)
        {
            IEnumerable<string> renamings = table.CodeColumns.Select(column => table.Sql("merge/renaming", ("column", column)));
            Connection.Execute($"create or replace temp table renaming_{table.Name} as {string.Join("\nunion all\n", renamings)}");
        }

        using DuckDbResult result = Connection.Query(table.Sql("merge/count_kinds"));
        DuckDbRow counts = result.ReadRows()[0];
        return new ChangeKinds(
            rekeyed,
            counts.Get<long>("filled_rows"),
            counts.Get<long>("recoded_rows"),
            duplicates,
            [.. table.ContentColumns.Where(column => counts.Get<bool>($"filled_{column}"))],
            [.. table.ContentColumns.Where(column => counts.Get<bool>($"recoded_{column}"))]);
    }
}
