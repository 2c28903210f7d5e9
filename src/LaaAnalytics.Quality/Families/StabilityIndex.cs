namespace LaaAnalytics.Quality.Families;

/// <summary>The population stability index: how far the make-up of one group of rows lies from that of another.</summary>
/// <remarks>
/// Sum over codes of (p - q) ln(p / q), p and q the codes' shares in the two groups. Half a row is added to every code in both groups, so that a
/// code that one group lacks gives a finite value. Yurdakul B (2018), Statistical Properties of Population Stability Index, dissertation, Western
/// Michigan University: where nothing has changed it is about (1/n + 1/m) times a chi-squared variable with one degree of freedom less than codes.
/// </remarks>
internal static class StabilityIndex
{
    /// <summary>The 99th percentile of the standard normal distribution.</summary>
    public const double Normal99 = 2.3263478740408408;

    /// <summary>The index of two groups counted by the same codes; 0 where they are alike, unbounded above. The same to the last digit in whatever order the codes come.</summary>
    public static double Of(IReadOnlyList<(long Newest, long Before)> codes)
    {
        double newest = codes.Sum(code => code.Newest) + (0.5 * codes.Count);
        double before = codes.Sum(code => code.Before) + (0.5 * codes.Count);
        double index = 0;
        foreach ((long inNewest, long inBefore) in codes.Order())
        {
            double p = (inNewest + 0.5) / newest;
            double q = (inBefore + 0.5) / before;
            index += (p - q) * Math.Log(p / q);
        }

        return index;
    }

    /// <summary>The value that chance alone passes once in a hundred times; 0 for a single code, which cannot change.</summary>
    /// <remarks>Percentile of chi-squared by Wilson EB and Hilferty MM (1931), PNAS 17:684-688.</remarks>
    /// <param name="codes">Codes that occur in either group.</param>
    /// <param name="newest">Rows of one group, above 0.</param>
    /// <param name="before">Rows of the other, above 0.</param>
    public static double ByChance(int codes, long newest, long before)
    {
        double freedom = codes - 1;
        if (freedom <= 0)
        {
            return 0;
        }

        double spread = 2 / (9 * freedom);
        double root = 1 - spread + (Normal99 * Math.Sqrt(spread));
        return freedom * root * root * root * ((1.0 / newest) + (1.0 / before));
    }
}
