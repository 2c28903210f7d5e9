using System.Globalization;
using LaaAnalytics.Domain.Reviews;

namespace LaaAnalytics.Reporting.Commentaries;

/// <summary>For which review, and beside which figures, a commentary workbook was written; read from its locked cells.</summary>
/// <param name="Agreement">Agreement id.</param>
/// <param name="ReviewTo">Last day under review.</param>
/// <param name="AsOf">Load after which the figures beside the texts were known.</param>
/// <param name="Accepted">Number of the acceptance that the texts in the form come of; 0 where nothing had been accepted; null where the form does not say, as those of earlier programs.</param>
public sealed record CommentaryStamp(string Agreement, DateOnly ReviewTo, int AsOf, int? Accepted = 0);

/// <summary>What a filled-in commentary workbook says, and what stands against taking it.</summary>
/// <param name="Commentary">Texts, actions and sign-off; entries with a problem are left out.</param>
/// <param name="Problems">In the order of sheets and rows.</param>
/// <param name="Mentions">Words that look like a person's name or number, for the author to look at.</param>
/// <param name="IsOld">Whether something was accepted since the form was written: then only what was changed in it counts, and nothing accepted since is removed or replaced.</param>
public sealed record CommentaryReading(ReviewCommentary Commentary, IReadOnlyList<CommentaryProblem> Problems, IReadOnlyList<PersonalMention> Mentions, bool IsOld)
{
    /// <summary>Whether nothing has to be mended first; mentions are the author's to decide.</summary>
    public bool CanBeTaken => !Problems.Any(problem => problem.Blocks);
}

/// <summary>Something in a commentary workbook that is not as it should be: where, and what was expected. Never the text found.</summary>
/// <param name="Sheet">Sheet.</param>
/// <param name="Row">Row of the sheet, from 1; 0 for the sheet as a whole.</param>
/// <param name="Column">Header of the column; empty for the row as a whole.</param>
/// <param name="Expected">What would have been taken, in words.</param>
/// <param name="Blocks">Whether nothing of the file is taken until it is mended; otherwise the cell is only not read.</param>
public sealed record CommentaryProblem(string Sheet, int Row, string Column, string Expected, bool Blocks = true)
{
    /// <summary>One line: <c>Actions, row 12, Due: expected a date</c>.</summary>
    public override string ToString()
    {
        string row = Row > 0 ? string.Create(CultureInfo.InvariantCulture, $", row {Row}") : string.Empty;
        string column = Column.Length > 0 ? $", {Column}" : string.Empty;
        return $"{Sheet}{row}{column}: expected {Expected}";
    }
}

/// <summary>Words of an entry that look like a person's name or number.</summary>
/// <remarks>The one place where words of a cell are handed out: they are shown to their author, on a terminal, to be confirmed or taken out.</remarks>
/// <param name="Sheet">Sheet.</param>
/// <param name="Row">Row of the sheet, from 1.</param>
/// <param name="Column">Header of the column.</param>
/// <param name="Kind">What they look like, in words.</param>
/// <param name="Words">The words.</param>
public sealed record PersonalMention(string Sheet, int Row, string Column, string Kind, string Words);
