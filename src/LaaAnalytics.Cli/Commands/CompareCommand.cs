using System.CommandLine;

namespace LaaAnalytics.Cli.Commands;

/// <summary><c>laa compare areas</c>, <c>laa compare periods</c>, <c>laa compare schemes</c>: places, times and definitions.</summary>
internal static class CompareCommand
{
    public static Command Create(Terminal terminal) => new("compare", "Compare what can be compared.")
    {
        CompareAreasCommand.Create(terminal),
        ComparePeriodsCommand.Create(terminal),
        CompareSchemesCommand.Create(terminal),
    };
}
