using static LaaAnalytics.Synthesis.District.SendingContent;
using static LaaAnalytics.Synthesis.District.Supplier;

namespace LaaAnalytics.Synthesis.District;

/// <summary>What each supplier sends in each round.</summary>
internal static class Rounds
{
    private static readonly DateOnly March = new(2009, 3, 1);
    private static readonly DateOnly June = new(2009, 6, 1);
    private static readonly DateOnly September = new(2009, 9, 1);
    private static readonly DateOnly December = new(2009, 12, 1);

    /// <summary>Five suppliers, twice: in March, and in September everything again, corrected and carried on.</summary>
    public static IReadOnlyList<Round> Two { get; } =
    [
        new("2009-03", [.. OneArea.Select(supplier => new Sending(supplier, March) { WithErrors = true })]),
        new("2009-09", [.. OneArea.Select(supplier => new Sending(supplier, September))]),
    ];

    /// <summary>Seven suppliers, four times, with everything that happens between partners; and a central table, once.</summary>
    public static IReadOnlyList<Round> Quarters { get; } =
    [
        new("2009-03", [.. TwoAreas.Select(supplier => new Sending(supplier, March) { WithErrors = true })]),
        new("2009-06",
        [
            new(Partnership, June),
            new(Probation, June),
            new(YotWest, June) { Package = "yot-west-half", Content = HalfOfThePeople, What = "half of the people by a slip: to be refused and sent again" },
            new(YotWest, June) { What = "the whole of it sent again" },
            new(PpoOffice, June),
            new(GovernmentOffice, June) { What = "the central table of national indicator 18, with areas and their context" },
            new(PoliceWest, June) { WithErrors = true },
        ])
        {
            Silent = [(PoliceEast, "late: comes in the next round as police-east-june"), (YotEast, "missing: nothing was sent")],
        },
        new("2009-09",
        [
            new(PoliceEast, June) { Package = "police-east-june", What = "the file of June: a round late" },
            new(Partnership, September),
            new(Probation, September),
            new(YotWest, September),
            new(YotEast, September),
            new(PpoOffice, September),
            new(PpoOffice, September) { Package = "ppo-office-candidates", Content = CandidatesForTheList, What = "candidates sent as if on the list: to be withdrawn" },
            new(PoliceWest, September) { WithErrors = true },
            new(PoliceWest, September) { Package = "police-west-correction", Content = OnlyTheCorrections, What = "rows that had been wrong: a correction" },
            new(PoliceEast, September),
        ]),
        new("2009-12",
        [
            new(Partnership, December),
            new(Probation, December) { Content = WithOffenceCodes, What = "all there is to the day: every row again with an offence code" },
            new(YotWest, December),
            new(YotEast, December),
            new(PpoOffice, December),
            new(PoliceWest, December),
            new(PoliceEast, December),
        ]),
    ];

    private static Supplier[] OneArea => [Partnership, Probation, Yot, PpoOffice, Police];

    private static Supplier[] TwoAreas => [Partnership, Probation, YotWest, YotEast, PpoOffice, PoliceWest, PoliceEast];
}
