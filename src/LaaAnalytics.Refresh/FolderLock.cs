using System.Globalization;
using LaaAnalytics.Domain;

namespace LaaAnalytics.Refresh;

/// <summary>Holds a partnership's folder for one run, so that two never work on it at the same time.</summary>
/// <remarks>The operating system lets go of it when the process ends, however it ends; a file that is left behind holds nothing.</remarks>
public sealed class FolderLock : IDisposable
{
    private const string FileName = ".laa.lock";

    private readonly FileStream _file;

    private FolderLock(FileStream file) => _file = file;

    /// <summary>Takes the folder.</summary>
    /// <exception cref="StoreLockedException">Another process holds it; the message names its process id.</exception>
    public static FolderLock Take(PartnershipFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        string path = folder.At(FileName);
        try
        {
            // On Unix a shared handle would not exclude a second writer; on Windows an unshared one would hide the process id from the one who waits.
            FileShare share = OperatingSystem.IsWindows() ? FileShare.Read : FileShare.None;
            FileStream file = new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, share, bufferSize: 1, FileOptions.DeleteOnClose);
            file.SetLength(0);
            file.Write(System.Text.Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
            file.Flush();
            return new(file);
        }
        catch (IOException) when (File.Exists(path))
        {
            int? holder = Holder(path);
            throw new StoreLockedException(
                $"The folder {folder.Root.Name} is held by {(holder is int process ? string.Create(CultureInfo.InvariantCulture, $"process {process}") : "another process")}.",
                "Wait until that process has ended, or stop it; then run the same command again.",
                holder);
        }
    }

    /// <summary>Lets go of the folder.</summary>
    public void Dispose() => _file.Dispose();

    private static int? Holder(string path)
    {
        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
            using StreamReader reader = new(file);
            return int.TryParse(reader.ReadToEnd(), NumberStyles.None, CultureInfo.InvariantCulture, out int process) ? process : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
