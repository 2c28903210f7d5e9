using LaaAnalytics.Domain;
using static LaaAnalytics.Synthesis.ExtractText;

namespace LaaAnalytics.Synthesis.District;

/// <summary>One round of supplies: how far each supplier had got, and what it had wrong.</summary>
internal sealed record Supply(string Folder, DateOnly CohortsTo, DateOnly Extracted, bool WithErrors)
{
    private static readonly DateOnly YouthFrom = new(2006, 1, 1);
    private static readonly DateOnly CaseloadFrom = new(2007, 1, 1);
    private static readonly DateOnly ListsFrom = new(2008, 1, 1);
    private static readonly Period Term = new(new(2008, 4, 1), new(2011, 4, 1));

    /// <summary>Sent in March 2009, extracted at the start of the month.</summary>
    public static Supply March { get; } = new("2009-03", new(2009, 1, 1), new(2009, 3, 1), WithErrors: true);

    /// <summary>Sent in September 2009: everything again, corrected and carried on.</summary>
    public static Supply September { get; } = new("2009-09", new(2009, 7, 1), new(2009, 9, 1), WithErrors: false);

    /// <summary>The packages of the five suppliers, reference tables first.</summary>
    public IEnumerable<SupplyPackage> Packages(Facts facts, ulong seed)
    {
        Errors errors = Errors.Draw(facts, WithErrors, seed);
        List<IndexEvent> adults = [.. facts.Adults.Where(entry => entry.Date < CohortsTo), .. errors.CaseloadEntries];
        List<IndexEvent> youth = [.. facts.Youth.Where(entry => entry.Date < CohortsTo)];
        List<IndexEvent> ppo = [.. facts.Ppo.Where(entry => entry.Date < Extracted)];
        Period caseload = new(CaseloadFrom, CohortsTo);
        Period cohorts = new(YouthFrom, CohortsTo);
        yield return Package("partnership", "Areas, the agreement and its targets.", References(facts.Targets));
        yield return Package(
            "probation",
            "Everyone on the caseload at each quarter's close since March 2007.",
            [Persons(adults.Concat(ppo), caseload), Events(adults, caseload)]);
        yield return Package(
            "yot",
            "Young people with a pre-court, first-tier or community penalty, or a release from custody, January to March of each year.",
            [Persons(youth, cohorts), Events(youth, cohorts)]);
        yield return Package("ppo-office", "People on the list on 1 February of each year.", [Events(ppo, new(ListsFrom, Extracted))]);
        yield return Package("police", "Offences, charged or proven, of everyone the other suppliers name.", [Offences(facts.Offences, errors)]);
    }

    private SupplyPackage Package(string supplier, string note, IReadOnlyList<SupplyResource> resources) =>
        new($"{Folder}/{supplier}", supplier, Geography.AgreementId, $"{note} Made up: no person or place exists.", resources);

    private static SupplyResource Persons(IEnumerable<IndexEvent> entries, Period period)
    {
        ExtractText text = new("person");
        foreach (Resident person in entries.Select(entry => entry.Person).DistinctBy(person => person.Key).OrderBy(person => person.Key, StringComparer.Ordinal))
        {
            text.Add(person.Key, person.Sex, person.Ethnicity, person.EthnicitySource, Cell(person.Birth.Year), null, null);
        }

        return text.ToResource() with { Period = period, ObservedTo = period.EndExclusive };
    }

    private static SupplyResource Events(IEnumerable<IndexEvent> entries, Period period)
    {
        ExtractText text = new("index_event");
        foreach (IndexEvent entry in entries)
        {
            Resident person = entry.Person;
            int age = person.AgeOn(entry.Date);
            text.Add(
                entry.Key,
                person.Key,
                entry.Type,
                Cell(entry.Date),
                Cell(age),
                null,
                entry.OffenceGroup,
                entry.Disposal,
                person.SentenceDays is int days && entry.Type == "CASELOAD_SNAPSHOT" ? Cell(days) : null,
                person.Home.AreaCode,
                Cell(Geography.Vintage),
                person.Home.AuthorityCode,
                Cell(person.Matched || entry.Type == "PPO_SNAPSHOT"),
                Cell(Math.Min(age, person.AgeOn(person.Entered))),
                Cell(person.FirstSanctionAge),
                Cell(person.PriorSanctions),
                Cell(person.PriorCustody),
                entry.Predicted is int predicted ? Share(predicted) : null);
        }

        return text.ToResource() with { Period = period, ObservedTo = period.EndExclusive };
    }

    private SupplyResource Offences(IEnumerable<Offence> offences, Errors errors)
    {
        ExtractText text = new("proven_offence");
        foreach (Offence offence in offences.Where(offence => offence.Charged < Extracted && errors.Holds(offence)))
        {
            // An offence whose proof is not yet known stands in the file as charged.
            bool proven = offence.Proven is not null && offence.Recorded < Extracted;
            text.Add(
                offence.Key,
                offence.Person.Key,
                Cell(offence.Date.AddDays(errors.DaysEarly(offence))),
                proven ? Cell(offence.Proven) : null,
                proven ? offence.Outcome : "CHARGED",
                null,
                errors.LacksGroup(offence) ? "UNKNOWN" : offence.Group,
                Cell(offence.Tier),
                Cell(offence.Breach),
                Cell(offence.Recordable),
                Cell(offence.InEnglandWales),
                offence.Area);
        }

        return text.ToResource() with { Period = new(History.First, Extracted), ObservedTo = Extracted };
    }

    private IReadOnlyList<SupplyResource> References(IEnumerable<AgreedValue> targets)
    {
        ExtractText areas = new("area");
        ExtractText agreement = new("agreement");
        string vintage = Cell(Geography.Vintage);
        areas.Add(Geography.AgreementArea, vintage, Geography.AgreementAreaName, "COUNTY", null, null, null, null);
        foreach (DistrictArea district in Geography.Districts)
        {
            areas.Add(district.Code, vintage, district.Name, "LAD", Geography.AgreementArea, null, null, null);
            agreement.Add(
                Geography.AgreementId,
                Geography.AgreementName,
                Geography.AgreementArea,
                vintage,
                district.Code,
                "Government Office for the Marches",
                "3",
                Cell(Term.Start),
                Cell(Term.EndExclusive));
        }

        foreach ((WardArea ward, DistrictArea district) in Geography.Districts.SelectMany(district => district.Wards.Select(ward => (ward, district))))
        {
            areas.Add(ward.Code, vintage, ward.Name, "WARD", district.Code, null, null, null);
        }

        return [.. new[] { areas, agreement, Targets(targets) }.Select(text => text.ToResource() with { Period = Term, ObservedTo = Term.EndExclusive })];
    }

    private ExtractText Targets(IEnumerable<AgreedValue> targets)
    {
        ExtractText text = new("indicator_target");
        foreach (AgreedValue target in targets)
        {
            bool placeholder = WithErrors && target.FilledLater;
            text.Add(
                Geography.AgreementId,
                target.Indicator,
                target.Scheme,
                target.Kind,
                Cell(target.Period.Start),
                Cell(target.Period.EndExclusive),
                placeholder ? null : target.Value,
                "DESIGNATED",
                placeholder ? "PLACEHOLDER" : "SET",
                placeholder ? null : target.FilledLater ? "2009-04-20" : "2008-06-09");
        }

        return text;
    }
}
