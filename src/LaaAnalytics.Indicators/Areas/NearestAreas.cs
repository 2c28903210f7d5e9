using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Areas;

namespace LaaAnalytics.Indicators.Areas;

/// <summary>Finds the areas most like one area.</summary>
/// <remarks>
/// Variables are standardised and the Euclidean distance is taken, as in the nearest neighbours model of the Chartered Institute of Public Finance and Accountancy;
/// variables and their equal weights are this platform's own, so the neighbours are not those that the institute publishes.
/// </remarks>
public static class NearestAreas
{
    /// <summary>Areas named unless asked otherwise.</summary>
    public const int Usual = 5;

    /// <summary>The nearest areas of the own area's type by the boundaries of the same year, in the latest year that has every variable asked for; where no year has all, the year that has most.</summary>
    /// <param name="map">Which area is of which type.</param>
    /// <param name="contexts">Context of areas, any year.</param>
    /// <param name="own">The area.</param>
    /// <param name="count">How many to name, 1 or more.</param>
    /// <param name="asked">Variables; null for all that there are.</param>
    public static SimilarAreas Of(AreaMap map, IReadOnlyList<AreaContext> contexts, AreaCode own, int count = Usual, IReadOnlyList<ContextVariable>? asked = null)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(contexts);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        NamedArea named = map.NameOf(own);
        if (map.Find(own) is not PlacedArea placed)
        {
            return None($"the table area does not hold {named.Name}, so its type is not known");
        }

        HashSet<AreaCode> others = [.. map.OfType(placed.Type).Select(area => area.Code).Where(code => code != own && code.Vintage == own.Vintage)];
        Dictionary<int, AreaContext> ownYears = contexts.Where(context => context.Area == own).ToDictionary(context => context.Year);
        ILookup<int, AreaContext> otherYears = contexts.Where(context => others.Contains(context.Area)).ToLookup(context => context.Year);
        if (ownYears.Count == 0)
        {
            return None($"no context of {named.Name} is supplied: the table area_context gives it");
        }

        bool Has(ContextVariable variable, int year) => variable.Of(ownYears[year]) is not null && otherYears[year].Any(context => variable.Of(context) is not null);
        IReadOnlyList<ContextVariable> wanted = asked ?? ContextVariable.All;
        int year = ownYears.Keys.OrderByDescending(year => wanted.Count(variable => Has(variable, year))).ThenByDescending(year => year).First();
        List<ContextVariable> variables = [.. wanted.Where(variable => Has(variable, year))];
        List<LeftOutVariable> leftOut = [.. wanted.Except(variables).Select(variable => new LeftOutVariable(variable, FormattableString.Invariant(
            $"not supplied for {named.Name} and another area of its type in {year}")))];
        (List<AreaContext> candidates, double[] spread) = Candidates(variables, leftOut, ownYears[year], [.. otherYears[year]]);
        if (variables.Count == 0 || candidates.Count == 0)
        {
            return None($"no other area of the type of {named.Name} has context that differs: the table area_context gives it") with { LeftOut = leftOut };
        }

        double[] ownValues = Values(variables, ownYears[year]);
        return new(
            named,
            year,
            variables,
            leftOut,
            ownValues,
            [
                .. candidates
                    .Select(context => (context.Area, Values: Values(variables, context)))
                    .Select(area => new SimilarArea(map.NameOf(area.Area), Distance(ownValues, area.Values, spread), area.Values))
                    .OrderBy(area => area.Distance)
                    .ThenBy(area => area.Area.Code)
                    .Take(count),
            ],
            candidates.Count,
            others.Count - candidates.Count,
            string.Empty);

        SimilarAreas None(string reason) => new(named, null, [], [], [], [], 0, 0, reason);
    }

    /// <summary>Areas that have every variable, and each variable's standard deviation; variables that are the same everywhere are taken out.</summary>
    private static (List<AreaContext> Candidates, double[] Spread) Candidates(
        List<ContextVariable> variables, List<LeftOutVariable> leftOut, AreaContext own, IReadOnlyList<AreaContext> others)
    {
        while (true)
        {
            List<AreaContext> candidates = [.. others.Where(context => variables.All(variable => variable.Of(context) is not null))];
            double[] spread = [.. variables.Select(variable => Spread([.. candidates.Append(own).Select(context => variable.Of(context)!.Value)]))];
            List<ContextVariable> constant = [.. variables.Where((_, at) => spread[at] == 0)];
            if (constant.Count == 0 || candidates.Count == 0)
            {
                return (candidates, spread);
            }

            leftOut.AddRange(constant.Select(variable => new LeftOutVariable(variable, "the same in every area")));
            variables.RemoveAll(constant.Contains);
        }
    }

    private static double[] Values(List<ContextVariable> variables, AreaContext context) => [.. variables.Select(variable => variable.Of(context)!.Value)];

    /// <summary>Standard deviation over all, divided by their number; 0 only where all are equal.</summary>
    private static double Spread(double[] values)
    {
        double mean = values.Average();
        return values.Distinct().Count() == 1 ? 0 : Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / values.Length);
    }

    private static double Distance(double[] own, double[] other, double[] spread)
    {
        double squares = 0;
        for (int at = 0; at < own.Length; at++)
        {
            double difference = (own[at] - other[at]) / spread[at];
            squares += difference * difference;
        }

        return Math.Sqrt(squares / own.Length);
    }
}
