using System.CommandLine;
using System.Globalization;
using LaaAnalytics.Store;
using static LaaAnalytics.Cli.TableCells;

namespace LaaAnalytics.Cli.Commands;

/// <summary><c>laa loads --store laa.duckdb</c></summary>
internal static class LoadsCommand
{
    public static Command Create(Terminal terminal)
    {
        Option<FileInfo> storePath = SharedOptions.Store();
        Command command = new("loads", "List what was loaded, when, and what it changed.") { storePath };
        command.SetAction(parsed => ExitCodes.Guard(terminal, () =>
        {
            using LaaStore store = LaaStore.Open(parsed.GetRequiredValue(storePath).FullName, StoreAccess.ReadOnly);
            List<IReadOnlyList<string>> rows = [.. store.Loads().SelectMany(load => load.Tables.Select(table => (IReadOnlyList<string>)
            [
                load.Seq.ToString(CultureInfo.InvariantCulture),
                load.LoadedOn[..10],
                load.Supplier,
                table.Table,
                ModeOf(load, table),
                table.Period.ToString(),
                table.ObservedTo?.AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? string.Empty,
                Count(table.New),
                Count(table.Changed),
                Count(table.Unchanged),
                Count(table.Ended),
                Count(table.Refused),
            ]))];
            if (rows.Count == 0)
            {
                terminal.Results.WriteLine("Nothing has been loaded yet.");
                return ExitCodes.Ok;
            }

            TextTable.Write(
                terminal.Results,
                ["load", "loaded on", "supplier", "table", "mode", "period", "reaches to", ">new", ">changed", ">unchanged", ">ended", ">refused"],
                rows);
            foreach (LoadRecord load in store.Loads())
            {
                Explain(terminal.Results, load);
            }

            terminal.Results.WriteLine("A wrong load is undone with 'laa withdraw LOAD --reason WHY'; any verb shows what was known after one with --as-of LOAD.");

            return ExitCodes.Ok;
        }));
        return command;
    }

    private static string ModeOf(LoadRecord load, TableChange change) => load switch
    {
        { Withdraws: not null } => "withdrawal",
        { WithdrawnBy: not null } => "withdrawn",
        _ when change.Mode == SupplyMode.Full => "full",
        _ when change.Mode == SupplyMode.Delta => "delta",
        _ => "correction",
    };

    /// <summary>What the table has no room for: withdrawals and overruled guards, with their reasons.</summary>
    private static void Explain(TextWriter writer, LoadRecord load)
    {
        if (load.Withdraws is int undone)
        {
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Load {load.Seq} withdraws load {undone}: {load.Reason}"));
        }

        if (load.WithdrawnBy is int withdrawal)
        {
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Load {load.Seq} was withdrawn by load {withdrawal}."));
        }

        foreach (LoadAcceptance acceptance in load.Acceptances)
        {
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Load {load.Seq} overruled guard {acceptance.Rule}: {acceptance.Reason}"));
        }
    }
}
