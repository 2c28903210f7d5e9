using LaaAnalytics.Disclosure.Reviews;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Reviews;
using LaaAnalytics.Reporting.SixMonthReviews;
using LaaAnalytics.Reporting.Tests.Commentaries;
using LaaAnalytics.Reporting.Tests.Workbooks;
using LaaAnalytics.Reporting.Workbooks;
using LaaAnalytics.Testing;

namespace LaaAnalytics.Reporting.Tests.SixMonthReviews;

public sealed class IssuedPackTests
{
    private static readonly PublishedReview Review = SampleCommentary.Review;

    // Then: load 1, 328 adult re-offenders of 2,110, one cohort with 522 offenders instead of 524, one figure withheld, one gone.
    private static readonly IssuedPack Last = new(
        "wrenshire-2009-03-31-1", 1, "wrenshire", IssuedPack.SixMonth, new(new(2008, 10, 1), new(2009, 4, 1)), "partner", 1, new('0', 64), "pack.xlsx",
        "2009-05-11T09:00:00Z", "Chair", new(2009, 5, 8), "0.1.0");

    [SharedFact(SpreadsheetChecker.Script)]
    public void The_issued_pack_passes_every_rule_of_the_checker() => SpreadsheetChecker.FindsNothing("x10000001-six-month-review-to-september-2009-issue-1.xlsx", SavedParts.Bytes(Issued()));

    [Fact]
    public void The_issued_pack_follows_the_schema() => Assert.Equal("", SavedParts.SchemaErrors(Issued()));

    [Fact]
    public void Every_sheet_reads_as_approved() => Snapshot.Matches(string.Join("\n== ", SavedParts.CellTexts(Issued()).Split("\n== ").Where(sheet =>
        sheet.StartsWith("== Cover", StringComparison.Ordinal) || sheet.Split('\n')[0] is "Since_last_pack" or "Commentary" or "Actions")));

    [Fact]
    public void A_draft_says_so_on_its_cover_and_in_its_properties_and_an_issued_pack_does_not()
    {
        Workbook draft = SixMonthPack.Lay(Review, SampleReview.Stamp);
        Assert.Contains("Draft: not issued.", SavedParts.Text(draft, "xl/worksheets/sheet1.xml"), StringComparison.Ordinal);
        Assert.Contains("Draft: not issued.", SavedParts.Text(draft, "docProps/core.xml"), StringComparison.Ordinal);
        Assert.Contains("Draft: not issued.", SavedParts.Text(draft, "docProps/custom.xml"), StringComparison.Ordinal);
        Workbook issued = Issued();
        Assert.DoesNotContain("raft", SavedParts.Text(issued, "xl/worksheets/sheet1.xml"), StringComparison.Ordinal);
        Assert.DoesNotContain("raft", SavedParts.Text(issued, "docProps/core.xml"), StringComparison.Ordinal);
        Assert.Contains("wrenshire-2009-09-30-1", SavedParts.Text(issued, "docProps/custom.xml"), StringComparison.Ordinal);
        Assert.Contains("Signed off by: Chair of the partnership, 12 November 2009.", SavedParts.CellTexts(issued), StringComparison.Ordinal);
    }

    [Fact]
    public void A_figure_withheld_on_one_side_has_no_difference()
    {
        string row = Row("RO-A | Wrenshire | July to September 2007");
        Assert.Contains("| [c] | ", row, StringComparison.Ordinal);
        Assert.Contains("Withheld then; shown now.", row, StringComparison.Ordinal);
        Assert.DoesNotContain("[r]", row, StringComparison.Ordinal);
    }

    // Carrow is withheld now; the pack issued last printed 151 of 781.
    [Fact]
    public void A_figure_that_is_withheld_now_is_not_printed_again_as_it_was()
    {
        Assert.StartsWith("RO-A | Carrow | January to December 2008 | [c] | [c] | [c] | [c] | [c] | [c] | [c] |  | Shown then; withheld now.", Row("RO-A | Carrow |"), StringComparison.Ordinal);
        Assert.DoesNotContain("781", SavedParts.CellTexts(Issued()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_revised_figure_has_then_now_and_difference_a_marker_and_the_loads_since()
    {
        // 331 of 2,110 is 15.7 per cent; the pack issued last printed 15.5 from 328.
        string row = Row("RO-A | Wrenshire | January to December 2008");
        Assert.StartsWith("RO-A | Wrenshire | January to December 2008 | 15.5 | 15.7 | 0.2 | 2110 | 2110 | 328 | 331 | [r] | 3 more re-offenders. Offences proven or supplied late, or a correction.", row, StringComparison.Ordinal);
        Assert.EndsWith("came with load 2 (police).", row, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cohort_that_grew_says_so_and_a_load_before_the_last_pack_explains_nothing()
    {
        string row = Row("RO-A | Wrenshire | January to March 2007");
        Assert.Contains("2 more people or entries in the cohort.", row, StringComparison.Ordinal);
        Assert.EndsWith("No load since then explains it.", row, StringComparison.Ordinal);
    }

    [Fact]
    public void New_and_gone_figures_are_listed()
    {
        Assert.Contains("Not in the pack issued last.", Row("RO-A | Wrenshire | April to June 2009"), StringComparison.Ordinal);
        Assert.Contains("this review does not show", Row("RO-A | Wrenshire | January to March 2006"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_last_pack_is_the_one_issued_last_for_this_review_or_an_earlier_one()
    {
        IssuedPack again = Last with { PackId = "wrenshire-2009-03-31-2", Position = 2 };
        IssuedPack later = Last with { PackId = "later", Position = 3, Review = new(new(2009, 10, 1), new(2010, 4, 1)) };
        IssuedPack other = Last with { PackId = "other", Position = 4, Agreement = "elsewhere" };
        IssuedPack refresh = Last with { PackId = "refresh", Position = 5, Kind = "annual-refresh" };
        Assert.Equal(again, SinceLastPack.LastOf([Last, again, later, other, refresh], "wrenshire", Review.Review));
        Assert.Equal(Last, SinceLastPack.LastOf([Last, again], "wrenshire", Review.Review, before: 2));
        Assert.Null(SinceLastPack.LastOf([Last], "wrenshire", Review.Review, before: 1));
        Assert.Null(SinceLastPack.LastOf([later, other, refresh], "wrenshire", Review.Review));
    }

    [Fact]
    public void The_seal_of_a_file_is_the_digest_of_its_content_and_any_changed_cell_changes_it()
    {
        Workbook pack = Issued();
        byte[] file = SavedParts.Bytes(pack);
        WorkbookSeal seal = WorkbookSeal.Of(new MemoryStream(file));
        Assert.Equal(pack.ContentDigest(), seal.Digest);
        Assert.Equal("wrenshire-2009-09-30-1", seal.Provenance["PackId"]);
        Assert.Equal(seal.Digest, WorkbookSeal.Of(new MemoryStream(FilledCells.In(file))).Digest);
        Assert.NotEqual(seal.Digest, WorkbookSeal.Of(new MemoryStream(FilledCells.In(file, ("Cover", "A2", "Issued yesterday.")))).Digest);
        Assert.Throws<UsageException>(() => WorkbookSeal.Of(new MemoryStream("no workbook"u8.ToArray())));
    }

    private static Workbook Issued()
    {
        SignOff signed = SampleCommentary.Written.SignOff!;
        return SixMonthPack.Lay(Review, SampleReview.Stamp with { Issue = new("wrenshire-2009-09-30-1", new(2009, 11, 13), signed) }, SampleCommentary.Written, Since());
    }

    private static SinceLastPack Since()
    {
        List<IssuedFigure> then = [.. Review.Figures
            .Select(figure => figure.AsIssued())
            .Select(figure => figure with { FigureId = figure.FigureId.Replace("#2", "#1", StringComparison.Ordinal) })
            .Where(figure => !figure.FigureId.Contains("/2009-04..2009-06/", StringComparison.Ordinal))];
        Change(then, "RO-A/X10000001@2009/2008-01..2008-12/all#1", figure => figure with { Value = 15.5, Reoffenders = 328 });
        Change(then, "RO-A/X10000001@2009/2007-01..2007-03/all#1", figure => figure with { Value = figure.Value + 0.1, Offenders = 522 });
        Change(then, "RO-A/X10000001@2009/2007-07..2007-09/all#1", figure => figure with { Status = EstimateStatus.Withheld, Value = null, Lower = null, Upper = null, Offenders = null, Reoffenders = null, Reoffences = null });
        Change(then, "RO-A/X07000003@2009/2008-01..2008-12/all#1", figure => figure with { Status = EstimateStatus.Final, Value = 19.3, Lower = 16.7, Upper = 22.3, Offenders = 781, Reoffenders = 151, Reoffences = 151 });
        then.Add(then[0] with { FigureId = "RO-A/X10000001@2009/2006-01..2006-03/all#1" });
        return SinceLastPack.Of(Last, then, Review);
    }

    private static void Change(List<IssuedFigure> figures, string id, Func<IssuedFigure, IssuedFigure> change)
    {
        int index = figures.FindIndex(figure => figure.FigureId == id);
        figures[index] = change(figures[index]);
    }

    private static string Row(string start)
    {
        string text = SavedParts.CellTexts(Issued());
        return text[text.IndexOf("== Since_last_pack", StringComparison.Ordinal)..].Split('\n').First(line => line.Contains(start, StringComparison.Ordinal));
    }
}
