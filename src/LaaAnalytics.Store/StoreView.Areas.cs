using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Areas;

namespace LaaAnalytics.Store;

/// <content>Which area lies in which, and what is known of areas beside re-offending.</content>
public sealed partial class StoreView
{
    /// <summary>All areas with their types and the next larger ones.</summary>
    public AreaMap AreaMap() => new(Rows(
        Staged("stg_area"),
        row =>
        {
            int vintage = row.Get<int>("vintage");
            return new PlacedArea(
                new(row.Get<string>("code"), vintage),
                row.Get<string>("name"),
                row.Get<string>("area_type"),
                row.Get<string?>("parent_code") is { Length: > 0 } parent ? new AreaCode(parent, vintage) : null);
        }));

    /// <summary>Context of areas by area and year; empty where none is supplied.</summary>
    public IReadOnlyList<AreaContext> AreaContexts() => Rows(
        Staged("stg_area_context"),
        row => new AreaContext(
            new(row.Get<string>("area_code"), row.Get<int>("area_vintage")),
            row.Get<int>("year"),
            row.Get<int?>("population"),
            row.Get<int?>("population_10_17"),
            row.Get<int?>("population_16_64"),
            row.Get<int?>("imd_decile"),
            row.Get<int?>("recorded_crime"),
            row.Get<int?>("violent_crime"),
            row.Get<int?>("property_crime"),
            row.Get<int?>("antisocial_behaviour")));
}
