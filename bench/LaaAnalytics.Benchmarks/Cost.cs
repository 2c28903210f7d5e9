using System.Diagnostics;
using System.Globalization;

namespace LaaAnalytics.Benchmarks;

/// <summary>What a piece of work cost this process.</summary>
/// <param name="CpuSeconds">User and system time of all its threads.</param>
/// <param name="WallSeconds">Time on the clock.</param>
/// <param name="PeakMegabytes">Greatest resident memory of the process so far, in 1,000,000 bytes.</param>
internal sealed record Cost(double CpuSeconds, double WallSeconds, double PeakMegabytes)
{
    /// <summary>Does the work and takes its cost; compiling code on the way is part of it, starting the process is not.</summary>
    public static Cost Of(Action work)
    {
        TimeSpan cpu = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        work();
        return new((Environment.CpuUsage.TotalTime - cpu).TotalSeconds, Stopwatch.GetElapsedTime(start).TotalSeconds, Peak());
    }

    /// <summary>One line for <c>bench/run</c>: CPU seconds, wall seconds, peak megabytes.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{CpuSeconds:F3},{WallSeconds:F3},{PeakMegabytes:F0}");

    private static double Peak()
    {
        // Process.PeakWorkingSet64 is what Linux calls VmHWM.
        using Process process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 / 1e6;
    }
}
