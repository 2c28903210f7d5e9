using System.Buffers.Binary;

namespace LaaAnalytics.Spreadsheets.Packages;

/// <summary>Counts the entries of a zip file by walking its directory, before anything keeps them in memory.</summary>
internal static class CentralDirectory
{
    private const uint EndSignature = 0x06054B50;
    private const uint EntrySignature = 0x02014B50;
    private const int EndLength = 22;
    private const int EntryLength = 46;
    private const int LongestComment = 65_535;
    private const uint Elsewhere = 0xFFFFFFFF;

    /// <summary>Number of entries, at most one more than <paramref name="most"/>; -1 where the file has no directory of the plain kind.</summary>
    /// <remarks>The number that the directory states is not believed. Files beyond 4 GiB (zip64) are far beyond the limits.</remarks>
    public static int Count(Stream stream, int most)
    {
        long start = Start(stream);
        if (start < 0 || start > stream.Length)
        {
            return -1;
        }

        stream.Position = start;
        byte[] entry = new byte[EntryLength];
        int count = 0;
        while (count <= most && stream.ReadAtLeast(entry, EntryLength, throwOnEndOfStream: false) == EntryLength
            && BinaryPrimitives.ReadUInt32LittleEndian(entry) == EntrySignature)
        {
            count++;
            stream.Position += Length(entry, 28) + Length(entry, 30) + Length(entry, 32);
        }

        return count;
    }

    private static int Length(byte[] entry, int place) => BinaryPrimitives.ReadUInt16LittleEndian(entry.AsSpan(place));

    private static long Start(Stream stream)
    {
        int tailLength = (int)Math.Min(stream.Length, EndLength + LongestComment);
        byte[] tail = new byte[tailLength];
        stream.Position = stream.Length - tailLength;
        stream.ReadExactly(tail);
        for (int place = tailLength - EndLength; place >= 0; place--)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(place)) == EndSignature)
            {
                uint start = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(place + 16));
                return start == Elsewhere ? -1 : start;
            }
        }

        return -1;
    }
}
