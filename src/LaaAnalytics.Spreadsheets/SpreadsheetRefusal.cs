namespace LaaAnalytics.Spreadsheets;

/// <summary>Why a spreadsheet is not read.</summary>
public enum SpreadsheetRefusal
{
    /// <summary>Not a package of the .xlsx kind at all.</summary>
    NotASpreadsheet,

    /// <summary>Encrypted with a password, or of the old .xls kind, which cannot be told apart from outside.</summary>
    Protected,

    /// <summary>Holds macros, or is of a kind that may.</summary>
    Macros,

    /// <summary>A part declares a document type, through which a small file can grow without bounds.</summary>
    DocumentType,

    /// <summary>Larger than the limits, or unpacks to more than it should.</summary>
    TooLarge,

    /// <summary>Names a part outside the package.</summary>
    LeavesPackage,

    /// <summary>Linked to other files or data sources, whose values it keeps.</summary>
    Links,

    /// <summary>Keeps data that no sheet shows: pivot caches, data models, embedded files.</summary>
    UnseenData,

    /// <summary>Holds no workbook or no worksheet.</summary>
    NoWorkbook,

    /// <summary>Damaged, or not written by the rules of its kind.</summary>
    Damaged,
}
