namespace LaaAnalytics.Synthesis.District;

/// <summary>The partnership as its suppliers send it: in March 2009 and again, with what came to light since, in September 2009.</summary>
internal static class DistrictWorld
{
    /// <summary>All files, the March supplies first.</summary>
    public static IEnumerable<WorldFile> Files(DistrictPlan plan, ulong seed)
    {
        IReadOnlyList<(Home, int)> homes = Geography.Homes(plan.Concentrated);
        List<IndexEvent> youth = Cohorts.Youth(plan, homes, seed);
        List<IndexEvent> adults = Cohorts.Adults(youth, homes, seed);
        IReadOnlyList<string> places = [.. Geography.Districts.Select(district => district.Code)];
        Dictionary<string, List<Offence>> histories = [];
        List<Resident> people = [.. youth.Concat(adults).Select(entry => entry.Person).DistinctBy(person => person.Key)];
        foreach (Resident person in people)
        {
            histories.Add(person.Key, History.Of(person, places, seed));
        }

        List<IndexEvent> ppo = PpoList.Choose(histories, [.. people.Where(person => !person.Young)], plan, seed);
        List<Offence> offences =
        [
            .. people.SelectMany(person => histories[person.Key]).Select((offence, number) => offence with { Key = FormattableString.Invariant($"O{number + 1:00000}") }),
        ];
        Facts facts = new(youth, adults, ppo, offences, plan.Targets);
        return Supply.March.Packages(facts, seed).Concat(Supply.September.Packages(facts, seed)).SelectMany(package => package.Files());
    }
}

/// <summary>What is true in a world, before suppliers send their part of it.</summary>
internal sealed record Facts(
    IReadOnlyList<IndexEvent> Youth,
    IReadOnlyList<IndexEvent> Adults,
    IReadOnlyList<IndexEvent> Ppo,
    IReadOnlyList<Offence> Offences,
    IReadOnlyList<AgreedValue> Targets);
