using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using LaaAnalytics.Cli.Doctor;
using LaaAnalytics.Domain;
using LaaAnalytics.DuckDb;
using LaaAnalytics.Refresh;
using LaaAnalytics.Store;

namespace LaaAnalytics.Cli.Commands;

/// <summary><c>laa doctor --dir wrenshire</c></summary>
internal static class DoctorCommand
{
    /// <summary>Version of the program.</summary>
    public static string Version { get; } = typeof(DoctorCommand).Assembly.GetName().Version!.ToString(fieldCount: 3);

    public static Command Create(Terminal terminal)
    {
        Option<FileInfo?> storePath = new("--store") { Description = "A store to examine too; by default that of the partnership's folder." };
        Command command = new("doctor", "Check this installation, a store, who can get at it and what killed runs have left beside it.") { storePath };
        command.SetAction(parsed => ExitCodes.Guard(terminal, () =>
        {
            TextWriter results = terminal.Results;
            results.WriteLine($"laa {Version} on {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.RuntimeIdentifier}");
            results.WriteLine($"DuckDB {DuckDbDatabase.LibraryVersion}: loaded");
            DirectoryInfo around = parsed.GetValue(storePath)?.Directory ?? parsed.GetRequiredValue(SharedOptions.Dir);
            DirectoryInfo? root = File.Exists(Path.Combine(around.FullName, Partnership.FileName)) ? around : null;
            string? store = parsed.GetValue(storePath)?.FullName ?? StoreOf(results, root);
            TellExposures(results, root, store);
            return store is null || (parsed.GetValue(storePath) is null && !File.Exists(store)) ? ExitCodes.Ok : Examine(results, store);
        }));
        return command;
    }

    /// <summary>The store of a partnership's folder; null where there is none, or <c>laa.json</c> cannot be followed, which is told.</summary>
    private static string? StoreOf(TextWriter results, DirectoryInfo? root)
    {
        try
        {
            return root is null ? null : PartnershipFolder.Open(root).StorePath;
        }
        catch (UsageException fault)
        {
            results.WriteLine($"{fault.Message} {fault.Remedy}");
            return null;
        }
    }

    private static void TellExposures(TextWriter results, DirectoryInfo? root, string? store)
    {
        if (Surroundings.IsUnderWay(root, store))
        {
            results.WriteLine("Privacy: a run is under way; what it writes aside was not looked at.");
        }

        IReadOnlyList<Exposure> exposures = Surroundings.Of(root, store);
        if (exposures.Count == 0)
        {
            results.WriteLine(OperatingSystem.IsWindows() ? "Privacy: nothing to mend. The rights of files and folders are not looked at on Windows." : "Privacy: nothing to mend.");
            return;
        }

        results.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Privacy: {exposures.Count} to mend."));
        foreach (string line in exposures.SelectMany(exposure => exposure.Lines))
        {
            results.WriteLine(line);
        }
    }

    private static int Examine(TextWriter results, string path)
    {
        using LaaStore store = LaaStore.Open(path, StoreAccess.ReadOnly);
        results.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(path)}: {store.LastLoad} loads"));
        IReadOnlyList<StoreProblem> problems = store.Verify();
        foreach (StoreProblem problem in problems)
        {
            results.WriteLine(problem);
        }

        results.WriteLine(problems.Count == 0 ? "No problem found." : "Restore the store from a copy, or load its supplies again into a new one.");
        return problems.Count == 0 ? ExitCodes.Ok : ExitCodes.Fault;
    }
}
