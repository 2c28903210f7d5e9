namespace LaaAnalytics.Synthesis.District;

/// <summary>The dated lists of prolific and other priority offenders: 40 people on 1 February 2008 and on 1 February 2009.</summary>
internal static class PpoList
{
    private const int Places = 40;
    private const int StayOn = 22;

    /// <summary>Chooses both lists and lessens the offending of those on them, as the plan says.</summary>
    /// <param name="histories">By person key; replaced for people on a list.</param>
    /// <param name="adults">Everyone who may be chosen, in the order of entry.</param>
    /// <param name="plan">How people are chosen and what being on the list does.</param>
    /// <param name="seed">Seed.</param>
    public static List<IndexEvent> Choose(Dictionary<string, List<Offence>> histories, IReadOnlyList<Resident> adults, DistrictPlan plan, ulong seed)
    {
        List<IndexEvent> entries = [];
        List<Resident> onList = [];
        foreach (int year in (int[])[2008, 2009])
        {
            DateOnly listed = new(year, 2, 1);
            List<Resident> pool = [.. adults.Where(person => person.Prolific && person.Entered < listed && !onList.Contains(person))];
            List<Resident> list = [.. onList.Take(StayOn)];
            int vacancies = Places - list.Count;
            int atPeak = vacancies * plan.PpoChosenAtPeak / Places;
            list.AddRange(pool
                .OrderByDescending(person => histories[person.Key].Count(offence => offence.IsCourtConviction && InBaseline(offence.Date, listed)))
                .ThenBy(person => person.Number)
                .Take(atPeak));
            list.AddRange(pool.Except(list)
                .OrderBy(person => Draws.For(seed, "list", (10_000 * (year - 2000)) + person.Number).Next())
                .Take(vacancies - atPeak));
            foreach (Resident person in list.Except(onList).ToList())
            {
                histories[person.Key] = [.. History.Thinned(histories[person.Key], listed, plan.PpoOffendingLeft, seed)];
            }

            entries.AddRange(list.Select((person, place) =>
                new IndexEvent($"PPO{year - 2000:00}-{place + 1:00}", person, "PPO_SNAPSHOT", listed, person.OffenceGroup, "NONE", null)));
            onList = list;
        }

        return entries;
    }

    /// <summary>Prolific people who could have been on the first list and never were on any, as entries of that list.</summary>
    public static List<IndexEvent> Candidates(IReadOnlyList<IndexEvent> entries, IReadOnlyList<Resident> adults, int most)
    {
        DateOnly listed = entries.Min(entry => entry.Date);
        HashSet<string> everListed = [.. entries.Select(entry => entry.Person.Key)];
        return
        [
            .. adults
                .Where(person => person.Prolific && person.Entered < listed && !everListed.Contains(person.Key))
                .Take(most)
                .Select((person, place) => new IndexEvent(
                    FormattableString.Invariant($"CAND-{place + 1:00}"), person, "PPO_SNAPSHOT", listed, person.OffenceGroup, "NONE", null)),
        ];
    }

    private static bool InBaseline(DateOnly day, DateOnly listed) => day >= listed.AddMonths(-16) && day < listed.AddMonths(-4);
}
