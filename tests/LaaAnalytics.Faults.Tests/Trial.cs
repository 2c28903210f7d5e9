using System.Diagnostics;
using LaaAnalytics.Cli;

namespace LaaAnalytics.Faults.Tests;

/// <summary>A verb to be disturbed: the folder it starts from and what it makes of it when left alone.</summary>
internal sealed class Trial : IDisposable
{
    private readonly DirectoryInfo _start = Directory.CreateTempSubdirectory("laa-fault-");
    private readonly Func<string, IReadOnlyList<string>> _words;

    /// <summary>Makes the starting folder and runs the verb undisturbed.</summary>
    /// <param name="name">Name of the verb.</param>
    /// <param name="prepare">Makes the folder.</param>
    /// <param name="words">Words of the command line, given the folder.</param>
    public Trial(string name, Action<string> prepare, Func<string, IReadOnlyList<string>> words)
    {
        Name = name;
        _words = words;
        prepare(_start.FullName);
        Before = Known.Of(_start.FullName);
        (After, Duration, Writing, Growth) = LeftAlone();
    }

    /// <summary>Name of the verb.</summary>
    public string Name { get; }

    /// <summary>What is known at the start.</summary>
    public Known Before { get; }

    /// <summary>What is known once the verb was left alone to its end, on this day.</summary>
    public Known After { get; private set; }

    /// <summary>How long it took, from the start of the process.</summary>
    public TimeSpan Duration { get; }

    /// <summary>How long of that it was writing.</summary>
    public TimeSpan Writing { get; }

    /// <summary>By how many bytes the folder grew.</summary>
    public long Growth { get; }

    /// <summary>Whether the folder has a store at the start.</summary>
    public bool HasStore => Before.Vintages.Count > 0;

    /// <summary>A fresh copy of the starting folder.</summary>
    public Ground NewGround() => new(_start.FullName, _words);

    /// <summary>Leaves the verb alone once more: on another day it writes another day.</summary>
    public void OnAnotherDay() => After = LeftAlone().After;

    public void Dispose() => _start.Delete(recursive: true);

    private (Known After, TimeSpan Duration, TimeSpan Writing, long Growth) LeftAlone()
    {
        using Ground ground = NewGround();
        long size = ground.Size;
        Stopwatch watch = Stopwatch.StartNew();
        using Process process = Program.Start(ground.Folder, ground.Words);
        TimeSpan? wrote = ground.FirstWrite(process, watch);
        Ended ended = Program.End(process);
        TimeSpan took = watch.Elapsed;
        Assert.True(ended.ExitCode == ExitCodes.Ok, $"{Name}, left alone, ended with {ended.ExitCode}: {ended.Said}");
        return (Known.Of(ground.Folder), took, took - (wrote ?? TimeSpan.Zero), Math.Max(ground.Size - size, 0));
    }
}

/// <summary>A copy of a trial's folder in which one point is tried.</summary>
internal sealed class Ground : IDisposable
{
    private readonly DirectoryInfo _place = Directory.CreateTempSubdirectory("laa-point-");

    public Ground(string start, Func<string, IReadOnlyList<string>> words)
    {
        Folder = Path.Combine(_place.FullName, "folder");
        Copy(new(start), new(Folder));
        Words = words(Folder);
    }

    /// <summary>The copy.</summary>
    public string Folder { get; }

    /// <summary>The verb's words for it.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>Path of its store.</summary>
    public string Store => Path.Combine(Folder, Known.StoreName);

    /// <summary>Bytes of all files.</summary>
    public long Size => Files().Sum(file => file.Length);

    /// <summary>Waits until a process first writes into the folder; null where it ended without.</summary>
    public TimeSpan? FirstWrite(Process process, Stopwatch watch)
    {
        string before = Listing();
        while (!process.HasExited)
        {
            if (Listing() != before)
            {
                return watch.Elapsed;
            }

            Thread.Sleep(1);
        }

        return null;
    }

    public void Dispose() => _place.Delete(recursive: true);

    private string Listing() => string.Join('|', Files().Select(file => FormattableString.Invariant($"{file.FullName} {file.Length} {file.LastWriteTimeUtc.Ticks}")));

    private List<FileInfo> Files()
    {
        // A file may go between being listed and being looked at.
        List<FileInfo> files = [.. new DirectoryInfo(Folder).EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true })];
        return [.. files.Where(file => file.Exists)];
    }

    private static void Copy(DirectoryInfo from, DirectoryInfo to)
    {
        to.Create();
        foreach (FileInfo file in from.EnumerateFiles())
        {
            FileInfo copied = file.CopyTo(Path.Combine(to.FullName, file.Name));
            copied.LastWriteTimeUtc = file.LastWriteTimeUtc;
        }

        foreach (DirectoryInfo inner in from.EnumerateDirectories())
        {
            Copy(inner, new(Path.Combine(to.FullName, inner.Name)));
        }
    }
}
