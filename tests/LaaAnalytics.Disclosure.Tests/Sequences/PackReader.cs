using LaaAnalytics.Disclosure.Reviews;
using LaaAnalytics.Disclosure.Tests.Attack;
using LaaAnalytics.Domain;

namespace LaaAnalytics.Disclosure.Tests.Sequences;

/// <summary>Reads packs as anybody could, one after the other, and writes down what they show and which sums must hold between all quarters, years and areas, shown or not.</summary>
internal static class PackReader
{
    /// <summary>What is seen of the re-offenders, or of those who did not re-offend, in the packs taken together.</summary>
    /// <param name="packs">Packs.</param>
    /// <param name="cells">Every area and span, shown or not: their names are no secret.</param>
    /// <param name="reoffenders">Re-offenders, or the others.</param>
    public static (Publication Seen, IReadOnlyDictionary<CellKey, int> Numbers, IReadOnlySet<CellKey> Shown) Read(IReadOnlyList<PublishedReview> packs, IReadOnlyList<CellKey> cells, bool reoffenders)
    {
        Dictionary<CellKey, long> shown = [];
        foreach (PublishedFigure figure in packs.SelectMany(pack => pack.Figures).Where(figure => figure.Reoffenders is not null))
        {
            shown[figure.Id.Cell with { Indicator = cells[0].Indicator }] = reoffenders ? figure.Reoffenders!.Value : figure.Offenders!.Value - figure.Reoffenders!.Value;
        }

        Dictionary<CellKey, int> numbers = cells.Select((cell, place) => (cell, place)).ToDictionary(pair => pair.cell, pair => pair.place);
        AreaCode whole = packs[0].Agreement.Area.Code;
        List<IReadOnlyList<Term>> sums = [];
        foreach (IGrouping<Period, CellKey> line in cells.GroupBy(cell => cell.Period))
        {
            sums.Add([.. line.Select(cell => new Term(numbers[cell], cell.Area == whole ? 1 : -1))]);
        }

        foreach (IGrouping<AreaCode, CellKey> line in cells.GroupBy(cell => cell.Area))
        {
            int shortest = line.Min(cell => cell.Period.EndExclusive.DayNumber - cell.Period.Start.DayNumber);
            List<CellKey> quarters = [.. line.Where(cell => cell.Period.EndExclusive <= cell.Period.Start.AddMonths(3))];
            foreach (CellKey year in line.Where(cell => cell.Period.EndExclusive.DayNumber - cell.Period.Start.DayNumber > 2 * shortest))
            {
                sums.Add([new Term(numbers[year], 1), .. quarters.Where(quarter => quarter.Period.IsWithin(year.Period)).Select(quarter => new Term(numbers[quarter], -1))]);
            }
        }

        return (
            new([.. cells.Select(cell => shown.TryGetValue(cell, out long value) ? new PublishedNumber(cell.ToString(), value, value) : new PublishedNumber(cell.ToString(), 0, null))], sums),
            numbers,
            shown.Keys.ToHashSet());
    }
}
