namespace LaaAnalytics.Reporting.Workbooks.Writing;

/// <summary>Lengths of text in Arial, so that widths, heights and line breaks can be set where no spreadsheet program runs.</summary>
/// <remarks>Advance widths are those of Helvetica and Helvetica-Bold in Adobe's Core 14 AFM files, which Arial shares, in thousandths of the font size.</remarks>
internal static class ArialText
{
    /// <summary>Width of a digit at 12 points, in points: the unit of column widths.</summary>
    public const double Digit = 0.556 * 12;

    // Space (32) to tilde (126).
    private static readonly int[] Plain =
    [
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
        556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
        1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
        667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
        333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
        556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
    ];

    private static readonly int[] Bold =
    [
        278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278,
        556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611,
        975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778,
        667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556,
        333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611,
        611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
    ];

    /// <summary>Length in points on one line.</summary>
    public static double Length(ReadOnlySpan<char> text, double size = 12, bool bold = false)
    {
        int[] widths = bold ? Bold : Plain;
        int sum = 0;
        foreach (char character in text)
        {
            sum += character switch
            {
                >= ' ' and <= '~' => widths[character - ' '],
                < '\u1100' => 600,
                _ => 1000,
            };
        }

        return sum * size / 1000;
    }

    /// <summary>Length in column characters on one line.</summary>
    public static double Characters(ReadOnlySpan<char> text, double size = 12, bool bold = false) => Length(text, size, bold) / Digit;

    /// <summary>The lines of <paramref name="text"/> in a cell <paramref name="characters"/> wide, broken at spaces.</summary>
    public static IReadOnlyList<string> Break(string text, double characters, double size = 12, bool bold = false)
    {
        List<string> lines = [];
        foreach (string paragraph in text.Split('\n'))
        {
            string line = "";
            foreach (string word in paragraph.Split(' '))
            {
                string longer = line.Length == 0 ? word : line + " " + word;
                if (line.Length > 0 && Characters(longer, size, bold) > characters)
                {
                    lines.Add(line);
                    line = word;
                }
                else
                {
                    line = longer;
                }
            }

            lines.Add(line);
        }

        return lines;
    }

    /// <summary>How many lines <paramref name="text"/> takes, a word longer than the cell counted as often as it is broken.</summary>
    public static int Lines(string text, double characters, double size = 12, bool bold = false) =>
        Break(text, characters, size, bold).Sum(line => Math.Max(1, (int)Math.Ceiling(Characters(line, size, bold) / characters)));
}
