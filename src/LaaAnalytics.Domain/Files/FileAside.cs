namespace LaaAnalytics.Domain.Files;

/// <summary>A file on its way: written beside its place, for its owner only, given its name once it is whole, and dropped where it never is.</summary>
/// <remarks>A run that is killed leaves it behind, under the place's name with <see cref="Ending"/>; the next one for the same place replaces it.</remarks>
public sealed class FileAside : IDisposable
{
    /// <summary>What its name ends with until it is in its place.</summary>
    public const string Ending = ".part";

    private readonly string _place;
    private readonly FileStream _content;
    private bool _isInPlace;

    private FileAside(string place, FileStream content)
    {
        _place = place;
        _content = content;
    }

    /// <summary>Where the content is written.</summary>
    public Stream Content => _content;

    /// <summary>Begins a file; its folder is made where there is none.</summary>
    /// <param name="place">Where it is to be.</param>
    /// <exception cref="IOException">It cannot be written there, or somebody else is writing it.</exception>
    public static FileAside Begin(string place)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(place);
        string full = Path.GetFullPath(place);
        OwnerOnly.MakeFolder(Path.GetDirectoryName(full)!);
        FileStreamOptions options = OwnerOnly.NewFile();
        options.Mode = FileMode.Create;
        FileStream content = new(full + Ending, options);
        OwnerOnly.Restrict(full + Ending); // a killed run may have left one that others can read
        return new(full, content);
    }

    /// <summary>Writes a whole file and puts it in its place.</summary>
    /// <param name="place">Where it is to be.</param>
    /// <param name="write">Writes the content.</param>
    /// <param name="overwrite">Whether it takes the place of a file that is there.</param>
    /// <exception cref="IOException">It cannot be written, or a file is there that is not to be replaced; that one stays as it is.</exception>
    public static void Write(string place, Action<Stream> write, bool overwrite = true)
    {
        ArgumentNullException.ThrowIfNull(write);
        using FileAside file = Begin(place);
        write(file.Content);
        file.TakePlace(overwrite);
    }

    /// <summary>Waits until the content is on the disk.</summary>
    public void Flush() => _content.Flush(flushToDisk: true);

    /// <summary>Gives the file its name; nothing can be written any more.</summary>
    /// <param name="overwrite">Whether it takes the place of a file that is there.</param>
    /// <exception cref="IOException">The disk did not take it, or a file is there that is not to be replaced.</exception>
    public void TakePlace(bool overwrite = true)
    {
        _content.Flush();
        if (OperatingSystem.IsWindows())
        {
            _content.Dispose(); // an open file keeps its name there
        }

        // Elsewhere it is held until it has its name: nobody else can begin to write it anew in between.
        File.Move(_place + Ending, _place, overwrite);
        _isInPlace = true;
        _content.Dispose();
    }

    /// <summary>Drops the file unless it is in its place.</summary>
    public void Dispose()
    {
        if (_isInPlace)
        {
            return;
        }

        if (!OperatingSystem.IsWindows())
        {
            File.Delete(_place + Ending); // while it is held
        }

        try
        {
            _content.Dispose();
        }
        finally
        {
            if (OperatingSystem.IsWindows())
            {
                File.Delete(_place + Ending);
            }
        }
    }
}
