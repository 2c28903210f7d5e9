using LaaAnalytics.Domain;
using LaaAnalytics.Store;

namespace LaaAnalytics.Refresh.Plans;

/// <summary>Which six months are under review, and why.</summary>
/// <param name="Review">The review; null while no agreement is loaded.</param>
/// <param name="Why">Why this one, or why none.</param>
public sealed record ReviewChoice(Period? Review, string Why)
{
    private const int YearInDays = 365;

    /// <summary>The latest review that has ended and whose months the data reach into, or the one that was asked for.</summary>
    /// <param name="view">Vintage.</param>
    /// <param name="partnership">The partnership.</param>
    /// <param name="today">The day of the run, whatever day a review of the past is judged on.</param>
    /// <param name="asked">Last day of the review that was asked for, or null.</param>
    /// <exception cref="UsageException">The review that was asked for lies outside the agreement.</exception>
    public static ReviewChoice Of(StoreView view, Partnership partnership, DateOnly today, DateOnly? asked)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(partnership);
        if (view.Agreements().FirstOrDefault(known => known.Id == partnership.Agreement) is not Agreement agreement)
        {
            if (view.Agreements().Count > 0)
            {
                // The ids in the table are cells; they are not repeated.
                return new(null, $"The table agreement is loaded, but holds no agreement_id that is \"agreement\" in {Partnership.FileName} ({partnership.Agreement}): correct the one that is wrong, and run it again.");
            }

            return new(null, $"The agreement {partnership.Agreement} is not loaded yet: fill in inbox/partnership/agreement.csv and area.csv, or drop the partnership's package.");
        }

        string judged = partnership.Calendar.JudgedOn is DateOnly past ? $", judged as on {Period.DayInWords(past)}, as {Partnership.FileName} says" : string.Empty;
        if (asked is DateOnly last)
        {
            Period wanted = SixMonths.EndingOn(last);
            return wanted.IsWithin(agreement.Term)
                ? new(wanted, $"as asked for with --review-to{judged}")
                : throw new UsageException($"The agreement runs from {Period.DayInWords(agreement.Term.Start)} to {Period.DayInWords(agreement.Term.LastDay)}; that review lies outside it.", "Give the last day of a review within those years.");
        }

        IReadOnlyList<Reach> reaches = Reach.Of(view, partnership);
        if (reaches.Count == 0)
        {
            return new(null, "No supplier's extract is loaded yet, so no review is under way.");
        }

        DateOnly lastDay = reaches.Max(reach => reach.To).AddDays(-1);
        Period ended = SixMonths.LatestEndedBy(partnership.JudgedOn(today));
        Period reached = SixMonths.Of(lastDay);
        Period review = reached < ended ? reached : ended;
        string stale = partnership.Calendar.JudgedOn is not null && SixMonths.LatestEndedBy(today) is Period now && (reached < now ? reached : now) is Period later && review < later
            ? $"; the data reach past that day: for the review of {later.InWords()} put \"judgedOn\": \"{later.LastDay.AddDays(ReviewCalendar.UsualDays):yyyy-MM-dd}\" there, before anything else is mended or exempted"
            : partnership.Calendar.JudgedOn is null && today.DayNumber - review.EndExclusive.DayNumber > YearInDays
            ? $"; a review of the past: put \"judgedOn\": \"{review.LastDay.AddDays(ReviewCalendar.UsualDays):yyyy-MM-dd}\" (the day the pack was due), or the day of its signature where that is earlier, into \"reviews\": {{ }} in {Partnership.FileName}, and run it again before the answer y"
            : string.Empty;
        string why = $"the latest that has ended and that the data reach into, to {Period.DayInWords(lastDay)}{judged}{stale}";
        if (!review.IsWithin(agreement.Term))
        {
            Period first = SixMonths.Of(agreement.Term.Start);
            Period final = SixMonths.Of(agreement.Term.LastDay);
            return review < first
                ? new(first, $"the agreement's first; the data reach to {Period.DayInWords(lastDay)}")
                : new(final, $"the agreement's last; the data reach to {Period.DayInWords(lastDay)}");
        }

        return new(review, why);
    }
}
