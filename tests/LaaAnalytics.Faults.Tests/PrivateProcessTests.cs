using System.Diagnostics;
using System.Globalization;

namespace LaaAnalytics.Faults.Tests;

/// <summary>What the program leaves on the machine, as a process of its own: files for its owner only, no memory of a crash, no text of one.</summary>
public sealed class PrivateProcessTests : IDisposable
{
    private const UnixFileMode Others = (UnixFileMode)0b111_111;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("laa-private-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Every_file_and_folder_is_its_owners_only_from_the_first_moment_to_the_last()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        File.SetUnixFileMode(_folder.FullName, (UnixFileMode)0b111_101_101);
        HashSet<string> open = new(StringComparer.Ordinal);
        HashSet<string> seen = new(StringComparer.Ordinal);
        string[] suppliers = ["partnership", "probation", "yot", "ppo-office", "police"];
        Watch("synthesise", "tiny", "--out", "world");
        Watch("init", "desk", "--agreement", "tiny-laa");
        foreach (string supplier in suppliers)
        {
            foreach (string form in Directory.GetFiles(At("desk", "inbox", supplier)))
            {
                File.Delete(form);
            }

            Directory.Move(At("world", supplier), At("desk", "inbox", supplier, "2009"));
        }

        Watch("refresh", "desk", "--yes", "--review-to", "2009-09-30");
        Watch("withdraw", "5", "--dir", "desk", "--reason", "tried");
        Watch("pack", "six-month", "--dir", "desk", "--review-to", "2009-09-30", "--out", "packs");
        Watch("measure", "--dir", "desk", "--scheme", "ni18-adult", "--format", "csv", "--out", "figures.csv");
        Watch("check", "desk/inbox/police/2009", "--rejections", "refused/list.csv");
        Watch("template", "police", "--dir", "desk", "--out", "kit");
        Assert.Empty(open);
        Assert.Contains("desk/laa.duckdb", seen);
        Assert.Contains("desk/evidence/2009-09-30/plan.json", seen);
        Assert.Contains("figures.csv", seen);
        Assert.Contains(seen, name => name.EndsWith(".wal", StringComparison.Ordinal) || name.EndsWith(".draft", StringComparison.Ordinal));

        void Watch(params string[] words)
        {
            using Process process = Program.Start(_folder.FullName, words, "umask 0022; exec \"$@\"");
            Task<Ended> end = Task.Run(() => Program.End(process));
            do
            {
                Look();
                Thread.Sleep(1);
            }
            while (!end.IsCompleted);

            Look();
            Ended ended = end.GetAwaiter().GetResult();
            Assert.True(ended.ExitCode == 0, ended.Said);
        }

        void Look()
        {
            foreach (string path in Directory.EnumerateFileSystemEntries(_folder.FullName, "*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = 0 }))
            {
                try
                {
                    string name = Path.GetRelativePath(_folder.FullName, path);
                    seen.Add(name);
                    if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != 0)
                    {
                        open.Add(name);
                    }
                }
                catch (IOException)
                {
                    // It has gone meanwhile.
                }
            }
        }
    }

    [Fact]
    public async Task Its_memory_is_not_written_out_where_the_machine_would()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        using Process process = Program.Start(_folder.FullName, ["demo", "--out", "world"], "ulimit -c unlimited; exec \"$@\"");
        Task<Ended> end = Task.Run(() => Program.End(process));
        while (!Directory.Exists(At("world")) && !end.IsCompleted)
        {
            await Task.Delay(1);
        }

        string[] limits = await File.ReadAllLinesAsync(string.Create(CultureInfo.InvariantCulture, $"/proc/{process.Id}/limits"));
        Signal("SYS", process); // ends a program with its memory written out, and .NET does not catch it
        Assert.NotEqual(0, (await end).ExitCode);
        Assert.Equal(["0", "0", "bytes"], limits.Single(line => line.StartsWith("Max core file size", StringComparison.Ordinal))["Max core file size".Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.DoesNotContain(_folder.EnumerateFiles(), file => file.Name.StartsWith("core", StringComparison.Ordinal));
    }

    [Fact]
    public void A_failure_that_nobody_caught_tells_its_kind_and_place_and_not_its_text()
    {
        string hook = $"export DOTNET_STARTUP_HOOKS='{typeof(StartupHook).Assembly.Location}'; exec \"$@\"";
        using Process process = Program.Start(_folder.FullName, ["synthesise", "quarters", "--out", "world"], hook);
        Ended ended = Program.End(process);
        Assert.Equal(1, ended.ExitCode);
        Assert.Contains("A defect of the program (InvalidOperationException).", ended.Said, StringComparison.Ordinal);
        Assert.Contains("StartupHook", ended.Said, StringComparison.Ordinal);
        Assert.DoesNotContain(StartupHook.Canary, ended.Said, StringComparison.Ordinal);
    }

    private string At(params string[] parts) => Path.Combine([_folder.FullName, .. parts]);

    private static void Signal(string name, Process process)
    {
        using Process kill = Process.Start("kill", [$"-{name}", process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }
}
