using LaaAnalytics.Domain;
using LaaAnalytics.Store;

namespace LaaAnalytics.Indicators;

/// <summary>How far the proof data reach that serve an area: the smallest <c>observed_to</c> of the suppliers of proven offences.</summary>
/// <remarks>
/// One late supplier makes its own areas immature and nobody else's. A supplier that names no areas serves every one. People without a place
/// are served by every supplier, so the latest of all to come decides for them.
/// </remarks>
public sealed class ProofReach
{
    private const string Table = "proven_offence";
    private const string EveryArea = "*";
    private readonly IReadOnlyList<CoverageRow> _coverage;

    private ProofReach(IReadOnlyList<CoverageRow> coverage) => _coverage = coverage;

    /// <summary>The reach of the proof data of a vintage.</summary>
    public static ProofReach Of(StoreView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return new([.. view.Coverage().Where(row => row.Table == Table && row.ObservedTo is not null)]);
    }

    /// <summary>First day that the data serving this area do not cover, or null where no supplier serves it.</summary>
    public DateOnly? Of(string areaCode) => areaCode is AreaCode.UnknownCode or AreaCode.NoFixedAbodeCode
        ? Least(_coverage)
        : Least(_coverage.Where(row => row.AreaCode == areaCode || row.AreaCode == EveryArea));

    /// <summary>The same for several areas together: the earliest; null where one of them is not served.</summary>
    public DateOnly? Of(IReadOnlyList<string> areaCodes)
    {
        ArgumentNullException.ThrowIfNull(areaCodes);
        List<DateOnly?> reaches = [.. areaCodes.Select(Of)];
        return reaches.Contains(null) ? null : reaches.Min();
    }

    private static DateOnly? Least(IEnumerable<CoverageRow> rows) => rows.Select(row => row.ObservedTo).Min();
}
