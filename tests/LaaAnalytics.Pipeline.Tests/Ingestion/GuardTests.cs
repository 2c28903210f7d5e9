using System.Globalization;
using LaaAnalytics.Domain;
using LaaAnalytics.Ingestion;
using LaaAnalytics.Ingestion.Rules;
using LaaAnalytics.Store;

namespace LaaAnalytics.Pipeline.Tests.Ingestion;

/// <summary>Guards against supplies that look wrong beside what is held; limits by hand from the text of the rules.</summary>
public sealed class GuardTests : IDisposable
{
    private readonly SupplyFolder _folder = new();
    private readonly LaaStore _store = LaaStore.OpenInMemory();

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(60, 48, null)] // 12 of 60: exactly a fifth
    [InlineData(60, 47, "I40")] // 13 of 60
    [InlineData(40, 31, null)] // 9 of 40 are more than a fifth, but few
    [InlineData(40, 30, "I40")] // 10 of 40
    public void A_full_supply_ends_no_more_than_a_fifth_or_a_handful(int held, int then, string? rule)
    {
        Load(Events(held));
        Assert.Equal(rule is null ? [] : [rule], Refusals(Request(Events(then))));
        Assert.Equal(rule is null ? 2 : 1, _store.LastLoad);
    }

    [Fact]
    public void What_counts_as_held_is_the_slice_and_a_delta_ends_nothing()
    {
        // 60 rows in January, 40 in February: a full February that lacks 13 is refused although 13 of 100 would not be.
        Load(Rows.Many("index_event", "event_key", 100, i => [("event_date", i <= 60 ? "2009-01-14" : "2009-02-14")]));
        string february = Rows.Many("index_event", "event_key", 87, i => [("event_date", i <= 60 ? "2009-01-14" : "2009-02-14")]);
        string[] lines = february.Split('\n');
        string only = string.Join('\n', [lines[0], .. lines.Where(line => line.Contains("2009-02-14", StringComparison.Ordinal))]) + "\n";
        SupplyFacts facts = SupplyFolder.Facts with { Period = Period.OfMonths(2009, 2, 1) };
        Assert.Equal(["I40"], Refusals(Request(only) with { Facts = facts }));
        Assert.Empty(Refusals(Request(only) with { Facts = facts with { Mode = SupplyMode.Delta } }));
    }

    [Fact]
    public void The_message_gives_the_counts_and_no_value()
    {
        Load(Events(60));
        LoadRefusedException refused = Assert.Throws<LoadRefusedException>(() => Ingest.Run(Request(Events(40)), _store));
        Assert.Contains("at most 12 of the 60 rows", refused.Rejections[0].Expected, StringComparison.Ordinal);
        Assert.Contains("20 would", refused.Rejections[0].Expected, StringComparison.Ordinal);
        Assert.DoesNotContain("K-", refused.Rejections[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_guard_is_overruled_with_a_reason_that_is_kept()
    {
        Load(Events(60));
        IngestRequest request = Request(Events(40)) with { Accept = ["I40", "I41"], AcceptReason = " moved to another system " };
        IngestReport dry = Ingest.Run(request with { DryRun = true }, _store);
        Assert.Equal((20L, 0, 1), (dry.Load!.Tables[0].Ended, dry.Load.Seq, _store.LastLoad));
        IngestReport report = Ingest.Run(request, _store);
        Assert.Equal(["I40"], report.Overruled);
        Assert.Equal([new LoadAcceptance("I40", "moved to another system")], _store.Loads()[1].Acceptances);
        Assert.Empty(_store.Loads()[0].Acceptances);
    }

    [Theory]
    [InlineData("I34", "why")] // no guard
    [InlineData("I44", "why")] // of a row
    [InlineData("I40", null)]
    [InlineData("I40", " ")]
    [InlineData("I40", "line\nbreak")]
    [InlineData(null, "why")]
    public void What_is_no_guard_or_lacks_its_reason_is_not_overruled(string? rule, string? reason)
    {
        IngestRequest request = Request(Events(1)) with { Accept = rule is null ? [] : [rule], AcceptReason = reason };
        Assert.Throws<UsageException>(() => Ingest.Run(request, _store));
        Assert.Throws<UsageException>(() => Ingest.Run(Request(Events(1)) with { Accept = ["I40"], AcceptReason = new string('x', 501) }, _store));
    }

    [Theory]
    [InlineData("2009-07-01", "2009-01", null)] // as far
    [InlineData("2009-08-01", "2009-01", null)] // farther
    [InlineData("2009-06-30", "2009-01", "I41")] // a day less
    [InlineData(null, "2009-01", "I41")] // says nothing any more
    [InlineData("2009-04-01", "2008-10", null)] // other days
    [InlineData("2009-04-01", "2009-03", "I41")] // a part of the days
    public void A_full_supply_reaches_as_far_as_what_is_held_for_its_days(string? observedTo, string month, string? rule)
    {
        Load(Events(3));
        Period first = Period.Parse($"{month}..{month}");
        Period period = new(first.Start, first.Start.AddMonths(3));
        DateOnly? day = observedTo is null ? null : DateOnly.ParseExact(observedTo, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        string text = Rows.Many("index_event", "event_key", 3, i => [("event_date", period.Start.AddDays(i).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))]);
        IngestRequest request = Request(text) with { Facts = SupplyFolder.Facts with { Period = period, ObservedTo = day } };
        Assert.Equal(rule is null ? [] : [rule], Refusals(request with { DryRun = true }));
        Assert.Empty(Refusals(request with { Facts = request.Facts with { Mode = SupplyMode.Delta } }));
    }

    [Fact]
    public void Another_area_may_reach_less_far_but_not_the_same_or_every_area()
    {
        Load(Events(3));
        SupplyFacts less = SupplyFolder.Facts with { ObservedTo = new(2009, 5, 1), Areas = ["E06000902"] };
        Assert.Empty(Refusals(Request(Events(3)) with { Facts = less, DryRun = true }));
        Assert.Equal(["I41"], Refusals(Request(Events(3)) with { Facts = less with { Areas = ["E06000902", "E06000901"] }, DryRun = true }));
        Assert.Empty(Refusals(Request(Events(3)) with { Facts = less with { Areas = ["E06000901"], Supplier = "another" }, DryRun = true }));
    }

    [Fact]
    public void A_withdrawn_statement_of_coverage_guards_nothing()
    {
        Load(Events(3));
        Ingest.Run(Request(Events(3)) with { Facts = SupplyFolder.Facts with { ObservedTo = new(2010, 7, 1) } }, _store);
        Assert.Equal(["I41"], Refusals(Request(Events(4))));
        _store.Withdraw(2, "wrong day", SupplyFolder.Now);
        Assert.Empty(Refusals(Request(Events(4))));
    }

    [Theory]
    [InlineData(false, true, SupplyMode.Full, "2009-01..2009-03", null)] // the new rows take the place of the old
    [InlineData(false, true, SupplyMode.Full, "2009-02..2009-03", "I42")] // the old cohorts lie across the period and stay
    [InlineData(false, true, SupplyMode.Full, "2009-04..2009-06", null)] // other days
    [InlineData(false, true, SupplyMode.Delta, "2009-01..2009-03", "I42")] // additions beside the old rows
    [InlineData(false, true, SupplyMode.Delta, "2009-04..2009-06", null)]
    [InlineData(true, false, SupplyMode.Full, "2009-01..2009-03", null)]
    [InlineData(true, false, SupplyMode.Full, "2009-03..2009-06", "I42")]
    [InlineData(true, true, SupplyMode.Delta, "2009-01..2009-03", null)] // the same kind
    [InlineData(false, false, SupplyMode.Full, "2009-02..2009-03", null)]
    public void Rows_with_and_without_a_key_are_never_held_beside_each_other_for_the_same_days(
        bool heldHasKey, bool hasKey, SupplyMode mode, string period, string? rule)
    {
        Ingest.Run(Cohorts("2009-01..2009-03", heldHasKey, SupplyMode.Full), _store);
        Assert.Equal(rule is null ? [] : [rule], Refusals(Cohorts(period, hasKey, mode)));
    }

    [Fact]
    public void A_keyed_supply_with_a_refused_row_ends_nothing_and_so_may_not_stand_beside_rows_without_keys()
    {
        Ingest.Run(Cohorts("2009-01..2009-03", hasKey: false, SupplyMode.Full), _store);
        Assert.Equal(["I25", "I42"], Refusals(Cohorts("2009-01..2009-03", hasKey: true, SupplyMode.Full, days: "2000")));
        Assert.Equal(1, _store.LastLoad);
    }

    [Theory]
    [InlineData(3, 60, null)] // half as many again as 40
    [InlineData(3, 61, "I43")]
    [InlineData(3, 20, null)] // half as many
    [InlineData(3, 19, "I43")]
    [InlineData(2, 19, null)] // too few earlier supplies to say what is usual
    public void The_number_of_rows_is_about_the_usual_for_a_period_of_its_length(int earlier, int rows, string? rule)
    {
        int[] usual = [30, 40, 90];
        for (int quarter = 0; quarter < earlier; quarter++)
        {
            Ingest.Run(Quarter(2007, quarter, usual[quarter]), _store);
        }

        Assert.Equal(rule is null ? [] : [rule], Refusals(Quarter(2008, 0, rows)));
    }

    [Fact]
    public void A_longer_period_may_have_more_rows_and_withdrawn_supplies_and_small_numbers_do_not_count()
    {
        for (int quarter = 0; quarter < 3; quarter++)
        {
            Ingest.Run(Quarter(2007, quarter, 40), _store);
        }

        SupplyFacts year = SupplyFolder.Facts with { Period = Period.OfMonths(2008, 1, 12), ObservedTo = new(2010, 1, 1) };
        Assert.Empty(Refusals(Quarter(2008, 0, 160) with { Facts = year, DryRun = true }));
        Assert.Equal(["I43"], Refusals(Quarter(2008, 0, 40) with { Facts = year, DryRun = true }));
        _store.Withdraw(3, "wrong", SupplyFolder.Now);
        Assert.Empty(Refusals(Quarter(2008, 0, 400)));

        using LaaStore few = LaaStore.OpenInMemory();
        for (int quarter = 0; quarter < 3; quarter++)
        {
            Ingest.Run(Quarter(2007, quarter, 4), few);
        }

        Assert.False(Ingest.Run(Quarter(2008, 0, 13), few).NothingChanged);
    }

    [Fact]
    public void A_correction_of_a_single_file_needs_no_period_and_takes_no_observed_to()
    {
        Load(Events(3));
        SupplyFacts facts = new() { Supplier = SupplyFolder.Facts.Supplier, Mode = SupplyMode.Correction };
        string text = Rows.Of("index_event", [("event_key", "K-2"), ("age_years", "40")], [("event_key", "K-9")]);
        IngestReport report = Ingest.Run(Request(text) with { Facts = facts }, _store);
        Assert.Equal((1L, 1L, "I44", 3L), (report.Load!.Tables[0].Changed, report.Load.Tables[0].Refused, report.Rejections[0].Rule, report.Rejections[0].Line));
        Assert.Equal(["I33"], Refusals(Request(text) with { Facts = facts with { ObservedTo = new(2009, 7, 1) } }));
    }

    [Fact]
    public void Every_guard_says_how_to_overrule_it()
    {
        IngestionRule[] guards = [.. IngestionRule.All.Where(rule => rule.Guard)];
        Assert.Equal(["I40", "I41", "I42", "I43"], guards.Select(rule => rule.Id));
        Assert.All(guards, rule => Assert.Contains($"--accept {rule.Id} --reason", rule.Remedy, StringComparison.Ordinal));
        Assert.All(guards, rule => Assert.Equal(RuleScope.Load, rule.Scope));
    }

    private static string Events(int rows) => Rows.Many("index_event", "event_key", rows);

    private void Load(string text) => Ingest.Run(Request(text), _store);

    private IngestRequest Request(string text) => _folder.Request(_folder.Write("index_event.csv", text));

    private string[] Refusals(IngestRequest request)
    {
        try
        {
            Ingest.Run(request, _store);
            return [];
        }
        catch (LoadRefusedException refused)
        {
            return [.. refused.Rejections.Select(rejection => rejection.Rule).Distinct()];
        }
    }

    /// <summary>A quarter's events under keys of their own.</summary>
    private IngestRequest Quarter(int year, int quarter, int rows)
    {
        Period period = Period.OfMonths(year, 1 + (3 * quarter), 3);
        string text = Rows.Many(
            "index_event", "unused", rows, i => [("event_key", $"Q{year}-{quarter}-{i}"), ("event_date", period.Start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))]);
        return Request(text) with { Facts = SupplyFolder.Facts with { Period = period, ObservedTo = new(2010, 1, 1) } };
    }

    /// <summary>Entries of one cohort that lasts the whole period, with or without their keys; the last with these days to its event.</summary>
    private IngestRequest Cohorts(string span, bool hasKey, SupplyMode mode, string days = "100")
    {
        Period period = Period.Parse(span);
        string key = hasKey ? "entry_id," : string.Empty;
        IEnumerable<string> rows = Enumerable.Range(1, 4).Select(i => string.Create(
            CultureInfo.InvariantCulture,
            $"{(hasKey ? $"N-{i}," : "")}release,all,{period.Start:yyyy-MM-dd},{period.EndExclusive:yyyy-MM-dd},label,2009,1095,{(i == 4 ? days : "50")}"));
        string text = $"{key}source_scheme,component,period_start,period_end,period_label,area_vintage,observed_days,days_to_event\n{string.Join('\n', rows)}\n";
        IngestRequest request = _folder.Request(_folder.Write("cohort_outcome.csv", text));
        return request with { Facts = SupplyFolder.Facts with { Period = period, Mode = mode, ObservedTo = null } };
    }
}
