using System.Globalization;
using LaaAnalytics.DuckDb;

namespace LaaAnalytics.Quality.Families;

/// <summary>Rows held against totals known from elsewhere.</summary>
internal static class ExternalTotals
{
    /// <summary>Relative difference of the rows held from each total.</summary>
    public static IEnumerable<Observation> Of(DuckDbConnection tables, QualitySettings settings) => settings.Totals.Select(total =>
    {
        TableDays days = TableDays.Of(total.Table)!;
        long held = tables.QueryScalar<long>(
            CheckSql.Statement("rows_of_total", ("table", total.Table), ("day", days.Day), ("area", days.Area)),
            new("supplier", total.Supplier),
            new("period_start", total.Period.Start),
            new("period_end", total.Period.EndExclusive),
            new("area", total.Area is string area ? area : DuckDbValue.Null));
        string place = total.Area is null ? string.Empty : $" in area {total.Area}";
        return new Observation("Q50", total.Supplier, total.Table, null, (held / total.Total) - 1, [held])
        {
            Base = long.MaxValue,
            Note = $"{total.Period.InWords()}{place}: {total.Total.ToString("0.######", CultureInfo.InvariantCulture)} by {total.Source}",
        };
    });
}
