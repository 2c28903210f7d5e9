using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using LaaAnalytics.Cli;

namespace LaaAnalytics.Faults.Tests;

/// <summary>How a run ended.</summary>
/// <param name="ExitCode">Exit code; 137 where it was killed.</param>
/// <param name="Said">Everything it said.</param>
internal sealed record Ended(int ExitCode, string Said);

/// <summary>The program, as a process of its own or, where nothing is to happen to it, in this one.</summary>
internal static class Program
{
    private static readonly string Dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    /// <summary>Starts <c>laa</c> with these words in a folder.</summary>
    /// <param name="folder">Working folder.</param>
    /// <param name="words">Words of the command line.</param>
    /// <param name="shell">Shell commands before it, which end in running <c>"$@"</c>; null for none.</param>
    public static Process Start(string folder, IReadOnlyList<string> words, string? shell = null)
    {
        ProcessStartInfo start = new(shell is null ? Dotnet : "bash")
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // Files that the runtime makes for itself would meet a limit on the size of files before ours do.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment["DOTNET_TC_QuickJitForLoops"] = "1";
        if (shell is not null)
        {
            foreach (string word in (string[])["-c", shell, "bash", Dotnet])
            {
                start.ArgumentList.Add(word);
            }
        }

        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "laa.dll"));
        foreach (string word in words)
        {
            start.ArgumentList.Add(word);
        }

        Process process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    /// <summary>Waits until a process has ended, and takes down what it said.</summary>
    public static Ended End(Process process)
    {
        Task<string> results = process.StandardOutput.ReadToEndAsync();
        Task<string> messages = process.StandardError.ReadToEndAsync();
        process.WaitForExit();
        return new(process.ExitCode, results.GetAwaiter().GetResult() + messages.GetAwaiter().GetResult());
    }

    /// <summary>Runs <c>laa</c> in this process.</summary>
    public static Ended Here(IReadOnlyList<string> words, TimeProvider clock)
    {
        using StringWriter said = new(CultureInfo.InvariantCulture);
        Terminal terminal = new(said, said, ResultsRedirected: true, MessagesRedirected: true, clock);
        ParseResult parsed = LaaCommand.Create(terminal).Parse(words);
        return new(parsed.Errors.Count > 0 ? ExitCodes.Misread(parsed, terminal) : parsed.Invoke(), said.ToString());
    }
}
