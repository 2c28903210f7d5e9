using System.Diagnostics;
using LaaAnalytics.Cli;
using LaaAnalytics.Store;

namespace LaaAnalytics.Faults.Tests;

/// <summary>Something that happens to a run.</summary>
internal abstract record Fault
{
    private static readonly Lazy<bool> Namespaces = new(() => Shell("unshare -rm bash -c 'mount -t tmpfs -o size=64k tmpfs /mnt && mount -o remount,ro /mnt'"));

    /// <summary>Whether this user may mount a disk that only one process sees; without it a full disk and a folder that cannot be written are not tried.</summary>
    public static bool CanMount => Namespaces.Value;

    /// <summary>Runs the verb of a trial on its ground while it happens.</summary>
    /// <returns>How the run ended.</returns>
    public abstract Ended Happen(Trial trial, Ground ground);

    /// <summary>What is wrong with how the run ended, or null.</summary>
    public virtual string? Complaint(Ended ended) => ended.ExitCode == ExitCodes.Fault ? $"it ended as a defect: {ended.Said}" : null;

    protected static Ended Run(Ground ground, string? shell = null)
    {
        using Process process = Program.Start(ground.Folder, ground.Words, shell);
        return Program.End(process);
    }

    private static bool Shell(string script)
    {
        using Process process = Process.Start(new ProcessStartInfo("bash", ["-c", script]) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}

/// <summary>It is killed.</summary>
/// <param name="Share">When: share of its usual duration.</param>
/// <param name="FromFirstWrite">Whether time runs from its first write, and is a share of the time it usually writes for.</param>
internal sealed record Killed(double Share, bool FromFirstWrite) : Fault
{
    public override Ended Happen(Trial trial, Ground ground)
    {
        Stopwatch watch = Stopwatch.StartNew();
        using Process process = Program.Start(ground.Folder, ground.Words);
        Task<Ended> end = Task.Run(() => Program.End(process));
        TimeSpan from = FromFirstWrite ? ground.FirstWrite(process, watch) ?? watch.Elapsed : TimeSpan.Zero;
        TimeSpan left = from + (Share * (FromFirstWrite ? trial.Writing : trial.Duration)) - watch.Elapsed;
        if (left > TimeSpan.Zero)
        {
            Thread.Sleep(left);
        }

        process.Kill();
        return end.GetAwaiter().GetResult();
    }
}

/// <summary>No file may grow beyond a size: a write fails in the middle of a file.</summary>
/// <param name="Kibibytes">The size.</param>
internal sealed record FilesLimited(int Kibibytes) : Fault
{
    // Without the signal being ignored the process would be killed, which is another fault.
    public override Ended Happen(Trial trial, Ground ground) => Run(ground, $"trap '' XFSZ; ulimit -f {Kibibytes}; exec \"$@\"");

    // The runtime tells of this limit, unlike of a full disk, as of an argument out of range.
    public override string? Complaint(Ended ended) =>
        ended.Said.Contains(nameof(ArgumentOutOfRangeException), StringComparison.Ordinal) ? null : base.Complaint(ended);
}

/// <summary>The disk has little room left.</summary>
/// <param name="Kibibytes">Room left.</param>
internal sealed record DiskFull(int Kibibytes) : Fault
{
    public override Ended Happen(Trial trial, Ground ground) => Run(ground, $$"""
        inside='
            room=$1; shift
            plain="$PWD/../plain"; mkdir "$plain"; mount --bind . "$plain"
            mount -t tmpfs -o size="$(( $(du -s --block-size=1024 . | cut -f 1) + room ))k" tmpfs "$PWD"
            cd "$PWD"; cp -a "$plain/." .
            "$@"; code=$?
            find "$plain" -mindepth 1 -delete; cp -a . "$plain/"
            exit $code'
        exec unshare -rm bash -c "$inside" bash {{Kibibytes}} "$@"
        """);
}

/// <summary>The folder cannot be written into, whoever one is.</summary>
internal sealed record FolderReadOnly : Fault
{
    public override Ended Happen(Trial trial, Ground ground) => Run(ground, """
        exec unshare -rm bash -c 'mount --bind . . && cd "$PWD" && mount -o remount,bind,ro . && cd "$PWD" && exec "$@"' bash "$@"
        """);

    public override string? Complaint(Ended ended) => ended.ExitCode == ExitCodes.Usage ? null : $"it ended with {ended.ExitCode}: {ended.Said}";
}

/// <summary>Nobody reads what it says.</summary>
internal sealed record PipeClosed : Fault
{
    public override Ended Happen(Trial trial, Ground ground)
    {
        using Process process = Program.Start(ground.Folder, ground.Words);
        process.StandardOutput.Close();
        process.StandardError.Close();
        process.WaitForExit();
        return new(process.ExitCode, string.Empty);
    }
}

/// <summary>Another process, this one, holds the store.</summary>
internal sealed record StoreHeld : Fault
{
    public override Ended Happen(Trial trial, Ground ground)
    {
        using LaaStore store = LaaStore.Open(ground.Store, StoreAccess.ReadWrite);
        return Run(ground);
    }

    public override string? Complaint(Ended ended) =>
        ended.ExitCode == ExitCodes.Locked && ended.Said.Contains(FormattableString.Invariant($"process {Environment.ProcessId}"), StringComparison.Ordinal)
            ? null
            : $"it ended with {ended.ExitCode}: {ended.Said}";
}

/// <summary>It is started twice at the same time.</summary>
internal sealed record StartedTwice : Fault
{
    public override Ended Happen(Trial trial, Ground ground)
    {
        using Process other = Program.Start(ground.Folder, ground.Words);
        Task<Ended> end = Task.Run(() => Program.End(other));
        Ended one = Run(ground);
        Ended two = end.GetAwaiter().GetResult();
        return one.ExitCode == ExitCodes.Fault ? one : two.ExitCode == ExitCodes.Ok ? one : two;
    }
}

/// <summary>The clock of the machine is wrong.</summary>
/// <param name="Days">By how many days.</param>
internal sealed record ClockWrong(int Days) : Fault
{
    public override Ended Happen(Trial trial, Ground ground) => Program.Here(ground.Words, new ShiftedClock(Days));

    private sealed class ShiftedClock(int days) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddDays(days);
    }
}
