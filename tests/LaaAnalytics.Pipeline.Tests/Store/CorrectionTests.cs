using LaaAnalytics.Domain;
using LaaAnalytics.Store;

namespace LaaAnalytics.Pipeline.Tests.Store;

public sealed class CorrectionTests
{
    private const string Held = "event_key | person_key | authority_code\na | 1 | E06000047\nb | 2 | E06000047";

    [Fact]
    public void A_correction_changes_rows_by_key_ends_nothing_and_covers_no_more()
    {
        using LaaStore store = LaaStore.OpenInMemory();
        store.Load("index_event", Held, observedTo: new(2009, 1, 1));
        TableChange change = store.Load(
            "index_event", "event_key | person_key | authority_code\nb | 2 | E08000037", SupplyMode.Correction, Period.OfMonths(2030, 1, 1), new(2031, 1, 1)).Tables[0];
        Assert.Equal((0L, 1L, 0L), (change.New, change.Changed, change.Ended));
        Assert.Equal(["E06000047 1", "E08000037 2"], VintageTests.Events(store.At(2)));
        Assert.Equal(store.At(1).Coverage(), store.At(2).Coverage());
        Assert.Equal(SupplyMode.Correction, store.Loads()[1].Tables[0].Mode);
        store.Withdraw(2, "wrong", "2009-10-05T09:00:00Z");
        Assert.Equal(["E06000047 1", "E06000047 2"], VintageTests.Events(store.At(3)));
    }

    [Theory]
    [InlineData("c | 3 | E06000047", "police")] // nobody has it
    [InlineData("a | 1 | E08000037", "probation")] // another supplier has it
    public void A_key_that_is_not_held_from_the_supplier_is_refused(string row, string supplier)
    {
        using LaaStore store = LaaStore.OpenInMemory();
        store.Load("index_event", Held);
        store.Load("index_event", "event_key | person_key\nb | 1", supplier: "probation");
        LoadRefusedException refused = Assert.Throws<LoadRefusedException>(
            () => store.Load("index_event", "event_key | person_key | authority_code\n" + row, SupplyMode.Correction, supplier: supplier));
        Assert.Equal(("I44", 2L, "event_key"), (refused.Rejections[0].Rule, refused.Rejections[0].Line, refused.Rejections[0].Column));
        Assert.Single(refused.Rejections);
        Assert.Equal(2, store.LastLoad);
    }

    [Fact]
    public void A_key_whose_row_has_ended_is_not_held_any_more()
    {
        using LaaStore store = LaaStore.OpenInMemory();
        store.Load("index_event", Held);
        store.Load("index_event", "event_key | person_key\na | 1");
        Assert.Throws<LoadRefusedException>(() => store.Load("index_event", "event_key | person_key\nb | 2", SupplyMode.Correction));
        store.Compact();
        Assert.Throws<LoadRefusedException>(() => store.Load("index_event", "event_key | person_key\nb | 2", SupplyMode.Correction));
    }

    [Fact]
    public void Without_keys_nothing_can_be_corrected()
    {
        using LaaStore store = LaaStore.OpenInMemory();
        Assert.Throws<ArgumentException>(() => store.Load("cohort_outcome", "sex\nM", SupplyMode.Correction));
    }
}
