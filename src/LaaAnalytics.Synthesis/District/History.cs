namespace LaaAnalytics.Synthesis.District;

/// <summary>Draws what people do and what the courts and police make of it.</summary>
internal static class History
{
    /// <summary>First month of any history.</summary>
    public static readonly DateOnly First = new(2005, 10, 1);

    private const int MonthsBeforeEntry = 6;

    private static readonly (string, int)[] Groups =
    [
        ("THEFT", 34), ("VIOLENCE", 17), ("PUBLIC_ORDER", 12), ("DRUGS", 9), ("CRIM_DAMAGE_ARSON", 9),
        ("OTHER_SUMM", 6), ("FRAUD", 4), ("WEAPONS", 3), ("ROBBERY", 2), ("MISC_CAS", 2), ("SEXUAL", 1),
    ];

    // Days from charge to proof at court: most in two to four months, a tail past nine.
    private static readonly (int FromDays, int Weight)[] CourtDays = [(5, 21), (30, 24), (60, 27), (95, 13), (130, 7), (180, 5), (270, 3)];

    /// <summary>Every offence of one person before <paramref name="end"/>, the first day of a month, in the order of dates.</summary>
    public static List<Offence> Of(Resident person, DateOnly end, IReadOnlyList<string> places, ulong seed)
    {
        List<Offence> history = [];
        DateOnly entryMonth = new(person.Entered.Year, person.Entered.Month, 1);
        DateOnly start = person.Prolific ? First : Later(First, entryMonth.AddMonths(-MonthsBeforeEntry));
        for (DateOnly month = start; month < end; month = month.AddMonths(1))
        {
            // One stream a month: the months of a history never lean on each other.
            Draws draws = Draws.For(seed, person.Young ? "offending, young" : "offending", (person.Number * 64) + Months(First, month));
            DateOnly day = month.AddDays(draws.Below(month.AddMonths(1).DayNumber - month.DayNumber));
            int rate = day >= person.Entered ? person.MonthlyRate * person.PercentAfterEntry / 100 : person.MonthlyRate;
            if (person.AgeOn(day) >= 10 && draws.Chance(rate))
            {
                AddHearing(history, person, day, draws, places);
            }
        }

        return history;
    }

    /// <summary>The history with offences on or after <paramref name="from"/> kept at this chance in per cent.</summary>
    public static IEnumerable<Offence> Thinned(IEnumerable<Offence> history, DateOnly from, int percentLeft, ulong seed) =>
        history.Where(offence => offence.Date < from
            || Draws.For(seed, "kept on the list", (offence.Person.Number * 2000) + offence.Date.DayNumber - First.DayNumber).Chance(100 * percentLeft));

    private static void AddHearing(List<Offence> history, Resident person, DateOnly day, Draws draws, IReadOnlyList<string> places)
    {
        DateOnly charged = day.AddDays(draws.Below(21));
        bool atCourt = !draws.Chance(person.Young ? 3000 : 1300);
        string proof = atCourt ? "CONVICTION" : person.AgeOn(day) < 18 ? "REPRIMAND_WARNING" : "CAUTION";
        DateOnly proven = charged.AddDays(atCourt ? CourtDelay(draws, person.Young) : draws.Below(25));
        DateOnly recorded = proven.AddDays(draws.Chance(250) ? draws.Between(45, 150) : draws.Below(8));
        bool never = draws.Chance(900);
        int offences = 1;
        while (offences < 4 && draws.Chance(2200))
        {
            offences++;
        }

        for (int at = 0; at < offences; at++)
        {
            bool breach = draws.Chance(800);
            bool recordable = !draws.Chance(250);
            string group = breach ? "BREACH" : recordable ? draws.Pick(Groups) : "MOTORING_SUMM";
            string outcome = never ? "CHARGED" : at > 0 && draws.Chance(500) ? "TAKEN_INTO_CONSIDERATION" : proof;
            bool here = !draws.Chance(120);
            string? area = here && draws.Chance(9000) ? places[draws.Below(places.Count)] : null;
            history.Add(new(person, day, charged, never ? null : proven, recorded, outcome, group, Tier(group), breach, recordable, here, area));
        }
    }

    private static int CourtDelay(Draws draws, bool young)
    {
        int from = draws.Pick(CourtDays);
        return (from + draws.Below(from < 90 ? 30 : 60)) * (young ? 85 : 100) / 100;
    }

    private static int Tier(string group) => group switch
    {
        "ROBBERY" or "SEXUAL" => 3,
        "VIOLENCE" or "WEAPONS" => 2,
        "MOTORING_SUMM" or "OTHER_SUMM" => 0,
        _ => 1,
    };

    private static DateOnly Later(DateOnly left, DateOnly right) => left > right ? left : right;

    private static int Months(DateOnly from, DateOnly to) => (12 * (to.Year - from.Year)) + to.Month - from.Month;
}
