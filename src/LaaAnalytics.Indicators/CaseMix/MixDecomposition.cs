using LaaAnalytics.Domain;
using LaaAnalytics.Statistics.Standardisation;

namespace LaaAnalytics.Indicators.CaseMix;

/// <summary>How much of the difference between two cohorts' rates is due to who is in them, and how much to rates within groups.</summary>
/// <remarks>
/// <see cref="DasGupta"/> with one or two variables of composition. The effects add up to the difference. They describe and do not explain: what the variables
/// do not see (a supervision order, a change of policy) is in the rates. From raw counts, before any disclosure rule.
/// </remarks>
/// <param name="First">Share of re-offenders in the first cohort, 0 to 1.</param>
/// <param name="Second">Share in the second.</param>
/// <param name="Mix">Effect of each variable's composition, by name in the order asked for, as a share.</param>
/// <param name="WithinGroups">Effect of the rates within groups.</param>
public sealed record MixDecomposition(double First, double Second, IReadOnlyList<(string Variable, double Effect)> Mix, double WithinGroups)
{
    private const int MostVariables = 2;

    /// <summary>Second less first.</summary>
    public double Difference => Second - First;

    /// <summary>Splits the difference between two cohorts.</summary>
    /// <param name="first">Cells of the first cohort, grouped by the variables.</param>
    /// <param name="second">Cells of the second.</param>
    /// <param name="variables">One or two dimensions that the cells are grouped by.</param>
    /// <remarks>A group that one cohort does not have takes the other's rate, so that nothing is laid to a rate that was never seen.</remarks>
    /// <exception cref="ArgumentException">There are not one or two variables, a cohort has nobody, or the cells are of more than one scheme.</exception>
    public static MixDecomposition Between(IReadOnlyList<Measure> first, IReadOnlyList<Measure> second, IReadOnlyList<string> variables)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        ArgumentNullException.ThrowIfNull(variables);
        if (variables.Count is < 1 or > MostVariables || first.Sum(cell => cell.Offenders) == 0 || second.Sum(cell => cell.Offenders) == 0)
        {
            throw new ArgumentException("A decomposition takes one or two variables and two cohorts with people.", nameof(variables));
        }

        if (first.Concat(second).Select(cell => cell.Scheme).Distinct().Skip(1).Any())
        {
            throw new ArgumentException("Cohorts of two definitions are never compared.", nameof(second));
        }

        string[][] levels = [.. variables.Select(variable => Levels(variable, [.. first, .. second]))];
        int columns = variables.Count == MostVariables ? levels[1].Length : 1;
        (long[] people, long[] reoffenders) one = Grid(first, variables, levels, columns);
        (long[] people, long[] reoffenders) other = Grid(second, variables, levels, columns);
        double[][] own = Factors(one, other, levels[0].Length, variables.Count);
        double[][] theirs = Factors(other, one, levels[0].Length, variables.Count);
        IReadOnlyList<StandardisedPair> pairs = DasGupta.Compare(own, theirs);
        return new(DasGupta.Rate(own), DasGupta.Rate(theirs), [.. variables.Zip(pairs, (variable, pair) => (variable, pair.Effect))], pairs[^1].Effect);
    }

    private static string[] Levels(string variable, IReadOnlyList<Measure> cells) =>
        [.. cells.Where(cell => cell.Offenders > 0).Select(cell => CohortGroup.Read(cell.Key.Group)[variable]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static (long[] People, long[] Reoffenders) Grid(IReadOnlyList<Measure> cells, IReadOnlyList<string> variables, string[][] levels, int columns)
    {
        long[] people = new long[levels[0].Length * columns];
        long[] reoffenders = new long[people.Length];
        foreach (Measure cell in cells.Where(cell => cell.Offenders > 0))
        {
            Dictionary<string, string> labels = CohortGroup.Read(cell.Key.Group);
            int place = (Array.IndexOf(levels[0], labels[variables[0]]) * columns) + (columns > 1 ? Array.IndexOf(levels[1], labels[variables[1]]) : 0);
            people[place] += cell.Offenders;
            reoffenders[place] += cell.Reoffenders;
        }

        return (people, reoffenders);
    }

    private static double[][] Factors((long[] People, long[] Reoffenders) own, (long[] People, long[] Reoffenders) other, int rows, int variables)
    {
        double all = own.People.Sum();
        double[] rates = [.. own.People.Select((people, cell) => people > 0
            ? own.Reoffenders[cell] / (double)people
            : other.People[cell] > 0 ? other.Reoffenders[cell] / (double)other.People[cell] : 0)];
        return variables == MostVariables
            ? [.. DasGupta.Composition(own.People, rows), rates]
            : [[.. own.People.Select(people => people / all)], rates];
    }
}
