namespace LaaAnalytics.Cli.Tests.Refresh;

/// <summary>Wherever a refresh is stopped, the next one ends where an undisturbed one ends.</summary>
public sealed class InterruptionTests
{
    private const string Pack = "packs/draft/x10900001-six-month-review-april-to-september-2009.xlsx";

    public static TheoryData<string> States =>
    [
        "before anything was written",
        "evidence written, store not yet swapped",
        "store swapped, nothing after it written",
        "pack written, todo not",
        "todo half written aside",
        "a draft of the store left behind",
    ];

    [Theory]
    [MemberData(nameof(States))]
    public void The_next_run_completes_it(string state)
    {
        using PartnershipDesk desk = new("tiny", "tiny-laa");
        desk.DropAll(string.Empty);
        desk.Works("refresh", "--yes");
        IReadOnlyDictionary<string, string> whole = Content(desk);
        switch (state)
        {
            case "before anything was written":
                File.Delete(desk.At("laa.duckdb"));
                Directory.Delete(desk.At("evidence"), recursive: true);
                Directory.Delete(desk.At("packs"), recursive: true);
                break;
            case "evidence written, store not yet swapped":
                File.Delete(desk.At("laa.duckdb"));
                File.Delete(desk.At(Pack));
                File.Delete(desk.At("evidence", "2009-09-30", "todo.md"));
                break;
            case "store swapped, nothing after it written":
                File.Delete(desk.At(Pack));
                File.Delete(desk.At("evidence", "2009-09-30", "todo.md"));
                break;
            case "pack written, todo not":
                File.Delete(desk.At("evidence", "2009-09-30", "todo.md"));
                break;
            case "todo half written aside":
                File.Move(desk.At("evidence", "2009-09-30", "todo.md"), desk.At("evidence", "2009-09-30", "todo.md.part"));
                File.AppendAllText(desk.At("evidence", "2009-09-30", "todo.md.part"), "half");
                break;
            default:
                File.WriteAllText(desk.At(".laa.duckdb.draft"), "half a copy");
                break;
        }

        desk.Works("refresh", "--yes");
        Assert.Equal(whole, Content(desk));
        Assert.Contains("Nothing new; nothing was changed.", desk.Works("refresh", "--yes"), StringComparison.Ordinal);
    }

    /// <summary>Every file but the store, whose bytes a database does not promise; it is compared by what it answers.</summary>
    private static SortedDictionary<string, string> Content(PartnershipDesk desk)
    {
        SortedDictionary<string, string> content = new(StringComparer.Ordinal);
        foreach (string path in Directory.EnumerateFiles(desk.Root, "*", SearchOption.AllDirectories))
        {
            string name = Path.GetRelativePath(desk.Root, path);
            content[name] = name == "laa.duckdb" ? Laa.Works("loads", "--dir", desk.Root) : Convert.ToHexStringLower(File.ReadAllBytes(path));
        }

        return content;
    }
}
