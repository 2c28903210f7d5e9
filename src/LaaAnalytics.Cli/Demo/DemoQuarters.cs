using LaaAnalytics.Synthesis;

namespace LaaAnalytics.Cli.Demo;

/// <summary>The made-up suppliers' packages, waiting to be dropped into the inbox round by round.</summary>
internal sealed class DemoQuarters
{
    private const string World = "quarters";
    private const string ListName = "rounds.csv";

    private readonly DirectoryInfo _coming;
    private readonly List<string[]> _packages;

    private DemoQuarters(DirectoryInfo coming, List<string[]> packages)
    {
        _coming = coming;
        _packages = packages;
    }

    /// <summary>Writes the packages into a folder of their own.</summary>
    /// <param name="coming">New folder; gone once <see cref="End"/> is called.</param>
    public static DemoQuarters Begin(DirectoryInfo coming)
    {
        Worlds.Find(World).Write(coming, new());
        return new(coming, [.. File.ReadLines(Path.Combine(coming.FullName, ListName)).Skip(1).Select(line => line.Split(',')).Where(cells => cells[2].Length > 0)]);
    }

    /// <summary>Moves a file of the world itself, <c>laa.json</c>, to its place.</summary>
    public void Place(string file, string target) => File.Move(Path.Combine(_coming.FullName, file), target);

    /// <summary>Drops the packages of a round into the folders of their suppliers.</summary>
    /// <param name="round">Name of the round, <c>2009-06</c>.</param>
    /// <param name="inbox">The inbox.</param>
    public void Drop(string round, string inbox)
    {
        foreach (string[] cells in _packages.Where(cells => cells[0] == round))
        {
            (string supplier, string package) = (cells[1], cells[2]);
            string folder = Path.Combine(inbox, supplier);
            Directory.CreateDirectory(folder);
            Directory.Move(Path.Combine(_coming.FullName, round, package), Path.Combine(folder, round + package[supplier.Length..]));
        }
    }

    /// <summary>Takes a package out of the inbox again, as one does with a file that goes back to its supplier.</summary>
    /// <param name="inbox">The inbox.</param>
    /// <param name="package">Path from the inbox.</param>
    public static void SendBack(string inbox, string package) => Directory.Delete(Path.Combine(inbox, package), recursive: true);

    /// <summary>Clears away what is left of the folder.</summary>
    public void End() => _coming.Delete(recursive: true);
}
