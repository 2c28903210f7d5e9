using LaaAnalytics.Disclosure.Rules;
using LaaAnalytics.Domain;

namespace LaaAnalytics.Disclosure.Further;

/// <summary>Protects the further counts of a table and forms rates of what may be shown; the rules are those of <see cref="PublishedFurtherRates.Of"/>.</summary>
internal static class FurtherGate
{
    private static readonly CountedPart Serious = new(cell => cell.Reoffenders, cell => cell.SeriousReoffenders, true);

    private static readonly CountedPart[] People =
    [
        new(cell => cell.Offenders, cell => cell.Offenders - PeopleOf(cell), false),
        new(PeopleOf, cell => PeopleOf(cell, bin => bin.Reoffending > 0), true),
        new(PeopleOf, cell => PeopleOf(cell, bin => bin.Entries > 1), false),
        new(cell => PeopleOf(cell, bin => bin.Reoffending > 0), cell => PeopleOf(cell, bin => bin.Reoffending > 0 && bin.Entries > 1), false),
        new(cell => PeopleOf(cell, bin => bin.Reoffending == 0), cell => PeopleOf(cell, bin => bin.Reoffending == 0 && bin.Entries > 1), false),
    ];

    /// <summary>The rates of every measure, in key order.</summary>
    public static IReadOnlyList<PublishedFurtherRates> Publish(
        IReadOnlyList<Measure> measures, Indicator indicator, FollowUpWindow followUp, AreaCode? whole, DisclosureProfile profile, int asOf)
    {
        ArgumentNullException.ThrowIfNull(measures);
        ArgumentNullException.ThrowIfNull(indicator);
        ArgumentNullException.ThrowIfNull(followUp);
        ArgumentNullException.ThrowIfNull(profile);
        if (profile.IsRounded)
        {
            throw NotOpen(profile, "further rates");
        }

        profile = profile.For([indicator], measures);
        List<Measure> mature = [.. measures.Where(measure => measure.IsMature)];
        HashSet<CellKey> hidden = [.. Protection.Decide(mature, whole, profile)
            .Where(decision => decision.Value != Withholding.None)
            .Select(decision => decision.Key)];
        PartProtection protection = new(mature, whole, profile);
        PartProtection steps = new(mature, whole, profile.AtLeast(DisclosureRuleName.EventsPerStep));
        IReadOnlySet<CellKey> people = protection.Hidden(hidden, People);
        IReadOnlySet<CellKey> serious = protection.Hidden(hidden, Serious);
        int[] months = [.. FurtherRate.Months.Where(count => count < followUp.ToMonths - followUp.FromMonths)];
        Dictionary<int, IReadOnlySet<CellKey>> within = Within(steps, hidden, months);
        FurtherEstimates estimates = new(indicator, profile);
        return
        [
            .. measures.OrderBy(measure => measure.Key).Select(measure => new PublishedFurtherRates
            {
                Id = new(measure.Key with { Indicator = indicator.Id }, asOf),
                Scheme = measure.Scheme,
                Rates = estimates.Of(measure, new(
                    hidden.Contains(measure.Key),
                    people.Contains(measure.Key),
                    serious.Contains(measure.Key),
                    [.. months.Select(count => (count, within[count].Contains(measure.Key)))])),
            }),
        ];
    }

    /// <summary>Re-offenders before so many months are over.</summary>
    public static long ReoffendersWithin(Measure cell, int months) => cell.MonthsToFirst.Where(bin => bin.Value < months).Sum(bin => bin.Count);

    /// <summary>Different people; 0 where they cannot be told apart.</summary>
    public static long PeopleOf(Measure cell) => PeopleOf(cell, _ => true);

    /// <summary>What says that something is not made under a profile that rounds.</summary>
    internal static DisclosureRefusedException NotOpen(DisclosureProfile profile, string what) => new(
        $"Nothing is published of {what} under the profile '{profile.Id}' yet: they rest on numbers that are not rounded.",
        "Use --profile partner for the partnership and its Government Office, and do not pass the result on.");

    /// <summary>From the longest time down, each a part of the one before.</summary>
    private static Dictionary<int, IReadOnlySet<CellKey>> Within(PartProtection protection, IReadOnlySet<CellKey> hidden, int[] months)
    {
        Dictionary<int, IReadOnlySet<CellKey>> within = [];
        Func<Measure, long> longer = cell => cell.Reoffenders;
        foreach (int count in months.OrderDescending())
        {
            Func<Measure, long> shorter = cell => ReoffendersWithin(cell, count);
            hidden = within[count] = protection.Hidden(hidden, new CountedPart(longer, shorter, true));
            longer = shorter;
        }

        return within;
    }

    private static long PeopleOf(Measure cell, Func<PersonBin, bool> which) => cell.PeopleByEntries.Where(which).Sum(bin => bin.People);
}
