using LaaAnalytics.Domain.Extracts;
using LaaAnalytics.DuckDb;

namespace LaaAnalytics.Quality.Families;

/// <summary>Codes and blanks of the newest rows against those before.</summary>
internal static class Drift
{
    /// <summary>Q61, population stability index of each code column; Q62, change of the share that is blank or not known, column by column.</summary>
    public static IEnumerable<Observation> Of(DuckDbConnection tables) =>
        ExtractTable.All.Where(table => !table.Reference).SelectMany(table => Of(tables, table));

    private static IEnumerable<Observation> Of(DuckDbConnection tables, ExtractTable table)
    {
        List<ExtractColumn> columns = [.. table.Columns.Where(column => IsCompared(table, column))];
        if (columns.Count == 0)
        {
            return [];
        }

        using DuckDbResult result = tables.Query(CheckSql.Statement(
            "drift",
            ("parts", Parts(table)),
            ("columns", string.Join(",\n        ", columns.Select(Expression))),
            ("names", string.Join(", ", columns.Select(column => column.Name)))));
        return
        [
            .. from row in result.ReadRows()
               group (Code: row.Get<string?>("code"), Newest: row.Get<long>("newest_rows"), Before: row.Get<long>("earlier_rows"))
                   by (Supplier: row.Get<string>("supplier"), Column: row.Get<string>("column_name")) into codes
               let newest = codes.Sum(code => code.Newest)
               let before = codes.Sum(code => code.Before)
               where newest > 0 && before > 0
               from seen in Compare(table, codes.Key.Supplier, table.Column(codes.Key.Column)!, [.. codes], newest, before)
               select seen,
        ];
    }

    private static IEnumerable<Observation> Compare(
        ExtractTable table, string supplier, ExtractColumn column, IReadOnlyList<(string? Code, long Newest, long Before)> codes, long newest, long before)
    {
        if (column.Codes is not null)
        {
            List<(long, long)> counts = [.. codes.Select(code => (code.Newest, code.Before))];
            yield return new("Q61", supplier, table.Name, column.Name, (decimal)StabilityIndex.Of(counts), [newest, before])
            {
                Base = Math.Min(newest, before),
                ByChance = (decimal)StabilityIndex.ByChance(counts.Count, newest, before),
            };
        }

        if (!column.Required || codes.Any(code => IsBlank(code.Code)))
        {
            long blankNewest = codes.Where(code => IsBlank(code.Code)).Sum(code => code.Newest);
            long blankBefore = codes.Where(code => IsBlank(code.Code)).Sum(code => code.Before);
            double pooled = (double)(blankNewest + blankBefore) / (newest + before);
            double error = Math.Sqrt(pooled * (1 - pooled) * ((1.0 / newest) + (1.0 / before)));
            yield return new("Q62", supplier, table.Name, column.Name, ((decimal)blankNewest / newest) - ((decimal)blankBefore / before), [blankNewest, newest, blankBefore, before])
            {
                Base = Math.Min(newest, before),
                ByChance = (decimal)(StabilityIndex.Normal99 * error),
                Note = FormattableString.Invariant($"{blankNewest:N0} of {newest:N0} newest rows against {blankBefore:N0} of {before:N0} before"),
            };
        }
    }

    /// <summary>Codes always; other columns where they may be blank. Kinds of event are left out, since each comes in a rhythm of its own, and so are columns that say when a thing ended.</summary>
    private static bool IsCompared(ExtractTable table, ExtractColumn column) =>
        column.Name is not ("event_type" or "component" or "days_to_event" or "event_kind" or "death_month" or "released" or "area_release" or "supervised" or "proven_date")
        && !table.Key.Contains(column.Name)
        && (column.Codes is not null || !column.Required);

    private static string Expression(ExtractColumn column) => column.Codes is not null
        ? $"cast({column.Name} as varchar) as {column.Name}"
        : $"case when {column.Name} is not null then 'GIVEN' end as {column.Name}";

    private static string Parts(ExtractTable table) => TableDays.Of(table.Name) is TableDays days
        ? CheckSql.Statement("drift_by_date", ("table", table.Name), ("day", days.Settled), ("kind", days.Kind))
        : CheckSql.Statement("drift_by_supply", ("table", table.Name));

    private static bool IsBlank(string? code) => code is null or "UNKNOWN" or "NOT_STATED" or "U";
}
