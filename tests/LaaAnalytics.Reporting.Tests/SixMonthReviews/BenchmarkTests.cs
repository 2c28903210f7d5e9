using LaaAnalytics.Disclosure;
using LaaAnalytics.Disclosure.Areas;
using LaaAnalytics.Disclosure.Reviews;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Areas;
using LaaAnalytics.Domain.Reviews;
using LaaAnalytics.Reporting.Tests.Workbooks;
using LaaAnalytics.Reporting.Workbooks;
using LaaAnalytics.Testing;

namespace LaaAnalytics.Reporting.Tests.SixMonthReviews;

public sealed class BenchmarkTests
{
    private static readonly Period Year = Period.OfMonths(2008, 4, 12);
    private static readonly NamedArea Own = new(SampleReview.Whole, "Wrenshire");
    private static readonly NamedArea Region = new(Code("X12000001"), "The Marches");
    private static readonly NamedArea Country = new(Code("X92000001"), "Albany");
    private static readonly ContextVariable[] Variables = [ContextVariable.Find("imd_decile"), ContextVariable.Find("recorded_crime")];

    [Fact]
    public void Every_sheet_of_it_reads_as_approved()
    {
        string text = SavedParts.CellTexts(Pack());
        Snapshot.Matches(string.Concat(((string[])["Benchmark", "Benchmark_supplied", "Similar_areas", "As_supplied"]).Select(sheet => Section(text, sheet) + "\n")));
    }

    [SharedFact(SpreadsheetChecker.Script)]
    public void The_pack_with_it_passes_every_rule_of_the_checker() =>
        SpreadsheetChecker.FindsNothing("x10000001-six-month-review-april-to-september-2009.xlsx", SavedParts.Bytes(Pack()));

    [Fact]
    public void The_pack_with_it_follows_the_schema() => Assert.Equal("", SavedParts.SchemaErrors(Pack()));

    [Fact]
    public void Its_numbers_are_those_of_the_components_own_sheet()
    {
        PublishedComponent adult = Review(Evidence()).Components[0];
        PublishedAreaComparison benchmark = Assert.Single(adult.Benchmark);
        Assert.Equal(adult.ByArea.Select(figure => (figure.Id.Cell.Area, figure.Estimate)), benchmark.Areas.Select(row => (row.Area.Code, row.Estimate)));
        Assert.Equal(adult.Headline!.Estimate.Value!.Value, benchmark.Funnel!.Target, 1e-9);
        Assert.Equal(adult.ByArea.Select(figure => (decimal?)figure.Offenders), benchmark.Areas.Select(row => row.Denominator));
    }

    [Fact]
    public void Without_counts_of_other_areas_it_is_said_what_to_supply()
    {
        string text = SavedParts.CellTexts(SampleReview.Pack());
        Assert.Contains("No ready-made counts of another area are supplied", Section(text, "Benchmark"), StringComparison.Ordinal);
        Assert.DoesNotContain("== Benchmark_supplied", text, StringComparison.Ordinal);
        Assert.DoesNotContain("== Similar_areas", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_context_the_list_of_similar_areas_is_one_sentence_that_names_the_table()
    {
        SimilarAreas none = new(Own, null, [], [], [], [], 0, 0, "no context of Wrenshire is supplied: the table area_context gives it");
        Workbook pack = SampleReview.Pack(_ => Evidence() with { Similar = none, BesideOthers = [Supplied(none)] });
        Assert.Contains("No similar area can be named: no context of Wrenshire is supplied: the table area_context gives it.", Section(SavedParts.CellTexts(pack), "Similar_areas"), StringComparison.Ordinal);
    }

    // 20 against 130 expected: far less likely by chance than once in a thousand, but never quite impossible.
    [Fact]
    public void No_probability_is_printed_as_none()
    {
        SuppliedAreas areas = Supplied(Similar());
        SuppliedAreas few = areas with { Areas = [areas.Areas[0] with { Numerator = 20 }, .. areas.Areas.Skip(1)], Region = areas.Region! with { Numerator = 80 } };
        string sheet = Section(SavedParts.CellTexts(SampleReview.Pack(_ => Evidence() with { BesideOthers = [few], AsSupplied = [few.Areas[0]] })), "Benchmark_supplied");
        Assert.Contains("| 0.001 | Lower", sheet, StringComparison.Ordinal);
        Assert.DoesNotContain("| 0 | Lower", sheet, StringComparison.Ordinal);
    }

    // The county of Dunmere has 3 re-offenders: hidden, and with it another of its region, in the comparison and on the sheet As_supplied alike.
    [Fact]
    public void What_is_hidden_on_one_sheet_is_hidden_on_the_other()
    {
        SimilarAreas similar = Similar();
        SuppliedAreas areas = Supplied(similar);
        SuppliedCount own = areas.Areas[0];
        SuppliedCount small = Count("X10000004", 3, 400, 50);
        ReviewEvidence evidence = Evidence() with
        {
            BesideOthers = [areas with { Areas = [own with { Numerator = 15, Denominator = 90, People = 90, Expected = 14 }, .. areas.Areas.Skip(1).Take(2), small], Region = areas.Region! with { Numerator = 18, Denominator = 490, Expected = 64 } }],
            AsSupplied = [own with { Numerator = 15, Denominator = 90, People = 90, Expected = 14 }],
        };
        PublishedReview review = Review(evidence);
        Assert.True(Assert.Single(review.AsSupplied).IsWithheld);
        PublishedAreaComparison comparison = Assert.Single(review.BesideOthers);
        Assert.Equal(EstimateStatus.Withheld, comparison.Areas.Single(row => row.Area.Code == SampleReview.Whole).Estimate.Status);
        Assert.All(comparison.Comparators, row => Assert.Equal(AreaStanding.NotCompared, row.Standing));
    }

    // A provisional county is printed, says why it is not compared and is in no sum; the region, by its own figure, is told with the own area taken out.
    [Fact]
    public void A_provisional_figure_and_a_missing_expected_number_are_told_on_the_sheet()
    {
        SuppliedAreas areas = Supplied(Similar());
        SuppliedAreas changed = areas with { Areas = [areas.Areas[0] with { Provisional = true }, .. areas.Areas.Skip(1).Take(2), areas.Areas[3] with { Expected = null }] };
        string sheet = Section(SavedParts.CellTexts(SampleReview.Pack(_ => Evidence() with { BesideOthers = [changed] })), "Benchmark_supplied");
        Assert.Contains("not compared: provisional, says its supplier.", sheet, StringComparison.Ordinal);
        Assert.Contains("because none above 0 is supplied for Dunmere.", sheet, StringComparison.Ordinal);
        Assert.Contains("the own area's figure is not final: provisional, says its supplier", sheet, StringComparison.Ordinal);
    }

    private static Workbook Pack() => SampleReview.Pack(_ => Evidence());

    private static PublishedReview Review(ReviewEvidence evidence) => PublishedReview.From(evidence, DisclosureProfile.Get("partner"));

    private static ReviewEvidence Evidence()
    {
        SuppliedAreas areas = Supplied(Similar());
        return SampleReview.Evidence() with { Similar = areas.Around.Similar, BesideOthers = [areas], AsSupplied = [areas.Areas[0]] };
    }

    // Wrenshire and Dunmere lie in the region, Ambleshire and Corvale beyond it.
    private static SuppliedAreas Supplied(SimilarAreas similar) => new(
        "NI 18",
        "NI 18 return",
        "government-office",
        Year,
        new(Own, Region, Country, similar, Map()),
        [Count(SampleReview.Whole.Code, 110, 1925, 130), Count("X10000002", 90, 1500, 80), Count("X10000003", 160, 1800, 120), Count("X10000004", 60, 900, 60)],
        Count(Region.Code.Code, 170, 2825, 190),
        Count(Country.Code.Code, 6000, 90_000, 6000));

    private static SimilarAreas Similar() => new(
        Own, 2008, Variables, [new(ContextVariable.Find("violent_crime"), "the same in every area")], [4, 81.5],
        [new(new(Code("X10000002"), "Ambleshire"), 0.41, [4, 75.2]), new(new(Code("X10000003"), "Corvale"), 0.83, [5, 90.1])], 3, 1, string.Empty);

    private static AreaMap Map() => new(
    [
        new(Own.Code, Own.Name, "COUNTY", Region.Code),
        new(Code("X10000002"), "Ambleshire", "COUNTY", Code("X12000002")),
        new(Code("X10000003"), "Corvale", "COUNTY", Code("X12000002")),
        new(Code("X10000004"), "Dunmere", "COUNTY", Region.Code),
        new(Region.Code, Region.Name, "REGION", Country.Code),
        new(Code("X12000002"), "The Levels", "REGION", Country.Code),
        new(Country.Code, Country.Name, "CUSTOM", null),
    ]);

    private static SuppliedCount Count(string area, decimal actual, int people, decimal predicted) =>
        new("NI 18", Code(area), Year, "NI 18 return", "government-office", people, actual, people, predicted, false);

    private static AreaCode Code(string code) => new(code, 2009);

    private static string Section(string text, string sheet)
    {
        int start = text.IndexOf($"== {sheet}\n", StringComparison.Ordinal);
        int end = text.IndexOf("\n== ", start, StringComparison.Ordinal);
        return end < 0 ? text[start..] : text[start..end];
    }
}
