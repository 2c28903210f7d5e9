namespace LaaAnalytics.Reporting.Workbooks;

/// <summary>What a workbook says about itself to search, to screen readers and to archives.</summary>
/// <remarks>None may be blank: a reader who cannot see the cover hears the title first.</remarks>
public sealed record WorkbookProperties
{
    /// <summary>What the workbook is, with place and period; also the cover's title. Eight characters or more.</summary>
    public required string Title { get; init; }

    /// <summary>The field, in a few words.</summary>
    public required string Subject { get; init; }

    /// <summary>The organisation that answers for the workbook; never a person.</summary>
    public required string Creator { get; init; }

    /// <summary>One or two sentences on what is inside.</summary>
    public required string Description { get; init; }

    /// <summary>Words to find the workbook by.</summary>
    public required IReadOnlyList<string> Keywords { get; init; }

    /// <summary>The date of the content. It is written as created and as modified, so that the same content gives the same bytes.</summary>
    public required DateOnly AsAt { get; init; }

    /// <summary>Language of the texts, as a BCP 47 tag.</summary>
    public string Language { get; init; } = "en-GB";

    internal void Check()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(Title);
        ArgumentOutOfRangeException.ThrowIfLessThan(Title.Trim().Length, 8, nameof(Title));
        ArgumentException.ThrowIfNullOrWhiteSpace(Subject);
        ArgumentException.ThrowIfNullOrWhiteSpace(Creator);
        ArgumentException.ThrowIfNullOrWhiteSpace(Description);
        ArgumentException.ThrowIfNullOrWhiteSpace(Language);
        ArgumentNullException.ThrowIfNull(Keywords);
    }
}
