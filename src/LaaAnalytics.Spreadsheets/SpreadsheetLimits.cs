namespace LaaAnalytics.Spreadsheets;

/// <summary>How much of a spreadsheet is read at most; what goes beyond is refused. Sizes are of what is really unpacked, whatever its headers say.</summary>
public sealed record SpreadsheetLimits
{
    /// <summary>Enough for any return or extract that people keep in a spreadsheet.</summary>
    public static SpreadsheetLimits Default { get; } = new();

    /// <summary>Bytes of the file.</summary>
    public long FileBytes { get; init; } = 64L * 1024 * 1024;

    /// <summary>Parts of the file.</summary>
    public int Parts { get; init; } = 2_000;

    /// <summary>Bytes of one part, unpacked.</summary>
    public long PartBytes { get; init; } = 256L * 1024 * 1024;

    /// <summary>Bytes of all parts that are read, unpacked.</summary>
    public long TotalBytes { get; init; } = 512L * 1024 * 1024;

    /// <summary>Bytes unpacked for each byte packed, once a part is larger than 1 MiB.</summary>
    public int Ratio { get; init; } = 200;

    /// <summary>Last row of a sheet, from 1.</summary>
    public int Rows { get; init; } = 1_048_576;

    /// <summary>Last column of a sheet, from 1.</summary>
    public int Columns { get; init; } = 16_384;

    /// <summary>Different texts that the sheets share.</summary>
    public int SharedTexts { get; init; } = 1_000_000;

    /// <summary>Characters (UTF-16 units) of the texts that the sheets share, together.</summary>
    public int SharedTextLength { get; init; } = 32 * 1024 * 1024;

    /// <summary>Characters (UTF-16 units) of one cell.</summary>
    public int TextLength { get; init; } = 32_767;

    /// <summary>Characters (UTF-16 units) of the cells of one row, together.</summary>
    public int RowLength { get; init; } = 1024 * 1024;
}
