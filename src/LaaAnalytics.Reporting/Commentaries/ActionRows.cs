using LaaAnalytics.Domain.Reviews;
using LaaAnalytics.Spreadsheets;

namespace LaaAnalytics.Reporting.Commentaries;

/// <summary>Reads the sheet Actions.</summary>
internal static class ActionRows
{
    /// <summary>The actions of the file, and those accepted before whose rows it does not have.</summary>
    /// <param name="file">The workbook.</param>
    /// <param name="form">What was asked.</param>
    /// <param name="written">What is accepted now.</param>
    /// <param name="old">The form as it was written, where something was accepted since: then only rows that were changed in it count; null where nothing was.</param>
    /// <param name="isKnown">Whether the file says what stood in it; else an empty row of an accepted action is a problem.</param>
    /// <param name="entries">Reads the texts.</param>
    /// <param name="problems">Where problems are noted.</param>
    /// <returns>The actions, with the number of accepted ones that the file does not have as they are.</returns>
    public static (IReadOnlyList<PlannedAction> Actions, int Kept) Read(
        SpreadsheetFile file, CommentaryForm form, ReviewCommentary written, CommentaryForm? old, bool isKnown, EntryReader entries, List<CommentaryProblem> problems)
    {
        string[] headers =
        [
            CommentaryForm.IdHeader, CommentaryForm.AboutHeader, CommentaryForm.ActionHeader, CommentaryForm.OwnerHeader, CommentaryForm.DueHeader, CommentaryForm.StateHeader,
        ];
        if (FormSheet.Find(file, CommentaryWorkbook.ActionsSheet, headers, problems) is not FormSheet sheet)
        {
            return (written.Actions, 0);
        }

        int keptOfOld = 0;
        List<PlannedAction> actions = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (SpreadsheetRow row in sheet.Rows)
        {
            string id = sheet.Locked(row, CommentaryForm.IdHeader);
            if (!CommentaryForm.IsActionId(id) || !seen.Add(id))
            {
                sheet.Refuse(row, CommentaryForm.IdHeader, "an id as it was written, each once");
            }
            else if (Kept(sheet, row, id, Action(sheet, row, id, form, entries), written, old, isKnown, ref keptOfOld) is PlannedAction action)
            {
                actions.Add(action);
            }
        }

        foreach (PlannedAction kept in written.Actions.Where(action => !seen.Contains(action.Id)))
        {
            problems.Add(new(sheet.Name, 0, CommentaryForm.IdHeader, $"a row {kept.Id}, which was accepted before; that action stays as it is", Blocks: false));
            actions.Add(kept);
        }

        return ([.. actions.OrderBy(action => action.Id.Length).ThenBy(action => action.Id, StringComparer.Ordinal)], keptOfOld + written.Actions.Count(action => !seen.Contains(action.Id)));
    }

    /// <summary>The action of a row; beside an old form the accepted one where the row was not changed, or both were.</summary>
    private static PlannedAction? Kept(
        FormSheet sheet, SpreadsheetRow row, string id, PlannedAction? read, ReviewCommentary written, CommentaryForm? old, bool isKnown, ref int kept)
    {
        PlannedAction? accepted = written.Actions.FirstOrDefault(action => action.Id == id);
        PlannedAction? was = old?.Actions.FirstOrDefault(action => action.Id == id)?.Planned;
        if (old is null || was == accepted || read == accepted)
        {
            return read;
        }

        kept++;
        if (read != was || !isKnown)
        {
            sheet.Refuse(row, CommentaryForm.IdHeader, $"the row as it was: {id} was accepted with other words since this form was written, and would be replaced unseen; write a new action in a free row");
        }

        return accepted;
    }

    private static PlannedAction? Action(FormSheet sheet, SpreadsheetRow row, string id, CommentaryForm form, EntryReader entries)
    {
        string? about = sheet.Entry(row, CommentaryForm.AboutHeader, form.AboutInput);
        string? action = entries.Text(sheet, row, CommentaryForm.ActionHeader, CommentaryForm.ActionInput);
        string? owner = entries.Text(sheet, row, CommentaryForm.OwnerHeader, CommentaryForm.OwnerInput);
        DateOnly? due = sheet.Day(row, CommentaryForm.DueHeader, form.DueInput);
        string? state = sheet.Entry(row, CommentaryForm.StateHeader, CommentaryForm.StateInput);
        if (about is null && action is null && owner is null && due is null && state is null)
        {
            return null;
        }

        if (about is null || action is null)
        {
            sheet.Refuse(row, about is null ? CommentaryForm.AboutHeader : CommentaryForm.ActionHeader, "what the action is and what it is about, or an empty row");
            return null;
        }

        return new(id, form.IdOf(about), action, owner ?? string.Empty, due, state ?? ActionState.NotStarted);
    }
}
