using System.CommandLine;
using LaaAnalytics.Refresh;

namespace LaaAnalytics.Cli.Commands;

/// <summary><c>laa status wrenshire</c></summary>
internal static class StatusCommand
{
    public static Command Create(Terminal terminal)
    {
        Argument<DirectoryInfo?> root = SharedOptions.FolderArgument();
        Command command = new("status", "Where the quarter stands, on one screen.") { root };
        command.SetAction(parsed => ExitCodes.Guard(terminal, () =>
        {
            foreach (string line in QuarterStatus.Of(SharedOptions.Folder(parsed, root), terminal.Today))
            {
                terminal.Results.WriteLine(line);
            }

            return ExitCodes.Ok;
        }));
        return command;
    }
}
