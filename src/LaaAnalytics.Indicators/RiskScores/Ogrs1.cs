namespace LaaAnalytics.Indicators.RiskScores;

/// <summary>The linear part of the first Offender Group Reconviction Scale: points before the offence's own constant and the table to per cent.</summary>
/// <remarks>
/// 31 - A - C + 75 sqrt(g / (F + 5)) + K. Copas J, Marshall P (1998) J R Stat Soc C 47:159-171. The constants K and the table to per cent could not be read, so no
/// probability is made of it; it stands here because its rate of sanctions takes the square root where later versions take the logarithm.
/// </remarks>
public static class Ogrs1
{
    /// <summary>Points, without the offence's constant.</summary>
    /// <param name="age">Age in completed years.</param>
    /// <param name="youthCustodies">Custodial sentences as a young person.</param>
    /// <param name="convictions">Convictions, 0 or more.</param>
    /// <param name="yearsSinceFirst">Years since the first conviction, 0 or more.</param>
    public static double Points(int age, int youthCustodies, int convictions, int yearsSinceFirst)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(convictions);
        ArgumentOutOfRangeException.ThrowIfNegative(yearsSinceFirst);
        return 31 - age - youthCustodies + (75 * Math.Sqrt(convictions / (yearsSinceFirst + 5.0)));
    }
}
