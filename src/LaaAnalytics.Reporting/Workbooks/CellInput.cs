using System.Globalization;

namespace LaaAnalytics.Reporting.Workbooks;

/// <summary>What a reader may enter into a cell of a protected sheet, and what a spreadsheet program says when the cell is chosen.</summary>
/// <remarks>Every cell of that sheet without an input is locked. The protection has no password: it guards against slips, not against intent.</remarks>
public sealed record CellInput
{
    /// <summary>Characters a spreadsheet program allows for all choices of a list together, commas included.</summary>
    public const int MostListCharacters = 255;

    private const int MostPrompt = 255;

    private CellInput(CellInputKind kind, string prompt)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(prompt);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(prompt.Length, MostPrompt, nameof(prompt));
        Kind = kind;
        Prompt = prompt;
    }

    internal CellInputKind Kind { get; }

    internal string Prompt { get; }

    internal IReadOnlyList<string> Choices { get; private init; } = [];

    internal int Limit { get; private init; }

    internal DateOnly From { get; private init; }

    internal DateOnly To { get; private init; }

    internal int Lines { get; private init; } = 1;

    /// <summary>Key of the rule: equal inputs share one validation of the sheet.</summary>
    internal string Key => string.Create(CultureInfo.InvariantCulture, $"{Kind}|{Prompt}|{string.Join(',', Choices)}|{Limit}|{From:yyyy-MM-dd}|{To:yyyy-MM-dd}");

    /// <summary>One of a few words.</summary>
    /// <param name="choices">One or more, none with a comma or a quotation mark.</param>
    /// <param name="prompt">Shown when the cell is chosen, at most 255 characters.</param>
    /// <exception cref="ArgumentException">A choice is empty or holds a comma or a quotation mark, or the list is too long for spreadsheet programs.</exception>
    public static CellInput Choice(IReadOnlyList<string> choices, string prompt)
    {
        ArgumentNullException.ThrowIfNull(choices);
        if (choices.Count == 0 || choices.Any(choice => string.IsNullOrWhiteSpace(choice) || choice.AsSpan().IndexOfAny(',', '"', '\n') >= 0))
        {
            throw new ArgumentException("A list has choices without commas, quotation marks and line ends.", nameof(choices));
        }

        return string.Join(',', choices).Length <= MostListCharacters
            ? new(CellInputKind.Choice, prompt) { Choices = choices }
            : throw new ArgumentException($"All choices together have at most {MostListCharacters} characters.", nameof(choices));
    }

    /// <summary>Free text.</summary>
    /// <param name="limit">Most characters, 1 to <see cref="CellText.Limit"/>.</param>
    /// <param name="prompt">Shown when the cell is chosen, at most 255 characters.</param>
    /// <param name="lines">Lines of room an empty cell is given, 1 or more.</param>
    public static CellInput Text(int limit, string prompt, int lines = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, CellText.Limit);
        ArgumentOutOfRangeException.ThrowIfLessThan(lines, 1);
        return new(CellInputKind.Text, prompt) { Limit = limit, Lines = lines };
    }

    /// <summary>A day.</summary>
    /// <param name="from">First day allowed, 1 March 1900 or later: spreadsheet programs disagree about earlier ones.</param>
    /// <param name="to">Last day allowed.</param>
    /// <param name="prompt">Shown when the cell is chosen, at most 255 characters.</param>
    public static CellInput Date(DateOnly from, DateOnly to, string prompt)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(from, new(1900, 3, 1));
        ArgumentOutOfRangeException.ThrowIfLessThan(to, from);
        return new(CellInputKind.Date, prompt) { From = from, To = to };
    }
}

/// <summary>Kinds of input.</summary>
internal enum CellInputKind
{
    /// <summary>One of a list.</summary>
    Choice,

    /// <summary>Words.</summary>
    Text,

    /// <summary>A day.</summary>
    Date,
}
