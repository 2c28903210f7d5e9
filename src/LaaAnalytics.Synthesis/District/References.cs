using LaaAnalytics.Domain;
using static LaaAnalytics.Synthesis.ExtractText;

namespace LaaAnalytics.Synthesis.District;

/// <summary>What the partnership sends about itself: areas, the agreement and its targets.</summary>
internal static class References
{
    private static readonly Period Term = new(new(2008, 4, 1), new(2011, 4, 1));

    /// <summary>The three tables; <paramref name="withPlaceholder"/> leaves the value that is agreed later open.</summary>
    public static IReadOnlyList<SupplyResource> Of(IEnumerable<AgreedValue> targets, bool withPlaceholder)
    {
        ExtractText areas = new("area");
        ExtractText agreement = new("agreement");
        string vintage = Cell(Geography.Vintage);
        areas.Add(Geography.AgreementArea, vintage, Geography.AgreementAreaName, "COUNTY", null, null, null, null);
        foreach (DistrictArea district in Geography.Districts)
        {
            areas.Add(district.Code, vintage, district.Name, "LAD", Geography.AgreementArea, null, null, null);
            agreement.Add(
                Geography.AgreementId,
                Geography.AgreementName,
                Geography.AgreementArea,
                vintage,
                district.Code,
                "Government Office for the Marches",
                "3",
                Cell(Term.Start),
                Cell(Term.EndExclusive));
        }

        foreach ((WardArea ward, DistrictArea district) in Geography.Districts.SelectMany(district => district.Wards.Select(ward => (ward, district))))
        {
            areas.Add(ward.Code, vintage, ward.Name, "WARD", district.Code, null, null, null);
        }

        return [.. new[] { areas, agreement, Targets(targets, withPlaceholder) }.Select(text => text.ToResource() with { Period = Term, ObservedTo = Term.EndExclusive })];
    }

    private static ExtractText Targets(IEnumerable<AgreedValue> targets, bool withPlaceholder)
    {
        ExtractText text = new("indicator_target");
        foreach (AgreedValue target in targets)
        {
            bool placeholder = withPlaceholder && target.FilledLater;
            text.Add(
                Geography.AgreementId,
                target.Indicator,
                target.Scheme,
                target.Kind,
                Cell(target.Period.Start),
                Cell(target.Period.EndExclusive),
                placeholder ? null : target.Value,
                "DESIGNATED",
                placeholder ? "PLACEHOLDER" : "SET",
                placeholder ? null : target.FilledLater ? "2009-04-20" : "2008-06-09");
        }

        return text;
    }
}
