using System.Globalization;
using LaaAnalytics.DuckDb;

namespace LaaAnalytics.Store;

/// <content>The tables themselves, for checks that are written in SQL.</content>
public sealed partial class StoreView
{
    private static readonly string[] StagedOnce = ["stg_index_event_person", "stg_person", "stg_area"];

    /// <summary>
    /// A connection of the caller's own in which each extract table, as known after this load, is a view named <c>known_</c> and the table's name:
    /// the catalogue's columns, <c>supplier</c>, <c>row_id</c> and <c>loaded_seq</c>. Beside them stand <c>stg_index_event_person</c>, <c>stg_person</c> and <c>stg_area</c>.
    /// </summary>
    /// <remarks>Views and whatever the caller makes in the connection are temporary and go with it; the store is not changed.</remarks>
    public DuckDbConnection OpenTables() => Opened(connection =>
    {
        foreach (StoredTable table in StoredTable.All)
        {
            View(connection, table);
        }

        foreach (string staged in StagedOnce)
        {
            View(connection, staged, Staged(staged));
        }
    });

    /// <summary>As <see cref="OpenTables"/>, with one table and nothing beside it: for looking back at many vintages.</summary>
    /// <param name="table">Name of an extract table.</param>
    public DuckDbConnection OpenTable(string table) => Opened(connection => View(connection, StoredTable.Of(table)));

    private DuckDbConnection Opened(Action<DuckDbConnection> prepare)
    {
        DuckDbConnection connection = _database.Connect();
        try
        {
            prepare(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private void View(DuckDbConnection connection, StoredTable table) =>
        View(connection, $"known_{table.Name}", Visible(table, IsOneRun(connection, table.Name)));

    // A view takes no parameters; the load is a number of ours, so its digits may stand in the text.
    private void View(DuckDbConnection connection, string name, string select) =>
        connection.Execute($"create temp view {name} as {select.Replace("$as_of", AsOf.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)}");
}
