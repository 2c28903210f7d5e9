using LaaAnalytics.Disclosure.Reviews;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Reviews;
using LaaAnalytics.Indicators;

namespace LaaAnalytics.Disclosure.Tests.Sequences;

/// <summary>A made-up partnership: adults by member area and quarter, of whom few or many re-offended, and the packs that it would issue quarter by quarter.</summary>
internal sealed class MadeCohorts
{
    public const int Quarters = 13;
    public const int FirstPack = 4;

    private const int Pool = 4;

    private static readonly MeasurementScheme Scheme = SchemeCatalogue.Find("ni18-adult");
    private static readonly Indicator Rate = IndicatorCatalogue.Find("RO-A");
    private static readonly AreaCode Whole = new("X10000001", 2009);
    private static readonly DisclosureProfile Partner = DisclosureProfile.Get("partner");

    private readonly long[][] _offenders;
    private readonly long[][] _reoffenders;
    private readonly AreaCode[] _members;

    /// <param name="seed">Another partnership for each.</param>
    /// <param name="members">How many areas it has; null for two to six.</param>
    public MadeCohorts(int seed, int? members = null)
    {
        Random random = new(seed);
        _members = [.. Enumerable.Range(1, members ?? random.Next(2, 7)).Select(number => new AreaCode($"X07{number:D6}", 2009))];
        _offenders = [.. _members.Select(_ => new long[Quarters])];
        _reoffenders = [.. _members.Select(_ => new long[Quarters])];
        for (int member = 0; member < _members.Length; member++)
        {
            int size = random.Next(4) == 0 ? random.Next(2, 12) : random.Next(20, 120);
            double rate = random.Next(4) == 0 ? 0.02 : 0.1 + (0.3 * random.NextDouble());
            for (int quarter = 0; quarter < Quarters; quarter++)
            {
                long offenders = random.Next(size / 2, size + 1);
                _offenders[member][quarter] = offenders;
                for (long person = 0; person < offenders; person++)
                {
                    _reoffenders[member][quarter] += random.NextDouble() < rate ? 1 : 0;
                }
            }
        }
    }

    /// <summary>Every count of people that is small: of an area, or the whole, in a quarter or in a year that some pack is of.</summary>
    public IReadOnlyDictionary<CellKey, (long Reoffenders, long Others)> Truth()
    {
        Dictionary<CellKey, (long, long)> truth = [];
        for (int last = 0; last < Quarters; last++)
        {
            foreach (int length in last + 1 >= Pool ? new[] { 1, Pool } : [1])
            {
                foreach (Measure cell in Cells(last - length + 1, length))
                {
                    truth[cell.Key] = (cell.Reoffenders, cell.NonReoffenders);
                }
            }
        }

        return truth;
    }

    /// <summary>What the pack of a quarter shows.</summary>
    /// <param name="last">The last quarter of its year, from <see cref="FirstPack"/> - 1.</param>
    /// <param name="before">Packs issued before it; their figures are what is released.</param>
    /// <param name="isHeldAgainstThem">Whether the register is looked at; where not, each pack is protected by itself.</param>
    public PublishedReview Pack(int last, IReadOnlyList<PublishedReview> before, bool isHeldAgainstThem)
    {
        List<Measure> year = [.. Cells(last - Pool + 1, Pool)];
        ReleasedCell[] released = [.. before.SelectMany((pack, place) => pack.Figures
            .Where(figure => figure.Offenders is not null)
            .Select(figure => new ReleasedCell($"pack {place}", figure.Id.Cell with { Indicator = Scheme.Id }, 1, figure.Offenders!.Value, figure.Reoffenders)))];
        ComponentEvidence adults = new(
            Component.Adult,
            Scheme,
            [Rate],
            [.. Enumerable.Range(0, last + 1).Select(quarter => Cells(quarter, 1).Last())],
            year[^1],
            last >= 2 * Pool - 1 ? Cells(last - (2 * Pool) + 1, Pool).Last() : null,
            year[..^1],
            [],
            Trajectory.Of([], Rate.Id, Scheme.Citation),
            null)
        {
            Unshown = isHeldAgainstThem
                ? [.. Enumerable.Range(0, last + 1).SelectMany(quarter => Cells(quarter, 1)), .. Enumerable.Range(Pool - 1, last - Pool + 2).SelectMany(end => Cells(end - Pool + 1, Pool))]
                : [],
            Released = isHeldAgainstThem ? released : [],
        };
        Agreement agreement = new(
            "made", "Made", new(Whole, "Made"), [.. _members.Select(member => new NamedArea(member, member.Code))], "GO", 3, new(new(2005, 4, 1), new(2011, 4, 1)));
        return PublishedReview.From(new(agreement, new(new(2009, 4, 1), new(2009, 10, 1)), 1, [adults], [], []), Partner);
    }

    /// <summary>The members' cells of a run of quarters, then the whole's.</summary>
    private IEnumerable<Measure> Cells(int first, int length)
    {
        Period period = new(new DateOnly(2005, 4, 1).AddMonths(3 * first), new DateOnly(2005, 4, 1).AddMonths(3 * (first + length)));
        long allOffenders = 0;
        long allReoffenders = 0;
        for (int member = 0; member < _members.Length; member++)
        {
            long offenders = Enumerable.Range(first, length).Sum(quarter => _offenders[member][quarter]);
            long reoffenders = Enumerable.Range(first, length).Sum(quarter => _reoffenders[member][quarter]);
            allOffenders += offenders;
            allReoffenders += reoffenders;
            yield return Cell(_members[member], period, length, offenders, reoffenders);
        }

        yield return Cell(Whole, period, length, allOffenders, allReoffenders);
    }

    private static Measure Cell(AreaCode area, Period period, int pooled, long offenders, long reoffenders) => new()
    {
        Key = new(Scheme.Id, area, period),
        Scheme = Scheme.Citation,
        Component = Component.Adult,
        Pooled = pooled,
        Offenders = offenders,
        People = offenders,
        Reoffenders = reoffenders,
        Reoffences = reoffenders,
        PerPerson = new(reoffenders, reoffenders, offenders, reoffenders, reoffenders, 0, 0, 0),
        MatureOn = new(2009, 1, 1),
        ObservedTo = new(2012, 1, 1),
    };
}
