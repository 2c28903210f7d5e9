using System.IO.Compression;

namespace LaaAnalytics.Spreadsheets.Packages;

/// <summary>The zip package around a workbook: its parts by name, each within the limits.</summary>
internal sealed class Package : IDisposable
{
    private static readonly byte[] OldOrEncrypted = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    private readonly ZipArchive _archive;
    private readonly Dictionary<string, PackagePart> _parts = new(StringComparer.OrdinalIgnoreCase);
    private long _unpacked;

    private Package(ZipArchive archive, long length, SpreadsheetLimits limits)
    {
        _archive = archive;
        Length = length;
        Limits = limits;
    }

    /// <summary>Bytes of the file.</summary>
    public long Length { get; }

    /// <summary>How much is read at most.</summary>
    public SpreadsheetLimits Limits { get; }

    /// <summary>Names of the parts.</summary>
    public IEnumerable<string> Names => _parts.Keys;

    /// <summary>Opens a package and refuses what no workbook of values is.</summary>
    public static Package Open(Stream stream, SpreadsheetLimits limits, bool leaveOpen)
    {
        if (!stream.CanSeek)
        {
            throw new ArgumentException("The stream cannot seek.", nameof(stream));
        }

        RefuseOtherKinds(stream, limits);
        stream.Position = 0;
        Package package = new(new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen), stream.Length, limits);
        try
        {
            package.AddParts();
            ContentTypes.Refuse(package);
            return package;
        }
        catch
        {
            package.Dispose();
            throw;
        }
    }

    /// <summary>The part of this name, in any case; null where there is none.</summary>
    public PackagePart? Find(string name) => _parts.GetValueOrDefault(name);

    /// <summary>Takes note that so many more bytes of its parts were unpacked.</summary>
    /// <exception cref="SpreadsheetRefusedException">Together they are more than the limits allow.</exception>
    public void Count(long unpacked)
    {
        _unpacked += unpacked;
        if (_unpacked > Limits.TotalBytes)
        {
            throw SpreadsheetRefusedException.TooLarge("it unpacks to too much");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _archive.Dispose();

    private static void RefuseOtherKinds(Stream stream, SpreadsheetLimits limits)
    {
        byte[] head = new byte[OldOrEncrypted.Length];
        stream.Position = 0;
        ReadOnlySpan<byte> start = head.AsSpan(0, stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false));
        if (start.SequenceEqual(OldOrEncrypted))
        {
            throw new SpreadsheetRefusedException(SpreadsheetRefusal.Protected, "The spreadsheet is protected by a password, or is of the old .xls kind.");
        }

        if (stream.Length > limits.FileBytes)
        {
            throw SpreadsheetRefusedException.TooLarge("the file is too long");
        }

        int parts = start.StartsWith("PK"u8) ? CentralDirectory.Count(stream, limits.Parts) : -1;
        if (parts < 0)
        {
            throw new SpreadsheetRefusedException(SpreadsheetRefusal.NotASpreadsheet, "The file is not a spreadsheet of the .xlsx kind.");
        }

        if (parts > limits.Parts)
        {
            throw SpreadsheetRefusedException.TooLarge("it has too many parts");
        }
    }

    private static bool Leaves(string name) => name.StartsWith('/') || name.Contains('\\', StringComparison.Ordinal) || name.Contains(':', StringComparison.Ordinal)
        || name.Split('/').Any(part => part is "." or "..");

    private void AddParts()
    {
        long total = 0;
        foreach (ZipArchiveEntry entry in _archive.Entries)
        {
            string name = entry.FullName;
            if (Leaves(name))
            {
                throw new SpreadsheetRefusedException(SpreadsheetRefusal.LeavesPackage, "The spreadsheet names a part outside itself.");
            }

            total += entry.Length;
            if (entry.Length > Limits.PartBytes || total > Limits.TotalBytes)
            {
                throw SpreadsheetRefusedException.TooLarge("it unpacks to too much");
            }

            if (!name.EndsWith('/') && !_parts.TryAdd(name, new(this, name, entry)))
            {
                throw SpreadsheetRefusedException.Damaged("two parts have one name");
            }
        }
    }
}
