using System.Security.Cryptography;
using LaaAnalytics.Ingestion.Rules;

namespace LaaAnalytics.Ingestion.Reading;

/// <summary>A file of a supply, open from before it is hashed until after it is read.</summary>
internal sealed class SourceFile : IDisposable
{
    private const int HeadBytes = 4096;

    private static readonly string[] OtherKinds =
        [".xls", ".xlsb", ".ods", ".zip", ".gz", ".7z", ".rar", ".tar", ".bz2", ".xz", ".zst", ".accdb", ".mdb", ".sav", ".dta", ".pdf", ".doc", ".docx"];

    private SourceFile(FileStream stream, string sha256, SourceKind kind)
    {
        Stream = stream;
        Sha256 = sha256;
        Kind = kind;
    }

    /// <summary>The file, at its start.</summary>
    public FileStream Stream { get; }

    /// <summary>SHA-256 of its bytes, lower-case hexadecimal.</summary>
    public string Sha256 { get; }

    /// <summary>How it is read.</summary>
    public SourceKind Kind { get; }

    /// <summary>Opens a file; null where it cannot be read, or is none of the kinds that are read, which is then among the findings.</summary>
    public static SourceFile? Open(string path, string file, Findings findings)
    {
        FileStream? stream = null;
        try
        {
            if (Array.Exists(OtherKinds, kind => path.EndsWith(kind, StringComparison.OrdinalIgnoreCase)))
            {
                findings.Add(Rule.FileKind, file, 0, string.Empty, Rule.FileKind.Expecting());
                return null;
            }

            stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, FileOptions.SequentialScan);
            byte[] head = new byte[HeadBytes];
            ReadOnlySpan<byte> start = head.AsSpan(0, stream.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false));
            bool isSpreadsheet = path.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".xlsm", StringComparison.OrdinalIgnoreCase);
            bool isParquet = start.StartsWith("PAR1"u8) && !isSpreadsheet;
            IngestionRule? broken = start.IsEmpty ? Rule.NotReadable
                : isSpreadsheet ? null
                : IsUtf16(start) ? Rule.Encoding
                : !isParquet && IsBinary(start) ? Rule.FileKind
                : !isParquet && path.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase) ? Rule.FileKind
                : null;
            if (broken is null)
            {
                stream.Position = 0;
                string sha256 = Convert.ToHexStringLower(SHA256.HashData(stream));
                stream.Position = 0;
                SourceFile opened = new(stream, sha256, isSpreadsheet ? SourceKind.Spreadsheet : isParquet ? SourceKind.Parquet : SourceKind.Csv);
                stream = null;
                return opened;
            }

            findings.Add(broken, file, 0, string.Empty, broken == Rule.Encoding ? Rule.Encoding.Expecting(("encoding", "UTF-8")) : broken.Expecting());
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            findings.Add(Rule.NotReadable, file, 0, string.Empty, Rule.NotReadable.Expecting());
            return null;
        }
        finally
        {
            stream?.Dispose();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Stream.Dispose();

    private static bool IsUtf16(ReadOnlySpan<byte> start)
    {
        if (start is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            return true;
        }

        // Without a mark: every second byte of Latin text is zero.
        int even = 0;
        int odd = 0;
        for (int i = 0; i + 1 < start.Length; i += 2)
        {
            even += start[i] == 0 ? 1 : 0;
            odd += start[i + 1] == 0 ? 1 : 0;
        }

        int half = start.Length / 2;
        return half > 0 && ((odd > half * 9 / 10 && even < half / 10) || (even > half * 9 / 10 && odd < half / 10));
    }

    private static bool IsBinary(ReadOnlySpan<byte> start) =>
        start.StartsWith("PK\u0003\u0004"u8) || start.StartsWith("PK\u0005\u0006"u8) || start.StartsWith("%PDF"u8)
        || start is [0x1F, 0x8B, ..] or [0xD0, 0xCF, 0x11, 0xE0, ..] or [0x28, 0xB5, 0x2F, 0xFD, ..] or [0x37, 0x7A, 0xBC, 0xAF, ..]
        || start.Count((byte)0) > start.Length / 10;
}

/// <summary>How a file is read.</summary>
internal enum SourceKind
{
    /// <summary>As CSV.</summary>
    Csv,

    /// <summary>As Parquet.</summary>
    Parquet,

    /// <summary>As a spreadsheet.</summary>
    Spreadsheet,
}
