using System.Globalization;
using LaaAnalytics.Domain;
using LaaAnalytics.Store;

namespace LaaAnalytics.Refresh.Plans;

/// <summary>Who has supplied up to when, held against what <c>laa.json</c> expects.</summary>
internal static class Supplying
{
    /// <summary>One status for each table that is due or has an age, in the order of <c>laa.json</c>.</summary>
    public static IReadOnlyList<SupplyStatus> Of(StoreView view, Partnership partnership, DateOnly today)
    {
        IReadOnlyList<Reach> reaches = Reach.Of(view, partnership);
        DateOnly day = partnership.JudgedOn(today);
        return
        [
            .. partnership.Suppliers.SelectMany(supplier => supplier.Sends
                .Where(line => line.Due is not null || line.WarnAfterDays is not null || line.ErrorAfterDays is not null)
                .DistinctBy(line => line.Table)
                .Select(line => Of(supplier, line, reaches.FirstOrDefault(reach => reach.Supplier == supplier.Id && reach.Table == line.Table), day))),
        ];
    }

    private static SupplyStatus Of(PartnerSupplier supplier, SupplyLine line, Reach? reach, DateOnly today)
    {
        Period? span = line.Due is DueRule rule ? Spans.LatestDue(rule, today) : null;
        if (reach is null)
        {
            string never = span is Period first ? $"never supplied; {first.InWords()} was due by {Day(Spans.DueOn(line.Due!, first.EndExclusive))}" : "never supplied";
            return new(supplier.Id, line.Table, null, SupplyState.Missing, never);
        }

        // An area that lags behind makes the supply as late as it is.
        int age = today.DayNumber - reach.Least.DayNumber;
        string to = $"reaches to {Day(reach.Least.AddDays(-1))}{(reach.Least != reach.To ? " in some areas" : string.Empty)}";

        // The same count of days as the check of the records' age gives, so that there is one number for how late somebody is.
        string old = string.Create(CultureInfo.InvariantCulture, $"{to}, {age:N0} days ago");
        bool isOverdue = span is Period due && reach.Least < due.EndExclusive;
        string overdue = isOverdue ? $"{old}; {span!.Value.InWords()} was due by {Day(Spans.DueOn(line.Due!, span.Value.EndExclusive))}" : old;
        return line.ErrorAfterDays is int error && age > error ? new(supplier.Id, line.Table, reach.Least, SupplyState.Missing, overdue)
            : isOverdue || (line.WarnAfterDays is int warn && age > warn) ? new(supplier.Id, line.Table, reach.Least, SupplyState.Late, overdue)
            : new(supplier.Id, line.Table, reach.Least, SupplyState.OnTime, to);
    }

    private static string Day(DateOnly day) => Period.DayInWords(day);
}
