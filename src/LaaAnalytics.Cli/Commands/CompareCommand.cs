using System.CommandLine;

namespace LaaAnalytics.Cli.Commands;

/// <summary><c>laa compare schemes ...</c>, <c>laa compare periods ...</c></summary>
internal static class CompareCommand
{
    public static Command Create(Terminal terminal) => new("compare", "Compare what can be compared.")
    {
        CompareSchemesCommand.Create(terminal),
        ComparePeriodsCommand.Create(terminal),
    };
}
