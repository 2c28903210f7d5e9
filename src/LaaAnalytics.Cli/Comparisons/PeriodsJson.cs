using System.Text;
using System.Text.Json;
using LaaAnalytics.Disclosure;
using LaaAnalytics.Disclosure.Periods;
using LaaAnalytics.Domain;
using static LaaAnalytics.Cli.TableCells;

namespace LaaAnalytics.Cli.Comparisons;

/// <summary>Cohorts compared over time, as JSON; a value is as its counts give it, limits have the indicator's decimals.</summary>
internal static class PeriodsJson
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true };

    /// <summary>Writes the comparison.</summary>
    public static void Write(TextWriter writer, PublishedPeriods compared)
    {
        using MemoryStream bytes = new();
        using (Utf8JsonWriter json = new(bytes, Indented))
        {
            json.WriteStartObject();
            json.WriteString("scheme", compared.Scheme.Citation);
            json.WriteString("indicator", compared.Indicator.Id);
            json.WriteString("area", compared.Area.ToString());
            json.WriteString("unit", compared.Indicator.Unit);
            json.WriteNumber("as_of", compared.AsOf);
            json.WriteNumber("cohorts_supplied", compared.Supplied);
            json.WriteBoolean("repeated_people_counted", compared.CountsRepeatedPeople);
            json.WriteStartArray("periods");
            foreach (PublishedPeriod row in compared.Rows)
            {
                Write(json, row);
            }

            json.WriteEndArray();
            json.WriteStartArray("breaks");
            foreach (SeriesBreak one in compared.Breaks)
            {
                json.WriteStartObject();
                json.WriteString("from", Day(one.From));
                json.WriteString("what", one.What);
                json.WriteString("source", one.Source);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            Write(json, compared.Trend);
            Write(json, compared.Variation);
            json.WriteEndObject();
        }

        writer.WriteLine(Encoding.UTF8.GetString(bytes.ToArray()));
    }

    private static void Write(Utf8JsonWriter json, PublishedPeriod row)
    {
        PublishedFigure figure = row.Figure;
        json.WriteStartObject();
        json.WriteString("period", figure.Id.Cell.Period.ToString());
        json.WriteString("figure_id", figure.Id.ToString());
        json.WriteBoolean("break", row.Breaks.Count > 0);
        json.WriteString("status", Status(figure.Estimate.Status));
        json.WriteString("reason", figure.Estimate.Reason);
        Optional(json, "offenders", figure.Offenders);
        Optional(json, "reoffenders", figure.Reoffenders);
        Optional(json, "reoffences", figure.Reoffences);
        Optional(json, "value", figure.Estimate.Value);
        Optional(json, "lower", Printed(figure.Estimate.Lower, figure.Indicator.Decimals));
        Optional(json, "upper", Printed(figure.Estimate.Upper, figure.Indicator.Decimals));
        Write(json, "since_before", row.SinceBefore);
        Write(json, "since_first", row.SinceFirst);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, PeriodDifference difference)
    {
        json.WriteStartObject(name);
        json.WriteString("period", difference.From?.ToString());
        Optional(json, "difference", difference.Value);
        Optional(json, "lower", difference.Lower);
        Optional(json, "upper", difference.Upper);
        json.WriteString("p_adjusted", difference.AdjustedP);
        json.WriteString("word", PeriodsText.Of(difference.Word));
        json.WriteString("reason", difference.Reason);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, PublishedTrend trend)
    {
        json.WriteStartObject("trend");
        json.WriteString("word", PeriodsText.Of(trend.Word));
        json.WriteNumber("periods", trend.Periods);
        json.WriteString("span", trend.Span?.ToString());
        Optional(json, "per_year", trend.PerYear);
        Optional(json, "lower", trend.Lower);
        Optional(json, "upper", trend.Upper);
        json.WriteString("p", trend.P);
        json.WriteString("method", trend.Method);
        json.WriteString("reason", trend.Reason);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, PublishedVariation variation)
    {
        json.WriteStartObject("variation");
        json.WriteString("variation", variation.Variation);
        json.WriteString("assurance", variation.Assurance);
        json.WriteNumber("periods", variation.Periods);
        Optional(json, "lower_limit", variation.LowerLimit);
        Optional(json, "upper_limit", variation.UpperLimit);
        json.WriteBoolean("provisional", variation.IsProvisional);
        json.WriteBoolean("repeated_people_counted", false);
        Optional(json, "target", variation.Target);
        json.WriteString("reason", variation.Reason);
        json.WriteEndObject();
    }
}
