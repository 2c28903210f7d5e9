using System.Globalization;
using LaaAnalytics.Domain;
using static LaaAnalytics.Synthesis.ExtractText;

namespace LaaAnalytics.Synthesis.District;

/// <summary>What the Government Office sends: the counties of a made-up country with their regions, their context, and the central table of national indicator 18.</summary>
/// <remarks>The table is the supplier's own count: its numbers for Wrenshire are not those that this platform counts. Counties make up their region and the country.</remarks>
internal static class CentralTable
{
    private const string Indicator = "NI 18";
    private const string Return = "NI 18 central table";
    private const string Country = "X92000001";
    private const int ContextYear = 2008;

    private static readonly Period Counted = Period.OfMonths(2008, 4, 12);

    /// <summary>Regions with their counties; Wrenshire is the first county of the first region.</summary>
    private static readonly (string Region, string[] Counties)[] Regions =
    [
        ("The Marches", [Geography.AgreementAreaName, "Ambleshire", "Corvale", "Dunmere", "Eastlow"]),
        ("The Levels", ["Fenmarch", "Garsdale", "Harrowick", "Inglemoor", "Jurby"]),
        ("The Downs", ["Kelsholm", "Langstrath", "Marlowe", "Nethercott", "Oakhampton"]),
        ("The Peaks", ["Penhallow", "Quarrendon", "Rushmere", "Stonebeck", "Thornley"]),
    ];

    /// <summary>The three tables.</summary>
    public static IReadOnlyList<SupplyResource> Of(ulong seed)
    {
        ExtractText areas = new("area");
        ExtractText context = new("area_context");
        ExtractText counts = new("indicator_count");
        string vintage = Cell(Geography.Vintage);
        areas.Add(Country, vintage, "Albany", "CUSTOM", null, null, null, null);
        Tally country = new();
        foreach ((int number, (string region, string[] counties)) in Regions.Index())
        {
            string regionCode = $"X12{number + 1:000000}";
            areas.Add(regionCode, vintage, region, "REGION", Country, null, null, null);
            Tally inRegion = new();
            foreach ((int place, string county) in counties.Index())
            {
                int at = (number * counties.Length) + place;
                string code = $"X10{at + 1:000000}";
                Draws draws = Draws.For(seed, "central table", at);
                areas.Add(code, vintage, county, "COUNTY", regionCode, null, null, null);
                AddContext(context, code, draws);
                Tally own = code == Geography.AgreementArea ? new() { People = 1918, Reoffenders = 322, TenthsPredicted = 3402 } : Draw(draws);
                AddCount(counts, code, own);
                inRegion.Add(own);
            }

            AddCount(counts, regionCode, inRegion);
            country.Add(inRegion);
        }

        AddCount(counts, Country, country);
        return
        [
            areas.ToResource() with { Period = Counted, ObservedTo = Counted.EndExclusive },
            context.ToResource() with { Period = Counted, ObservedTo = Counted.EndExclusive },
            counts.ToResource() with { Period = Counted, ObservedTo = Counted.EndExclusive },
        ];
    }

    private static void AddContext(ExtractText context, string code, Draws draws)
    {
        int thousands = draws.Between(180, 900);
        int Of(int least, int greatest) => thousands * draws.Between(least, greatest);
        (int violent, int property, int other) = (Of(10, 22), Of(28, 60), Of(10, 25));
        context.Add(
            code, Cell(Geography.Vintage), Cell(ContextYear), Cell(1000 * thousands), Cell(Of(90, 115)), Cell(Of(780, 805)), Cell(Of(610, 660)),
            Cell(draws.Between(2, 9)), Cell(violent + property + other), Cell(violent), Cell(property), Cell(Of(35, 80)));
    }

    /// <summary>A county's adults on the caseload: 14 to 20 in 100 predicted, and 84 to 116 in 100 of those counted.</summary>
    private static Tally Draw(Draws draws)
    {
        int people = draws.Between(900, 6000);
        int tenths = people * draws.Between(140, 200) / 100;
        return new() { People = people, TenthsPredicted = tenths, Reoffenders = tenths * draws.Between(84, 116) / 1000 };
    }

    private static void AddCount(ExtractText counts, string code, Tally tally) => counts.Add(
        Indicator,
        code,
        Cell(Geography.Vintage),
        Cell(Counted.Start),
        Cell(Counted.EndExclusive),
        Return,
        Cell(tally.People),
        Cell(tally.Reoffenders),
        Cell(tally.People),
        string.Create(CultureInfo.InvariantCulture, $"{tally.TenthsPredicted / 10}.{tally.TenthsPredicted % 10}"),
        Cell(false));

    private sealed class Tally
    {
        public int People { get; set; }

        public int Reoffenders { get; set; }

        /// <summary>Predicted re-offenders, in tenths.</summary>
        public int TenthsPredicted { get; set; }

        public void Add(Tally other)
        {
            People += other.People;
            Reoffenders += other.Reoffenders;
            TenthsPredicted += other.TenthsPredicted;
        }
    }
}
