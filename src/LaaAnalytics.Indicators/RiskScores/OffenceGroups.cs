namespace LaaAnalytics.Indicators.RiskScores;

/// <summary>Groups of Home Office offence codes that the risk scores know, from <c>offence-groups.csv</c>: 3,039 codes.</summary>
/// <remarks>
/// Source: hmpps-arns-risk-actuarial-api@016919c (MIT). Its categories are finer than those of OGRS4: firearms and other weapons count there as violence against
/// the person, as they do in OGRS3 (a choice of this project). Codes that stand for several offences have no group.
/// </remarks>
public static class OffenceGroups
{
    private const string NeedsDetail = "NEED_DETAILS_OF_EXACT_OFFENCE";
    private const string Violence = "Violence against the person";
    private const int OffenceDigits = 3;
    private const int SubCodeDigits = 2;

    private static readonly Dictionary<string, string> Ogrs4Names = new(StringComparer.Ordinal)
    {
        ["ABSCONDING_OR_BAIL"] = "Absconding/bail",
        ["ACQUISITIVE_VIOLENCE"] = "Acquisitive violence",
        ["BURGLARY_DOMESTIC"] = "Burglary (domestic)",
        ["BURGLARY_OTHER"] = "Burglary (other)",
        ["CRIMINAL_DAMAGE"] = "Criminal damage",
        ["DRINK_DRIVING"] = "Drink driving",
        ["DRUG_IMPORT_EXPORT_OR_PRODUCTION"] = "Drug import/export/prod",
        ["DRUG_POSSESSION_OR_SUPPLY"] = "Drug possession/supply",
        ["DRUNKENNESS"] = "Drunkenness",
        ["FIREARMS_MOST_SERIOUS"] = Violence,
        ["FIREARMS_OTHER"] = Violence,
        ["FRAUD_AND_FORGERY"] = "Fraud, forgery & misrepresentation",
        ["HANDLING_STOLEN_GOODS"] = "Handling stolen goods",
        ["MOTORING_OFFENCES"] = "Motoring (not drink driving)",
        ["OTHER_OFFENCES"] = "Other offence",
        ["PUBLIC_ORDER_AND_HARRASSMENT"] = "Public order, harassment",
        ["SEXUAL_AGAINST_CHILD"] = "Sexual (against children)",
        ["SEXUAL_NOT_AGAINST_CHILD"] = "Sexual (not against children)",
        ["THEFT_NON_MOTOR"] = "Theft (not vehicle-related)",
        ["VEHICLE_RELATED_THEFT"] = "Vehicle-related theft",
        ["VIOLENCE_AGAINST_THE_PERSON_ABH_PLUS"] = Violence,
        ["VIOLENCE_AGAINST_THE_PERSON_SUB_ABH"] = Violence,
        ["WEAPONS_NON_FIREARM"] = Violence,
        ["WELFARE_FRAUD"] = "Welfare fraud",
    };

    private static readonly Dictionary<string, (string Ogrs3, string Ogrs4)> ByCode = DefinitionJson.Embedded("RiskScores/offence-groups.csv")
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Skip(1)
        .Select(line => line.TrimEnd('\r').Split(','))
        .ToDictionary(cells => cells[0], cells => (cells[1], cells[2]), StringComparer.Ordinal);

    /// <summary>Every code of the list, five digits.</summary>
    public static IReadOnlyCollection<string> Codes => ByCode.Keys;

    /// <summary>Group of OGRS3, or why there is none.</summary>
    /// <param name="code">Offence and sub-code, <c>00801</c>, <c>8/01</c> or <c>008/01</c>.</param>
    public static (string? Group, RiskRefusal Refusal) ForOgrs3(string code) => Found(code) switch
    {
        null => (null, RiskRefusal.UnknownOffence),
        (NeedsDetail, _) => (null, RiskRefusal.OffenceNeedsDetail),
        (string group, _) when Ogrs3.OffenceGroups.Contains(group) => (group, RiskRefusal.None),
        _ => (null, RiskRefusal.UnknownOffence),
    };

    /// <summary>Group of OGRS4, or why there is none.</summary>
    /// <param name="code">Offence and sub-code, as for OGRS3.</param>
    public static (string? Group, RiskRefusal Refusal) ForOgrs4(string code) => Found(code) switch
    {
        null => (null, RiskRefusal.UnknownOffence),
        (NeedsDetail, _) => (null, RiskRefusal.OffenceNeedsDetail),
        (_, string category) when Ogrs4Names.TryGetValue(category, out string? group) => (group, RiskRefusal.None),
        _ => (null, RiskRefusal.UnknownOffence),
    };

    private static (string Ogrs3, string Ogrs4)? Found(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        string[] parts = code.Trim().Split('/', '.');
        string five = parts.Length == 2 && parts[0].Length is > 0 and <= OffenceDigits && parts[1].Length is > 0 and <= SubCodeDigits
            ? parts[0].PadLeft(OffenceDigits, '0') + parts[1].PadLeft(SubCodeDigits, '0')
            : code.Trim();
        return ByCode.TryGetValue(five, out (string, string) groups) ? groups : null;
    }
}
