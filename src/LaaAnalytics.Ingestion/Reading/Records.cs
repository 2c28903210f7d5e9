using LaaAnalytics.Ingestion.Rules;

namespace LaaAnalytics.Ingestion.Reading;

/// <summary>Records of a file, one after another, as UTF-8 fields. Implemented by structs, so that the reading loop is compiled for each.</summary>
internal interface IRecords
{
    /// <summary>Physical line of the record, the header being 1.</summary>
    public long Line { get; }

    /// <summary>Physical lines that the record spans, 1 or more.</summary>
    public int Lines { get; }

    /// <summary>Fields of the record.</summary>
    public int FieldCount { get; }

    /// <summary>Moves to the next record.</summary>
    /// <exception cref="CsvHelper.CsvFormatException">A CSV record outgrows its bounds.</exception>
    /// <exception cref="InvalidDataException">A Parquet file is damaged.</exception>
    public bool Read();

    /// <summary>A field, valid until the next <see cref="Read"/>.</summary>
    public ReadOnlySpan<byte> Field(int index);

    /// <summary>Records that were passed over since the last call, because their quotes are wrong.</summary>
    public IReadOnlyList<PassedRecord> TakePassed();

    /// <summary>Whether the record's bytes can be read as text at all.</summary>
    public RecordFault Fault();

    /// <summary>The rule that a field breaks before it is read as what the column takes; null for none. Files of text break none.</summary>
    public IngestionRule? Broken(ColumnPlan column);

    /// <summary>Whether the field is in the table's own form, whatever form the mapping expects of texts.</summary>
    public bool IsPlain(ColumnPlan column);
}

/// <summary>A record that could not be split into fields.</summary>
/// <param name="Line">Physical line it starts on.</param>
/// <param name="Lines">Physical lines it spans.</param>
internal readonly record struct PassedRecord(long Line, int Lines);

/// <summary>What is wrong with a record's bytes.</summary>
internal enum RecordFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It is not UTF-8.</summary>
    NotUtf8,

    /// <summary>It is too long, or holds a NUL byte.</summary>
    TooLongOrNul,
}
