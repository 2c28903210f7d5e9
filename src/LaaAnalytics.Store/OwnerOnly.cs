namespace LaaAnalytics.Store;

/// <summary>Keeps a store's files from other accounts of the machine.</summary>
internal static class OwnerOnly
{
    private const UnixFileMode OwnerReadsAndWrites = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Lets only the owner read and write the database and its write-ahead log; on Windows the folder's rights stand.</summary>
    public static void Restrict(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        foreach (string file in new[] { path, path + ".wal" })
        {
            if (File.Exists(file))
            {
                File.SetUnixFileMode(file, OwnerReadsAndWrites);
            }
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
}
