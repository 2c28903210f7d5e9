namespace LaaAnalytics.Reporting.Workbooks.Writing;

/// <summary>Ends and steps of a value axis at round numbers, set here so that every program draws the same axis.</summary>
/// <param name="Least">Lower end.</param>
/// <param name="Most">Upper end.</param>
/// <param name="Step">Between grid lines: 1, 2 or 5 times a power of ten.</param>
internal readonly record struct ValueScale(double Least, double Most, double Step)
{
    private const int Steps = 7;

    /// <summary>Number format of the labels: as many decimals as the step has.</summary>
    public string Format => new NumberFormat(Math.Clamp((int)Math.Ceiling(-Math.Log10(Step) - 1e-9), 0, 6)).Code;

    /// <summary>A scale that holds all <paramref name="values"/>.</summary>
    /// <param name="values">At least one number.</param>
    /// <param name="fromZero">True for bars, whose length is their meaning. Lines start at zero where that costs under half the height.</param>
    public static ValueScale For(IReadOnlyCollection<double> values, bool fromZero)
    {
        double least = values.Min();
        double most = values.Max();
        if (fromZero || (least >= 0 && least < most / 2))
        {
            least = Math.Min(least, 0);
            most = Math.Max(most, 0);
        }

        double spread = most > least ? most - least : Math.Max(Math.Abs(most), 1);
        double power = Math.Pow(10, Math.Floor(Math.Log10(spread / Steps)));
        double share = spread / Steps / power;
        double step = power * (share <= 1 ? 1 : share <= 2 ? 2 : share <= 5 ? 5 : 10);
        double bottom = Math.Floor((least / step) + 1e-9) * step;
        double top = Math.Ceiling((most / step) - 1e-9) * step;
        return new(Clean(bottom), Clean(top > bottom ? top : bottom + step), Clean(step));
    }

    // Multiples of a decimal step carry a binary tail (0.30000000000000004) that would show in the file.
    private static double Clean(double value) => Math.Round(value, 9) + 0.0;
}
