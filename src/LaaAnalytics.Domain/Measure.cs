namespace LaaAnalytics.Domain;

/// <summary>What is measured where, when and for whom: the address of one count.</summary>
/// <param name="Indicator">Indicator id (<c>RO-A</c>), or the scheme's id where no indicator is built on it.</param>
/// <param name="Area">Area, with the year of its boundaries.</param>
/// <param name="Period">Cohort: span of index dates.</param>
/// <param name="Group">Part of the cohort, <c>all</c> or pairs in name order, <c>age_group=adult;sex=F</c>.</param>
public sealed record CellKey(string Indicator, AreaCode Area, Period Period, string Group = CellKey.AllGroup) : IComparable<CellKey>
{
    /// <summary>The group that is the whole cohort.</summary>
    public const string AllGroup = "all";

    /// <inheritdoc/>
    public int CompareTo(CellKey? other)
    {
        if (other is null)
        {
            return 1;
        }

        int order = string.CompareOrdinal(Indicator, other.Indicator);
        order = order != 0 ? order : Area.CompareTo(other.Area);
        order = order != 0 ? order : Period.CompareTo(other.Period);
        return order != 0 ? order : string.CompareOrdinal(Group, other.Group);
    }

    /// <summary>Whether the left key sorts first.</summary>
    public static bool operator <(CellKey left, CellKey right) => Comparer<CellKey>.Default.Compare(left, right) < 0;

    /// <summary>Whether the left key sorts later.</summary>
    public static bool operator >(CellKey left, CellKey right) => Comparer<CellKey>.Default.Compare(left, right) > 0;

    /// <summary>Whether the left key does not sort later.</summary>
    public static bool operator <=(CellKey left, CellKey right) => Comparer<CellKey>.Default.Compare(left, right) <= 0;

    /// <summary>Whether the left key does not sort first.</summary>
    public static bool operator >=(CellKey left, CellKey right) => Comparer<CellKey>.Default.Compare(left, right) >= 0;

    /// <summary>The address without a vintage of the store: <c>RO-A/E06000047@2009/2008-07..2009-06/all</c>.</summary>
    public override string ToString() => $"{Indicator}/{Area}/{Period}/{Group}";
}

/// <summary>Counts, and what intervals need, for one cell; integers only, so that partial results add up exactly.</summary>
/// <remarks>
/// <para>Additive over disjoint people, never over periods: a pooled period is counted as a cell of its own, because one person can be in several of its cohorts.</para>
/// <para>An <em>entry</em> is one person in one cohort. With pooled cohorts a person can have several entries; the sums per person then carry what a
/// clustered variance needs (y = re-offending entries, n = entries, k = re-offences, b = baseline offences of one person; e = sum of predicted p in 1/10,000).</para>
/// </remarks>
public sealed record Measure
{
    /// <summary>What is measured where, when and for whom.</summary>
    public required CellKey Key { get; init; }

    /// <summary>Scheme and version, <c>ni18-adult@2008-05</c>.</summary>
    public required string Scheme { get; init; }

    /// <summary>Part of the mandatory outcome.</summary>
    public required Component Component { get; init; }

    /// <summary>How many single cohorts the period pools; 1 for a single cohort.</summary>
    public int Pooled { get; init; } = 1;

    /// <summary>Entries in the cohort: the denominator.</summary>
    public long Offenders { get; init; }

    /// <summary>Different people among them; equals <see cref="Offenders"/> unless cohorts are pooled. Zero where people cannot be told apart.</summary>
    public long People { get; init; }

    /// <summary>Entries with at least one counted proven re-offence.</summary>
    public long Reoffenders { get; init; }

    /// <summary>Counted proven re-offences; null where the extract does not count them.</summary>
    public long? Reoffences { get; init; }

    /// <summary>Counted re-offences whose severity tier is known; the severity rate exists only where that is all of them.</summary>
    public long TieredReoffences { get; init; }

    /// <summary>Counted re-offences of the scheme's serious tiers.</summary>
    public long SeriousReoffences { get; init; }

    /// <summary>Entries with at least one counted re-offence of the scheme's serious tiers.</summary>
    public long SeriousReoffenders { get; init; }

    /// <summary>Re-offending entries by days from the first day of follow-up (0) to the first counted re-offence, ascending.</summary>
    public IReadOnlyList<HistogramBin> DaysToFirst { get; init; } = [];

    /// <summary>
    /// Re-offending entries by whole calendar months from the first day of follow-up to the first counted re-offence, ascending; empty where only days
    /// are known. An offence on the day exactly three months after belongs to month 3, as it lies outside a window of three months.
    /// </summary>
    public IReadOnlyList<HistogramBin> MonthsToFirst { get; init; } = [];

    /// <summary>People by how many entries they have and how many of those re-offended, ascending; empty where people cannot be told apart.</summary>
    public IReadOnlyList<PersonBin> PeopleByEntries { get; init; } = [];

    /// <summary>Whether only proven offences were counted; where not, no figure made of it is final or may be called proven.</summary>
    public bool IsProven { get; init; } = true;

    /// <summary>Counted offences in the baseline window; 0 where the scheme has none.</summary>
    public long BaselineOffences { get; init; }

    /// <summary>Entries with at least one counted offence in the baseline window.</summary>
    public long BaselineOffenders { get; init; }

    /// <summary>Entries that carry a predicted probability.</summary>
    public long Predicted { get; init; }

    /// <summary>Re-offending entries among those that carry a predicted probability.</summary>
    public long PredictedReoffenders { get; init; }

    /// <summary>Entries by predicted probability in 1/10,000, ascending by probability; empty where none is supplied.</summary>
    public IReadOnlyList<HistogramBin> PredictedProbability { get; init; } = [];

    /// <summary>Re-offending entries by predicted probability in 1/10,000, ascending: what a prediction's calibration is seen from.</summary>
    public IReadOnlyList<HistogramBin> ReoffendersByProbability { get; init; } = [];

    /// <summary>Entries by number of counted re-offences, ascending, zero included.</summary>
    public IReadOnlyList<HistogramBin> EntriesByReoffences { get; init; } = [];

    /// <summary>Sums over people for clustered variances.</summary>
    public PersonSums PerPerson { get; init; }

    /// <summary>People who would have entered but could not be matched to the police computer; not in any other count.</summary>
    public long Unmatched { get; init; }

    /// <summary>First <c>observed_to</c> that makes the cohort final.</summary>
    public DateOnly MatureOn { get; init; }

    /// <summary>Smallest <c>observed_to</c> of the proof tables that serve the area, or null where none does.</summary>
    public DateOnly? ObservedTo { get; init; }

    /// <summary>Whether the last member has had follow-up and time for proof, and the data reach beyond it.</summary>
    public bool IsMature => ObservedTo is DateOnly observed && observed >= MatureOn;

    /// <summary>Entries that are not re-offenders.</summary>
    public long NonReoffenders => Offenders - Reoffenders;

    /// <summary>Sum of predicted probabilities in 1/10,000 of a person.</summary>
    public long PredictedTenThousandths => PredictedProbability.Sum(bin => bin.Value * bin.Count);
}

/// <summary>One bin of an integer histogram.</summary>
/// <param name="Value">What is counted.</param>
/// <param name="Count">How often; above zero.</param>
public readonly record struct HistogramBin(long Value, long Count);

/// <summary>How many people of a cell have so many entries, so many of them re-offending.</summary>
/// <remarks>Integers, so that partial results add up exactly; a rate in which every person weighs the same is made from them.</remarks>
/// <param name="Entries">Entries of one person, 1 or more.</param>
/// <param name="Reoffending">Re-offending ones among them.</param>
/// <param name="People">People; above zero.</param>
public readonly record struct PersonBin(long Entries, long Reoffending, long People);

/// <summary>Sums over the people of a cell (see <see cref="Measure"/> for the letters).</summary>
/// <param name="YY">Sum of y squared.</param>
/// <param name="YN">Sum of y times n.</param>
/// <param name="NN">Sum of n squared.</param>
/// <param name="KK">Sum of k squared.</param>
/// <param name="KN">Sum of k times n.</param>
/// <param name="BB">Sum of b squared.</param>
/// <param name="KB">Sum of k times b.</param>
/// <param name="ResidualSquared">Sum of (10,000 y - e) squared over people whose every entry carries a predicted p, in 1/100,000,000.</param>
public readonly record struct PersonSums(long YY, long YN, long NN, long KK, long KN, long BB, long KB, long ResidualSquared)
{
    /// <summary>Sums over two disjoint sets of people.</summary>
    public static PersonSums operator +(PersonSums left, PersonSums right) => new(
        left.YY + right.YY,
        left.YN + right.YN,
        left.NN + right.NN,
        left.KK + right.KK,
        left.KN + right.KN,
        left.BB + right.BB,
        left.KB + right.KB,
        left.ResidualSquared + right.ResidualSquared);
}
