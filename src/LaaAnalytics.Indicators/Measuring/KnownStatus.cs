namespace LaaAnalytics.Indicators;

/// <summary>Yes, no, not known and out of scope, as returns on accommodation and employment count them (NI 45, 46, 143, 144 and their successors).</summary>
/// <remarks>
/// The rate is a share of those whose status is known; how many that is stands beside it. Counting the unknown as no, as some returns do, gives another figure,
/// <see cref="ShareOfAll"/>, which is printed beside it and never in its place.
/// </remarks>
/// <param name="Yes">In the state asked about.</param>
/// <param name="No">Known not to be.</param>
/// <param name="Unknown">Not known.</param>
/// <param name="OutOfScope">Not asked: in no divisor.</param>
public readonly record struct KnownStatus(long Yes, long No, long Unknown, long OutOfScope = 0)
{
    /// <summary>Yes as a share of known, 0 to 1; null where nothing is known.</summary>
    public double? ShareOfKnown => Yes + No > 0 ? Yes / (double)(Yes + No) : null;

    /// <summary>Known as a share of those in scope, 0 to 1; null where nobody is.</summary>
    public double? Coverage => Yes + No + Unknown > 0 ? (Yes + No) / (double)(Yes + No + Unknown) : null;

    /// <summary>Yes as a share of all in scope, the unknown taken for no; null where nobody is.</summary>
    public double? ShareOfAll => Yes + No + Unknown > 0 ? Yes / (double)(Yes + No + Unknown) : null;

    /// <summary>Releases to be counted: several of one person on one day are one, on two days two.</summary>
    public static int DistinctReleases(IEnumerable<(string PersonKey, DateOnly Day)> releases)
    {
        ArgumentNullException.ThrowIfNull(releases);
        return releases.Distinct().Count();
    }
}

/// <summary>A group's share of disposals against its share of the population, as NI 44 reports it: 0 is in proportion, either side is not.</summary>
/// <param name="ShareOfDisposals">0 to 1.</param>
/// <param name="ShareOfPopulation">0 to 1.</param>
public readonly record struct CompositionGap(double ShareOfDisposals, double ShareOfPopulation)
{
    /// <summary>Disposals less population, in percentage points.</summary>
    public double Points => 100 * (ShareOfDisposals - ShareOfPopulation);

    /// <summary>Distance from proportion, in percentage points: what is to come down, whichever the sign.</summary>
    public double Distance => Math.Abs(Points);
}
