using System.CommandLine;
using LaaAnalytics.Cli.Commands;

namespace LaaAnalytics.Cli;

/// <summary>The program's verbs, one file each.</summary>
internal static class LaaCommand
{
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
            ReleaseCommand.Create(terminal),
            ExplainCommand.Create(terminal),
            CompactCommand.Create(terminal),
            DoctorCommand.Create(terminal),
        };
}
