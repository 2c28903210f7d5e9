using System.Globalization;
using LaaAnalytics.Disclosure.Areas;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Areas;
using static LaaAnalytics.Cli.TableCells;

namespace LaaAnalytics.Cli.Comparisons;

/// <summary>A comparison of areas for people.</summary>
internal static class AreasText
{
    /// <summary>Writes the comparison.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="comparison">What to write.</param>
    /// <param name="explain">Whether to say in words how each column came about.</param>
    public static void Write(TextWriter writer, PublishedAreaComparison comparison, bool explain)
    {
        writer.WriteLine($"{comparison.Title}, {comparison.Definition}, {comparison.Period.InWords()}; {comparison.Unit}.");
        writer.WriteLine();
        WriteAreas(writer, comparison);
        writer.WriteLine();
        WriteFunnel(writer, comparison);
        if (comparison.Own is NamedArea own)
        {
            writer.WriteLine();
            writer.WriteLine($"{own.Name} beside others:");
            WriteComparators(writer, comparison);
            writer.WriteLine();
            WriteSimilar(writer, comparison.Similar!);
        }
        else
        {
            writer.WriteLine("Name an own area with --area or --agreement to set it beside its region, its country and similar areas.");
        }

        writer.WriteLine();
        writer.WriteLine(PublishedAreaComparison.LimitRule);
        foreach (string note in comparison.Notes)
        {
            writer.WriteLine(note);
        }

        writer.WriteLine("A difference says nothing of its cause, and a region, a country or similar areas are no comparison group.");
        if (explain)
        {
            writer.WriteLine();
            foreach (string sentence in Explained(comparison))
            {
                writer.WriteLine(sentence);
            }
        }
    }

    /// <summary>Where an area stands, in the words of a table.</summary>
    public static string Word(AreaStanding standing) => standing switch
    {
        AreaStanding.Lower => "lower",
        AreaStanding.Higher => "higher",
        AreaStanding.NoClearDifference => "no clear difference",
        _ => "not compared",
    };

    private static void WriteAreas(TextWriter writer, PublishedAreaComparison comparison)
    {
        string Number(double? value) => Rounded(value, comparison.Decimals);
        bool hasExpected = comparison.Areas.Any(row => row.Expected is not null);
        string[] header = ["area", ">out of", ">counted", .. hasExpected ? [">expected"] : Array.Empty<string>(), ">value", ">lower", ">upper", "stands", "funnel 95%", ">adjusted p", "rank"];
        TextTable.Write(writer, header, [.. comparison.Areas.Select(row => (IReadOnlyList<string>)
        [
            row.Area.Code == comparison.Own?.Code ? $"{row.Area.Name} (own)" : row.Area.Name,
            Count(row.Denominator, Shorthand(row.Estimate.Status)),
            Count(row.Counted, Shorthand(row.Estimate.Status)),
            .. hasExpected ? [Expected(row.Expected, comparison, Shorthand(row.Estimate.Status))] : Array.Empty<string>(),
            Rounded(row.Estimate.Status, row.Estimate.Value, comparison.Decimals),
            Number(row.Estimate.Lower),
            Number(row.Estimate.Upper),
            Stands(row, comparison),
            row.Inner is (double lower, double upper) ? $"{Number(lower)} to {Number(upper)}" : string.Empty,
            Probability(row.AdjustedPValue),
            row.Ranks is (int best, int worst, int of) ? string.Create(CultureInfo.InvariantCulture, $"{best} to {worst} of {of}") : string.Empty,
        ])]);
    }

    private static string Stands(PublishedAreaRow row, PublishedAreaComparison comparison) => row.Standing switch
    {
        AreaStanding.NotCompared when !row.IsFinal => $"not compared: {row.Estimate.Reason}",
        AreaStanding.NotCompared => $"not compared: {comparison.NoFunnel}",
        AreaStanding.Lower or AreaStanding.Higher when row.IsBeyondOuter => $"{Word(row.Standing)}, beyond 99.8%",
        AreaStanding standing => Word(standing),
    };

    private static void WriteFunnel(TextWriter writer, PublishedAreaComparison comparison)
    {
        if (comparison.Funnel is not PublishedFunnel funnel)
        {
            writer.WriteLine($"Funnel: {comparison.NoFunnel}.");
            return;
        }

        writer.WriteLine($"Funnel: the overall value, {Rounded(funnel.Target, comparison.Decimals)} ({funnel.TargetIs}), is taken to hold everywhere; {funnel.Method}.");
        writer.WriteLine(funnel.Phi is double phi
            ? $"Areas vary {Rounded(phi, 2)} times as much as chance alone (phi; tau2 {Rounded(funnel.Tau2, 5)}): reported, the limits are those of chance."
            : "How much areas differ beyond chance cannot be told from so few.");
        foreach (PublishedAreaRow row in comparison.Areas.Where(row => row.FewerToInside > 0))
        {
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{row.Area.Name}: {row.FewerToInside} fewer counted would bring it inside the 95 per cent limits."));
        }
    }

    private static void WriteComparators(TextWriter writer, PublishedAreaComparison comparison)
    {
        string Number(double? value) => Rounded(value, comparison.Decimals);
        bool hasExpected = comparison.Comparators.Any(row => row.Expected is not null);
        string[] expected = hasExpected ? [">expected"] : [];
        TextTable.Write(writer, ["beside", ">out of", ">counted", .. expected, ">value", ">difference", ">lower", ">upper", ">adjusted p", "stands", "how"], [.. comparison.Comparators.Select(row => (IReadOnlyList<string>)
        [
            row.Name,
            Count(row.Denominator, string.Empty),
            Count(row.Counted, string.Empty),
            .. hasExpected ? [Expected(row.Expected, comparison, string.Empty)] : Array.Empty<string>(),
            Number(row.Estimate?.Value),
            Signed(row.Difference, comparison.Decimals),
            Signed(row.Lower, comparison.Decimals),
            Signed(row.Upper, comparison.Decimals),
            Probability(row.AdjustedPValue),
            Word(row.Standing),
            row.Made,
        ])]);
    }

    private static void WriteSimilar(TextWriter writer, SimilarAreas similar)
    {
        if (similar.Areas.Count == 0)
        {
            writer.WriteLine($"Similar areas: {similar.Reason}.");
        }
        else
        {
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Similar areas, by context of {similar.Year}, of {similar.Candidates} candidates; {similar.Lacking} of the same type lack a variable:"));
            TextTable.Write(writer, ["area", ">distance", .. similar.Variables.Select(variable => ">" + variable.Id)],
            [
                [similar.Own.Name, string.Empty, .. Values(similar.OwnValues)],
                .. similar.Areas.Select(area => (IReadOnlyList<string>)[area.Area.Name, Rounded(area.Distance, 2), .. Values(area.Values)]),
            ]);
        }

        foreach (LeftOutVariable variable in similar.LeftOut)
        {
            writer.WriteLine($"Left out: {variable.Variable.Id}, {variable.Reason}.");
        }

        IEnumerable<string> Values(IReadOnlyList<double> values) => values.Zip(similar.Variables, (value, variable) => Rounded(value, variable.Decimals));
    }

    private static IEnumerable<string> Explained(PublishedAreaComparison comparison)
    {
        yield return $"Definition: {comparison.Definition}; no other stands on this axis.";
        foreach (string method in comparison.Areas.Select(row => row.Estimate.Method).Where(method => method.Length > 0).Distinct())
        {
            yield return $"Interval: {method}, 95 per cent.";
        }

        yield return comparison.Intervals;
        if (comparison.Funnel is PublishedFunnel funnel)
        {
            yield return $"Funnel: the overall value, that of {funnel.TargetIs}, is taken to hold everywhere; the limits are where an area of that size would lie 95 and 99.8 times in 100 by chance alone. {funnel.MethodInWords} "
                + "The adjusted p allows for looking at all areas at once (Benjamini and Hochberg).";
        }

        yield return PublishedAreaComparison.WordRule;
        if (comparison.RankConfidence is double each)
        {
            yield return $"{PublishedAreaComparison.RankRule} Here each has {Rounded(100 * each, 3)} per cent.";
        }

        if (comparison.Own is not null)
        {
            yield return "Differences: own value less the other's, with limits recovered from both intervals (MOVER). An area that holds the own one is taken without it. Adjusted p: Holm, comparators of the same people being one.";
            yield return PublishedAreaComparison.IndependenceRule;
            yield return $"Similar areas: {SimilarAreas.Method} Variables:";
            foreach (ContextVariable variable in comparison.Similar!.Variables)
            {
                yield return $"  {variable.Id}: {variable.Title}, {variable.Unit}.";
            }
        }
    }

    private static string Count(decimal? count, string missing) => count?.ToString("#,0.######", CultureInfo.InvariantCulture) ?? missing;

    private static string Expected(decimal? expected, PublishedAreaComparison comparison, string missing) =>
        Count(expected is decimal number ? Math.Round(number, comparison.Decimals, MidpointRounding.AwayFromZero) : null, missing);
}
