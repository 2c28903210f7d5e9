using LaaAnalytics.Domain.Reviews;
using LaaAnalytics.Spreadsheets;

namespace LaaAnalytics.Reporting.Commentaries;

/// <summary>Reads the sheet Actions.</summary>
internal static class ActionRows
{
    /// <summary>The actions of the file, and those accepted before whose rows it does not have.</summary>
    public static IReadOnlyList<PlannedAction> Read(
        SpreadsheetFile file, CommentaryForm form, ReviewCommentary written, EntryReader entries, List<CommentaryProblem> problems)
    {
        string[] headers =
        [
            CommentaryForm.IdHeader, CommentaryForm.AboutHeader, CommentaryForm.ActionHeader, CommentaryForm.OwnerHeader, CommentaryForm.DueHeader, CommentaryForm.StateHeader,
        ];
        if (FormSheet.Find(file, CommentaryWorkbook.ActionsSheet, headers, problems) is not FormSheet sheet)
        {
            return written.Actions;
        }

        List<PlannedAction> actions = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (SpreadsheetRow row in sheet.Rows)
        {
            string id = sheet.Locked(row, CommentaryForm.IdHeader);
            if (!CommentaryForm.IsActionId(id) || !seen.Add(id))
            {
                sheet.Refuse(row, CommentaryForm.IdHeader, "an id as it was written, each once");
            }
            else if (Action(sheet, row, id, form, entries) is PlannedAction action)
            {
                actions.Add(action);
            }
        }

        foreach (PlannedAction kept in written.Actions.Where(action => !seen.Contains(action.Id)))
        {
            problems.Add(new(sheet.Name, 0, CommentaryForm.IdHeader, $"a row {kept.Id}, which was accepted before; that action stays as it is", Blocks: false));
            actions.Add(kept);
        }

        return [.. actions.OrderBy(action => action.Id.Length).ThenBy(action => action.Id, StringComparer.Ordinal)];
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
