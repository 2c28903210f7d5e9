using System.CommandLine;
using LaaAnalytics.Domain;
using LaaAnalytics.DuckDb;
using LaaAnalytics.Spreadsheets;

namespace LaaAnalytics.Cli;

/// <summary>What the program ends with; stable, and documented in <c>docs/cli.md</c>.</summary>
internal static class ExitCodes
{
    /// <summary>Done.</summary>
    public const int Ok = 0;

    /// <summary>A defect of the program.</summary>
    public const int Fault = 1;

    /// <summary>The command line, or a file that steers it, cannot be followed.</summary>
    public const int Usage = 2;

    /// <summary>Data were refused and nothing was loaded; or data that were loaded must be mended before a pack is issued.</summary>
    public const int DataRefused = 3;

    /// <summary>Something may not be shown.</summary>
    public const int Disclosure = 4;

    /// <summary>The store is of another version; or records are older than they may become.</summary>
    public const int Stale = 5;

    /// <summary>Another process holds the store.</summary>
    public const int Locked = 6;

    /// <summary>A file or the store does not agree with what was issued.</summary>
    public const int NotAsIssued = 7;

    /// <summary>Runs a verb and turns what it throws into words and a code.</summary>
    public static int Guard(Terminal terminal, Func<int> verb)
    {
        try
        {
            return verb();
        }
        catch (LaaException fault)
        {
            terminal.Messages.WriteLine(fault.Message);
            terminal.Messages.WriteLine(fault.Remedy);
            return Of(fault);
        }
        catch (IOException fault)
        {
            // The operating system's own words name a path and a reason, never data.
            terminal.Messages.WriteLine(fault.Message);
            terminal.Messages.WriteLine("Check the path, its permissions and the free space, then run the same command again.");
            return Usage;
        }
        catch (DuckDbException fault) when (fault.ErrorType is DuckDbErrorType.IO or DuckDbErrorType.Transaction)
        {
            // Only one process writes, so a commit fails for no other reason than that the disk does not take it.
            terminal.Messages.WriteLine("The store could not be written or read; nothing of this was kept.");
            terminal.Messages.WriteLine("Check its folder, permissions and the free space, then run the same command again.");
            return Usage;
        }
        catch (UnauthorizedAccessException fault)
        {
            terminal.Messages.WriteLine(fault.Message);
            terminal.Messages.WriteLine("Choose a place you may write to, or ask for permission, then run the same command again.");
            return Usage;
        }
#pragma warning disable CA1031 // The last resort of a program: a defect must end with its code, and its text may hold data, so only its place is told.
        catch (Exception defect)
#pragma warning restore CA1031
        {
            return Defect(terminal, defect);
        }
    }

    /// <summary>Tells of a defect of the program without its text.</summary>
    /// <returns>Its code.</returns>
    public static int Defect(Terminal terminal, Exception defect)
    {
        terminal.Messages.WriteLine($"A defect of the program ({defect.GetType().Name}). Its text is not shown, because it may hold data. It happened here:");
        terminal.Messages.WriteLine(defect.StackTrace);
        terminal.Messages.WriteLine("Please report it with the lines above and the version that 'laa doctor' prints.");
        return Fault;
    }

    /// <summary>Says what in the command line was not understood.</summary>
    public static int Misread(ParseResult parsed, Terminal terminal)
    {
        foreach (System.CommandLine.Parsing.ParseError error in parsed.Errors)
        {
            terminal.Messages.WriteLine(error.Message);
        }

        Command command = parsed.CommandResult.Command;
        IEnumerable<string> known = [.. command.Subcommands.Select(verb => verb.Name), .. command.Options.Select(option => option.Name)];
        if (parsed.UnmatchedTokens.Select(token => Spelling.Nearest(token, known)).FirstOrDefault(meant => meant is not null) is string meant)
        {
            terminal.Messages.WriteLine($"Did you mean {meant}?");
        }

        terminal.Messages.WriteLine($"See 'laa {string.Join(' ', Verbs(parsed))}{(Verbs(parsed).Any() ? " " : string.Empty)}--help'.");
        return Usage;
    }

    private static IEnumerable<string> Verbs(ParseResult parsed)
    {
        List<string> names = [];
        for (System.CommandLine.Parsing.SymbolResult? at = parsed.CommandResult; at is System.CommandLine.Parsing.CommandResult command; at = at.Parent)
        {
            names.Insert(0, command.Command.Name);
        }

        return names.Skip(1);
    }

    private static int Of(LaaException fault) => fault switch
    {
        UsageException => Usage,
        LoadRefusedException or SpreadsheetRefusedException => DataRefused,
        DisclosureRefusedException => Disclosure,
        StaleStoreException => Stale,
        StoreLockedException => Locked,
        _ => Fault,
    };
}
