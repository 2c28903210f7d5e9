using FsCheck;
using FsCheck.Fluent;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Bridges;
using LaaAnalytics.Histories;
using LaaAnalytics.Indicators;
using LaaAnalytics.Pipeline.Tests.Store;
using LaaAnalytics.Store;

namespace LaaAnalytics.Pipeline.Indicators;

public sealed class SchemeBridgeTests
{
    private static readonly MeasurementScheme Adults = SchemeCatalogue.Find("ni18-adult");
    private static readonly MeasurementScheme Annual = SchemeCatalogue.Find("moj-annual");

    /// <summary>By hand: person 1 is on two caseloads and has an order, person 2 has a caution, person 3 is on one caseload.</summary>
    private const string Events = """
        event_key | person_key | event_type        | event_date
        1         | 1          | CASELOAD_SNAPSHOT | 2008-03-31
        2         | 1          | CASELOAD_SNAPSHOT | 2008-06-30
        3         | 1          | COMMUNITY_ORDER   | 2008-02-01
        4         | 2          | CAUTION           | 2008-05-01
        5         | 3          | CASELOAD_SNAPSHOT | 2008-09-30
        """;

    private const string Offences = """
        offence_key | person_key | offence_date | proven_date
        1           | 1          | 2008-05-10   | 2008-07-01
        2           | 2          | 2008-12-10   | 2009-01-15
        """;

    [Fact]
    public void A_bridge_worked_by_hand_comes_out()
    {
        using LaaStore store = Store();
        SchemeBridge bridge = SchemeBridging.Build(store.At(store.LastLoad), Adults, Annual);
        Assert.Equal(Period.Parse("2008-01..2008-12"), bridge.Span);
        Assert.Equal(
            [
                "start 1/3", // three caseload entries, the offence of May falls into the second quarter
                "population 1/2", // the order and the caution, each followed through the quarter after its own
                "follow-up window 1/2", // the offence of December falls in, but is proven after the six months
                "waiting period for proof 2/2",
                "one entry per person 2/2",
            ],
            bridge.Levels.Select(level => $"{level.Rule?.Name() ?? "start"} {level.Measure.Reoffenders}/{level.Measure.Offenders}"));
        Assert.Equal([BridgeRule.Proof, BridgeRule.OffencesCounted, BridgeRule.Statistic], bridge.Same);
    }

    [Fact]
    public void The_way_back_has_the_same_ends()
    {
        using LaaStore store = Store();
        StoreView view = store.At(store.LastLoad);
        SchemeBridge there = SchemeBridging.Build(view, Adults, Annual);
        SchemeBridge back = SchemeBridging.Build(view, Annual, Adults, there.Span);
        Assert.Equal((there.Levels[0].Rate, there.Levels[^1].Rate), (back.Levels[^1].Rate, back.Levels[0].Rate));
    }

    [Fact]
    public void On_invented_histories_the_last_level_is_the_other_definition_and_each_step_exchanges_one_rule()
    {
        MeasurementScheme[] rates = [.. InventedHistories.Schemes.Where(scheme => scheme.Statistic != SchemeStatistic.ChangeFromBaseline)];
        int built = 0;
        foreach ((int place, MeasurementScheme from) in rates.Take(3).Index())
        {
            foreach (History history in InventedHistories.Of(from).Sample(30, new Rnd((ulong)place + 7, 11), 1))
            {
                using LaaStore store = HistoryStore.Load(history);
                StoreView view = store.At(store.LastLoad);
                foreach (MeasurementScheme to in rates.Where(scheme => scheme.Citation != from.Citation))
                {
                    if (Built(view, from, to) is SchemeBridge bridge)
                    {
                        built++;
                        AssertLevels(view, bridge);
                    }
                }
            }
        }

        Assert.True(built > 8, FormattableString.Invariant($"only {built} bridges"));
    }

    [Fact]
    public void A_definition_is_not_compared_with_itself_nor_with_one_that_reports_a_change()
    {
        using LaaStore store = Store();
        StoreView view = store.At(store.LastLoad);
        Assert.Throws<UsageException>(() => SchemeBridging.Build(view, Adults, Adults));
        Assert.Throws<UsageException>(() => SchemeBridging.Build(view, Adults, SchemeCatalogue.Find("ni30-ppo")));
    }

    [Fact]
    public void A_span_that_one_of_them_does_not_count_or_that_is_not_final_is_refused()
    {
        using LaaStore store = Store();
        StoreView view = store.At(store.LastLoad);
        Assert.Throws<UsageException>(() => SchemeBridging.Build(view, Adults, Annual, Period.Parse("2008-01..2008-03")));
        Assert.Throws<UsageException>(() => SchemeBridging.Build(view, Adults, Annual, Period.Parse("2010-01..2010-12")));
        using LaaStore young = Store(observedTo: new(2010, 6, 1));
        Assert.Throws<UsageException>(() => SchemeBridging.Build(young.At(young.LastLoad), Adults, Annual));
    }

    private static void AssertLevels(StoreView view, SchemeBridge bridge)
    {
        Measure alone = Assert.Single(Measurement.Run(view, bridge.To, new() { Periods = [bridge.Span], Source = MeasureSource.IndexEvent }));
        BridgeLevel last = bridge.Levels[^1];
        Assert.Equal((alone.Offenders, alone.Reoffenders, alone.Reoffences), (last.Measure.Offenders, last.Measure.Reoffenders, last.Measure.Reoffences));
        Assert.Equal(bridge.Levels.Count - 1 + bridge.Same.Count, BridgeRules.InOrder.Count);
        foreach ((BridgeLevel before, BridgeLevel after) in bridge.Levels.Zip(bridge.Levels.Skip(1)))
        {
            Assert.Equal([after.Rule!.Value], BridgeRules.InOrder.Where(rule => !rule.IsSame(before.Scheme, after.Scheme)));
        }
    }

    private static SchemeBridge? Built(StoreView view, MeasurementScheme from, MeasurementScheme to)
    {
        try
        {
            return SchemeBridging.Build(view, from, to);
        }
        catch (UsageException)
        {
            return null; // no span of both with anybody in it
        }
    }

    private static LaaStore Store(DateOnly? observedTo = null)
    {
        LaaStore store = LaaStore.OpenInMemory();
        store.Load("index_event", Events, period: Period.Parse("2008-01..2008-12"));
        store.Load("proven_offence", Offences, observedTo: observedTo ?? new DateOnly(2011, 1, 1));
        return store;
    }
}
