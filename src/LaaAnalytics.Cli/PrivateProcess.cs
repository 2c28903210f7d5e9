using System.Runtime.InteropServices;

namespace LaaAnalytics.Cli;

/// <summary>What the program asks of the machine for its own process: files it makes are its owner's only, its memory is written nowhere, and a crash says no text that may hold data.</summary>
/// <remarks>
/// The mask of new files also holds for those that DuckDB makes: the write-ahead log, and rows that do not fit into memory. On Windows the rights of the folder stand, and crash dumps are the
/// machine's own setting; <c>docs/threat-model.md</c> says what to do there.
/// </remarks>
internal static partial class PrivateProcess
{
    private const uint GroupAndOthers = 0b111_111;
    private const int CoreFileSize = 4;
    private const int SetDumpable = 4;

    /// <summary>Settings of .NET that have its memory written out when it crashes.</summary>
    private static readonly string[] DumpSettings = ["DOTNET_DbgEnableMiniDump", "COMPlus_DbgEnableMiniDump"];

    /// <summary>Settings of .NET in force that have its memory written out when it crashes, by name.</summary>
    public static IEnumerable<string> DumpsAskedFor => DumpSettings.Where(name => Environment.GetEnvironmentVariable(name) is not (null or "" or "0"));

    /// <summary>Asks for it, for the rest of the process.</summary>
    /// <param name="terminal">Where a crash is told.</param>
    public static void Begin(Terminal terminal)
    {
        AppDomain.CurrentDomain.UnhandledException += (_, crash) =>
        {
            // Ending here, the runtime neither prints the text nor has memory written out.
            Environment.Exit(ExitCodes.Defect(terminal, (Exception)crash.ExceptionObject));
        };
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        _ = Mask(GroupAndOthers);
        _ = Limit(CoreFileSize, default);
        if (OperatingSystem.IsLinux())
        {
            // Also where a program of the machine takes the memory of those that crash, whatever the limit; and no other process of the account may read it.
            _ = Control(SetDumpable, 0, 0, 0, 0);
        }
    }

    [LibraryImport("libc", EntryPoint = "umask")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial uint Mask(uint mask);

    [LibraryImport("libc", EntryPoint = "setrlimit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Limit(int resource, in LimitPair limit);

    [LibraryImport("libc", EntryPoint = "prctl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Control(int option, nuint first, nuint second, nuint third, nuint fourth);

    /// <summary>A limit in force and the most it may be raised to, in bytes.</summary>
    private readonly record struct LimitPair(nuint Current, nuint Most);
}
