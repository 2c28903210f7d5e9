using LaaAnalytics.Domain;

namespace LaaAnalytics.Disclosure.Further;

/// <summary>What else may be said of a cell beside its headline: how many people, how often, how seriously and how soon they re-offended.</summary>
/// <remarks>
/// Made only here, from counts that passed the rules of <see cref="Of"/>. It has the address of the cell's <see cref="PublishedFigure"/> and stands beside it;
/// every cell of a table has the same rates in the same order.
/// </remarks>
public sealed record PublishedFurtherRates
{
    internal PublishedFurtherRates()
    {
    }

    /// <summary>Figure id of the cell's headline.</summary>
    public required FigureId Id { get; init; }

    /// <summary>Scheme and version.</summary>
    public required string Scheme { get; init; }

    /// <summary>The rates, in the order of <see cref="FurtherRate"/>'s names.</summary>
    public required IReadOnlyList<FurtherRate> Rates { get; init; }

    /// <summary>The rate of this name, <see cref="FurtherRate.PersonBased"/> or another.</summary>
    /// <exception cref="ArgumentException">The scheme has no such rate.</exception>
    public FurtherRate this[string name] =>
        Rates.FirstOrDefault(rate => rate.Name == name) ?? throw new ArgumentException($"There is no further rate '{name}' by {Scheme}.", nameof(name));

    /// <summary>Protects the further counts of a table, then forms rates of what may be shown.</summary>
    /// <remarks>
    /// <para>A cell that the headline's rules hide shows nothing here. Every further count is a part of a count that is shown: serious re-offenders of re-offenders;
    /// re-offenders within a month of those within three, these of those within six, these of all; re-offending people of people, people with several entries
    /// of people, of re-offending and of other people, and repeat entries of entries. The part, and the rest, is hidden where it is 1 to threshold - 1 (0 and
    /// everybody too, where the indicator is sensitive); and no line of areas, groups or periods may give a hidden part or rest back: the same rules decide as
    /// for re-offenders of offenders, with the part in the place of re-offenders, what it is part of in the place of offenders, and every cell hidden so far
    /// taken as hidden, until nothing changes. So any two counts that are both shown, one within the other, differ by 0 or by the threshold and more. Where
    /// the count for a longer time is hidden, so are those for a shorter one.</para>
    /// <para>Serious re-offences go with serious re-offenders. What is said of people is shown or hidden as one, and with it the intervals of parts of repeated
    /// people's entries. Those within so many
    /// months are steps of a curve, and are held apart by the profile's events per step where that is more. A median has the profile's number of re-offenders on either side, in whole weeks: a median
    /// of few is somebody's own day.</para>
    /// <para>People of areas or cohorts do not add up to people of the whole where somebody is in two of them; they are protected as if they did. As with the
    /// headline, other tables, schemes and releases are beyond this layer.</para>
    /// </remarks>
    /// <param name="measures">The cells of one table of one scheme, all that will stand on one page; those the headlines were published from.</param>
    /// <param name="indicator">The headline's indicator.</param>
    /// <param name="followUp">The scheme's follow-up.</param>
    /// <param name="whole">The area that the other areas make up, or null.</param>
    /// <param name="profile">Disclosure profile.</param>
    /// <param name="asOf">The store's last load that the measures know of.</param>
    /// <returns>One for each measure, in key order.</returns>
    /// <exception cref="DisclosureRefusedException">The profile rounds: nothing of these is published under it yet.</exception>
    public static IReadOnlyList<PublishedFurtherRates> Of(
        IReadOnlyList<Measure> measures, Indicator indicator, FollowUpWindow followUp, AreaCode? whole, DisclosureProfile profile, int asOf) =>
        FurtherGate.Publish(measures, indicator, followUp, whole, profile, asOf);
}

/// <summary>One further rate of one cell.</summary>
/// <param name="Name">Name in files, <c>person_based_share</c>.</param>
/// <param name="Decimals">Decimals shown.</param>
/// <param name="HasInterval">Whether it has an interval where all that it needs may be shown.</param>
/// <param name="Estimate">The rate with its interval; where either is missing its reason says why.</param>
public sealed record FurtherRate(string Name, int Decimals, bool HasInterval, Estimate Estimate)
{
    /// <summary>Share of entries re-offending, per cent: every entry weighs the same.</summary>
    public const string EventBased = "event_based_share";

    /// <summary>Share re-offending, per cent, each of a person's k entries weighing 1/k: every person weighs the same. To one decimal, so that thirds do not tell that somebody has three entries.</summary>
    public const string PersonBased = "person_based_share";

    /// <summary>Entries per person.</summary>
    public const string EntriesPerPerson = "entries_per_person";

    /// <summary>Re-offences per 100 offenders.</summary>
    public const string ReoffencesPer100 = "reoffences_per_100";

    /// <summary>Share of offenders with a serious re-offence, per cent.</summary>
    public const string SeriousShare = "serious_share";

    /// <summary>Serious re-offences per 100 offenders.</summary>
    public const string SeriousReoffencesPer100 = "serious_reoffences_per_100";

    /// <summary>Weeks of follow-up within which half of those who re-offended had done so: the median's completed days over 7, and 1; 1 is within the first week.</summary>
    public const string MedianWeeks = "median_weeks";

    /// <summary>Months within which early re-offending is told, where the follow-up is longer.</summary>
    public static IReadOnlyList<int> Months { get; } = [1, 3, 6];

    /// <summary>Name of the share of offenders re-offending before so many months are over, per cent.</summary>
    public static string Within(int months) => System.FormattableString.Invariant($"within_{months}_month{(months == 1 ? string.Empty : "s")}");
}
