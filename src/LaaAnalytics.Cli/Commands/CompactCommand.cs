using System.CommandLine;
using LaaAnalytics.Store;

namespace LaaAnalytics.Cli.Commands;

/// <summary><c>laa compact --store laa.duckdb</c></summary>
internal static class CompactCommand
{
    public static Command Create(Terminal terminal)
    {
        Option<FileInfo> storePath = SharedOptions.Store();
        Command command = new("compact", "Merge the loads into one sorted run each; figures at every earlier load stay the same.") { storePath };
        command.SetAction(parsed => ExitCodes.Guard(terminal, () =>
        {
            using LaaStore store = LaaStore.Open(parsed.GetRequiredValue(storePath).FullName, StoreAccess.ReadWrite);
            store.Compact();
            terminal.Results.WriteLine("Compacted. Figures at every earlier load are as before.");
            return ExitCodes.Ok;
        }));
        return command;
    }
}
