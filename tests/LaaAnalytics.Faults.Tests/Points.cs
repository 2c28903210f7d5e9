namespace LaaAnalytics.Faults.Tests;

/// <summary>The points that are tried: the same in every run of the tests, but for the clock of the machine.</summary>
internal static class Points
{
    private const int Seed = 20090983;
    private const int KillsAnywhere = 5;
    private const int KillsWhileWriting = 7;
    private const int Limits = 3;
    private const int Disks = 3;

    /// <summary>All points of a verb.</summary>
    public static IEnumerable<Point> Of(Trial trial)
    {
        Random random = new(Seed + trial.Name.Sum(letter => letter));
        int Room(int most) => (int)Math.Exp(random.NextDouble() * Math.Log(most));
        IEnumerable<Fault> faults =
        [
            .. Enumerable.Range(0, KillsAnywhere).Select(_ => new Killed(random.NextDouble(), FromFirstWrite: false)),
            .. Enumerable.Range(0, KillsWhileWriting).Select(_ => new Killed(random.NextDouble(), FromFirstWrite: true)),
            .. Enumerable.Range(0, Limits).Select(_ => new FilesLimited(Room(8_000))),
            .. Fault.CanMount ? Enumerable.Range(0, Disks).Select(_ => new DiskFull(Room((int)(trial.Growth / 1024) + 400))) : [],
            .. Fault.CanMount ? [new FolderReadOnly()] : Array.Empty<Fault>(),
            new PipeClosed(),
            .. trial.HasStore ? [new StoreHeld()] : Array.Empty<Fault>(),
            new StartedTwice(),
            new ClockWrong(-4000),
            new ClockWrong(4000),
        ];
        return faults.Select(fault => new Point(trial, fault));
    }
}
