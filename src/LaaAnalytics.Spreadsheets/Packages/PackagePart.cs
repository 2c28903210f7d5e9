using System.IO.Compression;

namespace LaaAnalytics.Spreadsheets.Packages;

/// <summary>A part of a package.</summary>
internal sealed class PackagePart(Package package, string name, ZipArchiveEntry entry)
{
    private const long Grace = 1024 * 1024;

    private long _unpacked;

    /// <summary>Path within the package, without a leading stroke.</summary>
    public string Name => name;

    /// <summary>The package.</summary>
    public Package Package => package;

    /// <summary>Its bytes unpacked, of which only as many can be read as the limits allow.</summary>
    public Stream Open() => new InflatedStream(entry.Open(), this);

    /// <summary>Takes note that so many bytes of it were unpacked.</summary>
    /// <exception cref="SpreadsheetRefusedException">They are more than the limits allow.</exception>
    public void Count(long unpacked)
    {
        SpreadsheetLimits limits = package.Limits;
        if (unpacked > limits.PartBytes)
        {
            throw SpreadsheetRefusedException.TooLarge("a part of it is too long");
        }

        if (unpacked > Grace && unpacked / limits.Ratio > Math.Min(entry.CompressedLength, package.Length))
        {
            throw SpreadsheetRefusedException.TooLarge("a part of it unpacks to many times its size");
        }

        // A part that is read again is counted once.
        package.Count(Math.Max(0, unpacked - _unpacked));
        _unpacked = Math.Max(_unpacked, unpacked);
    }
}
