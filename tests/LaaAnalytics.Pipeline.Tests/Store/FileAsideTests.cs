using LaaAnalytics.Domain.Files;

namespace LaaAnalytics.Pipeline.Tests.Store;

/// <summary>Files that are whole under their names or not there, and their owner's only.</summary>
public sealed class FileAsideTests : IDisposable
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly string _folder = Directory.CreateTempSubdirectory("laa").FullName;

    private string Place => Path.Combine(_folder, "made", "deep", "figures.csv");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_file_has_its_name_when_it_is_whole_and_nothing_is_beside_it()
    {
        FileAside.Write(Place, file =>
        {
            file.WriteByte(7);
            Assert.False(File.Exists(Place));
        });
        Assert.Equal([7], File.ReadAllBytes(Place));
        Assert.Equal([Place], Directory.GetFileSystemEntries(Path.GetDirectoryName(Place)!));
    }

    [Fact]
    public void A_failure_leaves_neither_the_file_nor_a_part_of_it_and_what_was_there_stays()
    {
        FileAside.Write(Place, file => file.WriteByte(7));
        Assert.Throws<InvalidDataException>(() => FileAside.Write(Place, file =>
        {
            file.WriteByte(8);
            throw new InvalidDataException();
        }));
        Assert.Throws<IOException>(() => FileAside.Write(Place, file => file.WriteByte(9), overwrite: false));
        Assert.Equal([7], File.ReadAllBytes(Place));
        Assert.Equal([Place], Directory.GetFileSystemEntries(Path.GetDirectoryName(Place)!));
    }

    [Fact]
    public void Two_that_write_the_same_file_do_not_mix()
    {
        using FileAside one = FileAside.Begin(Place);
        Assert.Throws<IOException>(() => FileAside.Begin(Place));
        one.Content.WriteByte(1);
        one.TakePlace();
        Assert.Equal([1], File.ReadAllBytes(Place));
    }

    [Fact]
    public void Only_the_owner_can_get_at_the_file_its_new_folders_and_what_a_killed_run_had_left_open()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        string left = Path.Combine(_folder, "old.csv");
        File.WriteAllText(left + FileAside.Ending, "half of it");
        File.SetUnixFileMode(left + FileAside.Ending, Owner | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        using (FileAside file = FileAside.Begin(left))
        {
            Assert.Equal(Owner, File.GetUnixFileMode(left + FileAside.Ending));
            file.TakePlace();
        }

        FileAside.Write(Place, _ => { });
        Assert.Equal((Owner, Owner), (File.GetUnixFileMode(left), File.GetUnixFileMode(Place)));
        Assert.Equal(Owner | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(Place)!));
        Assert.Equal(string.Empty, File.ReadAllText(left));
    }

    [Fact]
    public void A_file_is_kept_by_its_own_rights_or_by_those_of_a_folder_above_it()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        const UnixFileMode All = (UnixFileMode)0b111_111_111;
        FileAside.Write(Place, _ => { });
        string folder = Path.GetDirectoryName(Place)!;
        foreach (string open in new[] { _folder, Path.GetDirectoryName(folder)!, folder, Place })
        {
            File.SetUnixFileMode(open, All);
        }

        Assert.False(OwnerOnly.Keeps(Place));
        File.SetUnixFileMode(Place, Owner | UnixFileMode.GroupRead);
        Assert.False(OwnerOnly.Keeps(Place));
        File.SetUnixFileMode(Place, Owner);
        Assert.True(OwnerOnly.Keeps(Place));
        File.SetUnixFileMode(Place, All);
        File.SetUnixFileMode(_folder, Owner | UnixFileMode.UserExecute);
        Assert.True(OwnerOnly.Keeps(Place));
    }
}
