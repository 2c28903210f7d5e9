using System.CommandLine;
using LaaAnalytics.Refresh;

namespace LaaAnalytics.Cli.Commands;

/// <summary><c>laa init wrenshire --agreement wrenshire-laa</c></summary>
internal static class InitCommand
{
    public static Command Create(Terminal terminal)
    {
        Argument<DirectoryInfo> root = new("dir") { Description = "The partnership's folder; made where it does not exist. Nothing in it is overwritten." };
        Option<string?> agreement = new("--agreement") { Description = "Id of the agreement: lower-case letters, digits and dashes; by default the folder's name." };
        Option<string?> name = new("--name") { Description = "Name of the partnership, for people." };
        Option<string?> area = new("--area") { Description = "Code of the partnership's area: written into the tables area and agreement to fill in; not needed where the partnership sends a package of its own." };
        Command command = new("init", "Begin a partnership's folder: laa.json, the inbox of each supplier, tables to fill in.") { root, agreement, name, area };
        command.SetAction(parsed => ExitCodes.Guard(terminal, () =>
        {
            DirectoryInfo folder = parsed.GetRequiredValue(root);
            NewPartnershipReport report = NewPartnership.Begin(folder, parsed.GetValue(agreement), parsed.GetValue(name), parsed.GetValue(area));
            foreach (string line in report.InWords(Path.GetRelativePath(Environment.CurrentDirectory, folder.FullName)))
            {
                terminal.Results.WriteLine(line);
            }

            return ExitCodes.Ok;
        }));
        return command;
    }
}
