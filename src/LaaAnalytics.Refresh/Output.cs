using LaaAnalytics.Domain.Files;

namespace LaaAnalytics.Refresh;

/// <summary>Writes what is not there yet; for its owner only, because a plan holds exact numbers of rows.</summary>
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

        using FileAside file = FileAside.Begin(path);
        file.Content.Write(content);
        file.TakePlace();
        return true;
    }

    /// <summary>Whether the file is there and holds these bytes.</summary>
    public static bool Holds(string path, ReadOnlySpan<byte> content)
    {
        FileInfo file = new(path);
        return file.Exists && file.Length == content.Length && content.SequenceEqual(File.ReadAllBytes(path));
    }
}
