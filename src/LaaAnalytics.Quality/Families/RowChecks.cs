using LaaAnalytics.Domain.Extracts;
using LaaAnalytics.DuckDb;

namespace LaaAnalytics.Quality.Families;

/// <summary>Checks that count rows in SQL: what is counted, out of how many.</summary>
internal static class RowChecks
{
    private static readonly string[] Plain = ["areas", "completeness", "people", "crowding", "custody", "duplicates", "snapshot_membership"];

    /// <summary>The observations of every SQL family whose answer is a share.</summary>
    /// <param name="tables">Tables as known after a load.</param>
    /// <param name="today">Day of the assessment.</param>
    public static IEnumerable<Observation> Of(DuckDbConnection tables, DateOnly today)
    {
        List<Observation> seen = [.. ExtractTable.All.SelectMany(table => CodesNotKnown(tables, table))];
        seen.AddRange(Plain.SelectMany(family => Run(tables, CheckSql.Statement(family))));
        seen.AddRange(Run(tables, CheckSql.Statement("plausibility"), new DuckDbParameter("today", today)));
        return seen;
    }

    private static List<Observation> CodesNotKnown(DuckDbConnection tables, ExtractTable table)
    {
        IReadOnlyList<string> columns = [.. table.Columns.Where(column => column.KeepsUnknownCodes).Select(column => column.Name)];
        return columns.Count == 0 ? [] : Run(tables, CheckSql.Statement(
            "codes_not_known",
            ("table", table.Name),
            ("counts", string.Join(",\n        ", columns.Select(column => $"count(*) filter (where cast({column} as varchar) = 'UNMAPPED') as {column}"))),
            ("columns", string.Join(", ", columns))));
    }

    private static List<Observation> Run(DuckDbConnection tables, string sql, params ReadOnlySpan<DuckDbParameter> parameters)
    {
        using DuckDbResult result = tables.Query(sql, parameters);
        return
        [
            .. from row in result.ReadRows()
               let whole = row.Get<long>("base")
               where whole > 0
               select Observation.Share(
                   row.Get<string>("check_id"),
                   row.Get<string>("supplier"),
                   row.Get<string>("table_name"),
                   row.Get<string?>("column_name"),
                   row.Get<long>("counted"),
                   whole),
        ];
    }
}
