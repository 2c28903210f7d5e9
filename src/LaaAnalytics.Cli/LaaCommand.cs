using System.CommandLine;
using LaaAnalytics.Cli.Commands;
using LaaAnalytics.Cli.Doctor;

namespace LaaAnalytics.Cli;

/// <summary>The program's verbs, one file each.</summary>
internal static class LaaCommand
{
    /// <summary>Does what the words of a command line say.</summary>
    /// <param name="terminal">Where it is told.</param>
    /// <param name="words">The words.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> Run(Terminal terminal, IReadOnlyList<string> words)
    {
        if (Secret.Refuse(terminal, words) is int refused)
        {
            return refused;
        }

        try
        {
            ParseResult parsed = Create(terminal).Parse(words);
            return parsed.Errors.Count > 0 ? ExitCodes.Misread(parsed, terminal) : await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false });
        }
#pragma warning disable CA1031 // Whatever no verb has caught: its text may hold data, so only its place is told.
        catch (Exception defect)
#pragma warning restore CA1031
        {
            return ExitCodes.Defect(terminal, defect);
        }
    }

    /// <summary>All verbs, writing to <paramref name="terminal"/>.</summary>
    public static RootCommand Create(Terminal terminal) =>
        new("Re-offending in a Local Area Agreement: from suppliers' extracts to the review pack.")
        {
            SharedOptions.Dir,
            InitCommand.Create(terminal),
            RefreshCommand.Create(terminal),
            StatusCommand.Create(terminal),
            DemoCommand.Create(terminal),
            SynthesiseCommand.Create(terminal),
            TemplateCommand.Create(terminal),
            CheckCommand.Create(terminal),
            IngestCommand.Create(terminal),
            LoadsCommand.Create(terminal),
            WithdrawCommand.Create(terminal),
            QualityCommand.Create(terminal),
            FreshnessCommand.Create(terminal),
            MeasureCommand.Create(terminal),
            CompareCommand.Create(terminal),
            PackCommand.Create(terminal),
            ExplainCommand.Create(terminal),
            CompactCommand.Create(terminal),
            DoctorCommand.Create(terminal),
        };
}
