using LaaAnalytics.Reporting.Workbooks;
using LaaAnalytics.Spreadsheets;

namespace LaaAnalytics.Reporting.Commentaries;

/// <summary>Reads free texts and looks at each new one for words that may name a person.</summary>
/// <param name="form">What was asked.</param>
/// <param name="words">Finds such words.</param>
/// <param name="accepted">Texts that were accepted before, and so looked at.</param>
internal sealed class EntryReader(CommentaryForm form, PersonalWords words, IEnumerable<string> accepted)
{
    private readonly HashSet<string> _accepted = [.. accepted];
    private readonly List<PersonalMention> _mentions = [];

    /// <summary>What was found so far.</summary>
    public IReadOnlyList<PersonalMention> Mentions => _mentions;

    /// <summary>The text of a cell, or null where nothing was entered or a problem was noted.</summary>
    public string? Text(FormSheet sheet, SpreadsheetRow row, string header, CellInput input)
    {
        if (sheet.Entry(row, header, input) is not string text)
        {
            return null;
        }

        if (input.Kind == CellInputKind.Text && !_accepted.Contains(text))
        {
            _mentions.AddRange(words.In(text, form.Review.Review).Select(found => new PersonalMention(sheet.Name, row.Number, header, found.Kind, found.Words)));
        }

        return text;
    }
}
