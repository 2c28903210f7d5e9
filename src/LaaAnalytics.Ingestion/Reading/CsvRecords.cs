using System.Text;
using System.Text.Unicode;
using CsvHelper;
using LaaAnalytics.Ingestion.Mappings;
using LaaAnalytics.Ingestion.Rules;

namespace LaaAnalytics.Ingestion.Reading;

/// <summary>Records of a CSV file through CsvHelper's spans.</summary>
internal sealed class CsvFile : IDisposable
{
    /// <summary>Longest record, in bytes.</summary>
    public const int LongestRecord = 1024 * 1024;

    private readonly List<PassedRecord> _passed = [];
    private readonly CsvReader _reader;

    private CsvFile(Stream stream, Mapping mapping)
    {
        _reader = CsvReader.Create(
            stream,
            new CsvReaderOptions
            {
                Separator = mapping.Delimiter[0],
                HasHeader = true,
                MaxRecordSize = LongestRecord,
                TrackLineNumbers = true,
                IncludeValuesInExceptions = false,
                MalformedData = CsvMalformedDataHandling.Skip,
                FieldCountMismatch = CsvFieldCountHandling.Allow,
                OnMalformedRecord = record => _passed.Add(new(record.LineNumber, 1 + record.RawRecord.Count('\n'))),
                DetectSeparatorHint = false,
                Encoding = mapping.Encoding == Mapping.Windows1252 ? CodePagesEncodingProvider.Instance.GetEncoding(1252) : null,
                BufferSize = 256 * 1024,
            },
            leaveOpen: true);
    }

    /// <summary>Headers as they stand in the file.</summary>
    public IReadOnlyList<string> Headers { get; private set; } = [];

    /// <summary>Opens the file and reads its header; null where the header cannot be read.</summary>
    public static CsvFile? Open(Stream stream, Mapping mapping)
    {
        CsvFile file = new(stream, mapping);
        try
        {
            file._reader.ReadHeader();
            file.Headers = [.. file._reader.Headers];
        }
        catch (CsvFormatException)
        {
            file.Dispose();
            return null;
        }

        // A header with wrong quotes is passed over, and a row of data would take its place.
        if (file._passed.Count > 0)
        {
            file.Dispose();
            return null;
        }

        return file;
    }

    /// <summary>The records after the header.</summary>
    public CsvRecords Records() => new(_reader, _passed);

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();
}

/// <inheritdoc cref="CsvFile"/>
internal readonly struct CsvRecords(CsvReader reader, List<PassedRecord> passed) : IRecords
{
    /// <inheritdoc/>
    public long Line => reader.LineNumber;

    /// <inheritdoc/>
    public int Lines => 1 + reader.RawRecord.Count((byte)'\n');

    /// <inheritdoc/>
    public int FieldCount => reader.FieldCount;

    /// <inheritdoc/>
    public bool Read() => reader.Read();

    /// <inheritdoc/>
    public ReadOnlySpan<byte> Field(int index) => reader.GetSpan(index);

    /// <inheritdoc/>
    public IReadOnlyList<PassedRecord> TakePassed()
    {
        if (passed.Count == 0)
        {
            return [];
        }

        PassedRecord[] taken = [.. passed];
        passed.Clear();
        return taken;
    }

    /// <inheritdoc/>
    public IngestionRule? Broken(ColumnPlan column) => null;

    /// <inheritdoc/>
    public bool IsPlain(ColumnPlan column) => false;

    /// <inheritdoc/>
    public RecordFault Fault()
    {
        ReadOnlySpan<byte> record = reader.RawRecord;
        if (!record.ContainsAnyExceptInRange((byte)' ', (byte)'~') && record.Length <= CsvFile.LongestRecord)
        {
            return RecordFault.None;
        }

        return record.Length > CsvFile.LongestRecord || record.Contains((byte)0) ? RecordFault.TooLongOrNul
            : !Utf8.IsValid(record) ? RecordFault.NotUtf8
            : RecordFault.None;
    }
}
