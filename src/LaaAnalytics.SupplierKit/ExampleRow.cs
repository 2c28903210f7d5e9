using System.Globalization;
using LaaAnalytics.Domain.Extracts;

namespace LaaAnalytics.SupplierKit;

/// <summary>A made-up row of each table that passes every rule; no person or place in it exists.</summary>
internal static class ExampleRow
{
    private static readonly Dictionary<string, string> Values = new(StringComparer.Ordinal)
    {
        ["event_key"] = "E-0001",
        ["offence_key"] = "O-0001",
        ["episode_key"] = "S-0001",
        ["entry_id"] = "C-0001",
        ["death_month"] = string.Empty,
        ["birth_year"] = "1977",
        ["event_date"] = "2009-02-14",
        ["offence_date"] = "2009-01-20",
        ["proven_date"] = "2009-03-02",
        ["admitted"] = "2008-11-03",
        ["released"] = "2009-02-13",
        ["period_start"] = "2009-01-01",
        ["period_end"] = "2009-04-01",
        ["period_label"] = "January to March 2009",
        ["term_start"] = "2008-04-01",
        ["term_end"] = "2011-04-01",
        ["agreed_on"] = "2008-06-30",
        ["age_years"] = "31",
        ["age_at_conviction"] = "30",
        ["age_at_first_sanction"] = "17",
        ["sentence_days"] = "180",
        ["prior_sanctions"] = "4",
        ["prior_custody"] = "1",
        ["severity_tier"] = "1",
        ["observed_days"] = "365",
        ["days_to_event"] = "120",
        ["reoffences"] = "2",
        ["predicted_p"] = "0.4215",
        ["offence_code"] = "04510",
        ["establishment"] = "NSHIRE",
        ["source_scheme"] = "release study",
        ["age_band"] = "25 to 34",
        ["ethnicity"] = "White",
        ["release_type"] = "licence",
        ["event_kind"] = "reconviction",
        ["indicator"] = "NI 30",
        ["source"] = "police return",
        ["people"] = "84",
        ["numerator"] = "120",
        ["denominator"] = "84",
        ["expected"] = "131.5",
        ["value"] = "0.85",
        ["weight"] = "1",
        ["year"] = "2009",
        ["imd_decile"] = "3",
        ["round"] = "1",
        ["easting"] = "450000",
        ["northing"] = "300000",
        ["agreement_id"] = "northshire",
        ["indicator_id"] = "NI30",
        ["scheme"] = "ni30-ppo@2008-05",
        ["rural_urban"] = "urban",
        ["government_office"] = "Northern",
    };

    /// <summary>The value of a column, as a supplier would write it; empty where the example leaves it blank.</summary>
    public static string Value(ExtractColumn column) => Values.GetValueOrDefault(column.Name) ?? column.Kind switch
    {
        ExtractKind.Person => PersonKey.Printed("A0001ZZ"),
        ExtractKind.Code => column.Codes![0],
        ExtractKind.Boolean => "true",
        ExtractKind.Area => "X06900001",
        ExtractKind.Date => "2009-01-31",
        ExtractKind.Text => "Northshire",
        ExtractKind.WholeNumber when column.Name.Contains("vintage", StringComparison.Ordinal) => "2009",
        ExtractKind.WholeNumber => Math.Max(column.Min ?? 0, 1000).ToString(CultureInfo.InvariantCulture),
        _ => "1",
    };
}
