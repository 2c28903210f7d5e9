using LaaAnalytics.Domain;
using LaaAnalytics.Histories;
using LaaAnalytics.Indicators;

namespace LaaAnalytics.Pipeline.Indicators;

/// <summary>The definition of re-offending read out loud, person by person and offence by offence; slow and plain, to hold the engine against.</summary>
internal static class NaiveCount
{
    /// <summary>Everybody's measure in a span, by the words of the scheme; maturity is left to the scheme itself.</summary>
    public static Measure Of(MeasurementScheme scheme, History history, CohortSpan span, CellKey key, Func<HistoryEvent, bool> isInCell)
    {
        List<Entry> entries = [];
        long unmatched = 0;
        foreach (Period cohort in span.Cohorts)
        {
            foreach (IGrouping<int, HistoryEvent> person in history.Events.GroupBy(row => row.Person))
            {
                HistoryEvent[] canEnter =
                [
                    .. person
                        .Where(row => scheme.Enters.Events.Contains(row.Type) && cohort.Contains(row.Date))
                        .Where(row => scheme.Enters.Disposals is null || scheme.Enters.Disposals.Contains(row.Disposal))
                        .Where(row => (scheme.Enters.AgeFrom is null || row.Age >= scheme.Enters.AgeFrom) && (scheme.Enters.AgeTo is null || row.Age <= scheme.Enters.AgeTo))
                        .OrderBy(row => row.Date),
                ];
                HistoryEvent[] matched = [.. canEnter.Where(row => row.Matched || !scheme.Enters.MatchedOnly)];
                HistoryEvent[] notMatched = [.. canEnter.Except(matched, ReferenceEqualityComparer.Instance).Cast<HistoryEvent>()];
                if (scheme.Enters.Pick == EntryPick.FirstPerPerson)
                {
                    notMatched = matched.Length > 0 ? [] : [.. notMatched.Take(1)];
                    matched = [.. matched.Take(1)];
                }

                unmatched += notMatched.Count(isInCell);
                foreach (HistoryEvent row in matched.Where(isInCell))
                {
                    HistoryOffence[] own = [.. history.Offences.Where(offence => offence.Person == person.Key)];
                    HistoryOffence[] again = [.. own.Where(offence => IsReoffence(scheme, row, offence)).OrderBy(offence => offence.Day)];
                    entries.Add(new(person.Key, row, again, own.Count(offence => IsBaselineOffence(scheme, row, offence)), Start(scheme, row)));
                }
            }
        }

        Entry[] predicted = [.. entries.Where(entry => entry.Event.Predicted >= 0)];
        Entry[] reoffending = [.. entries.Where(entry => entry.Reoffences > 0)];
        return new()
        {
            Key = key,
            Scheme = scheme.Citation,
            Component = scheme.Component,
            Pooled = span.Pooled,
            Offenders = entries.Count,
            People = entries.Select(entry => entry.Person).Distinct().Count(),
            Reoffenders = entries.Count(entry => entry.Reoffences > 0),
            Reoffences = entries.Sum(entry => entry.Reoffences),
            TieredReoffences = entries.Sum(entry => entry.Again.Count(offence => offence.Tier >= 0)),
            SeriousReoffences = entries.Sum(entry => entry.Again.Count(offence => offence.Tier >= scheme.Counts.SeriousFrom)),
            SeriousReoffenders = entries.Count(entry => entry.Again.Any(offence => offence.Tier >= scheme.Counts.SeriousFrom)),
            DaysToFirst = Bins(reoffending.Select(entry => entry.Again[0].Day.DayNumber - entry.Start.DayNumber)),
            MonthsToFirst = Bins(reoffending.Select(entry => MonthsTo(scheme, entry))),
            PeopleByEntries =
            [
                .. entries.GroupBy(entry => entry.Person)
                    .GroupBy(person => (Entries: person.Count(), Reoffending: person.Count(entry => entry.Reoffences > 0)))
                    .OrderBy(people => people.Key)
                    .Select(people => new PersonBin(people.Key.Entries, people.Key.Reoffending, people.Count())),
            ],
            IsProven = scheme.Proof.Required,
            BaselineOffences = entries.Sum(entry => entry.Baseline),
            BaselineOffenders = entries.Count(entry => entry.Baseline > 0),
            Predicted = predicted.Length,
            PredictedReoffenders = predicted.Count(entry => entry.Reoffences > 0),
            PredictedProbability = Bins(predicted.Select(entry => entry.Event.Predicted)),
            ReoffendersByProbability = Bins(predicted.Where(entry => entry.Reoffences > 0).Select(entry => entry.Event.Predicted)),
            EntriesByReoffences = Bins(entries.Select(entry => entry.Reoffences)),
            PerPerson = entries.GroupBy(entry => entry.Person).Aggregate(default(PersonSums), (sums, person) => sums + SumsOf([.. person])),
            Unmatched = unmatched,
            MatureOn = scheme.MatureOn(span.Period),
        };
    }

    private static PersonSums SumsOf(Entry[] entries)
    {
        long y = entries.Count(entry => entry.Reoffences > 0);
        long n = entries.Length;
        long k = entries.Sum(entry => entry.Reoffences);
        long b = entries.Sum(entry => entry.Baseline);
        long residual = entries.All(entry => entry.Event.Predicted >= 0) ? (10_000 * y) - entries.Sum(entry => entry.Event.Predicted) : 0;
        return new(y * y, y * n, n * n, k * k, k * n, b * b, k * b, residual * residual);
    }

    private static DateOnly Start(MeasurementScheme scheme, HistoryEvent row) => Anchor(scheme.FollowUp.Anchor, row.Date).AddMonths(scheme.FollowUp.FromMonths);

    /// <summary>The last whole month that is over before or on the day of the first re-offence.</summary>
    private static int MonthsTo(MeasurementScheme scheme, Entry entry)
    {
        DateOnly anchor = Anchor(scheme.FollowUp.Anchor, entry.Event.Date);
        int months = 0;
        while (scheme.FollowUp.FromMonths + months + 1 < scheme.FollowUp.ToMonths && anchor.AddMonths(scheme.FollowUp.FromMonths + months + 1) <= entry.Again[0].Day)
        {
            months++;
        }

        return months;
    }

    private static HistogramBin[] Bins(IEnumerable<int> values) =>
        [.. values.GroupBy(value => value).OrderBy(bin => bin.Key).Select(bin => new HistogramBin(bin.Key, bin.Count()))];

    private static bool IsReoffence(MeasurementScheme scheme, HistoryEvent entry, HistoryOffence offence)
    {
        DateOnly followUpFrom = Anchor(scheme.FollowUp.Anchor, entry.Date);
        if (!IsKindThatCounts(scheme, offence)
            || offence.Day < followUpFrom.AddMonths(scheme.FollowUp.FromMonths)
            || offence.Day >= followUpFrom.AddMonths(scheme.FollowUp.ToMonths))
        {
            return false;
        }

        if (scheme.Proof.Months is int months)
        {
            DateOnly deadline = Anchor(scheme.Proof.Anchor, entry.Date).AddMonths(months);
            if (offence.Proven is null || offence.Proven > deadline || (offence.Proven == deadline && !scheme.Proof.Inclusive))
            {
                return false;
            }
        }

        bool isPartOfIndexDisposal = offence.Day == entry.Date && offence.Proven == entry.Date && scheme.FollowUp.Anchor == WindowAnchor.Index;
        return !isPartOfIndexDisposal;
    }

    private static bool IsBaselineOffence(MeasurementScheme scheme, HistoryEvent entry, HistoryOffence offence) =>
        scheme.Baseline is BaselineWindow baseline
        && IsKindThatCounts(scheme, offence)
        && offence.Day >= Anchor(scheme.FollowUp.Anchor, entry.Date).AddMonths(baseline.FromMonths)
        && offence.Day < Anchor(scheme.FollowUp.Anchor, entry.Date).AddMonths(baseline.ToMonths)
        && offence.Proven < Anchor(scheme.FollowUp.Anchor, entry.Date).AddMonths(baseline.ProofMonths);

    private static bool IsKindThatCounts(MeasurementScheme scheme, HistoryOffence offence) =>
        (offence.Proven is not null || !scheme.Proof.Required) && IsKindThatCounts(scheme.Counts, offence);

    private static bool IsKindThatCounts(CountedOffences counts, HistoryOffence offence) =>
        counts.Outcomes.Contains(offence.Outcome)
        && (counts.Breach || !offence.Breach)
        && (!counts.RecordableOnly || offence.Recordable)
        && (!counts.InEnglandAndWalesOnly || offence.EnglandWales);

    private static DateOnly Anchor(WindowAnchor anchor, DateOnly index) => anchor switch
    {
        WindowAnchor.Index => index,
        WindowAnchor.MonthStart => index.AddDays(1 - index.Day),
        WindowAnchor.SnapshotClose => new DateOnly(index.Year, (3 * ((index.Month - 1) / 3)) + 1, 1).AddMonths(3),
        _ => throw new ArgumentOutOfRangeException(nameof(anchor)),
    };

    /// <summary>One person in one cohort.</summary>
    private sealed record Entry(int Person, HistoryEvent Event, HistoryOffence[] Again, int Baseline, DateOnly Start)
    {
        public int Reoffences => Again.Length;
    }
}
