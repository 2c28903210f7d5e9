using LaaAnalytics.Disclosure.Rules;
using LaaAnalytics.Domain;
using LaaAnalytics.Statistics;
using LaaAnalytics.Statistics.Rates;

namespace LaaAnalytics.Disclosure.Further;

/// <summary>What of one cell may not be shown.</summary>
/// <param name="Cell">Anything.</param>
/// <param name="People">What is said of people.</param>
/// <param name="Serious">Serious re-offenders and re-offences.</param>
/// <param name="Within">Re-offenders within so many months.</param>
internal sealed record HiddenParts(bool Cell, bool People, bool Serious, IReadOnlyList<(int Months, bool IsHidden)> Within);

/// <summary>The further rates of one cell, from counts of which it is known what may be shown.</summary>
/// <param name="indicator">The headline's indicator: its least denominator holds here too.</param>
/// <param name="profile">Rules of the table's class.</param>
internal sealed class FurtherEstimates(Indicator indicator, DisclosureProfile profile)
{
    private const string PerCent = "per cent";

    private readonly string _withheld = MissingReason.Withheld(profile);
    private readonly string _withheldStep = MissingReason.Withheld(profile.AtLeast(DisclosureRuleName.EventsPerStep));

    /// <summary>The rates, in order.</summary>
    public IReadOnlyList<FurtherRate> Of(Measure cell, HiddenParts hidden)
    {
        string people = FurtherGate.PeopleOf(cell) == 0 ? "people cannot be told apart in the extract" : string.Empty;
        string counted = cell.Reoffences is null ? "the extract does not count re-offences" : string.Empty;
        string tiered = cell.Reoffences is null || cell.TieredReoffences == cell.Reoffences ? counted : "the severity of some re-offences is not known, and unknown is not less serious";
        string dated = cell.MonthsToFirst.Sum(bin => bin.Count) == cell.Reoffenders ? string.Empty : "days are known and dates are not, so there are no calendar months";
        return
        [
            Rate(FurtherRate.EventBased, 1, PerCent, string.Empty, false, shown => IndicatorEstimate.Of(cell, shown with { Statistic = SchemeStatistic.ShareReoffending })),
            Rate(FurtherRate.PersonBased, 1, PerCent, people, hidden.People, shown => PersonBased(cell, shown)),
            Rate(FurtherRate.EntriesPerPerson, 2, "entries per person", people, hidden.People, shown => EntriesPerPerson(cell, shown)),
            Rate(FurtherRate.ReoffencesPer100, 1, "re-offences per 100 offenders", counted, false, shown => IndicatorEstimate.Of(cell, shown with { Statistic = SchemeStatistic.ReoffencesPer100Offenders })),
            Rate(FurtherRate.SeriousShare, 1, PerCent, tiered, hidden.Serious, shown => Part(cell, shown, cell.SeriousReoffenders, hidden.People)),
            Rate(FurtherRate.SeriousReoffencesPer100, 1, "serious re-offences per 100 offenders", tiered, hidden.Serious, shown => SeriousReoffences(cell, shown)),
            .. hidden.Within.Select(part => Rate(
                FurtherRate.Within(part.Months), 1, PerCent, dated, part.IsHidden, shown => Part(cell, shown, FurtherGate.ReoffendersWithin(cell, part.Months), hidden.People), _withheldStep)),
            Rate(FurtherRate.MedianWeeks, 0, "weeks", NoMedian(cell), false, shown => Median(cell, shown)),
        ];

        FurtherRate Rate(string name, int decimals, string unit, string undefined, bool isHidden, Func<Indicator, Estimate> estimate, string? reason = null)
        {
            Indicator shown = indicator with { Unit = unit, Decimals = decimals };
            bool hasInterval = name is not (FurtherRate.EntriesPerPerson or FurtherRate.SeriousReoffencesPer100 or FurtherRate.MedianWeeks);
            return new(name, decimals, hasInterval, !cell.IsMature ? Empty(unit, EstimateStatus.Immature, MissingReason.Immature(cell))
                : hidden.Cell ? Empty(unit, EstimateStatus.Withheld, _withheld)
                : cell.Offenders == 0 ? IndicatorEstimate.NotDefined(cell, shown, "nobody in the cohort")
                : cell.Offenders < indicator.LeastDenominator ? IndicatorEstimate.TooFew(cell, shown)
                : undefined.Length > 0 ? IndicatorEstimate.NotDefined(cell, shown, undefined)
                : isHidden ? Empty(unit, EstimateStatus.Withheld, reason ?? _withheld)
                : estimate(shown));
        }
    }

    private static Estimate Empty(string unit, EstimateStatus status, string reason) =>
        new(null, null, null, IndicatorEstimate.Confidence, string.Empty, null, null, unit, status, reason);

    /// <summary>A share of entries that is part of the share re-offending: with repeated people as wide as their re-offending entries allow.</summary>
    private static Estimate Part(Measure cell, Indicator shown, long count, bool peopleHidden)
    {
        Proportion share = new(count, cell.Offenders);
        double value = 100 * share.Share!.Value;
        if (peopleHidden)
        {
            return Without(cell, shown, value, count, "how often people repeat is not shown, to protect them, so there is no interval");
        }

        long people = FurtherGate.PeopleOf(cell);
        bool repeats = people > 0 && people < cell.Offenders;
        (long[] entries, long[] events, long[] counts) = Bins(cell);
        ConfidenceInterval interval = WilsonScore.Interval(
            share, IndicatorEstimate.Confidence, repeats ? ClusteredShare.GreatestDesignEffect(share, entries, events, counts) : 1);
        return IndicatorEstimate.Final(cell, shown, value, Scaled(interval), repeats ? WilsonScore.ClusteredMethod : WilsonScore.Method, count);
    }

    private static Estimate PersonBased(Measure cell, Indicator shown)
    {
        (long[] entries, long[] events, long[] people) = Bins(cell);
        IntervalEstimate share = PersonWeightedShare.Estimate(entries, events, people, IndicatorEstimate.Confidence);
        double value = Rounded(100 * share.Value!.Value);
        return share.Interval is ConfidenceInterval limits
            ? IndicatorEstimate.Final(
                cell,
                shown,
                value,
                new(Rounded(100 * limits.Lower), Rounded(100 * limits.Upper), limits.Confidence),
                FurtherGate.PeopleOf(cell) == cell.Offenders ? WilsonScore.Method : PersonWeightedShare.Method,
                null)
            : Without(cell, shown, value, null, "one person has every entry, so there is no interval");
    }

    private static Estimate EntriesPerPerson(Measure cell, Indicator shown) => Without(
        cell, shown, cell.Offenders / (double)FurtherGate.PeopleOf(cell), cell.Offenders, "it describes everybody in the cohort, so there is no interval");

    private static Estimate SeriousReoffences(Measure cell, Indicator shown) => Without(
        cell, shown, 100.0 * cell.SeriousReoffences / cell.Offenders, cell.SeriousReoffences, "one person can commit several, and how many each committed is not kept, so there is no interval");

    private static string NoMedian(Measure cell) => cell.Reoffenders == 0 ? "nobody re-offended"
        : cell.DaysToFirst.Sum(bin => bin.Count) != cell.Reoffenders ? "the day of the first re-offence is not known for all"
        : string.Empty;

    private Estimate Median(Measure cell, Indicator shown)
    {
        long least = 2 * profile[DisclosureRuleName.QuantileBeyond];
        if (cell.Reoffenders < least)
        {
            return Empty(shown.Unit, EstimateStatus.TooFew, FormattableString.Invariant($"fewer than {least} re-offended, too few for a median"));
        }

        // The lower of the middle two; day 0 is within the first week.
        long before = (cell.Reoffenders - 1) / 2;
        long days = cell.DaysToFirst.First(bin => (before -= bin.Count) < 0).Value;
        return Without(cell, shown, (days / 7) + 1, null, "no interval is formed for a median");
    }

    private static Estimate Without(Measure cell, Indicator shown, double value, double? numerator, string reason)
    {
        Estimate estimate = IndicatorEstimate.Final(cell, shown, value, null, string.Empty, numerator);
        return estimate with { Reason = estimate.Reason.Length == 0 ? reason : $"{estimate.Reason}; {reason}" };
    }

    private static (long[] Entries, long[] Events, long[] People) Bins(Measure cell) => (
        [.. cell.PeopleByEntries.Select(bin => bin.Entries)],
        [.. cell.PeopleByEntries.Select(bin => bin.Reoffending)],
        [.. cell.PeopleByEntries.Select(bin => bin.People)]);

    private static double Rounded(double perCent) => (double)Math.Round((decimal)perCent, 1, MidpointRounding.AwayFromZero);

    private static ConfidenceInterval Scaled(ConfidenceInterval limits) => new(100 * limits.Lower, 100 * limits.Upper, limits.Confidence);
}
