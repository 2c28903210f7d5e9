using System.Globalization;
using System.Text;
using System.Text.Json;
using LaaAnalytics.Disclosure;
using LaaAnalytics.Domain;

namespace LaaAnalytics.Cli;

/// <summary>Published figures as a table for people, as CSV or as JSON; the same columns in each.</summary>
internal static class FigureTable
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true };

    /// <summary>A table for people, rounded to the indicator's decimals.</summary>
    public static void WriteText(TextWriter writer, IReadOnlyList<PublishedFigure> figures)
    {
        string[] dimensions = Dimensions(figures);
        string[] header =
        [
            "area", "cohort", .. dimensions,
            ">offenders", ">re-offenders", ">re-offences", ">value", ">lower", ">upper", "unit", "status",
        ];
        TextTable.Write(writer, header, [.. figures.Select(figure => (IReadOnlyList<string>)
        [
            figure.Id.Cell.Area.ToString(),
            figure.Id.Cell.Period.ToString(),
            .. Groups(figure, dimensions),
            Count(figure, figure.Offenders),
            Count(figure, figure.Reoffenders),
            Count(figure, figure.Reoffences),
            Rounded(figure, figure.Estimate.Value),
            Rounded(figure, figure.Estimate.Lower),
            Rounded(figure, figure.Estimate.Upper),
            figure.Estimate.Unit,
            figure.Estimate.Status == EstimateStatus.Final ? "final" : $"{Status(figure)}: {figure.Estimate.Reason}",
        ])]);
    }

    /// <summary>CSV, every text quoted, unrounded; a missing value is its shorthand.</summary>
    public static void WriteCsv(TextWriter writer, IReadOnlyList<PublishedFigure> figures)
    {
        string[] dimensions = Dimensions(figures);
        writer.Write("figure_id,indicator,scheme,area_code,area_vintage,period_start,period_end,pooled");
        foreach (string dimension in dimensions)
        {
            writer.Write(',');
            writer.Write(dimension);
        }

        writer.Write(",offenders,reoffenders,reoffences,baseline_offences,expected,value,lower,upper,confidence,method,unit,status,reason\n");
        foreach (PublishedFigure figure in figures)
        {
            CellKey cell = figure.Id.Cell;
            writer.Write(string.Join(',',
            [
                Quoted(figure.Id.ToString()), Quoted(figure.Indicator.Id), Quoted(figure.Scheme), Quoted(cell.Area.Code), Raw(cell.Area.Vintage),
                Day(cell.Period.Start), Day(cell.Period.EndExclusive), Raw(figure.Pooled),
                .. Groups(figure, dimensions).Select(Quoted),
                Number(figure, figure.Offenders), Number(figure, figure.Reoffenders), Number(figure, figure.Reoffences),
                figure.BaselineOffences is null ? string.Empty : Raw(figure.BaselineOffences), figure.Expected is null ? string.Empty : Raw(figure.Expected),
                Number(figure, figure.Estimate.Value), Number(figure, figure.Estimate.Lower), Number(figure, figure.Estimate.Upper),
                Raw(figure.Estimate.Confidence), Quoted(figure.Estimate.Method), Quoted(figure.Estimate.Unit), Quoted(Status(figure)), Quoted(figure.Estimate.Reason),
            ]));
            writer.Write('\n');
        }
    }

    /// <summary>A JSON array of objects; a missing number is null with a status and a reason.</summary>
    public static void WriteJson(TextWriter writer, IReadOnlyList<PublishedFigure> figures)
    {
        using MemoryStream buffer = new();
        using (Utf8JsonWriter json = new(buffer, Indented))
        {
            json.WriteStartArray();
            foreach (PublishedFigure figure in figures)
            {
                Write(json, figure);
            }

            json.WriteEndArray();
        }

        writer.WriteLine(Encoding.UTF8.GetString(buffer.ToArray()));
    }

    /// <summary>Status as a word of the file formats.</summary>
    public static string Status(PublishedFigure figure) => figure.Estimate.Status switch
    {
        EstimateStatus.Final => "final",
        EstimateStatus.Provisional => "provisional",
        EstimateStatus.Immature => "immature",
        EstimateStatus.Nowcast => "nowcast",
        EstimateStatus.TooFew => "too few",
        EstimateStatus.Undefined => "undefined",
        _ => "withheld",
    };

    private static void Write(Utf8JsonWriter json, PublishedFigure figure)
    {
        CellKey cell = figure.Id.Cell;
        json.WriteStartObject();
        json.WriteString("figureId", figure.Id.ToString());
        json.WriteString("indicator", figure.Indicator.Id);
        json.WriteString("scheme", figure.Scheme);
        json.WriteString("area", cell.Area.Code);
        json.WriteNumber("areaVintage", cell.Area.Vintage);
        json.WriteString("periodStart", Day(cell.Period.Start));
        json.WriteString("periodEnd", Day(cell.Period.EndExclusive));
        json.WriteString("group", cell.Group);
        json.WriteNumber("pooled", figure.Pooled);
        Optional(json, "offenders", figure.Offenders);
        Optional(json, "reoffenders", figure.Reoffenders);
        Optional(json, "reoffences", figure.Reoffences);
        Optional(json, "baselineOffences", figure.BaselineOffences);
        Optional(json, "expected", figure.Expected);
        Optional(json, "value", figure.Estimate.Value);
        Optional(json, "lower", figure.Estimate.Lower);
        Optional(json, "upper", figure.Estimate.Upper);
        json.WriteNumber("confidence", figure.Estimate.Confidence);
        json.WriteString("method", figure.Estimate.Method);
        json.WriteString("unit", figure.Estimate.Unit);
        json.WriteString("status", Status(figure));
        json.WriteString("reason", figure.Estimate.Reason);
        json.WriteEndObject();
    }

    private static void Optional(Utf8JsonWriter json, string name, double? value)
    {
        if (value is double number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static string[] Dimensions(IReadOnlyList<PublishedFigure> figures) =>
        [.. figures.SelectMany(figure => Pairs(figure).Select(pair => pair.Name)).Distinct().Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Groups(PublishedFigure figure, string[] dimensions)
    {
        Dictionary<string, string> pairs = Pairs(figure).ToDictionary(pair => pair.Name, pair => pair.Value);
        return dimensions.Select(dimension => pairs.GetValueOrDefault(dimension, CellKey.AllGroup));
    }

    private static IEnumerable<(string Name, string Value)> Pairs(PublishedFigure figure) => figure.Id.Cell.Group == CellKey.AllGroup
        ? []
        : figure.Id.Cell.Group.Split(';').Select(pair => pair.Split('=', 2)).Select(pair => (pair[0], pair[1]));

    private static string Shorthand(PublishedFigure figure) => $"[{figure.Shorthand ?? 'z'}]";

    private static string Count(PublishedFigure figure, long? count) => count?.ToString("N0", CultureInfo.InvariantCulture) ?? Shorthand(figure);

    private static string Rounded(PublishedFigure figure, double? value) => value is double number
        ? Math.Round((decimal)number, figure.Indicator.Decimals, MidpointRounding.AwayFromZero)
            .ToString(string.Create(CultureInfo.InvariantCulture, $"N{figure.Indicator.Decimals}"), CultureInfo.InvariantCulture)
        : Shorthand(figure);

    private static string Number(PublishedFigure figure, IFormattable? value) => value is null ? Shorthand(figure) : Raw(value);

    private static string Raw(IFormattable? value) => value?.ToString(null, CultureInfo.InvariantCulture) ?? string.Empty;

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
