using System.Text;
using LaaAnalytics.Domain;
using LaaAnalytics.Store;

namespace LaaAnalytics.Pipeline.Tests.Store;

public sealed class ReferenceTests
{
    [Fact]
    public void Agreements_have_their_members_with_names()
    {
        using LaaStore store = LaaStore.OpenInMemory();
        store.Load("area", "code | vintage | name\nE06000047 | 2009 | County Durham\nE06000047 | 2008 | Durham", supplier: "ons");
        store.Load("agreement", """
            agreement_id | name                | area_code | area_vintage | member_area_code | government_office | round | term_start | term_end
            north        | Northern area group | N1        | 2009         | E08000037        | North East        | 3     | 2008-04-01 | 2011-04-01
            north        | Northern area group | N1        | 2009         | E06000047        | North East        | 3     | 2008-04-01 | 2011-04-01
            """);
        Agreement agreement = Assert.Single(store.At(2).Agreements());
        Assert.Equal(("north", "N1", 3), (agreement.Id, agreement.Area.Name, agreement.Round));
        Assert.Equal(Period.OfMonths(2008, 4, 36), agreement.Term);
        Assert.Equal(
            [new(new("E06000047", 2009), "County Durham"), new NamedArea(new("E08000037", 2009), "E08000037")],
            agreement.Members);
        Assert.Empty(store.At(1).Agreements());
        Assert.Equal(["Durham", "County Durham"], store.At(2).Areas().Select(area => area.Name));
    }

    [Fact]
    public void Targets_are_read_with_kind_period_and_value()
    {
        using LaaStore store = LaaStore.OpenInMemory();
        store.Load("indicator_target", """
            agreement_id | indicator_id | kind           | period_start | period_end | value | status
            north        | RO-A         | BASELINE       | 2007-07-01   | 2008-07-01 | 10.25 | SET
            north        | RO-A         | WITH_STRETCH   | 2010-07-01   | 2011-07-01 |       | PLACEHOLDER
            south        | RO-A         | TARGET         | 2010-07-01   | 2011-07-01 | 9     | SET
            """);
        IReadOnlyList<TargetValue> targets = store.At(1).Targets("north");
        Assert.Equal([TargetKind.Baseline, TargetKind.WithStretch], targets.Select(target => target.Kind));
        Assert.Equal([10.25m, null], targets.Select(target => target.Value));
        Assert.Equal(Period.OfMonths(2010, 7, 12), targets[1].Period);
        Assert.Empty(store.At(0).Targets("north"));
    }

    [Fact]
    public void Coverage_joins_adjoining_periods_and_shows_gaps()
    {
        using LaaStore store = LaaStore.OpenInMemory();
        const string One = "offence_key | offence_date\n";
        store.Load("proven_offence", One + "a | 2008-01-05", period: Period.OfMonths(2008, 1, 3), observedTo: new(2008, 5, 1));
        store.Load("proven_offence", One + "b | 2008-04-05", period: Period.OfMonths(2008, 4, 3), observedTo: new(2008, 8, 1));
        store.Load("proven_offence", One + "c | 2008-10-05", period: Period.OfMonths(2008, 10, 3), observedTo: new(2009, 2, 1));
        store.Load("proven_offence", One + "a | 2008-01-06", period: Period.OfMonths(2008, 1, 3), observedTo: new(2008, 4, 1), supplier: "police");
        Assert.Equal(
            [
                new CoverageRow("police", "proven_offence", "*", Period.OfMonths(2008, 1, 6), new(2008, 8, 1), 4),
                new CoverageRow("police", "proven_offence", "*", Period.OfMonths(2008, 10, 3), new(2009, 2, 1), 3),
            ],
            store.At(4).Coverage());
        Assert.Equal([new DateOnly(2008, 5, 1)], store.At(1).Coverage().Select(row => row.ObservedTo!.Value));
        StoreProblem gap = Assert.Single(store.Verify());
        Assert.Equal(("V04", 1L), (gap.Rule, gap.Count));
    }

    [Fact]
    public void Cohort_entries_can_be_read_for_one_component()
    {
        using LaaStore store = LaaStore.OpenInMemory();
        store.Load("cohort_outcome", """
            component | area_code | days_to_event | reoffences | predicted_p
            adult     |           |               |            |
            young     | E06000047 | 12            | 3          | 0.1234
            """);
        using CohortOutcomeReader young = store.At(1).CohortOutcomes(["area_code", "component"], "young");
        Assert.True(young.MoveNext());
        Assert.Equal((1, 12, 3, 1234), (young.Current.Count, young.Current.DaysToEvent[0], young.Current.Reoffences[0], young.Current.PredictedTenThousandths[0]));
        Assert.Equal("E06000047", young.Labels(0)[young.Current.Dimension(0)[0]]);
        using CohortOutcomeReader adult = store.At(1).CohortOutcomes(["area_code"], "adult");
        Assert.True(adult.MoveNext());
        Assert.Equal((-1, -1, -1), (adult.Current.DaysToEvent[0], adult.Current.Reoffences[0], adult.Current.PredictedTenThousandths[0]));
        Assert.Equal("UNKNOWN", adult.Labels(0)[adult.Current.Dimension(0)[0]]);
    }

    [Fact]
    public void A_dictionary_tells_all_texts_apart_and_numbers_them_by_first_appearance()
    {
        string[] texts = ["", "\0", "a", "a\0", "E06000047", "exactly15bytes!", "exactly16 bytes!", "exactly16 bytes?", .. Enumerable.Range(0, 5000).Select(i => $"E{i}")];
        CodeDictionary dictionary = new();
        foreach (int _ in (int[])[1, 2])
        {
            for (int i = 0; i < texts.Length; i++)
            {
                Assert.Equal(i, dictionary.IdOf(Encoding.UTF8.GetBytes(texts[i])));
            }
        }

        Assert.Equal(texts, Enumerable.Range(0, dictionary.Count).Select(id => dictionary[id]));
    }
}
