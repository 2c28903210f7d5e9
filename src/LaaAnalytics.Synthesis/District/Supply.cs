using LaaAnalytics.Domain;
using static LaaAnalytics.Synthesis.ExtractText;

namespace LaaAnalytics.Synthesis.District;

/// <summary>Makes the packages that suppliers send from what is true.</summary>
internal sealed class Supply(Facts facts, ulong seed)
{
    private static readonly DateOnly YouthFrom = new(2006, 1, 1);
    private static readonly DateOnly CaseloadFrom = new(2007, 1, 1);
    private static readonly DateOnly ListsFrom = new(2008, 1, 1);

    /// <summary>The package of one sending, in the folder of its round.</summary>
    public SupplyPackage Package(string round, Sending sending)
    {
        Errors errors = Errors.Draw(facts, sending.WithErrors, seed);
        (string note, IReadOnlyList<SupplyResource> resources) = sending.Supplier.Kind switch
        {
            SupplierKind.Partnership => ("Areas, the agreement and its targets.", References.Of(facts.Targets, sending.WithErrors)),
            SupplierKind.Probation => ("Everyone on the caseload at each quarter's close since March 2007.", Caseloads(sending, errors)),
            SupplierKind.YouthOffending => (
                "Young people with a pre-court, first-tier or community penalty, or a release from custody, January to March of each year.",
                Youth(sending)),
            SupplierKind.GovernmentOffice => ("The central table of national indicator 18, with areas and their context.", CentralTable.Of(seed)),
            SupplierKind.PpoOffice => ("People on the list on 1 February of each year.", (IReadOnlyList<SupplyResource>)[Lists(sending)]),
            _ => ("Offences, charged or proven, of everyone the other suppliers name.", [Offences(sending, errors)]),
        };
        return new($"{round}/{sending.Package}", sending.Supplier.Id, Geography.AgreementId, $"{note} Made up: no person or place exists.", resources);
    }

    private SupplyResource[] Caseloads(Sending sending, Errors errors)
    {
        List<IndexEvent> adults = [.. facts.Adults.Where(entry => entry.Date < sending.CohortsTo), .. errors.CaseloadEntries];
        Period caseload = new(CaseloadFrom, sending.CohortsTo);
        return
        [
            Persons(adults.Concat(facts.Ppo.Where(entry => entry.Date < sending.Extracted)), caseload),
            Events(adults, caseload, sending),
        ];
    }

    private SupplyResource[] Youth(Sending sending)
    {
        List<IndexEvent> youth =
        [
            .. facts.Youth.Where(entry => entry.Date < sending.CohortsTo
                && sending.Supplier.Serves(entry.Person.Home)
                && (sending.Content != SendingContent.HalfOfThePeople || entry.Person.Number % 2 == 0)),
        ];
        Period cohorts = new(YouthFrom, sending.CohortsTo);
        return [Persons(youth, cohorts), Events(youth, cohorts, sending)];
    }

    private SupplyResource Lists(Sending sending)
    {
        Period lists = new(ListsFrom, sending.Extracted);
        return sending.Content == SendingContent.CandidatesForTheList
            ? Events(facts.Candidates, lists, sending) with { Mode = "delta" }
            : Events(facts.Ppo.Where(entry => entry.Date < sending.Extracted), lists, sending);
    }

    private static SupplyResource Persons(IEnumerable<IndexEvent> entries, Period period)
    {
        ExtractText text = new("person");
        foreach (Resident person in entries.Select(entry => entry.Person).DistinctBy(person => person.Key).OrderBy(person => person.Key, StringComparer.Ordinal))
        {
            text.Add(person.Key, person.Sex, person.Ethnicity, person.EthnicitySource, Cell(person.Birth.Year), null, null);
        }

        return text.ToResource() with { Period = period, ObservedTo = period.EndExclusive };
    }

    private static SupplyResource Events(IEnumerable<IndexEvent> entries, Period period, Sending sending)
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
                sending.Content == SendingContent.WithOffenceCodes ? $"{entry.OffenceGroup[..4]}-{person.PriorSanctions:00}" : null,
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

        return text.ToResource() with { Period = period, ObservedTo = period.EndExclusive, Areas = sending.Supplier.Areas };
    }

    private SupplyResource Offences(Sending sending, Errors errors)
    {
        bool isCorrection = sending.Content == SendingContent.OnlyTheCorrections;
        Errors earlier = Errors.Draw(facts, present: true, seed);
        ExtractText text = new("proven_offence");
        foreach (Offence offence in facts.Offences.Where(offence => offence.Charged < sending.Extracted
            && sending.Supplier.Serves(offence.Person.Home)
            && (isCorrection ? earlier.Misstates(offence) : errors.Holds(offence))))
        {
            // An offence whose proof is not yet known stands in the file as charged.
            bool proven = offence.Proven is not null && offence.Recorded < sending.Extracted;
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

        return isCorrection
            ? text.ToResource() with { Mode = "correction" }
            : text.ToResource() with { Period = new(History.First, sending.Extracted), ObservedTo = sending.Extracted, Areas = sending.Supplier.Areas };
    }
}
