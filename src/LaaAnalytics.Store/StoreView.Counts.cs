using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Reviews;

namespace LaaAnalytics.Store;

/// <content>Ready-made returns.</content>
public sealed partial class StoreView
{
    /// <summary>Ready-made counts as supplied, by indicator, area, period, source and supplier; empty where there are none.</summary>
    public IReadOnlyList<SuppliedCount> IndicatorCounts() => Rows(
        Staged("stg_indicator_count"),
        row => new SuppliedCount(
            row.Get<string>("indicator"),
            new AreaCode(row.Get<string>("area_code"), row.Get<int>("area_vintage")),
            PeriodOf(row),
            row.Get<string>("source"),
            row.Get<string>("supplier"),
            row.Get<int?>("people"),
            row.Get<decimal>("numerator"),
            row.Get<decimal>("denominator"),
            row.Get<decimal?>("expected"),
            row.Get<bool>("provisional")));
}
