using System.CommandLine;
using System.Text;
using LaaAnalytics.Testing;

namespace LaaAnalytics.Cli.Tests;

/// <summary><c>docs/cli.md</c>, made from the verbs themselves.</summary>
internal static class CliPage
{
    /// <summary>Fails unless the page is what the verbs say; <c>LAA_APPROVE=1</c> writes it.</summary>
    public static void Matches()
    {
        string path = Path.Combine(SharedFolder.Root, "docs", "cli.md");
        string page = Markdown();
        if (Environment.GetEnvironmentVariable("LAA_APPROVE") == "1")
        {
            File.WriteAllText(path, page);
        }

        Assert.Equal(page, File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : string.Empty);
    }

    private static string Markdown()
    {
        StringBuilder page = new();
        page.Append("# laa: the verbs\n\nMade from the program by its tests; `LAA_APPROVE=1` writes it anew.\n\n");
        page.Append("Results go to standard output, messages and errors to standard error. Exit codes: 0 done, 1 a defect, 2 the command or a file that steers it cannot be followed, 3 data refused or to be mended, ");
        page.Append("4 may not be shown, 5 the store is of another version or records are too old, 6 another process holds the store, 7 a file or the store does not agree with the pack that was issued.\n");
        Terminal terminal = new(TextWriter.Null, TextWriter.Null, true, true, TimeProvider.System);
        foreach (Command command in LaaCommand.Create(terminal).Subcommands)
        {
            Append(page, "laa", command);
        }

        return page.ToString();
    }

    private static void Append(StringBuilder page, string before, Command command)
    {
        string name = $"{before} {command.Name}";
        if (command.Subcommands.Count > 0)
        {
            foreach (Command inner in command.Subcommands)
            {
                Append(page, name, inner);
            }

            return;
        }

        page.Append("\n## ").Append(name).Append("\n\n").Append(command.Description).Append("\n\n| argument or option | |\n|---|---|\n");
        foreach (Argument argument in command.Arguments)
        {
            page.Append("| `").Append(argument.Name.ToUpperInvariant()).Append("` | ").Append(argument.Description).Append(" |\n");
        }

        foreach (Option option in command.Options.Where(option => option.Name is not "--help" and not "--version"))
        {
            page.Append("| `").Append(option.Name).Append('`').Append(option.Required ? " (needed)" : string.Empty).Append(" | ").Append(option.Description).Append(" |\n");
        }
    }
}
