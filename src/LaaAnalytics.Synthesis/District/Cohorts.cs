using LaaAnalytics.Domain;

namespace LaaAnalytics.Synthesis.District;

/// <summary>Makes the people of the partnership and the events that put them into cohorts.</summary>
internal static class Cohorts
{
    private const int Caseload = 500;
    private const int FirstLeaver = 50_000;
    private static readonly DateOnly EarliestSnapshot = new(2007, 3, 31);
    private static readonly DateOnly FirstSnapshot = new(2007, 6, 30);

    // Fixed, so that a world with more quarters begins as one with fewer.
    private static readonly DateOnly GrownUpBy = new(2009, 6, 30);

    /// <summary>Young people with their index events, January to March of each planned year; about one in twelve has two.</summary>
    public static List<IndexEvent> Youth(DistrictPlan plan, IReadOnlyList<(Home, int)> homes, ulong seed)
    {
        List<IndexEvent> events = [];
        int number = 0;
        foreach (YouthCohort cohort in plan.YouthCohorts)
        {
            DateOnly start = new(cohort.Year, 1, 1);
            int days = new DateOnly(cohort.Year, 4, 1).DayNumber - start.DayNumber;
            for (int place = 0; place < cohort.Size; place++)
            {
                Draws draws = Draws.For(seed, "youth event", number);
                DateOnly day = start.AddDays(draws.Below(days));
                Resident person = People.Youth(number, day, cohort.OffendingPercent, homes, seed);
                events.Add(YouthEvent(events.Count, person, day, draws));
                DateOnly second = day.AddDays(draws.Between(7, 40));
                if (draws.Chance(800) && second.Year == cohort.Year && second.Month <= 3)
                {
                    events.Add(YouthEvent(events.Count, person, second, draws));
                }

                number++;
            }
        }

        return events;
    }

    /// <summary>Everyone on the caseload at each quarter's close before <paramref name="end"/>, with people leaving and joining between.</summary>
    public static List<IndexEvent> Adults(IReadOnlyList<IndexEvent> youth, DateOnly end, IReadOnlyList<(Home, int)> homes, ulong seed)
    {
        List<IndexEvent> events = [];
        List<Resident> caseload = [];
        Queue<Resident> grownUp = new(youth.Select(entry => entry.Person).Distinct().Where(person => person.AgeOn(GrownUpBy) >= 18));
        int number = 0;
        for (Quarter quarter = Quarter.Of(FirstSnapshot); quarter.EndExclusive <= end; quarter = quarter.Plus(1))
        {
            Draws draws = Draws.For(seed, "caseload", (quarter.Year * 4) + quarter.Number);
            bool first = caseload.Count == 0;
            caseload.RemoveAll(_ => draws.Chance(1900));
            int places = Caseload + draws.Between(-14, 14);
            if (!first && grownUp.TryPeek(out Resident? next) && next.AgeOn(quarter.FirstDay) >= 18)
            {
                caseload.Add(AsAdult(grownUp.Dequeue(), quarter.FirstDay));
            }

            while (caseload.Count < places)
            {
                DateOnly entered = first ? quarter.FirstDay.AddDays(-draws.Below(700)) : quarter.FirstDay.AddDays(draws.Below(90));
                caseload.Add(People.Adult(number, entered, homes, seed));
                number++;
            }

            if (first)
            {
                AddSnapshot(events, Before(caseload, homes, seed), EarliestSnapshot, Draws.For(seed, "caseload before", 0));
            }

            AddSnapshot(events, caseload, quarter.EndExclusive.AddDays(-1), draws);
        }

        return events;
    }

    /// <summary>The caseload a quarter before the first: those already on it, and people who left in between.</summary>
    private static List<Resident> Before(List<Resident> caseload, IReadOnlyList<(Home, int)> homes, ulong seed)
    {
        Draws draws = Draws.For(seed, "caseload before", 1);
        List<Resident> before = [.. caseload.Where(person => person.Entered <= EarliestSnapshot)];
        for (int number = FirstLeaver; before.Count < Caseload; number++)
        {
            before.Add(People.Adult(number, EarliestSnapshot.AddDays(-draws.Below(700)), homes, seed) with { Prolific = false });
        }

        return before;
    }

    private static void AddSnapshot(List<IndexEvent> events, List<Resident> caseload, DateOnly close, Draws draws)
    {
        foreach (Resident person in caseload)
        {
            int predicted = Math.Clamp(person.Predicted + draws.Between(-40, 40), 50, 9500);
            events.Add(new($"CL{close:yyMM}-{events.Count:00000}", person, "CASELOAD_SNAPSHOT", close, person.OffenceGroup, person.Disposal, predicted));
        }
    }

    private static Resident AsAdult(Resident young, DateOnly entered) =>
        young with { Disposal = "COMMUNITY_ORDER", Predicted = 2300, Entered = entered };

    private static IndexEvent YouthEvent(int number, Resident person, DateOnly day, Draws draws)
    {
        (string type, string disposal) = draws.Pick(
        [
            (("REPRIMAND_WARNING", "REPRIMAND"), 26),
            (("REPRIMAND_WARNING", "FINAL_WARNING"), 16),
            (("FINE_DISCHARGE", "REFERRAL_ORDER"), 24),
            (("FINE_DISCHARGE", "DISCHARGE"), 8),
            (("COMMUNITY_ORDER", "COMMUNITY_ORDER"), 21),
            (("CUSTODY_RELEASE", "DTO"), 5),
        ]);
        return new($"YE{day:yy}-{number:0000}", person, type, day, person.OffenceGroup, disposal, null);
    }
}
