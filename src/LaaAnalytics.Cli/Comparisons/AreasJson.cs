using System.Text;
using System.Text.Json;
using LaaAnalytics.Disclosure.Areas;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Areas;

namespace LaaAnalytics.Cli.Comparisons;

/// <summary>A comparison of areas as JSON; a number that is not shown or does not exist is null.</summary>
/// <remarks>Numbers have the decimals of the text and no more: unrounded limits would give back by how many people they were made. A p of 0.001 is 0.001 or less.</remarks>
internal static class AreasJson
{
    private const int Thousandths = 3;
    private const decimal LeastP = 0.001m;

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
            Rounded(json, "rank_confidence", comparison.RankConfidence, 5);
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
        Rounded(json, "overall_value", funnel.Target, comparison.Decimals);
        json.WriteString("overall_value_of", funnel.TargetIs);
        json.WriteString("method", funnel.Method);
        Rounded(json, "phi", funnel.Phi, 2);
        Rounded(json, "tau2", funnel.Tau2, 5);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, PublishedAreaRow row, int decimals)
    {
        json.WriteString("area", row.Area.Code.ToString());
        json.WriteString("name", row.Area.Name);
        Optional(json, "denominator", row.Denominator);
        Optional(json, "counted", row.Counted);
        Rounded(json, "expected", (double?)row.Expected, decimals);
        Write(json, row.Estimate, decimals);
        json.WriteString("stands", Name(row.Standing));
        json.WriteBoolean("beyond_outer", row.IsBeyondOuter);
        Limits(json, "inner", row.Inner, decimals);
        Limits(json, "outer", row.Outer, decimals);
        Probability(json, "p", row.PValue);
        Probability(json, "adjusted_p", row.AdjustedPValue);
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
        Rounded(json, "expected", (double?)row.Expected, decimals);
        if (row.Estimate is Estimate estimate)
        {
            Write(json, estimate, decimals);
        }

        Rounded(json, "difference", row.Difference, decimals);
        Rounded(json, "difference_lower", row.Lower, decimals);
        Rounded(json, "difference_upper", row.Upper, decimals);
        Probability(json, "p", row.PValue);
        Probability(json, "adjusted_p", row.AdjustedPValue);
        json.WriteString("stands", Name(row.Standing));
    }

    private static void Write(Utf8JsonWriter json, Estimate estimate, int decimals)
    {
        Rounded(json, "value", estimate.Value, decimals);
        Rounded(json, "lower", estimate.Lower, decimals);
        Rounded(json, "upper", estimate.Upper, decimals);
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
            Rounded(to, "own", similar.OwnValues[variable.Index], variable.Item.Decimals);
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
            Rounded(to, "distance", area.Distance, 2);
            to.WriteStartArray("values");
            area.Values.Zip(similar.Variables, (value, variable) => Of(value, variable.Decimals)).ToList().ForEach(to.WriteNumberValue);
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
        Rounded(json, $"{name}_lower", limits?.Lower, decimals);
        Rounded(json, $"{name}_upper", limits?.Upper, decimals);
    }

    private static void Rounded(Utf8JsonWriter json, string name, double? value, int decimals) => Optional(json, name, value is double number ? Of(number, decimals) : null);

    private static void Probability(Utf8JsonWriter json, string name, double? p) => Optional(json, name, p is double known ? Math.Max(LeastP, Of(known, Thousandths)) : null);

    private static decimal Of(double value, int decimals) => Math.Round((decimal)value, decimals, MidpointRounding.AwayFromZero);

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
