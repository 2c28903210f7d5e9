namespace LaaAnalytics.Domain.Files;

/// <summary>Keeps files and folders from other accounts of the machine.</summary>
/// <remarks>On Windows nothing is set and nothing looked at: there the rights of the folder stand, which new files take over.</remarks>
public static class OwnerOnly
{
    private const UnixFileMode OwnerReadsAndWrites = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerEnters = OwnerReadsAndWrites | UnixFileMode.UserExecute;

    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>Lets only the owner read and write a file; one that is not there stays so.</summary>
    public static void Restrict(string file)
    {
        if (!OperatingSystem.IsWindows() && File.Exists(file))
        {
            File.SetUnixFileMode(file, OwnerReadsAndWrites);
        }
    }

    /// <summary>How to make a file that was not there and that only the owner can read and write from its first byte on.</summary>
    public static FileStreamOptions NewFile()
    {
        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerReadsAndWrites;
        }

        return options;
    }

    /// <summary>Makes a folder that only the owner can look into, and those above it that are not there; a folder that is there stays as it is.</summary>
    public static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, OwnerEnters);
        }
    }

    /// <summary>Whether no other account can get at a file or folder, by its own rights or by those of a folder that it lies in; true on Windows, where it is not looked at.</summary>
    /// <param name="path">A file or folder that is there.</param>
    public static bool Keeps(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return true;
        }

        for (string? at = Path.GetFullPath(path); at is not null; at = Path.GetDirectoryName(at))
        {
            if ((File.GetUnixFileMode(at) & Others) == 0)
            {
                return true;
            }
        }

        return false;
    }
}
