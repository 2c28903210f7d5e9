using LaaAnalytics.Store;
using LaaAnalytics.SupplierKit;

namespace LaaAnalytics.Cli.Tests.Doctor;

/// <summary>What the doctor says of who can get at a partnership's data, and of what lies about it.</summary>
public sealed class DoctorTests : IDisposable
{
    private const UnixFileMode Everybody = UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private readonly TemporaryFolder _folder = new();

    public DoctorTests()
    {
        Laa.Works("init", Root, "--agreement", "tiny-laa");
        LaaStore.Open(Store, StoreAccess.Create).Dispose();
    }

    private string Root => _folder.At("desk");

    private string Store => _folder.At("desk", "laa.duckdb");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_folder_as_it_was_begun_has_nothing_to_mend_named_by_itself_or_by_its_store()
    {
        Assert.All([Laa.Works("doctor", "--dir", Root), Laa.Works("doctor", "--store", Store)], said =>
        {
            Assert.Contains("Privacy: nothing to mend.", said, StringComparison.Ordinal);
            Assert.Contains("laa.duckdb: 0 loads", said, StringComparison.Ordinal);
            Assert.Contains("No problem found.", said, StringComparison.Ordinal);
        });
        Assert.Contains("Privacy: nothing to mend.", Laa.Works("doctor", "--dir", _folder.At()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_and_a_store_that_others_can_get_at_are_told_with_the_command_that_mends_them()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        File.SetUnixFileMode(Store, File.GetUnixFileMode(Store) | Everybody);
        Assert.DoesNotContain("to mend.\n ", Laa.Works("doctor", "--dir", Root), StringComparison.Ordinal); // the folder above is closed
        foreach (string folder in new[] { _folder.At(), Root })
        {
            File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | Everybody | UnixFileMode.OtherExecute);
        }

        string said = Laa.Works("doctor", "--dir", Root);
        Assert.Contains("Privacy: 2 to mend.", said, StringComparison.Ordinal);
        Assert.Contains("Other accounts of this machine can look into the folder desk", said, StringComparison.Ordinal);
        Assert.Contains($"Mend: chmod 700 \"{Path.GetRelativePath(Environment.CurrentDirectory, Root)}\"", said, StringComparison.Ordinal);
        Assert.Contains("Other accounts of this machine can read laa.duckdb.", said, StringComparison.Ordinal);
        Assert.Contains($"Mend: chmod 600 \"{Path.GetRelativePath(Environment.CurrentDirectory, Store)}\"", said, StringComparison.Ordinal);
        File.SetUnixFileMode(Root, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Assert.Contains("Privacy: nothing to mend.", Laa.Works("doctor", "--dir", Root), StringComparison.Ordinal);
    }

    [Fact]
    public void What_killed_runs_left_is_told_unless_a_run_is_under_way_and_what_suppliers_send_is_theirs()
    {
        File.WriteAllText(_folder.At("desk", ".laa.duckdb.draft"), "half a copy");
        File.WriteAllText(_folder.At("desk", "evidence", "todo.md.part"), "half");
        File.WriteAllText(_folder.At("desk", "inbox", "police", "proven_offence.csv.part"), "on its way");
        Directory.CreateDirectory(Store + ".spill-1");
        string said = Laa.Works("doctor", "--dir", Root);
        Assert.Contains("Privacy: 3 to mend.", said, StringComparison.Ordinal);
        Assert.Contains(".laa.duckdb.draft was left by a run that was killed; it holds what the store holds.", said, StringComparison.Ordinal);
        Assert.Contains("laa.duckdb.spill-1 was left by a run", said, StringComparison.Ordinal);
        Assert.Contains("evidence/todo.md.part was left half-written", said, StringComparison.Ordinal);
        Assert.Equal(3, said.Split("Mend: ").Length - 1);
        using (new FileStream(_folder.At("desk", ".laa.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None))
        {
            string meanwhile = Laa.Works("doctor", "--dir", Root);
            Assert.Contains("a run is under way", meanwhile, StringComparison.Ordinal);
            Assert.Contains("Privacy: nothing to mend.", meanwhile, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_secret_in_a_file_of_the_folder_is_told_by_line_and_never_shown()
    {
        string key = PersonKey.NewKey();
        string settings = _folder.At("desk", "laa.json");
        File.WriteAllText(settings, File.ReadAllText(settings).Replace("performance analyst of the partnership", key, StringComparison.Ordinal));
        File.WriteAllText(_folder.At("desk", "mappings", "police.json"), "{\n  \"password\": \"hunter2\"\n}\n");
        string said = Laa.Works("doctor", "--dir", Root);
        Assert.Contains("laa.json, line 6 holds the suppliers' shared key.", said, StringComparison.Ordinal);
        Assert.Contains("mappings/police.json, line 2 holds something called a password, token or secret.", said, StringComparison.Ordinal);
        Assert.DoesNotContain(key, said, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_description_that_cannot_be_followed_is_told_and_its_folder_looked_at_all_the_same()
    {
        File.WriteAllText(_folder.At("desk", "laa.json"), "{\n  \"password\": \"hunter2\"\n}\n");
        string said = Laa.Works("doctor", "--dir", Root);
        Assert.Contains("laa.json:2", said, StringComparison.Ordinal);
        Assert.Contains("laa.json, line 2 holds something called", said, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", said, StringComparison.Ordinal);
    }
}
