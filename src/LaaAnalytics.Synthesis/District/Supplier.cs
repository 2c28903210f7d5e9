using LaaAnalytics.Domain;

namespace LaaAnalytics.Synthesis.District;

/// <summary>What a supplier sends.</summary>
internal enum SupplierKind
{
    /// <summary>Areas, the agreement and its targets.</summary>
    Partnership,

    /// <summary>Everyone on the caseload at each quarter's close.</summary>
    Probation,

    /// <summary>Index events of young people.</summary>
    YouthOffending,

    /// <summary>The dated lists of prolific and other priority offenders.</summary>
    PpoOffice,

    /// <summary>Offences of everyone the others name.</summary>
    Police,

    /// <summary>Areas of the country, their context and the central table of an indicator.</summary>
    GovernmentOffice,
}

/// <summary>A supplier of the partnership.</summary>
/// <param name="Id">Id in manifests.</param>
/// <param name="Kind">What it sends.</param>
internal sealed record Supplier(string Id, SupplierKind Kind)
{
    private static readonly string[] West = [.. Geography.Districts.Take(2).Select(district => district.Code)];
    private static readonly string[] East = [.. Geography.Districts.Skip(2).Select(district => district.Code)];

    public static Supplier Partnership { get; } = new("partnership", SupplierKind.Partnership);

    public static Supplier Probation { get; } = new("probation", SupplierKind.Probation);

    public static Supplier Yot { get; } = new("yot", SupplierKind.YouthOffending);

    public static Supplier YotWest { get; } = new("yot-west", SupplierKind.YouthOffending) { Areas = West, TakesPlaceless = true };

    public static Supplier YotEast { get; } = new("yot-east", SupplierKind.YouthOffending) { Areas = East };

    public static Supplier PpoOffice { get; } = new("ppo-office", SupplierKind.PpoOffice);

    public static Supplier GovernmentOffice { get; } = new("government-office", SupplierKind.GovernmentOffice);

    public static Supplier Police { get; } = new("police", SupplierKind.Police);

    public static Supplier PoliceWest { get; } = new("police-west", SupplierKind.Police) { Areas = West, TakesPlaceless = true };

    public static Supplier PoliceEast { get; } = new("police-east", SupplierKind.Police) { Areas = East };

    /// <summary>Districts served, as the manifest states them; empty for the whole county.</summary>
    public IReadOnlyList<string> Areas { get; init; } = [];

    /// <summary>Whether it also sends people without a known district, where it serves only some districts.</summary>
    public bool TakesPlaceless { get; init; }

    /// <summary>Whether it sends people who live here.</summary>
    public bool Serves(Home home) =>
        Areas.Count == 0 || Areas.Contains(home.AuthorityCode) || (TakesPlaceless && home.AuthorityCode is AreaCode.UnknownCode or AreaCode.NoFixedAbodeCode);
}
