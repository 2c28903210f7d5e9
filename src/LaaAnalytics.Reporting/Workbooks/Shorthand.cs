namespace LaaAnalytics.Reporting.Workbooks;

/// <summary>A reason that stands where a number would, such as <c>[c]</c>: alone in its cell and explained above its table.</summary>
/// <remarks>The letters are those of the Government Analysis Function's guidance on symbols in tables; there is no way to make another.</remarks>
public sealed record Shorthand
{
    private Shorthand(string code, string meaning)
    {
        Code = code;
        Meaning = meaning;
    }

    /// <summary>A break in the series: compare with earlier periods only with care.</summary>
    public static Shorthand Break { get; } = new("b", "break in the series");

    /// <summary>Withheld to protect people.</summary>
    public static Shorthand Confidential { get; } = new("c", "confidential, withheld to protect people");

    /// <summary>Estimated.</summary>
    public static Shorthand Estimated { get; } = new("e", "estimated");

    /// <summary>Forecast.</summary>
    public static Shorthand Forecast { get; } = new("f", "forecast");

    /// <summary>More than zero, but rounds to it.</summary>
    public static Shorthand Low { get; } = new("low", "above zero but rounds to zero");

    /// <summary>Provisional.</summary>
    public static Shorthand Provisional { get; } = new("p", "provisional");

    /// <summary>Revised since it was last shown.</summary>
    public static Shorthand Revised { get; } = new("r", "revised");

    /// <summary>Of low reliability.</summary>
    public static Shorthand Unreliable { get; } = new("u", "low reliability");

    /// <summary>None recorded in a survey or sample.</summary>
    public static Shorthand NoneRecorded { get; } = new("w", "none recorded");

    /// <summary>Not available.</summary>
    public static Shorthand NotAvailable { get; } = new("x", "not available");

    /// <summary>Not applicable.</summary>
    public static Shorthand NotApplicable { get; } = new("z", "not applicable");

    /// <summary>Every shorthand, in order of code.</summary>
    public static IReadOnlyList<Shorthand> All { get; } =
        [Break, Confidential, Estimated, Forecast, Low, Provisional, Revised, Unreliable, NoneRecorded, NotAvailable, NotApplicable];

    /// <summary>The letters without brackets.</summary>
    public string Code { get; }

    /// <summary>What it means, in words that follow "=".</summary>
    public string Meaning { get; }

    /// <summary>The shorthand of <paramref name="code"/>, letters without brackets, lower case.</summary>
    /// <exception cref="ArgumentException">The code is not an agreed one.</exception>
    public static Shorthand FromCode(string code) =>
        All.FirstOrDefault(each => each.Code == code) ?? throw new ArgumentException("The code is not an agreed shorthand.", nameof(code));

    /// <summary>As written in a cell: <c>[c]</c>.</summary>
    public override string ToString() => $"[{Code}]";
}
