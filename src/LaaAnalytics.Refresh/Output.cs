namespace LaaAnalytics.Refresh;

/// <summary>Writes files aside and renames them, so that nothing half-written ever stands under its name; for their owner only.</summary>
internal static class Output
{
    /// <summary>Writes the file unless it holds these bytes already.</summary>
    /// <param name="path">The file; its folder is made where there is none.</param>
    /// <param name="content">What it is to hold.</param>
    /// <returns>Whether it was written.</returns>
    public static bool Write(string path, ReadOnlySpan<byte> content)
    {
        if (Holds(path, content))
        {
            return false;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        string aside = path + ".part";
        FileStreamOptions options = new() { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            // A plan holds exact numbers of rows: it is for whoever may read the store.
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (FileStream file = new(aside, options))
        {
            file.Write(content);
        }

        File.Move(aside, path, overwrite: true);
        return true;
    }

    /// <summary>Whether the file is there and holds these bytes.</summary>
    public static bool Holds(string path, ReadOnlySpan<byte> content)
    {
        FileInfo file = new(path);
        return file.Exists && file.Length == content.Length && content.SequenceEqual(File.ReadAllBytes(path));
    }
}
