using LaaAnalytics.Domain;
using LaaAnalytics.DuckDb;
using LaaAnalytics.Ingestion;
using LaaAnalytics.Ingestion.Packages;
using LaaAnalytics.Ingestion.Reading;
using LaaAnalytics.Store;

namespace LaaAnalytics.Benchmarks;

/// <summary>Takes in one file of offences, in part or as a whole, and the same by DuckDB's own reader.</summary>
internal static class CsvIntake
{
    /// <summary>The file as an operator would load it.</summary>
    public static IngestRequest Request(string csv) => new(csv, "2026-11-21T00:00:00Z")
    {
        Facts = new()
        {
            Supplier = "police",
            Table = "proven_offence",
            Period = Period.OfMonths(2004, 1, 96),
            ObservedTo = new(2013, 12, 1),
        },
    };

    /// <summary>Hashes, parses, types and checks every row and scans for identifiers; keeps nothing.</summary>
    /// <returns>Accepted rows.</returns>
    public static long Check(string csv) => Ingest.Check(Request(csv)).Files[0].RowsAccepted;

    /// <summary>The same, and every accepted row goes to the load's own table in the store; then the load is given up.</summary>
    /// <returns>Rows in that table.</returns>
    public static long Append(string csv, LaaStore store)
    {
        Findings findings = new();
        Delivery delivery = PackageReader.Read(Request(csv), findings).Deliveries[0];
        using SourceFile source = SourceFile.Open(delivery.Path, delivery.File, findings) ?? throw Unreadable();
        using CsvFile file = CsvFile.Open(source.Stream, delivery.Mapping) ?? throw Unreadable();
        TablePlan plan = TablePlan.Of(delivery, file.Headers, findings) ?? throw Unreadable();
        TableReading reading = new(delivery, plan, findings);
        using LoadSession session = store.BeginLoad(new("police", null, "2026-11-21T00:00:00Z", []));
        session.BeginTable(new(delivery.Table.Name, delivery.Mode, delivery.Period, delivery.ObservedTo, delivery.Areas, plan.HasKey));
        using (AppenderSink sink = new(session.Appender(delivery.Table.Name), delivery.Table))
        {
            reading.Read(file.Records(), sink);
            sink.Close();
        }

        return findings.IsBlocked ? throw Unreadable() : session.Connection.QueryScalar<long>("select count(*) from incoming_proven_offence");

        static InvalidOperationException Unreadable() => new("The file is not a clean extract of offences.");
    }

    /// <summary>The whole load, with the checks across rows and the merge.</summary>
    /// <returns>New rows in the store.</returns>
    public static long Load(string csv, LaaStore store) => Ingest.Run(Request(csv), store).Load?.Tables[0].New ?? 0;

    /// <summary>DuckDB's strict reader into a temporary table of a database with the store's types.</summary>
    /// <returns>Rows in that table.</returns>
    public static long ReadCsv(string csv, string path)
    {
        using (LaaStore.Open(path, StoreAccess.Create))
        {
            // Only the schema.
        }

        using DuckDbDatabase database = DuckDbDatabase.Open(path);
        using DuckDbConnection connection = database.Connect();
        string file = SqlText.Quoted(csv);
        using DuckDbTransaction transaction = connection.Begin();
        connection.Execute(SqlText.Of("read_csv").Replace("'{file}'", file, StringComparison.Ordinal));
        return connection.QueryScalar<long>("select count(*) from incoming");
    }
}
