namespace LaaAnalytics.Reporting.Workbooks;

/// <summary>One text of column A outside a table.</summary>
/// <param name="Kind">How it is set.</param>
/// <param name="Words">Clean text.</param>
/// <param name="Target">For a link inside the workbook.</param>
/// <param name="Address">For a link outside it.</param>
internal sealed record SheetText(SheetTextKind Kind, string Words, Sheet? Target = null, Uri? Address = null);

/// <summary>How a text of column A is set.</summary>
internal enum SheetTextKind
{
    /// <summary>Larger and bold.</summary>
    Heading,

    /// <summary>Plain.</summary>
    Paragraph,

    /// <summary>Underlined and blue.</summary>
    Link,
}
