using System.Text;
using System.Text.Json;
using LaaAnalytics.Disclosure.Areas;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Areas;

namespace LaaAnalytics.Cli.Comparisons;

/// <summary>A comparison of areas as JSON; a number that is not shown or does not exist is null.</summary>
internal static class AreasJson
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true };

    /// <summary>Writes the comparison.</summary>
    public static void Write(TextWriter writer, PublishedAreaComparison comparison)
    {
        using MemoryStream bytes = new();
        using (Utf8JsonWriter json = new(bytes, Indented))
        {
            json.WriteStartObject();
            json.WriteString("title", comparison.Title);
            json.WriteString("definition", comparison.Definition);
            json.WriteString("period", comparison.Period.ToString());
            json.WriteNumber("as_of", comparison.AsOf);
            json.WriteString("unit", comparison.Unit);
            json.WriteString("own", comparison.Own?.Code.ToString());
            WriteFunnel(json, comparison);
            Optional(json, "rank_confidence", comparison.RankConfidence);
            WriteAll(json, "areas", comparison.Areas, Write);
            WriteAll(json, "comparators", comparison.Comparators, Write);
            if (comparison.Similar is SimilarAreas similar)
            {
                WriteSimilar(json, similar);
            }

            json.WriteEndObject();
        }

        writer.WriteLine(Encoding.UTF8.GetString(bytes.ToArray()));
    }

    private static void WriteFunnel(Utf8JsonWriter json, PublishedAreaComparison comparison)
    {
        if (comparison.Funnel is not PublishedFunnel funnel)
        {
            json.WriteNull("funnel");
            json.WriteString("no_funnel", comparison.NoFunnel);
            return;
        }

        json.WriteStartObject("funnel");
        json.WriteNumber("target", funnel.Target);
        json.WriteString("target_is", funnel.TargetIs);
        json.WriteString("method", funnel.Method);
        Optional(json, "phi", funnel.Phi);
        Optional(json, "tau2", funnel.Tau2);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, PublishedAreaRow row)
    {
        json.WriteString("area", row.Area.Code.ToString());
        json.WriteString("name", row.Area.Name);
        Optional(json, "denominator", row.Denominator);
        Optional(json, "counted", row.Counted);
        Optional(json, "expected", row.Expected);
        Write(json, row.Estimate);
        json.WriteString("stands", Name(row.Standing));
        json.WriteBoolean("beyond_outer", row.IsBeyondOuter);
        Limits(json, "inner", row.Inner);
        Limits(json, "outer", row.Outer);
        Optional(json, "p", row.PValue);
        Optional(json, "adjusted_p", row.AdjustedPValue);
        json.WriteBoolean("discovery", row.IsDiscovery);
        json.WriteNumber("fewer_to_inside", row.FewerToInside);
        if (row.Ranks is (int best, int worst, int of))
        {
            json.WriteStartObject("rank");
            json.WriteNumber("best", best);
            json.WriteNumber("worst", worst);
            json.WriteNumber("of", of);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("rank");
        }
    }

    private static void Write(Utf8JsonWriter json, PublishedComparator row)
    {
        json.WriteString("kind", Name(row.Kind));
        json.WriteString("name", row.Name);
        json.WriteString("made", row.Made);
        Optional(json, "denominator", row.Denominator);
        Optional(json, "counted", row.Counted);
        if (row.Estimate is Estimate estimate)
        {
            Write(json, estimate);
        }

        Optional(json, "difference", row.Difference);
        Optional(json, "difference_lower", row.Lower);
        Optional(json, "difference_upper", row.Upper);
        Optional(json, "p", row.PValue);
        Optional(json, "adjusted_p", row.AdjustedPValue);
        json.WriteString("stands", Name(row.Standing));
    }

    private static void Write(Utf8JsonWriter json, Estimate estimate)
    {
        Optional(json, "value", estimate.Value);
        Optional(json, "lower", estimate.Lower);
        Optional(json, "upper", estimate.Upper);
        json.WriteNumber("confidence", estimate.Confidence);
        json.WriteString("method", estimate.Method);
        json.WriteString("status", Name(estimate.Status));
        json.WriteString("reason", estimate.Reason);
    }

    private static void WriteSimilar(Utf8JsonWriter json, SimilarAreas similar)
    {
        json.WriteStartObject("similar");
        Optional(json, "year", (double?)similar.Year);
        json.WriteNumber("candidates", similar.Candidates);
        json.WriteNumber("lacking_a_variable", similar.Lacking);
        json.WriteString("reason", similar.Reason);
        WriteAll(json, "variables", similar.Variables.Index(), (to, variable) =>
        {
            to.WriteString("id", variable.Item.Id);
            to.WriteString("title", variable.Item.Title);
            to.WriteString("unit", variable.Item.Unit);
            to.WriteNumber("own", similar.OwnValues[variable.Index]);
        });
        WriteAll(json, "left_out", similar.LeftOut, (to, variable) =>
        {
            to.WriteString("id", variable.Variable.Id);
            to.WriteString("reason", variable.Reason);
        });
        WriteAll(json, "areas", similar.Areas, (to, area) =>
        {
            to.WriteString("area", area.Area.Code.ToString());
            to.WriteString("name", area.Area.Name);
            to.WriteNumber("distance", area.Distance);
            to.WriteStartArray("values");
            area.Values.ToList().ForEach(to.WriteNumberValue);
            to.WriteEndArray();
        });
        json.WriteEndObject();
    }

    private static void WriteAll<T>(Utf8JsonWriter json, string name, IEnumerable<T> rows, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (T row in rows)
        {
            json.WriteStartObject();
            write(json, row);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Limits(Utf8JsonWriter json, string name, (double Lower, double Upper)? limits)
    {
        Optional(json, $"{name}_lower", limits?.Lower);
        Optional(json, $"{name}_upper", limits?.Upper);
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

    private static void Optional(Utf8JsonWriter json, string name, decimal? value)
    {
        if (value is decimal number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static string Name<TEnum>(TEnum value)
        where TEnum : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
