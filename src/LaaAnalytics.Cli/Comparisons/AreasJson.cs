using System.Text;
using System.Text.Json;
using LaaAnalytics.Disclosure.Areas;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Areas;
using static LaaAnalytics.Cli.TableCells;

namespace LaaAnalytics.Cli.Comparisons;

/// <summary>A comparison of areas as JSON; a number that is not shown or does not exist is null.</summary>
/// <remarks>Numbers have the decimals of the text and no more: unrounded limits would give back by how many people they were made. A p of 0.001 is 0.001 or less.</remarks>
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
            Optional(json, "rank_confidence", Printed(comparison.RankConfidence, 5));
            WriteAll(json, "areas", comparison.Areas, (to, row) => Write(to, row, comparison.Decimals));
            WriteAll(json, "comparators", comparison.Comparators, (to, row) => Write(to, row, comparison.Decimals));
            json.WriteStartArray("notes");
            comparison.Notes.Prepend(PublishedAreaComparison.LimitRule).ToList().ForEach(json.WriteStringValue);
            json.WriteEndArray();
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
        Optional(json, "overall_value", Printed(funnel.Target, comparison.Decimals));
        json.WriteString("overall_value_of", funnel.TargetIs);
        json.WriteString("method", funnel.Method);
        Optional(json, "phi", Printed(funnel.Phi, 2));
        Optional(json, "tau2", Printed(funnel.Tau2, 5));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, PublishedAreaRow row, int decimals)
    {
        json.WriteString("area", row.Area.Code.ToString());
        json.WriteString("name", row.Area.Name);
        Optional(json, "denominator", row.Denominator);
        Optional(json, "counted", row.Counted);
        Optional(json, "expected", Printed((double?)row.Expected, decimals));
        Write(json, row.Estimate, decimals);
        json.WriteString("stands", Name(row.Standing));
        json.WriteBoolean("beyond_outer", row.IsBeyondOuter);
        Limits(json, "inner", row.Inner, decimals);
        Limits(json, "outer", row.Outer, decimals);
        Optional(json, "p", PrintedProbability(row.PValue));
        Optional(json, "adjusted_p", PrintedProbability(row.AdjustedPValue));
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

    private static void Write(Utf8JsonWriter json, PublishedComparator row, int decimals)
    {
        json.WriteString("kind", Name(row.Kind));
        json.WriteString("name", row.Name);
        json.WriteString("made", row.Made);
        Optional(json, "denominator", row.Denominator);
        Optional(json, "counted", row.Counted);
        Optional(json, "expected", Printed((double?)row.Expected, decimals));
        if (row.Estimate is Estimate estimate)
        {
            Write(json, estimate, decimals);
        }

        Optional(json, "difference", Printed(row.Difference, decimals));
        Optional(json, "difference_lower", Printed(row.Lower, decimals));
        Optional(json, "difference_upper", Printed(row.Upper, decimals));
        Optional(json, "p", PrintedProbability(row.PValue));
        Optional(json, "adjusted_p", PrintedProbability(row.AdjustedPValue));
        json.WriteString("stands", Name(row.Standing));
    }

    private static void Write(Utf8JsonWriter json, Estimate estimate, int decimals)
    {
        Optional(json, "value", Printed(estimate.Value, decimals));
        Optional(json, "lower", Printed(estimate.Lower, decimals));
        Optional(json, "upper", Printed(estimate.Upper, decimals));
        json.WriteNumber("confidence", estimate.Confidence);
        json.WriteString("method", estimate.Method);
        json.WriteString("status", Name(estimate.Status));
        json.WriteString("reason", estimate.Reason);
    }

    private static void WriteSimilar(Utf8JsonWriter json, SimilarAreas similar)
    {
        json.WriteStartObject("similar");
        Optional(json, "year", similar.Year);
        json.WriteNumber("candidates", similar.Candidates);
        json.WriteNumber("lacking_a_variable", similar.Lacking);
        json.WriteString("reason", similar.Reason);
        WriteAll(json, "variables", similar.Variables.Index(), (to, variable) =>
        {
            to.WriteString("id", variable.Item.Id);
            to.WriteString("title", variable.Item.Title);
            to.WriteString("unit", variable.Item.Unit);
            Optional(to, "own", Printed(similar.OwnValues[variable.Index], variable.Item.Decimals));
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
            Optional(to, "distance", Printed(area.Distance, 2));
            to.WriteStartArray("values");
            area.Values.Zip(similar.Variables, (value, variable) => Printed(value, variable.Decimals)).ToList().ForEach(to.WriteNumberValue);
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

    private static void Limits(Utf8JsonWriter json, string name, (double Lower, double Upper)? limits, int decimals)
    {
        Optional(json, $"{name}_lower", Printed(limits?.Lower, decimals));
        Optional(json, $"{name}_upper", Printed(limits?.Upper, decimals));
    }

    private static string Name<TEnum>(TEnum value)
        where TEnum : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
