using LaaAnalytics.DuckDb;
using LaaAnalytics.Store;

namespace LaaAnalytics.Benchmarks;

/// <summary>Fills a store's own tables with made-up histories, past ingestion: for measuring readers only, at sizes no test needs.</summary>
/// <remarks>
/// The schema is the store's; what a load would leave behind (one sorted run of each table, noted in <c>load</c> and <c>load_table</c>) is written as
/// it would be. People are drawn by DuckDB's <c>hash</c>, so the same sizes give the same rows under the same version of DuckDB.
/// </remarks>
internal static class GeneratedStore
{
    private const int Slices = 16;
    private const long LeadingKeys = 1L << 31;

    /// <summary>Makes the store at <paramref name="path"/>: two and a half index events a person.</summary>
    public static void Write(string path, long events, long offences)
    {
        using (LaaStore.Open(path, StoreAccess.Create))
        {
            // Only the schema.
        }

        using DuckDbDatabase database = DuckDbDatabase.Open(path);
        using DuckDbConnection connection = database.Connect();
        long people = Math.Max(Slices * 5, events * 2 / 5);
        for (int slice = 0; slice < Slices; slice++)
        {
            Fill(connection, "index_event", "event", slice, people, events);
            Fill(connection, "proven_offence", "offence", slice, people, offences);
        }

        connection.Execute("insert into load values (1, 'BENCH', null, '2026-11-21T00:00:00Z', null)");
        connection.Execute(SqlText.Of("note_load"));
        connection.Execute("checkpoint");
    }

    /// <summary>Writes the result of a file's query as CSV.</summary>
    public static void Export(string path, string query, string csv)
    {
        using DuckDbDatabase database = DuckDbDatabase.Open(path, new DuckDbOptions { ReadOnly = true });
        using DuckDbConnection connection = database.Connect();
        connection.Execute($"copy (\n{SqlText.BodyOf(query)}\n) to {SqlText.Quoted(csv)} (format csv, header)");
    }

    private static void Fill(DuckDbConnection connection, string table, string row, int slice, long people, long rows) => connection.Execute(
        SqlText.Of($"generate_{table}"),
        new("first_person", people * slice / Slices),
        new("end_person", people * (slice + 1) / Slices),
        new($"first_{row}", rows * slice / Slices),
        new($"end_{row}", rows * (slice + 1) / Slices),
        new("stride", LeadingKeys / people));
}
