using LaaAnalytics.Domain;
using LaaAnalytics.Store;

namespace LaaAnalytics.Pipeline.Tests.Store;

public sealed class MartTests
{
    [Fact]
    public void Counts_by_SQL_equal_a_plain_reading_of_the_scheme_person_by_person()
    {
        GeneratedHistories histories = new(seed: 20081, people: 1500);
        using LaaStore store = LaaStore.OpenInMemory();
        histories.Load(store);
        foreach (MeasurementScheme scheme in SchemesToTry.All)
        {
            IReadOnlyList<ReoffendingCount> counted = store.At(1).ReoffendingBySql(scheme, SchemesToTry.Cohorts);
            Assert.Equal(Plain(histories, scheme, SchemesToTry.Cohorts), counted);
            Assert.True(counted.Sum(row => row.Reoffences) > 20, scheme.Id);
            Assert.Equal(scheme.Enters.MatchedOnly, counted.Any(row => row.Unmatched > 0));
            Assert.Equal(scheme.Baseline is not null, counted.Any(row => row.BaselineOffences > 0));
        }
    }

    [Fact]
    public void Supplies_are_summed_up_with_what_could_not_be_placed()
    {
        using LaaStore store = LaaStore.OpenInMemory();
        store.Load(
            "index_event",
            """
            event_key | person_key | authority_code | offence_group | pnc_matched
            a         | 1          | UNKNOWN        | UNMAPPED      | false
            b         | 2          | E06000047      | UNMAPPED      | true
            c         | 3          | E06000047      | THEFT         | true
            """,
            observedTo: new(2009, 1, 1));
        store.Load("proven_offence", "offence_key | outcome\na | UNMAPPED\nb | CONVICTION", observedTo: new(2009, 4, 1));
        Assert.Equal(
            [
                new("police", "index_event", 3, 1 + 1, 1, 1, TestSupply.AllTime, new DateOnly(2009, 1, 1)),
                new("police", "proven_offence", 2, 1, 0, 0, TestSupply.AllTime, new DateOnly(2009, 4, 1)),
            ],
            store.At(2).Supplies());
    }

    private static List<ReoffendingCount> Plain(GeneratedHistories histories, MeasurementScheme scheme, IReadOnlyList<Period> cohorts)
    {
        ILookup<int, GeneratedOffence> offences = histories.Offences.Where(row => Counts(scheme, row)).ToLookup(row => row.Person);
        SortedDictionary<(string, Period, string), ReoffendingCount> cells = new(
            Comparer<(string Area, Period Cohort, string Group)>.Create((one, other) =>
                string.CompareOrdinal(one.Area, other.Area) is int byArea and not 0 ? byArea
                : one.Cohort.CompareTo(other.Cohort) is int byCohort and not 0 ? byCohort
                : string.CompareOrdinal(one.Group, other.Group)));
        foreach (Period cohort in cohorts)
        {
            foreach (GeneratedEvent entry in Entries(histories, scheme.Enters, cohort))
            {
                string group = entry.Age < 18 ? "young" : "adult";
                ReoffendingCount cell = cells.GetValueOrDefault((entry.Authority, cohort, group)) ?? new(entry.Authority, cohort, group, 0, 0, 0, 0, 0);
                List<GeneratedOffence> found = [.. offences[entry.Person].Where(offence => IsReoffence(scheme, entry.Day, offence))];
                long again = found.Count;
                long before = offences[entry.Person].Count(offence => IsBefore(scheme.Baseline, FollowUpWindow.AnchorDay(scheme.FollowUp.Anchor, entry.Day), offence));
                cells[(entry.Authority, cohort, group)] = scheme.Enters.MatchedOnly && !entry.IsMatched
                    ? cell with { Unmatched = cell.Unmatched + 1 }
                    : cell with
                    {
                        Offenders = cell.Offenders + 1,
                        Reoffenders = cell.Reoffenders + Math.Min(again, 1),
                        Reoffences = cell.Reoffences + again,
                        BaselineOffences = cell.BaselineOffences + before,
                        TieredReoffences = cell.TieredReoffences + found.Count(offence => offence.Tier is not null),
                        SeriousReoffences = cell.SeriousReoffences + found.Count(offence => offence.Tier >= scheme.Counts.SeriousFrom),
                        SeriousReoffenders = cell.SeriousReoffenders + (found.Exists(offence => offence.Tier >= scheme.Counts.SeriousFrom) ? 1 : 0),
                        DaysToFirst = cell.DaysToFirst + (again == 0 ? 0 : found.Min(offence => offence.Day).DayNumber - scheme.FollowUp.Start(entry.Day).DayNumber),
                    };
            }
        }

        return [.. cells.Values];
    }

    private static IEnumerable<GeneratedEvent> Entries(GeneratedHistories histories, CohortEntry enters, Period cohort)
    {
        // whoever can enter by a matched event is not unmatched
        HashSet<int> entered = [];
        return histories.Events
            .Where(row => cohort.Contains(row.Day) && row.Type != IndexEventType.Unmapped && enters.Events.Contains(row.Type))
            .Where(row => enters.Disposals is null || enters.Disposals.Contains(row.Disposal))
            .Where(row => row.Age >= (enters.AgeFrom ?? 0) && row.Age <= (enters.AgeTo ?? 200))
            .OrderByDescending(row => row.IsMatched || !enters.MatchedOnly).ThenBy(row => row.Day).ThenBy(row => row.Key, StringComparer.Ordinal)
            .Where(row => entered.Add(row.Person) || enters.Pick == EntryPick.Every);
    }

    private static bool Counts(MeasurementScheme scheme, GeneratedOffence row) => (row.Proven is not null || !scheme.Proof.Required) && Counts(scheme.Counts, row);

    private static bool Counts(CountedOffences counts, GeneratedOffence row) => counts.Outcomes.Contains(row.Outcome) && (counts.Breach || !row.IsBreach)
        && (row.IsRecordable || !counts.RecordableOnly) && (row.InEnglandWales || !counts.InEnglandAndWalesOnly);

    private static bool IsReoffence(MeasurementScheme scheme, DateOnly index, GeneratedOffence offence) =>
        offence.Day >= scheme.FollowUp.Start(index)
        && offence.Day < scheme.FollowUp.EndExclusive(index)
        && (scheme.Proof.Months is null || offence.Proven < scheme.Proof.FirstDayTooLate(index, scheme.FollowUp))
        && !(scheme.FollowUp.Anchor == WindowAnchor.Index && offence.Day == index && offence.Proven == index);

    private static bool IsBefore(BaselineWindow? baseline, DateOnly anchor, GeneratedOffence offence) =>
        baseline is not null
        && offence.Day >= anchor.AddMonths(baseline.FromMonths)
        && offence.Day < anchor.AddMonths(baseline.ToMonths)
        && offence.Proven < anchor.AddMonths(baseline.ProofMonths);
}
