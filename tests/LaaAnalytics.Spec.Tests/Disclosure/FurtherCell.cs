using LaaAnalytics.Domain;

namespace LaaAnalytics.Spec.Tests.Disclosure;

/// <summary>Mature cells with everything that further rates are formed from.</summary>
internal static class FurtherCell
{
    public static readonly Indicator Adults = new(
        "RO-A", "ni18-adult", Component.Adult, "Adults re-offending", "per cent", 1, Polarity.Low, 30, Sensitivity.Ordinary, SchemeStatistic.ShareReoffending);

    public static readonly FollowUpWindow Year = new(WindowAnchor.Index, 0, 12);

    /// <summary>
    /// People once each; re-offenders by months to their first re-offence: under one, under three, under six, later. Half as many re-offences more; every fourth
    /// re-offender seriously, and 2 serious re-offences more.
    /// </summary>
    public static Measure Of(long offenders, long underOne, long underThree, long underSix, long later, string area = "A", string group = CellKey.AllGroup, Period? period = null)
    {
        long reoffenders = underOne + underThree + underSix + later;
        return new()
        {
            Key = new("ni18-adult", new(area, 2009), period ?? Period.OfMonths(2008, 10, 3), group),
            Scheme = "ni18-adult@2008-05",
            Component = Component.Adult,
            Offenders = offenders,
            People = offenders,
            Reoffenders = reoffenders,
            Reoffences = reoffenders * 3 / 2,
            TieredReoffences = reoffenders * 3 / 2,
            SeriousReoffenders = reoffenders / 4,
            SeriousReoffences = reoffenders == 0 ? 0 : (reoffenders / 4) + 2,
            MonthsToFirst = Bins((0, underOne), (2, underThree), (5, underSix), (9, later)),
            DaysToFirst = Bins((10, underOne), (70, underThree), (160, underSix), (300, later)),
            PeopleByEntries = People((1, 0, offenders - reoffenders), (1, 1, reoffenders)),
            PerPerson = new(reoffenders, reoffenders, offenders, reoffenders * 3, reoffenders * 3 / 2, 0, 0, 0),
            MatureOn = new(2009, 7, 1),
            ObservedTo = new(2009, 9, 1),
        };
    }

    /// <summary>20 people once, 8 of them re-offending; 20 people twice: 10 both times, 5 once, 5 never.</summary>
    public static Measure Repeating() => Of(60, 8, 8, 8, 9) with
    {
        People = 40,
        PeopleByEntries = People((1, 0, 12), (1, 1, 8), (2, 0, 5), (2, 1, 5), (2, 2, 10)),
        PerPerson = new(8 + 5 + 40, 8 + 10 + 40, 20 + 80, 100, 80, 0, 0, 0),
    };

    public static IReadOnlyList<PersonBin> People(params (long Entries, long Reoffending, long People)[] bins) =>
        [.. bins.Where(bin => bin.People > 0).Select(bin => new PersonBin(bin.Entries, bin.Reoffending, bin.People))];

    private static IReadOnlyList<HistogramBin> Bins(params (long Value, long Count)[] bins) =>
        [.. bins.Where(bin => bin.Count > 0).Select(bin => new HistogramBin(bin.Value, bin.Count))];
}
