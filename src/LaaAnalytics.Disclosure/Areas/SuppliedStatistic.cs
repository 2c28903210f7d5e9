using System.Globalization;
using LaaAnalytics.Disclosure.Reviews;
using LaaAnalytics.Domain;
using LaaAnalytics.Statistics.Funnels;
using LaaAnalytics.Statistics.Rates;

namespace LaaAnalytics.Disclosure.Areas;

/// <summary>A ready-made count as supplied: over what was expected where the supplier says that for all areas, else a share of people, else a rate.</summary>
internal sealed class SuppliedStatistic : AreaStatistic
{
    private const int Named = 5;

    private readonly Kind _kind;
    private readonly DisclosureProfile _profile;
    private readonly bool _countsPeople;

    /// <summary>The statistic of counts that will stand on one axis.</summary>
    /// <param name="counts">Published counts of one indicator and return.</param>
    /// <param name="profile">Disclosure profile.</param>
    public SuppliedStatistic(IReadOnlyList<PublishedCount> counts, DisclosureProfile profile)
    {
        List<PublishedCount> shown = [.. counts.Where(count => !count.IsWithheld)];
        shown = shown.Exists(count => !count.Provisional) ? [.. shown.Where(count => !count.Provisional)] : shown;
        _profile = profile;
        _countsPeople = counts.Any(count => count.CountsPeople);
        _kind = shown.TrueForAll(IsOverExpected) ? Kind.OverExpected
            : _countsPeople && shown.TrueForAll(IsShare) ? Kind.Share
            : Kind.Rate;
        string[] without = [.. shown.Where(count => !IsOverExpected(count)).Select(count => count.Area.Name)];
        Notes = without.Length == 0 || without.Length == shown.Count ? []
            : [$"No area is set over what was expected, because none above 0 is supplied for {string.Join(", ", without.Take(Named))}{(without.Length > Named ? string.Create(CultureInfo.InvariantCulture, $" and {without.Length - Named} more") : string.Empty)}."];
    }

    private enum Kind
    {
        OverExpected,
        Share,
        Rate,
    }

    public override string Unit => _kind switch
    {
        Kind.OverExpected => "counted over expected",
        Kind.Share => "per cent",
        _ => "per 100 of the denominator",
    };

    public override int Decimals => _kind == Kind.Share ? 1 : 2;

    public override double Scale => _kind == Kind.OverExpected ? 1 : 100;

    /// <summary>The cell of a published count.</summary>
    public AreaCell Cell(PublishedCount count)
    {
        if (count.IsWithheld)
        {
            return new(count.Area, Empty(EstimateStatus.Withheld, "to protect people, because a number in this table is small"));
        }

        if (count.Provisional && _kind switch { Kind.OverExpected => !IsOverExpected(count), Kind.Share => !IsShare(count), _ => false })
        {
            return new(count.Area, Empty(EstimateStatus.Undefined, "provisional, and supplied without what the others are compared by"));
        }

        AreaCell cell = Counts(count.Area, count.Numerator!.Value, count.Denominator!.Value, count.Expected);
        return count.Provisional && cell.HasValue ? cell with { Estimate = cell.Estimate with { Status = EstimateStatus.Provisional, Reason = "provisional, says its supplier" } } : cell;
    }

    public override Estimate Of(AreaCell cell, double confidence)
    {
        double counted = (double)cell.Counted!.Value;
        double below = (double)(_kind == Kind.OverExpected ? cell.Expected!.Value : cell.Denominator!.Value);
        if (below <= 0 || counted < 0)
        {
            return Empty(EstimateStatus.Undefined, "nothing to divide by");
        }

        if (_kind == Kind.Share)
        {
            ConfidenceInterval share = WilsonScore.Interval(new((long)cell.Counted.Value, (long)cell.Denominator!.Value), confidence);
            return Value(100 * counted / below, 100 * share.Lower, 100 * share.Upper, confidence, WilsonScore.Method);
        }

        ConfidenceInterval events = ExactOrByar.Interval(counted, confidence);
        return Value(Scale * counted / below, Scale * events.Lower / below, Scale * events.Upper / below, confidence, $"{ExactOrByar.MethodFor(counted)} on the count");
    }

    public override AreaCell Sum(NamedArea area, IReadOnlyList<AreaCell> cells) =>
        Counts(area, cells.Sum(cell => cell.Counted!.Value), cells.Sum(cell => cell.Denominator!.Value), _kind == Kind.OverExpected ? cells.Sum(cell => cell.Expected!.Value) : null);

    public override AreaCell? Rest(NamedArea area, AreaCell whole, AreaCell part)
    {
        decimal counted = whole.Counted!.Value - part.Counted!.Value;
        decimal denominator = whole.Denominator!.Value - part.Denominator!.Value;
        decimal? expected = _kind == Kind.OverExpected ? whole.Expected!.Value - part.Expected!.Value : null;
        bool isWithin = counted >= 0 && denominator > 0 && expected is null or > 0 && (_kind != Kind.Share || counted <= denominator);
        bool isSafe = !_countsPeople || !(Hides(counted) || Hides(denominator) || (counted <= denominator && Hides(denominator - counted)));
        return isWithin && isSafe ? Counts(area, counted, denominator, expected) : null;
    }

    public override FunnelPlot? Funnel(IReadOnlyList<AreaCell> cells, AreaCell? target)
    {
        if (_kind == Kind.Rate || !cells.All(cell => IsWhole(cell.Counted)))
        {
            return null;
        }

        long[] counted = [.. cells.Select(cell => (long)cell.Counted!.Value)];
        AreaCell all = target ?? Sum(cells[0].Area, cells);
        FunnelOptions options = new() { Target = all.Estimate.Value / Scale };
        return options.Target is not > 0 ? null
            : _kind == Kind.Share ? FunnelPlot.OfShares(counted, [.. cells.Select(cell => (long)cell.Denominator!.Value)], options)
            : FunnelPlot.OfRatios(counted, [.. cells.Select(cell => (double)cell.Expected!.Value)], options);
    }

    public override (string Name, string InWords) FunnelMethod(IReadOnlyList<AreaCell> cells) => _kind == Kind.Share
        ? (BinomialFunnel.ExactMethod, BinomialInWords)
        : (PoissonFunnel.Method, "Funnel limits are exact: Poisson at the number expected in each area, which is taken as known; where each person counts once they are too wide rather than too narrow.");

    public override string Intervals => _kind == Kind.Share
        ? WilsonInWords
        : "Intervals are those of a Poisson count, exact below ten and by Byar's approximation from ten on; what it is set over is taken as known.";

    public override IReadOnlyList<string> Notes { get; }

    private AreaCell Counts(NamedArea area, decimal counted, decimal denominator, decimal? expected)
    {
        AreaCell cell = new(area, Empty(EstimateStatus.Undefined, string.Empty)) { Counted = counted, Denominator = denominator, Expected = expected };
        return cell with { Estimate = Of(cell, IndicatorEstimate.Confidence) };
    }

    private bool Hides(decimal number) => number > 0 && number < _profile.HideBelow;

    private static bool IsOverExpected(PublishedCount count) => count.Expected > 0;

    private static bool IsShare(PublishedCount count) => IsWhole(count.Numerator) && IsWhole(count.Denominator) && count.Numerator <= count.Denominator;

    private static bool IsWhole(decimal? number) => number is decimal known && known == Math.Truncate(known) && known <= int.MaxValue;

    private Estimate Value(double value, double lower, double upper, double confidence, string method) =>
        new(value, lower, upper, confidence, method, null, null, Unit, EstimateStatus.Final, string.Empty);

    private Estimate Empty(EstimateStatus status, string reason) => new(null, null, null, IndicatorEstimate.Confidence, string.Empty, null, null, Unit, status, reason);
}
