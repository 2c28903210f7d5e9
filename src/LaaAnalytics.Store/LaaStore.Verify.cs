using System.Globalization;
using LaaAnalytics.DuckDb;

namespace LaaAnalytics.Store;

/// <summary>Something wrong with the store itself.</summary>
/// <param name="Rule">Rule number, V01 to V04.</param>
/// <param name="Table">Name of the extract table.</param>
/// <param name="Count">How many times.</param>
/// <param name="Text">What it is and what to do, in a sentence; holds no value of any row.</param>
public sealed record StoreProblem(string Rule, string Table, long Count, string Text)
{
    /// <summary>One line: rule, table, text.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"[{Rule}] {Table}: {Count} {Text}");
}

/// <content>Checks over the whole store.</content>
public sealed partial class LaaStore
{
    /// <summary>Checks the store as a whole; empty where nothing is wrong.</summary>
    /// <returns>Problems by rule, tables in the order of the catalogue.</returns>
    public IReadOnlyList<StoreProblem> Verify()
    {
        using DuckDbConnection connection = _database.Connect();
        List<StoreProblem> problems =
        [
            .. Problems(connection, "V01", "checks/verify_superseded", "notes of superseded rows fit no row; restore the store from its last copy."),
            .. Problems(connection, "V02", "checks/verify_order", "rows stand out of order; run 'laa compact'."),
            .. Problems(connection, "V03", "checks/verify_key", "keys name more than one current row; restore the store from its last copy."),
        ];
        using DuckDbResult gaps = connection.Query(SqlLibrary.Text("checks/verify_coverage"));
        problems.AddRange(gaps.ReadRows().Select(row => new StoreProblem(
            "V04",
            row.Get<string>("table_name"),
            row.Get<long>("problems"),
            "gaps between supplied periods; ask the supplier for the days between.")));
        return problems;
    }

    private static IEnumerable<StoreProblem> Problems(DuckDbConnection connection, string rule, string check, string text) =>
        from table in StoredTable.All
        let count = connection.QueryScalar<long>(table.Sql(check))
        where count > 0
        select new StoreProblem(rule, table.Name, count, text);
}
