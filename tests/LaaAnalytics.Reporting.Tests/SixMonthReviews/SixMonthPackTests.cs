using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Reviews;
using LaaAnalytics.Reporting.Tests.Workbooks;
using LaaAnalytics.Reporting.Workbooks;
using LaaAnalytics.Testing;

namespace LaaAnalytics.Reporting.Tests.SixMonthReviews;

public sealed class SixMonthPackTests
{
    [Fact]
    public void The_pack_follows_the_schema() => Assert.Equal("", SavedParts.SchemaErrors(SampleReview.Pack()));

    [SharedFact(SpreadsheetChecker.Script)]
    public void The_pack_passes_every_rule_of_the_checker() =>
        SpreadsheetChecker.FindsNothing("x10000001-six-month-review-april-to-september-2009.xlsx", SavedParts.Bytes(SampleReview.Pack()));

    [Fact]
    public void Every_sheet_reads_as_approved() => Snapshot.Matches(SavedParts.CellTexts(SampleReview.Pack()));

    // Area Arden has 3 re-offenders of 240: neither the counts nor the rate may stand anywhere, charts and properties included.
    [Fact]
    public void A_withheld_area_is_nowhere_in_the_file()
    {
        byte[] file = SavedParts.Bytes(SampleReview.Pack());
        using System.IO.Compression.ZipArchive archive = new(new MemoryStream(file));
        foreach (System.IO.Compression.ZipArchiveEntry part in archive.Entries)
        {
            using StreamReader reader = new(part.Open());
            string text = reader.ReadToEnd();
            Assert.DoesNotContain(">240<", text, StringComparison.Ordinal);
            Assert.DoesNotContain(">1.3<", text, StringComparison.Ordinal);
            Assert.DoesNotContain(">1.25", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_headline_the_summary_and_the_component_sheet_say_the_same_figure()
    {
        string text = SavedParts.CellTexts(SampleReview.Pack());
        Assert.Contains("Adult offenders: 15.7 per cent re-offended, 331 of 2,110 entries", text, StringComparison.Ordinal);
        Assert.Contains("| 15.7 |", Section(text, "Summary"), StringComparison.Ordinal);
        Assert.Contains("| 15.7 |", Section(text, "Adult"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_component_not_supplied_keeps_its_sheet_and_row_with_supplier_and_due_date()
    {
        string text = SavedParts.CellTexts(SampleReview.Pack());
        Assert.Contains("[x]", Section(text, "PPO"), StringComparison.Ordinal);
        Assert.Contains("Police and partnership PPO scheme | 31 October 2009", Section(text, "PPO"), StringComparison.Ordinal);
        Assert.Contains("Not supplied: Police and partnership PPO scheme, due 31 October 2009", Section(text, "Summary"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_cohort_of_the_baseline_is_not_rated_against_itself()
    {
        string sheets = SavedParts.CellTexts(SampleReview.Pack(evidence => evidence with
        {
            Components = [.. evidence.Components.Select(component => component with { Trajectory = Baseline(component) })],
        }));
        Assert.Contains("Not rated: this cohort is the agreement's baseline; progress is rated from the next one on.", sheets, StringComparison.Ordinal);
        Assert.Contains("Not rated: the agreement sets no level for the end of this cohort.", sheets, StringComparison.Ordinal);

        static Trajectory Baseline(ComponentEvidence component) => Trajectory.Of(
            [Level(component, TargetKind.Baseline, component.Component == Component.Young ? 2008 : 2010), Level(component, TargetKind.Target, 2011)], component.Indicators[0].Id, component.Scheme.Citation);

        static TargetValue Level(ComponentEvidence component, TargetKind kind, int year) =>
            new(component.Indicators[0].Id, component.Scheme.Citation, kind, Period.OfMonths(year, 1, 3), 100m, "DESIGNATED", "SET", null);
    }

    [Fact]
    public void A_withheld_headline_says_so_and_why_and_names_the_shortest_period_that_could_be_shown()
    {
        Workbook pack = SampleReview.Pack(evidence => evidence with { Components = [evidence.Components[0], Small(evidence.Components[1]), evidence.Components[2]] });
        string cover = Section(SavedParts.CellTexts(pack), "Cover");
        Assert.Contains("cohort of January to March 2008 is withheld to protect people, because a number in this table is below 10", cover, StringComparison.Ordinal);
        Assert.Contains("The shortest pooled period that could be shown is January 2006 to March 2008", cover, StringComparison.Ordinal);
        Assert.Contains("[c]", Section(SavedParts.CellTexts(pack), "Summary"), StringComparison.Ordinal);
    }

    // 3 rows are withheld; 3,012 of 5,240 is 57.48 per cent, and ten of 5,240 rows are 0.19, so the step is 0.2 per cent; 41 of 520 is 7.88, ten of 520 are 1.9, so the step is 2.
    [Fact]
    public void What_must_be_mended_stands_first_and_no_measured_value_gives_a_small_number_away()
    {
        string sheet = Section(SavedParts.CellTexts(SampleReview.Pack()), "Quality");
        string[] rows = [.. sheet.Split('\n').Where(line => line.Contains("Ask probation", StringComparison.Ordinal))];
        Assert.Equal(4, rows.Length);
        Assert.Contains("Must be mended | 57.4 per cent |", rows[0], StringComparison.Ordinal);
        Assert.Contains("To look into | 8.0 per cent |", rows[1], StringComparison.Ordinal);
        Assert.DoesNotContain("[c]", sheet, StringComparison.Ordinal);
        Assert.Contains("Findings that rest on small numbers and are not listed: 1.", sheet, StringComparison.Ordinal);
        Assert.Contains("To look into | 96 days | 90 days |", rows[2], StringComparison.Ordinal);
        Assert.Contains("Exempt | 17.2 per cent | 5.0 per cent | Ask probation about home_area_code of index_event. | 31 March 2010: Addresses come with the new case system.", rows[3], StringComparison.Ordinal);
        Assert.Contains("Checks as expected: 1. Not assessed, for lack of rows or of anything to compare with: 0.", sheet, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_any_check_there_is_no_sheet_of_them() =>
        Assert.DoesNotContain("== Quality\n", SavedParts.CellTexts(SampleReview.Pack(evidence => evidence with { Quality = [] })), StringComparison.Ordinal);

    private static ComponentEvidence Small(ComponentEvidence young)
    {
        List<Measure> series = [.. young.Series];
        series[2] = SampleReview.Cell(young.Scheme, SampleReview.Whole, series[2].Key.Period, 3, 40);
        Period two = new(new(2007, 1, 1), new(2008, 4, 1));
        Period three = new(new(2006, 1, 1), new(2008, 4, 1));
        return young with
        {
            Series = series,
            Latest = series[2],
            WiderPools =
            [
                SampleReview.Cell(young.Scheme, SampleReview.Whole, two, 9, 80) with { Pooled = 2 },
                SampleReview.Cell(young.Scheme, SampleReview.Whole, three, 10, 120) with { Pooled = 3 },
            ],
        };
    }

    private static string Section(string text, string sheet)
    {
        int start = text.IndexOf($"== {sheet}\n", StringComparison.Ordinal);
        int end = text.IndexOf("\n== ", start, StringComparison.Ordinal);
        return end < 0 ? text[start..] : text[start..end];
    }
}
