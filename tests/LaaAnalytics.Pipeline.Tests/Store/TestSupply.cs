using System.Globalization;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Extracts;
using LaaAnalytics.DuckDb;
using LaaAnalytics.Store;

namespace LaaAnalytics.Pipeline.Tests.Store;

/// <summary>A supply written as a text table: a header line of column names, then rows, cells between bars, empty for null.</summary>
internal static class TestSupply
{
    public static readonly Period AllTime = Period.OfMonths(2000, 1, 240);

    private static readonly Dictionary<string, string> Defaults = new(StringComparer.Ordinal)
    {
        ["sex"] = "F",
        ["ethnicity_5"] = "WHITE",
        ["event_type"] = "COMMUNITY_ORDER",
        ["event_date"] = "2008-07-01",
        ["age_years"] = "30",
        ["offence_group"] = "THEFT",
        ["disposal"] = "COMMUNITY_ORDER",
        ["home_area_code"] = "E06000047",
        ["authority_code"] = "E06000047",
        ["area_vintage"] = "2009",
        ["pnc_matched"] = "true",
        ["offence_date"] = "2008-08-01",
        ["outcome"] = "CONVICTION",
        ["is_breach"] = "false",
        ["is_recordable"] = "true",
        ["in_england_wales"] = "true",
        ["source_scheme"] = "release",
        ["component"] = "adult",
        ["period_start"] = "2008-07-01",
        ["period_end"] = "2009-07-01",
        ["period_label"] = "2008/09",
        ["observed_days"] = "1095",
        ["target_type"] = "DESIGNATED",
        ["status"] = "SET",
        ["kind"] = "TARGET",
        ["scheme"] = "ni18-adult@2008-05",
        ["area_type"] = "LAD",
        ["legal_status"] = "SENTENCED",
        ["establishment"] = "HMP",
        ["establishment_type"] = "ADULT_M",
    };

    /// <summary>Loads one table as one load.</summary>
    public static LoadSummary Load(
        this LaaStore store,
        string table,
        string rows,
        SupplyMode mode = SupplyMode.Full,
        Period? period = null,
        DateOnly? observedTo = null,
        string supplier = "police",
        IReadOnlyList<string>? areas = null)
    {
        using LoadSession session = store.BeginLoad(Header(supplier));
        session.Supply(table, rows, mode, period, observedTo, areas);
        return session.Commit();
    }

    public static LoadHeader Header(string supplier = "police") =>
        new(supplier, null, "2009-10-01T09:00:00Z", [new SuppliedFile("extract.csv", new string('a', 64), 1)]);

    /// <summary>A person key whose order is that of the number.</summary>
    public static string Person(int number) => number.ToString("x32", CultureInfo.InvariantCulture);

    public static void Supply(
        this LoadSession session,
        string table,
        string rows,
        SupplyMode mode = SupplyMode.Full,
        Period? period = null,
        DateOnly? observedTo = null,
        IReadOnlyList<string>? areas = null)
    {
        ExtractTable catalogue = ExtractTable.Find(table)!;
        string[] lines = rows.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string[] header = Cells(lines[0]);
        session.BeginTable(new TableSupply(table, mode, period ?? AllTime, observedTo, areas ?? [], header.Contains(catalogue.Key[0])));
        using DuckDbAppender appender = session.Appender(table);
        for (int line = 1; line < lines.Length; line++)
        {
            string[] cells = Cells(lines[line]);
            foreach (ExtractColumn column in catalogue.Columns)
            {
                int place = Array.IndexOf(header, column.Name);
                string text = place >= 0 ? cells[place] : column.Required ? Defaults.GetValueOrDefault(column.Name, "1") : "";
                Append(appender, column, text);
            }

            appender.Append($"{table}.csv");
            appender.Append(line + 1);
            appender.EndRow();
        }

        appender.Close();
    }

    private static string[] Cells(string line) => [.. line.Split('|').Select(cell => cell.Trim())];

    private static void Append(DuckDbAppender appender, ExtractColumn column, string text)
    {
        if (text.Length == 0)
        {
            appender.AppendNull();
            return;
        }

        switch (column.Kind)
        {
            case ExtractKind.Person:
                appender.AppendUuid(UInt128.Parse(text.PadLeft(32, '0'), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                break;
            case ExtractKind.Date:
                appender.Append(DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            case ExtractKind.WholeNumber:
                appender.Append(int.Parse(text, CultureInfo.InvariantCulture));
                break;
            case ExtractKind.DecimalNumber or ExtractKind.Probability:
                appender.Append(decimal.Parse(text, CultureInfo.InvariantCulture));
                break;
            case ExtractKind.Boolean:
                appender.Append(bool.Parse(text));
                break;
            default:
                appender.Append(text);
                break;
        }
    }
}
