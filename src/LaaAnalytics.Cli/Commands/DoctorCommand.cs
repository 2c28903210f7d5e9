using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using LaaAnalytics.DuckDb;
using LaaAnalytics.Store;

namespace LaaAnalytics.Cli.Commands;

/// <summary><c>laa doctor --store laa.duckdb</c></summary>
internal static class DoctorCommand
{
    /// <summary>Version of the program.</summary>
    public static string Version { get; } = typeof(DoctorCommand).Assembly.GetName().Version!.ToString(fieldCount: 3);

    public static Command Create(Terminal terminal)
    {
        Option<FileInfo?> storePath = new("--store") { Description = "A store to examine too." };
        Command command = new("doctor", "Check this installation, and a store if one is named.") { storePath };
        command.SetAction(parsed => ExitCodes.Guard(terminal, () =>
        {
            TextWriter results = terminal.Results;
            results.WriteLine($"laa {Version} on {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.RuntimeIdentifier}");
            results.WriteLine($"DuckDB {DuckDbDatabase.LibraryVersion}: loaded");
            if (parsed.GetValue(storePath) is not FileInfo file)
            {
                return ExitCodes.Ok;
            }

            using LaaStore store = LaaStore.Open(file.FullName, StoreAccess.ReadOnly);
            results.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file.Name}: {store.LastLoad} loads"));
            IReadOnlyList<StoreProblem> problems = store.Verify();
            foreach (StoreProblem problem in problems)
            {
                results.WriteLine(problem);
            }

            results.WriteLine(problems.Count == 0 ? "No problem found." : "Restore the store from a copy, or load its supplies again into a new one.");
            return problems.Count == 0 ? ExitCodes.Ok : ExitCodes.Fault;
        }));
        return command;
    }
}
