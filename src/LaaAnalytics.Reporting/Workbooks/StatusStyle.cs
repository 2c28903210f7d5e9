using System.Globalization;

namespace LaaAnalytics.Reporting.Workbooks;

/// <summary>How a status word is dressed: the word carries the meaning, a shape and a colour repeat it.</summary>
/// <remarks>
/// The cell holds the word only. Shape and colour come from a conditional format on that same word, so they cannot disagree with it.
/// </remarks>
public sealed record StatusStyle
{
    /// <summary>The least contrast of text on its ground that WCAG 2.2 criterion 1.4.3 accepts.</summary>
    public const double LeastContrast = 4.5;

    /// <summary>A style for cells that hold exactly <paramref name="word"/>.</summary>
    /// <param name="word">The status, as written in the cell.</param>
    /// <param name="meaning">What the status says, for the sentence above the table.</param>
    /// <param name="shape">A character shown before the word, different for each status of a column.</param>
    /// <param name="ink">Text colour, six hexadecimal digits.</param>
    /// <param name="ground">Cell colour, six hexadecimal digits.</param>
    /// <exception cref="ArgumentException">Contrast under <see cref="LeastContrast"/>.</exception>
    public StatusStyle(string word, string meaning, char shape, string ink, string ground)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(word);
        ArgumentException.ThrowIfNullOrWhiteSpace(meaning);
        if (Contrast(ink, ground) < LeastContrast)
        {
            throw new ArgumentException($"Text needs a contrast of {LeastContrast.ToString(CultureInfo.InvariantCulture)} to 1.", nameof(ink));
        }

        Word = CellText.Clean(word);
        Meaning = CellText.Clean(meaning);
        Shape = shape;
        Ink = ink;
        Ground = ground;
    }

    /// <summary>The status as written in the cell.</summary>
    public string Word { get; }

    /// <summary>What the status says.</summary>
    public string Meaning { get; }

    /// <summary>The character before the word.</summary>
    public char Shape { get; }

    /// <summary>Text colour, six hexadecimal digits.</summary>
    public string Ink { get; }

    /// <summary>Cell colour, six hexadecimal digits.</summary>
    public string Ground { get; }

    /// <summary>Dark green on light green, with a disc.</summary>
    public static StatusStyle Green(string word, string meaning) => new(word, meaning, '●', "0B4F2A", "CFE6D8");

    /// <summary>Brown on light orange, with a triangle.</summary>
    public static StatusStyle Amber(string word, string meaning) => new(word, meaning, '▲', "663300", "FFE3C4");

    /// <summary>Dark red on light red, with a square.</summary>
    public static StatusStyle Red(string word, string meaning) => new(word, meaning, '■', "7A0012", "F8D3D5");

    /// <summary>Black on white, with an open diamond: no judgement.</summary>
    public static StatusStyle Plain(string word, string meaning) => new(word, meaning, '◇', "000000", "FFFFFF");

    /// <summary>Contrast ratio of two colours, 1 to 21.</summary>
    /// <remarks>WCAG 2.2, definitions of contrast ratio and relative luminance.</remarks>
    public static double Contrast(string first, string second)
    {
        double one = Luminance(first);
        double other = Luminance(second);
        return (Math.Max(one, other) + 0.05) / (Math.Min(one, other) + 0.05);
    }

    private static double Luminance(string colour)
    {
        ArgumentNullException.ThrowIfNull(colour);
        if (colour.Length != 6 || !int.TryParse(colour, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int rgb))
        {
            throw new ArgumentException("A colour is six hexadecimal digits.", nameof(colour));
        }

        return (0.2126 * Linear(rgb >> 16)) + (0.7152 * Linear((rgb >> 8) & 255)) + (0.0722 * Linear(rgb & 255));
    }

    private static double Linear(int channel)
    {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }
}
