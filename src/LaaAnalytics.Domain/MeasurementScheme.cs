namespace LaaAnalytics.Domain;

/// <summary>One definition of re-offending, as data: who enters, how long they are followed, what counts, what is reported.</summary>
/// <remarks>
/// "The re-offending rate" does not exist; two schemes over the same people give different figures and are never differenced.
/// The engine reads every rule from here and never branches on <see cref="Id"/>.
/// </remarks>
/// <param name="Id">Name, <c>ni18-adult</c>; for a scheme with a number of years, <c>release-k:3</c>.</param>
/// <param name="Version">Version of this definition; with the id the citation, <c>ni18-adult@2008-05</c>.</param>
/// <param name="Component">Which part of the mandatory outcome it measures.</param>
/// <param name="Title">For people.</param>
/// <param name="Enters">Who enters the cohort.</param>
/// <param name="Cohorts">Which spans of index dates make one cohort.</param>
/// <param name="FollowUp">Window in which a re-offence must be committed.</param>
/// <param name="Proof">Day by which it must be proven.</param>
/// <param name="Baseline">For before-and-after schemes: the window compared with; otherwise null.</param>
/// <param name="Counts">Which offences count.</param>
/// <param name="Statistic">The headline statistic.</param>
/// <param name="Rules">Every rule with its standing and source, in the order printed on the methods page.</param>
/// <param name="Source">Where the definition as a whole comes from.</param>
public sealed record MeasurementScheme(
    string Id,
    string Version,
    Component Component,
    string Title,
    CohortEntry Enters,
    CohortCalendar Cohorts,
    FollowUpWindow FollowUp,
    ProofDeadline Proof,
    BaselineWindow? Baseline,
    CountedOffences Counts,
    SchemeStatistic Statistic,
    IReadOnlyList<SchemeRule> Rules,
    string Source)
{
    /// <summary>Days from which figures are not comparable with those before, in time order; none where the series goes through.</summary>
    public IReadOnlyList<SeriesBreak> Breaks { get; init; } = [];

    /// <summary>Whom it counts, as far as that asks for stricter protection.</summary>
    public Sensitivity Sensitivity { get; init; }

    /// <summary>Id with version, as figures and packs cite it.</summary>
    public string Citation => $"{Id}@{Version}";

    /// <summary>First day on which an extract's <c>observed_to</c> makes this cohort final: the last index date has had its follow-up and its time for proof.</summary>
    /// <remarks>An extract observed to D (exclusive) knows every proof up to and including D - 1.</remarks>
    public DateOnly MatureOn(Period cohort)
    {
        DateOnly last = cohort.LastDay;
        DateOnly followedUp = FollowUp.EndExclusive(last);
        DateOnly proven = Proof.FirstDayTooLate(last, FollowUp);
        return followedUp > proven ? followedUp : proven;
    }

    /// <summary>First day on which an offence of this cohort can count: the start of its earliest window, the baseline's where there is one.</summary>
    /// <remarks>Outcome data that begin later miss offences and would make the cohort look better than it is.</remarks>
    public DateOnly FirstDayNeeded(Period cohort)
    {
        DateOnly followUp = FollowUp.Start(cohort.Start);
        DateOnly baseline = Baseline is null ? followUp : cohort.Start.AddMonths(Baseline.FromMonths);
        return baseline < followUp ? baseline : followUp;
    }
}

/// <summary>Who enters a cohort.</summary>
/// <param name="Events">Index events that count.</param>
/// <param name="AgeFrom">Youngest age in completed years at the index event (inclusive), or null.</param>
/// <param name="AgeTo">Oldest age (inclusive), or null.</param>
/// <param name="Pick">Which of a person's several index events in one cohort count.</param>
/// <param name="MatchedOnly">Whether people who could not be matched to the police computer stay out (they are counted apart).</param>
/// <param name="CohortOutcomes">Whether ready cohorts with relative days (<c>cohort_outcome</c>) can be measured by it.</param>
/// <param name="Disposals">Index disposals that count, as <c>index_event</c> writes them; null for every one, known or not.</param>
public sealed record CohortEntry(
    IReadOnlyList<IndexEventType> Events,
    int? AgeFrom,
    int? AgeTo,
    EntryPick Pick,
    bool MatchedOnly,
    bool CohortOutcomes,
    IReadOnlyList<string>? Disposals = null);

/// <summary>Which of a person's several index events in one cohort are entries.</summary>
public enum EntryPick
{
    /// <summary>The first in time; on one day the one with the smallest event key.</summary>
    FirstPerPerson,

    /// <summary>Every one.</summary>
    Every,
}

/// <summary>The spans of index dates that make one cohort each.</summary>
/// <param name="Months">Length of a cohort in calendar months, 1 to 24.</param>
/// <param name="StepMonths">Distance from one cohort's start to the next, in months; 12 for one cohort a year.</param>
/// <param name="FirstMonth">A month (1 to 12) in which a cohort starts; with the step it fixes all starts.</param>
/// <param name="Pool">How many consecutive cohorts are pooled for the headline; 1 where none are.</param>
public sealed record CohortCalendar(int Months, int StepMonths, int FirstMonth, int Pool)
{
    /// <summary>All single cohorts that lie wholly in <paramref name="supplied"/>, in time order.</summary>
    public IReadOnlyList<Period> Within(Period supplied)
    {
        List<Period> cohorts = [];
        Period cohort = Period.OfMonths(supplied.Start.Year, FirstMonth, Months).PlusMonths(-24);
        while (cohort.EndExclusive <= supplied.EndExclusive)
        {
            if (cohort.Start >= supplied.Start)
            {
                cohorts.Add(cohort);
            }

            cohort = cohort.PlusMonths(StepMonths);
        }

        return cohorts;
    }
}

/// <summary>From which day a window is counted.</summary>
public enum WindowAnchor
{
    /// <summary>The index date itself.</summary>
    Index,

    /// <summary>The first day of the calendar month in which the index date lies: windows are whole calendar months.</summary>
    MonthStart,

    /// <summary>The first day after the calendar quarter in which the index date lies.</summary>
    SnapshotClose,
}

/// <summary>Window in calendar months from its anchor: <c>[anchor + From, anchor + To)</c>, half-open.</summary>
/// <remarks>Months are added as calendars do: 29 February 2008 + 12 months is 28 February 2009.</remarks>
/// <param name="Anchor">Day the months are counted from.</param>
/// <param name="FromMonths">Start, inclusive.</param>
/// <param name="ToMonths">End, exclusive.</param>
public sealed record FollowUpWindow(WindowAnchor Anchor, int FromMonths, int ToMonths)
{
    /// <summary>The day the months are counted from, for an index date.</summary>
    public static DateOnly AnchorDay(WindowAnchor anchor, DateOnly index) => anchor switch
    {
        WindowAnchor.Index => index,
        WindowAnchor.MonthStart => new(index.Year, index.Month, 1),
        WindowAnchor.SnapshotClose => Quarter.Of(index).EndExclusive,
        _ => throw new ArgumentOutOfRangeException(nameof(anchor)),
    };

    /// <summary>First day of the window (inclusive) for an index date.</summary>
    public DateOnly Start(DateOnly index) => AnchorDay(Anchor, index).AddMonths(FromMonths);

    /// <summary>First day after the window (exclusive) for an index date.</summary>
    public DateOnly EndExclusive(DateOnly index) => AnchorDay(Anchor, index).AddMonths(ToMonths);
}

/// <summary>Day by which an offence must be proven.</summary>
/// <param name="Anchor">Day the months are counted from.</param>
/// <param name="Months">Months after the anchor, or null where any later proof counts up to the extract's end.</param>
/// <param name="Inclusive">Whether a proof on the resulting day itself still counts.</param>
/// <param name="Required">Whether an offence must be proven at all; where not, figures are never final and never called proven.</param>
public sealed record ProofDeadline(WindowAnchor Anchor, int? Months, bool Inclusive, bool Required = true)
{
    /// <summary>First day on which a proof comes too late, for an index date.</summary>
    public DateOnly FirstDayTooLate(DateOnly index, FollowUpWindow followUp)
    {
        ArgumentNullException.ThrowIfNull(followUp);
        return Months is int months
            ? FollowUpWindow.AnchorDay(Anchor, index).AddMonths(months).AddDays(Inclusive ? 1 : 0)
            : followUp.EndExclusive(index);
    }
}

/// <summary>The earlier window of a before-and-after scheme, counted from the same day as its follow-up.</summary>
/// <param name="FromMonths">Start in months from the follow-up's anchor, inclusive; negative.</param>
/// <param name="ToMonths">End, exclusive; negative or zero.</param>
/// <param name="ProofMonths">Proof deadline in months from the follow-up's anchor, exclusive.</param>
public sealed record BaselineWindow(int FromMonths, int ToMonths, int ProofMonths);

/// <summary>Which offences count as proven re-offences.</summary>
/// <param name="Outcomes">Accepted proofs.</param>
/// <param name="Breach">Whether breach offences count.</param>
/// <param name="RecordableOnly">Whether only recordable offences count.</param>
/// <param name="InEnglandAndWalesOnly">Whether only offences in England and Wales count.</param>
/// <param name="SeriousFrom">Least severity tier, 0 to 3, that the severity rate counts as serious.</param>
public sealed record CountedOffences(
    IReadOnlyList<ProofOutcome> Outcomes, bool Breach, bool RecordableOnly, bool InEnglandAndWalesOnly, int SeriousFrom = 3);

/// <summary>Headline statistic of a scheme.</summary>
public enum SchemeStatistic
{
    /// <summary>Re-offenders as a share of offenders, shown in per cent.</summary>
    ShareReoffending,

    /// <summary>Re-offences per 100 offenders.</summary>
    ReoffencesPer100Offenders,

    /// <summary>Change of counted offences from the baseline window to the follow-up window, in per cent of the baseline.</summary>
    ChangeFromBaseline,
}

/// <summary>How far a rule of a scheme is known.</summary>
public enum RuleStanding
{
    /// <summary>Seen in a published page, repository or data file.</summary>
    Published,

    /// <summary>Checked numerically: it reproduces published figures.</summary>
    Reproduced,

    /// <summary>General knowledge, not checked against its source; printed as an assumption.</summary>
    Assumed,

    /// <summary>A choice of this project where no published rule could be read; printed as an assumption.</summary>
    Chosen,
}

/// <summary>One rule of a scheme in words.</summary>
/// <param name="Name">Short name, <c>proof deadline</c>.</param>
/// <param name="Text">The rule in a sentence.</param>
/// <param name="Standing">How far it is known.</param>
/// <param name="Source">Where it comes from, or why it was chosen.</param>
public sealed record SchemeRule(string Name, string Text, RuleStanding Standing, string Source);
