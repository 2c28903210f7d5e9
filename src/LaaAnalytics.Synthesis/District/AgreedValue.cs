using LaaAnalytics.Domain;

namespace LaaAnalytics.Synthesis.District;

/// <summary>One value of the agreement; what it is worth is set by hand, not computed.</summary>
/// <param name="Indicator">Indicator id.</param>
/// <param name="Scheme">Scheme and version it was agreed on.</param>
/// <param name="Kind">BASELINE, MILESTONE or TARGET.</param>
/// <param name="Period">Cohort it is for.</param>
/// <param name="Value">Agreed value in the indicator's unit, as text.</param>
internal sealed record AgreedValue(string Indicator, string Scheme, string Kind, Period Period, string Value)
{
    private const string Adult = "ni18-adult@2008-05";
    private const string Youth = "ni19-youth@2008-05";
    private const string Ppo = "ni30-ppo@2009-02";

    /// <summary>The one value that the first supply holds as a placeholder and the second fills.</summary>
    public bool FilledLater => Kind == "MILESTONE" && Indicator == "RO-P" && Period.Start.Year == 2009;

    /// <summary>Adults too close to tell, young people behind, prolific offenders ahead.</summary>
    public static IReadOnlyList<AgreedValue> Planted { get; } = Values(["17.0", "16.5", "16.0", "15.5"], ["98.8", "92", "86", "80"], ["-8", "-10", "-13", "-16"]);

    /// <summary>What the null world's true rates give, for every year alike.</summary>
    public static IReadOnlyList<AgreedValue> Flat { get; } = Values(["17.0", "17.0", "17.0", "17.0"], ["95", "95", "95", "95"], ["0", "0", "0", "0"]);

    private static IReadOnlyList<AgreedValue> Values(string[] adult, string[] youth, string[] ppo) =>
    [
        .. adult.Select((value, year) => new AgreedValue("RO-A", Adult, Kinds[year], Period.OfMonths(2007 + year, 4, 12), value)),
        .. youth.Select((value, year) => new AgreedValue("RO-Y", Youth, Kinds[year], Period.OfMonths(2007 + year, 1, 3), value)),
        .. ppo.Select((value, year) => new AgreedValue("RO-P", Ppo, Kinds[year], Period.OfMonths(2007 + year, 2, 1), value)),
    ];

    private static string[] Kinds => ["BASELINE", "MILESTONE", "MILESTONE", "TARGET"];
}
