using LaaAnalytics.Domain.Reviews;
using LaaAnalytics.Reporting.Tests.Workbooks;
using LaaAnalytics.Testing;

namespace LaaAnalytics.Reporting.Tests.Commentaries;

public sealed class CommentaryWorkbookTests
{
    [Fact]
    public void The_workbook_follows_the_schema() => Assert.Equal("", SavedParts.SchemaErrors(SampleCommentary.Workbook(SampleCommentary.Written)));

    [SharedFact(SpreadsheetChecker.Script)]
    public void The_workbook_passes_every_rule_of_the_checker_empty_or_filled()
    {
        SpreadsheetChecker.FindsNothing("commentary.xlsx", SavedParts.Bytes(SampleCommentary.Workbook(lastTime: ReviewCommentary.Empty)), form: true);
        SpreadsheetChecker.FindsNothing("commentary.xlsx", SavedParts.Bytes(SampleCommentary.Workbook(SampleCommentary.Written)), form: true);
    }

    [Fact]
    public void The_same_review_and_texts_give_the_same_bytes() =>
        Assert.Equal(SavedParts.Bytes(SampleCommentary.Workbook(SampleCommentary.Written)), SavedParts.Bytes(SampleCommentary.Workbook(SampleCommentary.Written)));

    [Fact]
    public void Every_sheet_reads_as_approved() => Snapshot.Matches(SavedParts.CellTexts(SampleCommentary.Workbook()));

    [Fact]
    public void Open_actions_of_last_time_are_carried_over_and_closed_ones_are_not()
    {
        string text = SavedParts.CellTexts(SampleCommentary.Workbook());
        Assert.Contains("A1 | Adult offenders | Agree a housing protocol with the district councils | Head of housing options", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Train panel members", text, StringComparison.Ordinal);
        Assert.Contains("\nA3 | ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\nA2 | ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_accepted_stands_in_the_cells_to_fill_in()
    {
        string text = SavedParts.CellTexts(SampleCommentary.Workbook(SampleCommentary.Written));
        Assert.Contains("Offender managers meet the police weekly. | =Good; the weekly meeting goes on.", text, StringComparison.Ordinal);
        Assert.Contains("wrenshire | 30 September 2009 | 2 | Yes | Chair of the partnership | 40129", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sign_off_of_other_figures_is_asked_for_again()
    {
        string text = SavedParts.CellTexts(SampleCommentary.Workbook(SampleCommentary.Written with { SignOff = new("Chair of the partnership", new(2009, 11, 12), 1) }));
        Assert.DoesNotContain("Chair of the partnership", text, StringComparison.Ordinal);
    }
}
