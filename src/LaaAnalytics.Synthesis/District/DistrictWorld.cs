using System.Text;

namespace LaaAnalytics.Synthesis.District;

/// <summary>The partnership as its suppliers send it, round by round.</summary>
internal static class DistrictWorld
{
    private const int CandidatesSent = 12;

    /// <summary>All files, in the order in which they arrive.</summary>
    public static IEnumerable<WorldFile> Files(DistrictPlan plan, IReadOnlyList<Round> rounds, ulong seed)
    {
        Supply supply = new(Facts(plan, rounds.SelectMany(round => round.Sendings).Max(sending => sending.Extracted), seed), seed);
        return rounds.SelectMany(round => round.Sendings.SelectMany(sending => supply.Package(round.Name, sending).Files()));
    }

    /// <summary>All files, then <c>rounds.csv</c>, which says what every package is and who sent none, and the partnership's <c>laa.json</c>.</summary>
    public static IEnumerable<WorldFile> FilesOfPartnership(DistrictPlan plan, IReadOnlyList<Round> rounds, ulong seed)
    {
        IEnumerable<string> lines = rounds.SelectMany(round => round.Sendings
            .Select(sending => string.Join(',', round.Name, sending.Supplier.Id, sending.Package, ExtractText.Cell(sending.Extracted), sending.What))
            .Concat(round.Silent.Select(silent => string.Join(',', round.Name, silent.Supplier.Id, null, null, silent.Why))));
        string list = string.Concat(lines.Prepend("round,supplier,package,extracted,what").Select(line => line + "\n"));
        return [.. Files(plan, rounds, seed), new("rounds.csv", Encoding.UTF8.GetBytes(list)), new("laa.json", Description())];
    }

    private static byte[] Description()
    {
        using Stream stream = typeof(DistrictWorld).Assembly.GetManifestResourceStream("wrenshire-laa.json")!;
        byte[] content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }

    private static Facts Facts(DistrictPlan plan, DateOnly end, ulong seed)
    {
        IReadOnlyList<(Home, int)> homes = Geography.Homes(plan.Concentrated);
        List<IndexEvent> youth = Cohorts.Youth(plan, homes, seed);
        List<IndexEvent> adults = Cohorts.Adults(youth, end, homes, seed);
        IReadOnlyList<string> places = [.. Geography.Districts.Select(district => district.Code)];
        Dictionary<string, List<Offence>> histories = [];
        List<Resident> people = [.. youth.Concat(adults).Select(entry => entry.Person).DistinctBy(person => person.Key)];
        foreach (Resident person in people)
        {
            histories.Add(person.Key, History.Of(person, end, places, seed));
        }

        List<Resident> grown = [.. people.Where(person => !person.Young)];
        List<IndexEvent> ppo = PpoList.Choose(histories, grown, plan, seed);
        List<Offence> offences =
        [
            .. people.SelectMany(person => histories[person.Key]).Select((offence, number) => offence with { Key = FormattableString.Invariant($"O{number + 1:00000}") }),
        ];
        return new(youth, adults, ppo, PpoList.Candidates(ppo, grown, CandidatesSent), offences, plan.Targets);
    }
}

/// <summary>What is true in a world, before suppliers send their part of it.</summary>
/// <param name="Youth">Index events of young people.</param>
/// <param name="Adults">Caseload snapshots.</param>
/// <param name="Ppo">Entries of the lists.</param>
/// <param name="Candidates">People who were considered for the first list and never were on one, as if they were.</param>
/// <param name="Offences">Every offence.</param>
/// <param name="Targets">Values of the agreement.</param>
internal sealed record Facts(
    IReadOnlyList<IndexEvent> Youth,
    IReadOnlyList<IndexEvent> Adults,
    IReadOnlyList<IndexEvent> Ppo,
    IReadOnlyList<IndexEvent> Candidates,
    IReadOnlyList<Offence> Offences,
    IReadOnlyList<AgreedValue> Targets);
