using System.Collections.Concurrent;
using LaaAnalytics.Domain;
using LaaAnalytics.DuckDb;

namespace LaaAnalytics.Store;

/// <summary>The store as it was known after one load.</summary>
/// <remarks>
/// Later loads do not show, so what is asked again and again (what is supplied, how far it reaches, in what order it stands) is read once. May be used by several threads;
/// each reader is for one.
/// </remarks>
public sealed partial class StoreView
{
    private static readonly string[] PersonDimensions = ["sex", "ethnicity_5"];

    private readonly DuckDbDatabase _database;
    private readonly ConcurrentDictionary<string, bool> _isOneRun = new(StringComparer.Ordinal);
    private readonly Lazy<IReadOnlyList<SupplySummary>> _supplies;
    private readonly Lazy<IReadOnlyList<CoverageRow>> _coverage;
    private readonly Lazy<IReadOnlyList<(string Supplier, IndexEventType EventType)>> _eventSuppliers;

    internal StoreView(DuckDbDatabase database, int asOf)
    {
        _database = database;
        AsOf = asOf;
        _supplies = new(ReadSupplies);
        _coverage = new(ReadCoverage);
        _eventSuppliers = new(ReadEventSuppliers);
    }

    /// <summary>The load: figures of this view are named after it.</summary>
    public int AsOf { get; }

    /// <summary>Index events sorted by person, date and event key.</summary>
    /// <param name="dimensions">Names of <see cref="IndexEventReader.KnownDimensions"/> or <see cref="IndexEventReader.RiskFactors"/>, in the order in which they are numbered; may be empty.</param>
    /// <exception cref="ArgumentException">There is no such dimension.</exception>
    public IndexEventReader IndexEvents(IReadOnlyList<string> dimensions)
    {
        ArgumentNullException.ThrowIfNull(dimensions);
        string select = DimensionColumns.Select(dimensions, IndexEventReader.KnownDimensions, IndexEventReader.RiskFactors);
        bool needsPerson = dimensions.Any(PersonDimensions.Contains);
        return Opened(
            connection => Read(
                connection,
                "index_event",
                sorted => needsPerson ? (Staged("stg_index_event_person"), false) : (Staged("stg_index_event", sorted), sorted),
                ("dimensions", select)),
            (connection, cursor) => new IndexEventReader(connection, cursor, dimensions.Count));
    }

    /// <summary>Offences sorted by person, offence date and offence key.</summary>
    public ProvenOffenceReader ProvenOffences() => Opened(
        connection => Read(connection, "proven_offence", sorted => (Staged("stg_proven_offence", sorted), sorted)),
        (connection, cursor) => new ProvenOffenceReader(connection, cursor));

    /// <summary>Ready cohorts, in an order that is the same each time.</summary>
    /// <param name="dimensions">Names of <see cref="CohortOutcomeReader.KnownDimensions"/>, in the order in which they are numbered; may be empty.</param>
    /// <param name="component">Component (<c>adult</c>, <c>young</c>, <c>ppo</c>, <c>all</c>) whose entries are read, or null for every entry.</param>
    /// <exception cref="ArgumentException">There is no such dimension.</exception>
    public CohortOutcomeReader CohortOutcomes(IReadOnlyList<string> dimensions, string? component)
    {
        ArgumentNullException.ThrowIfNull(dimensions);
        string select = DimensionColumns.Select(dimensions, CohortOutcomeReader.KnownDimensions);
        return Opened(
            connection =>
            {
                using DuckDbStatement statement = PrepareRead(
                    connection, "cohort_outcome", sorted => (Staged("stg_cohort_outcome", sorted), sorted), ("dimensions", select));
                return statement.Bind("as_of", AsOf).Bind("component", component).Stream();
            },
            (connection, cursor) => new CohortOutcomeReader(connection, cursor, dimensions.Count));
    }

    /// <summary>A staging file over the tables as known after this load, in brackets.</summary>
    private static string Staged(string name, bool sorted = false)
    {
        string text = SqlLibrary.Body(SqlLibrary.Text($"staging/{name}"));
        foreach (string inner in (string[])["stg_index_event", "stg_person", "stg_area"])
        {
            string braced = $"{{{inner}}}";
            if (text.Contains(braced, StringComparison.Ordinal))
            {
                text = text.Replace(braced, Staged(inner, sorted), StringComparison.Ordinal);
            }
        }

        foreach (StoredTable table in StoredTable.All)
        {
            text = text.Replace($"{{{table.Name}}}", Visible(table, sorted), StringComparison.Ordinal);
        }

        return $"(\n{text}\n)";
    }

    /// <summary>The rows of a table known after this load, in brackets; <paramref name="sorted"/>: by a plain scan that keeps their order.</summary>
    private static string Visible(StoredTable table, bool sorted = false) =>
        $"(\n{table.Sql(sorted ? "staging/visible_run" : "staging/visible")}\n)";

    private DuckDbCursor Read(
        DuckDbConnection connection, string table, Func<bool, (string Sql, bool Sorted)> source, params ReadOnlySpan<(string Placeholder, string Sql)> parts)
    {
        using DuckDbStatement statement = PrepareRead(connection, table, source, parts);
        return statement.Bind("as_of", AsOf).Stream();
    }

    private DuckDbStatement PrepareRead(
        DuckDbConnection connection, string table, Func<bool, (string Sql, bool Sorted)> source, params ReadOnlySpan<(string Placeholder, string Sql)> parts)
    {
        (string sql, bool sorted) = source(IsOneRun(connection, table));
        string read = SqlLibrary.Text($"staging/read_{table}", [.. parts, ("source", sql), ("sorted", sorted ? "" : StoredTable.Of(table).ReadOrder)]);
        return connection.Prepare(read);
    }

    /// <summary>Whether everything known of the table after this load stands in one sorted run, so that a scan gives it in order.</summary>
    private bool IsOneRun(DuckDbConnection connection, string table) => _isOneRun.GetOrAdd(table, (name, view) => view.Counted(connection, name), this);

    private bool Counted(DuckDbConnection connection, string table)
    {
        using DuckDbResult result = connection.Query(SqlLibrary.Text("staging/run_count"), new("table_name", table), new("as_of", AsOf));
        DuckDbRow counts = result.ReadRows()[0];
        return counts.Get<long>("runs") <= 1 && counts.Get<long>("superseded_rows") == 0;
    }

    private TReader Opened<TReader>(Func<DuckDbConnection, DuckDbCursor> read, Func<DuckDbConnection, DuckDbCursor, TReader> open)
    {
        DuckDbConnection connection = _database.Connect();
        try
        {
            return open(connection, read(connection));
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
