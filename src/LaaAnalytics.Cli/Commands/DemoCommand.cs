using System.CommandLine;
using System.Globalization;
using LaaAnalytics.Disclosure;
using LaaAnalytics.Disclosure.Reviews;
using LaaAnalytics.Ingestion;
using LaaAnalytics.Reporting.SixMonthReviews;
using LaaAnalytics.Store;
using LaaAnalytics.Synthesis;

namespace LaaAnalytics.Cli.Commands;

/// <summary><c>laa demo</c>: a made-up partnership from its suppliers' files to its six-month review.</summary>
internal static class DemoCommand
{
    private const string WorldName = "district";
    private const string StoreName = "laa.duckdb";
    private const string AgreementId = "wrenshire-laa";
    private static readonly DateOnly ReviewTo = new(2009, 9, 30);

    /// <summary>When each supply of the made-up world arrives; fixed, so that the demo's pack is the same on every day.</summary>
    private static readonly Dictionary<string, string> Arrivals = new(StringComparer.Ordinal)
    {
        ["2009-03"] = "2009-04-14T09:00:00Z",
        ["2009-09"] = "2009-10-05T09:00:00Z",
    };

    public static Command Create(Terminal terminal)
    {
        Option<DirectoryInfo> output = new("--out") { Description = "Folder; the demo replaces only what it made there.", DefaultValueFactory = _ => new(Path.Combine("out", "demo")) };
        Command command = new("demo", "Make a partnership, load two supplies, measure and write its review pack.") { output };
        command.SetAction(parsed => ExitCodes.Guard(terminal, () => Run(terminal, parsed.GetRequiredValue(output))));
        return command;
    }

    private static int Run(Terminal terminal, DirectoryInfo output)
    {
        DemoFolder folder = DemoFolder.Prepare(output, StoreName, StoreName + ".wal");
        try
        {
            terminal.Results.WriteLine("Wrenshire is a made-up partnership; no person or place in it exists.");
            terminal.Results.WriteLine();
            IReadOnlyList<DirectoryInfo> packages = Worlds.Find(WorldName).Write(new(folder.At("supplies")), new());
            string storePath = folder.At(StoreName);
            folder.Remember();
            using (LaaStore store = LaaStore.Open(storePath, StoreAccess.Create))
            {
                foreach (IGrouping<string, DirectoryInfo> supply in packages.GroupBy(package => package.Parent!.Name))
                {
                    Load(terminal, store, supply);
                    folder.Remember();
                }

                Tell(terminal, store, folder);
            }

            terminal.Results.WriteLine();
            terminal.Results.WriteLine("Try next:");
            terminal.Results.WriteLine($"  laa measure --store {Shown(storePath)} --scheme ni18-adult --by period");
            terminal.Results.WriteLine($"  laa loads --store {Shown(storePath)}");
            terminal.Results.WriteLine("In a checkout, 'laa' is: dotnet run -c Release --project src/LaaAnalytics.Cli --");
            return ExitCodes.Ok;
        }
        finally
        {
            folder.Remember();
        }
    }

    private static void Load(Terminal terminal, LaaStore store, IGrouping<string, DirectoryInfo> supply)
    {
        string arrival = Arrivals[supply.Key];
        List<IngestReport> reports = [.. supply.Select(package => Ingest.Run(new(package.FullName, arrival), store))];
        long New(Func<TableChange, long> count) => reports.Sum(report => report.Load?.Tables.Sum(count) ?? 0);
        terminal.Results.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Supply of {arrival[..10]}: {reports.Count} packages, {reports.Sum(report => report.Files.Sum(file => file.RowsRead)):N0} rows read; {New(table => table.New):N0} new, {New(table => table.Changed):N0} changed, {New(table => table.Ended):N0} ended, {reports.Sum(report => report.Files.Sum(file => file.RowsRefused)):N0} refused."));
    }

    private static void Tell(Terminal terminal, LaaStore store, DemoFolder folder)
    {
        (FileInfo pack, PublishedReview review) = PackCommand.Write(
            store, store.At(store.LastLoad), AgreementId, ReviewTo, DisclosureProfile.Get("partner"), "performance analyst of the partnership, laa@example.org", folder.Root);
        terminal.Results.WriteLine();
        terminal.Results.WriteLine($"Six-month review, {review.Review.InWords()}:");
        foreach (PublishedComponent component in review.Components)
        {
            terminal.Results.WriteLine($"  {Headline.Of(component)}");
        }

        terminal.Results.WriteLine();
        terminal.Results.WriteLine($"Pack:     {Shown(pack.FullName)}");
        terminal.Results.WriteLine($"Store:    {Shown(folder.At(StoreName))}");
        terminal.Results.WriteLine($"Supplies: {Shown(folder.At("supplies"))}");
    }

    private static string Shown(string path) => Path.GetRelativePath(Environment.CurrentDirectory, path);
}
