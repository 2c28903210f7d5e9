using LaaAnalytics.Domain.Quality;
using LaaAnalytics.Pipeline.Tests.Store;
using LaaAnalytics.Quality;
using LaaAnalytics.Store;

namespace LaaAnalytics.Pipeline.Tests.Quality;

public sealed class QualityCheckTests
{
    public static TheoryData<string> Checks => [.. PlantedFault.All.Select(fault => fault.Check)];

    [Fact]
    public void Every_check_of_the_catalogue_has_a_planted_fault() =>
        Assert.Equal(QualityCheck.All.Select(check => check.Id), PlantedFault.All.Select(fault => fault.Check));

    [Theory]
    [MemberData(nameof(Checks))]
    public void A_check_finds_its_planted_fault_and_nothing_without_it(string check)
    {
        IReadOnlyList<QualityFinding> faulty = Findings(check, faulty: true);
        QualityFinding found = faulty.First(finding => finding.Check == check && finding.Outcome is QualityOutcome.Soft or QualityOutcome.Hard);
        Assert.DoesNotContain("{", found.Sentence + found.WhatToDo, StringComparison.Ordinal);
        Assert.EndsWith(".", found.Sentence, StringComparison.Ordinal);
        Assert.EndsWith(".", found.WhatToDo, StringComparison.Ordinal);
        Assert.True(found.Measured is not null, check);

        IReadOnlyList<QualityFinding> sound = Findings(check, faulty: false);
        Assert.DoesNotContain(sound, finding => finding.Check == check && finding.Outcome is QualityOutcome.Soft or QualityOutcome.Hard);
        Assert.True(check == "Q80" || sound.Any(finding => finding.Check == check && finding.Outcome == QualityOutcome.Pass), $"{check} was not assessed on sound data.");
    }

    [Fact]
    public void What_to_do_names_supplier_table_and_column()
    {
        QualityFinding found = Findings("Q12", faulty: true).First(finding => finding is { Check: "Q12", Outcome: QualityOutcome.Soft });
        Assert.Equal("2 of 20 index events (10.0 per cent) are of people who could not be matched.", found.Sentence);
        Assert.Equal("Ask police to correct the identifiers that pnc_matched of index_event rests on and to match again.", found.WhatToDo);
        Assert.Equal((0.1m, 0.05m, "pnc_matched"), (found.Measured!.Value, found.Threshold!.Value, found.Column));
        Assert.All(QualityCheck.All, check => Assert.True(
            check.Remedy.Contains("{supplier}", StringComparison.Ordinal) && check.Remedy.Contains("{table}", StringComparison.Ordinal), check.Id));
    }

    [Fact]
    public void A_value_at_its_threshold_is_no_finding_and_the_strictest_threshold_passed_is_told()
    {
        Assert.Equal((QualityOutcome.Pass, 0.1m), Q12(0.1m, 0.2m));
        Assert.Equal((QualityOutcome.Soft, 0.09m), Q12(0.09m, 0.1m));
        Assert.Equal((QualityOutcome.Hard, 0.09m), Q12(0.01m, 0.09m));
    }

    // Law: a stricter threshold never makes a finding milder.
    [Fact]
    public void Thresholds_are_monotone()
    {
        decimal[] ladder = [0m, 0.02m, 0.05m, 0.09m, 0.1m, 0.11m, 0.5m, 1m];
        int[] severity = [.. ladder.Select(hard => Severity(Q12(0m, hard).Outcome))];
        Assert.Equal(severity.OrderDescending(), severity);
        int[] soft = [.. ladder.Select(limit => Severity(Q12(limit, 1m).Outcome))];
        Assert.Equal(soft.OrderDescending(), soft);
        Assert.Equal((2, 1, 1, 0), (severity[0], severity[^1], soft[0], soft[^1]));
    }

    [Fact]
    public void Of_several_thresholds_the_one_that_names_most_counts()
    {
        QualitySettings settings = QualitySettings.Default with
        {
            Thresholds = [new("Q12", 0.5m, 0.6m, Supplier: "police"), new("Q12", 0.01m, 0.02m), new("Q12", 0.03m, 0.04m, Table: "index_event")],
        };
        Assert.Equal(QualityOutcome.Pass, Assert.Single(Findings("Q12", true, settings), finding => finding.Check == "Q12").Outcome);
    }

    [Fact]
    public void An_exemption_counts_through_its_last_day_and_is_a_finding_after_it()
    {
        QualitySettings last = QualitySettings.Default with { Exemptions = [new("Q12", "New system.", PlantedFault.Today, "police", "index_event", "pnc_matched")] };
        QualityFinding exempt = Assert.Single(Findings("Q12", true, last), finding => finding.Check == "Q12");
        Assert.Equal((QualityOutcome.Exempt, "New system.", PlantedFault.Today), (exempt.Outcome, exempt.ExemptReason, exempt.ExemptUntil!.Value));

        QualitySettings ended = QualitySettings.Default with { Exemptions = [last.Exemptions[0] with { Until = PlantedFault.Today.AddDays(-1) }] };
        IReadOnlyList<QualityFinding> after = Findings("Q12", true, ended);
        Assert.Equal(QualityOutcome.Soft, Assert.Single(after, finding => finding.Check == "Q12").Outcome);
        QualityFinding end = Assert.Single(after, finding => finding.Check == "Q80");
        Assert.Equal((QualityOutcome.Soft, QualityDimension.Completeness, "police"), (end.Outcome, end.Dimension, end.Supplier));
        Assert.Equal("The exemption of Q12 (Not matched to the police computer) ended on 4 October 2009, 1 day ago, and no longer counts.", end.Sentence);

        QualitySettings other = QualitySettings.Default with { Exemptions = [last.Exemptions[0] with { Supplier = "yot" }] };
        Assert.Equal(QualityOutcome.Soft, Assert.Single(Findings("Q12", true, other), finding => finding.Check == "Q12").Outcome);
    }

    [Fact]
    public void A_vintage_is_assessed_as_it_was()
    {
        using LaaStore store = LaaStore.OpenInMemory();
        store.Load("index_event", PlantedFault.Table("event_key | person_key | pnc_matched", 20, i => $"e{i} | {i} | {(i <= 2 ? "false" : "true")}"));
        store.Load("index_event", PlantedFault.Table("event_key | person_key | pnc_matched", 20, i => $"e{i} | {i} | true"));
        QualityFinding Matched(int load) => Assert.Single(QualityAssessment.Of(store, store.At(load), QualitySettings.Default, PlantedFault.Today), finding => finding.Check == "Q12");
        Assert.Equal((QualityOutcome.Soft, 0.1m), (Matched(1).Outcome, Matched(1).Measured!.Value));
        Assert.Equal((QualityOutcome.Pass, 0m), (Matched(2).Outcome, Matched(2).Measured!.Value));
        Assert.Empty(QualityAssessment.Of(store, store.At(0), QualitySettings.Default, PlantedFault.Today));
    }

    [Fact]
    public void An_expected_table_that_never_came_is_hard_once_its_day_has_passed()
    {
        using LaaStore store = LaaStore.OpenInMemory();
        QualityFinding Due(DateOnly? on) => Assert.Single(QualityAssessment.Of(
            store, store.At(0), QualitySettings.Default with { Due = [new("police", "proven_offence", 100, 200, on, on)] }, PlantedFault.Today));
        Assert.Equal(("Q41", QualityOutcome.Hard), (Due(null).Check, Due(null).Outcome));
        Assert.Equal(QualityOutcome.Hard, Due(PlantedFault.Today.AddDays(-1)).Outcome);
        Assert.Equal(QualityOutcome.NotAssessed, Due(PlantedFault.Today).Outcome);
    }

    [Fact]
    public void Only_suppliers_of_the_agreement_are_kept_for_it()
    {
        using LaaStore store = LaaStore.OpenInMemory();
        using (LoadSession session = store.BeginLoad(TestSupply.Header("yot") with { Agreement = "other-laa" }))
        {
            session.Supply("person", "person_key\n1");
            session.Commit();
        }

        store.Load("person", "person_key\n2");
        IReadOnlyList<QualityFinding> all = QualityAssessment.Of(store, store.At(2), QualitySettings.Default, PlantedFault.Today);
        Assert.Equal(["police"], QualityAssessment.ForAgreement(all, store, "wrenshire").Select(finding => finding.Supplier).Distinct());
        Assert.Equal(["police", "yot"], QualityAssessment.ForAgreement(all, store, "other-laa").Select(finding => finding.Supplier).Distinct().Order());
    }

    private static int Severity(QualityOutcome outcome) => outcome switch { QualityOutcome.Hard => 2, QualityOutcome.Soft => 1, _ => 0 };

    private static (QualityOutcome Outcome, decimal Threshold) Q12(decimal soft, decimal hard)
    {
        QualityFinding found = Assert.Single(
            Findings("Q12", true, QualitySettings.Default with { Thresholds = [new("Q12", Math.Min(soft, hard), hard)] }), finding => finding.Check == "Q12");
        return (found.Outcome, found.Threshold!.Value);
    }

    private static IReadOnlyList<QualityFinding> Findings(string check, bool faulty, QualitySettings? settings = null)
    {
        PlantedFault fault = PlantedFault.All.Single(fault => fault.Check == check);
        using LaaStore store = LaaStore.OpenInMemory();
        fault.Fill(store, faulty);
        return QualityAssessment.Of(store, store.At(store.LastLoad), settings ?? fault.Settings(faulty), PlantedFault.Today);
    }
}
