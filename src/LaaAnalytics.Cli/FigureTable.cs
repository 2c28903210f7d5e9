using System.Text;
using System.Text.Json;
using LaaAnalytics.Disclosure;
using LaaAnalytics.Disclosure.Further;
using LaaAnalytics.Domain;
using static LaaAnalytics.Cli.TableCells;

namespace LaaAnalytics.Cli;

/// <summary>Published figures as a table for people, as CSV or as JSON; the same columns in each. Further rates, where asked for, are one to each figure, in the same order.</summary>
internal static class FigureTable
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true };

    /// <summary>A table for people, rounded to the indicator's decimals; further rates as a second one under it.</summary>
    public static void WriteText(TextWriter writer, IReadOnlyList<PublishedFigure> figures, IReadOnlyList<PublishedFurtherRates>? further = null)
    {
        string[] dimensions = Dimensions(figures.Select(figure => figure.Id.Cell));
        string[] header =
        [
            "area", "cohort", .. dimensions,
            ">offenders", ">re-offenders", ">re-offences", ">value", ">lower", ">upper", "unit", "status",
        ];
        TextTable.Write(writer, header, [.. figures.Select(figure => (IReadOnlyList<string>)
        [
            figure.Id.Cell.Area.ToString(),
            figure.Id.Cell.Period.ToString(),
            .. Groups(figure.Id.Cell, dimensions),
            Count(figure.Estimate.Status, figure.Offenders),
            Count(figure.Estimate.Status, figure.Reoffenders),
            Count(figure.Estimate.Status, figure.Reoffences),
            Rounded(figure, figure.Estimate.Value),
            Rounded(figure, figure.Estimate.Lower),
            Rounded(figure, figure.Estimate.Upper),
            figure.Estimate.Unit,
            StatusInWords(figure.Estimate),
        ])]);
        if (further is not null)
        {
            writer.WriteLine();
            FurtherTable.WriteText(writer, further);
        }
    }

    /// <summary>CSV, every text quoted; a missing value is its shorthand. A value is as its counts give it, limits have the indicator's decimals.</summary>
    public static void WriteCsv(TextWriter writer, IReadOnlyList<PublishedFigure> figures, IReadOnlyList<PublishedFurtherRates>? further = null)
    {
        string[] dimensions = Dimensions(figures.Select(figure => figure.Id.Cell));
        writer.Write("figure_id,indicator,scheme,area_code,area_vintage,period_start,period_end,pooled");
        foreach (string dimension in dimensions)
        {
            writer.Write(',');
            writer.Write(dimension);
        }

        writer.Write(",offenders,reoffenders,reoffences,baseline_offences,expected,value,lower,upper,confidence,method,unit,status,reason");
        writer.Write(further is null ? "\n" : $",{FurtherTable.CsvHeader(further)}\n");
        for (int i = 0; i < figures.Count; i++)
        {
            PublishedFigure figure = figures[i];
            CellKey cell = figure.Id.Cell;
            EstimateStatus status = figure.Estimate.Status;
            writer.Write(string.Join(',',
            [
                Quoted(figure.Id.ToString()), Quoted(figure.Indicator.Id), Quoted(figure.Scheme), Quoted(cell.Area.Code), Raw(cell.Area.Vintage),
                Day(cell.Period.Start), Day(cell.Period.EndExclusive), Raw(figure.Pooled),
                .. Groups(cell, dimensions).Select(Quoted),
                Number(status, figure.Offenders), Number(status, figure.Reoffenders), Number(status, figure.Reoffences),
                figure.BaselineOffences is null ? string.Empty : Raw(figure.BaselineOffences), figure.Expected is null ? string.Empty : Raw(figure.Expected),
                Number(status, figure.Estimate.Value), Number(status, Limit(figure, figure.Estimate.Lower)), Number(status, Limit(figure, figure.Estimate.Upper)),
                Raw(figure.Estimate.Confidence), Quoted(figure.Estimate.Method), Quoted(figure.Estimate.Unit), Quoted(Status(status)), Quoted(figure.Estimate.Reason),
                .. further is null ? [] : FurtherTable.CsvCells(further[i]),
            ]));
            writer.Write('\n');
        }
    }

    /// <summary>A JSON array of objects, with the decimals of the CSV; a missing number is null with a status and a reason.</summary>
    public static void WriteJson(TextWriter writer, IReadOnlyList<PublishedFigure> figures, IReadOnlyList<PublishedFurtherRates>? further = null)
    {
        using MemoryStream buffer = new();
        using (Utf8JsonWriter json = new(buffer, Indented))
        {
            json.WriteStartArray();
            for (int i = 0; i < figures.Count; i++)
            {
                Write(json, figures[i], further?[i]);
            }

            json.WriteEndArray();
        }

        writer.WriteLine(Encoding.UTF8.GetString(buffer.ToArray()));
    }

    private static void Write(Utf8JsonWriter json, PublishedFigure figure, PublishedFurtherRates? further)
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
        Write(json, figure.Estimate, figure.Indicator.Decimals);
        if (further is not null)
        {
            json.WriteStartArray("further");
            foreach (FurtherRate rate in further.Rates)
            {
                json.WriteStartObject();
                json.WriteString("name", rate.Name);
                Optional(json, "value", Printed(rate.Estimate.Value, rate.Decimals));
                Write(json, rate.Estimate, rate.Decimals);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Estimate estimate, int decimals)
    {
        Optional(json, "lower", Printed(estimate.Lower, decimals));
        Optional(json, "upper", Printed(estimate.Upper, decimals));
        json.WriteNumber("confidence", estimate.Confidence);
        json.WriteString("method", estimate.Method);
        json.WriteString("unit", estimate.Unit);
        json.WriteString("status", Status(estimate.Status));
        json.WriteString("reason", estimate.Reason);
    }

    private static decimal? Limit(PublishedFigure figure, double? limit) => Printed(limit, figure.Indicator.Decimals);

    private static string Rounded(PublishedFigure figure, double? value) => TableCells.Rounded(figure.Estimate.Status, value, figure.Indicator.Decimals);
}
