using System.Globalization;
using LaaAnalytics.Domain;

namespace LaaAnalytics.Refresh;

/// <summary>Holds a partnership's folder for one run, so that two never work on it at the same time.</summary>
/// <remarks>The operating system lets go of it when the process ends, however it ends; a file that is left behind holds nothing.</remarks>
public sealed class FolderLock : IDisposable
{
    /// <summary>Name of the lock in the folder.</summary>
    public const string FileName = ".laa.lock";

    /// <summary>Beside the lock, because a file that is held by one process cannot be read by another everywhere.</summary>
    private const string HolderName = ".laa.lock.pid";

    private readonly FileStream _file;
    private readonly string _holder;

    private FolderLock(FileStream file, string holder)
    {
        _file = file;
        _holder = holder;
    }

    /// <summary>Takes the folder.</summary>
    /// <exception cref="StoreLockedException">Another process holds it; the message names its process id.</exception>
    public static FolderLock Take(PartnershipFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        string path = folder.At(FileName);
        try
        {
            FileStream file = new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
            string holder = folder.At(HolderName);
            File.WriteAllText(holder, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return new(file, holder);
        }
        catch (IOException) when (File.Exists(path))
        {
            int? holder = Holder(folder.At(HolderName));
            throw new StoreLockedException(
                $"The folder {folder.Root.Name} is held by {(holder is int process ? string.Create(CultureInfo.InvariantCulture, $"process {process}") : "another process")}.",
                "Wait until that process has ended, or stop it; then run the same command again.",
                holder);
        }
    }

    /// <summary>Lets go of the folder.</summary>
    public void Dispose()
    {
        File.Delete(_holder);
        _file.Dispose();
    }

    private static int? Holder(string path)
    {
        try
        {
            return int.TryParse(File.ReadAllText(path), NumberStyles.None, CultureInfo.InvariantCulture, out int process) ? process : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
