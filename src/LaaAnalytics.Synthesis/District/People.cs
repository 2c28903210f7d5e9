namespace LaaAnalytics.Synthesis.District;

/// <summary>Draws people: who they are, how often they offend and what a model would predict for them.</summary>
internal static class People
{
    private static readonly (string, int)[] Ethnicities = [("WHITE", 84), ("ASIAN", 5), ("BLACK", 4), ("MIXED", 3), ("OTHER", 1), ("NOT_STATED", 3)];

    private static readonly (string, int)[] OffenceGroups =
    [
        ("THEFT", 25), ("VIOLENCE", 24), ("DRUGS", 10), ("PUBLIC_ORDER", 9), ("MOTORING_SUMM", 9), ("CRIM_DAMAGE_ARSON", 7),
        ("FRAUD", 5), ("OTHER_SUMM", 4), ("SEXUAL", 3), ("ROBBERY", 2), ("WEAPONS", 2),
    ];

    private static readonly (Propensity, int)[] Adults =
    [
        (new(240, 520, 3, false), 51),
        (new(1040, 1980, 7, false), 32),
        (new(2550, 4200, 14, true), 13),
        (new(4500, 6500, 24, true), 4),
    ];

    private static readonly (Propensity, int)[] Youths =
    [
        (new(300, 0, 1, false), 55),
        (new(950, 0, 2, false), 30),
        (new(2600, 0, 4, false), 15),
    ];

    private static readonly (Sentence, int)[] AdultSentences =
    [
        (new("COMMUNITY_ORDER", 0, 0), 58),
        (new("SSO", 0, 0), 20),
        (new("CUST_1_4Y", 365, 1400), 17),
        (new("CUST_GE4Y", 1461, 3600), 4),
        (new("INDETERMINATE", 0, 0), 1),
    ];

    /// <summary>An adult who comes under supervision on <paramref name="entered"/>.</summary>
    public static Resident Adult(int number, DateOnly entered, IReadOnlyList<(Home, int)> homes, ulong seed)
    {
        Draws draws = Draws.For(seed, "adult", number);
        int years = 18 + draws.Below(draws.Chance(6500) ? 17 : 45);
        Propensity propensity = draws.Pick(Adults);
        Sentence sentence = draws.Pick(AdultSentences);
        Resident person = Make(draws, number, $"adult {number}", years, entered, homes, propensity, female: 1400);
        int entryAge = person.AgeOn(entered);
        int firstAge = 11 + draws.Below(8);
        return person with
        {
            Disposal = sentence.Disposal,
            SentenceDays = sentence.Longest > 0 ? draws.Between(sentence.Shortest, sentence.Longest) : null,
            FirstSanctionAge = person.PriorSanctions == 0 ? entryAge : Math.Min(entryAge, firstAge),
            PriorCustody = draws.Below(1 + (person.PriorSanctions / 4)),
        };
    }

    /// <summary>A young person, 10 to 17 on <paramref name="entered"/>.</summary>
    public static Resident Youth(int number, DateOnly entered, int percentAfter, IReadOnlyList<(Home, int)> homes, ulong seed)
    {
        Draws draws = Draws.For(seed, "youth", number);
        int years = draws.Pick([(11, 2), (12, 5), (13, 10), (14, 18), (15, 24), (16, 24), (17, 17)]);
        Resident person = Make(draws, number, $"youth {number}", years, entered, homes, draws.Pick(Youths), female: 2200);
        return person with
        {
            Young = true,
            PercentAfterEntry = percentAfter,
            FirstSanctionAge = person.PriorSanctions == 0 ? years : Math.Max(10, years - draws.Below(4)),
            PriorCustody = 0,
        };
    }

    private static Resident Make(
        Draws draws, int number, string name, int years, DateOnly entered, IReadOnlyList<(Home, int)> homes, Propensity propensity, int female)
    {
        int jitter = draws.Between(70, 130);
        return new()
        {
            Number = number,
            Key = PersonKeys.Of(name),
            Sex = draws.Chance(female) ? "F" : "M",
            Ethnicity = draws.Pick(Ethnicities),
            EthnicitySource = draws.Chance(8000) ? "SELF" : "OFFICER",
            Birth = entered.AddYears(-years).AddDays(-draws.Below(365)),
            Home = draws.Pick(homes),
            Matched = !draws.Chance(350),
            Young = false,
            Prolific = propensity.Prolific,
            MonthlyRate = propensity.MonthlyRate * jitter / 100,
            Predicted = propensity.Predicted * jitter / 100,
            Entered = entered,
            OffenceGroup = draws.Pick(OffenceGroups),
            Disposal = "UNKNOWN",
            FirstSanctionAge = years,
            PriorSanctions = draws.Below((2 * propensity.PriorSanctions) + 1),
            PriorCustody = 0,
        };
    }

    private sealed record Propensity(int MonthlyRate, int Predicted, int PriorSanctions, bool Prolific);

    private sealed record Sentence(string Disposal, int Shortest, int Longest);
}
