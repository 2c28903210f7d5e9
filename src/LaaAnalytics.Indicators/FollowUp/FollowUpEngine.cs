using LaaAnalytics.Domain;

namespace LaaAnalytics.Indicators;

/// <summary>Counts re-offending by any scheme in one pass over index events and proven offences, both sorted by person.</summary>
/// <remarks>
/// <para>
/// The two streams are merged like two sorted lists: nothing is joined, and memory holds one person and the cells. Every rule comes from the scheme.
/// An offence on the index date counts unless it was proven on that very day, because it is then part of the index disposal.
/// </para>
/// <para>
/// Where a scheme takes the first event per person and cohort, the choice is made among the events that can enter (kind, age, matched) and before any
/// restriction to areas, so that areas add up. Whoever has only unmatched events in a cohort is counted as unmatched, once, at the first of them.
/// </para>
/// </remarks>
public static class FollowUpEngine
{
    /// <summary>Counts every cell of the plan for every span.</summary>
    /// <param name="scheme">The rules.</param>
    /// <param name="spans">Cohorts and pooled cohorts to count.</param>
    /// <param name="plan">Which cells an entry is counted in.</param>
    /// <param name="events">Index events sorted by person and date.</param>
    /// <param name="offences">Proven offences sorted by person.</param>
    /// <returns>Cells with at least one entry or unmatched person, in no particular order.</returns>
    /// <exception cref="InvalidOperationException">A stream is not sorted; the message names its table.</exception>
    public static IReadOnlyList<FollowUpCell> Run(
        MeasurementScheme scheme, IReadOnlyList<CohortSpan> spans, CellPlan plan, IIndexEventSource events, IProvenOffenceSource offences)
    {
        ArgumentNullException.ThrowIfNull(scheme);
        ArgumentNullException.ThrowIfNull(spans);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(offences);
        FollowUpPass pass = new(scheme, spans, plan, offences);
        while (events.MoveNext())
        {
            pass.Read(events.Current, events);
        }

        return pass.Finish();
    }
}
