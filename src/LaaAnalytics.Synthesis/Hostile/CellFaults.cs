using static LaaAnalytics.Synthesis.Hostile.HostileWorld;

namespace LaaAnalytics.Synthesis.Hostile;

/// <summary>Faults of single rows and cells; with few rows each is more than the tolerance, so the whole load is refused.</summary>
internal static class CellFaults
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<HostileCase> All =>
    [
        new("too-many-fields", Sheet.IndexEvents().Lengthen(3, Canary).File(), new Refusal("I05", 3, "")),
        new("stray-quote", Sheet.IndexEvents().Set(3, "offence_code", $"a\"{Canary}").File(), new Refusal("I06", 3, "")),
        new("unclosed-quote", Sheet.IndexEvents().Set(4, "offence_code", $"\"{Canary}").File(), new Refusal("I06", 4, "")),
        Event("impossible-date", "event_date", "2021-02-31", "I07"),
        Event("date-as-words", "event_date", Canary, "I07"),
        Event("required-cell-empty", "event_type", string.Empty, "I08"),
        Event("age-two-hundred", "age_years", "200", "I09"),
        Event("age-negative", "age_years", "-1", "I09"),
        Event("age-as-words", "age_years", Canary, "I09"),
        new("count-as-words", Sheet.Returns().Set(3, "numerator", Canary).File(), new Refusal("I10", 3, "numerator")),
        new("unknown-code", Sheet.Outcomes().Set(3, "component", Canary).File(), new Refusal("I11", 3, "component")),
        Event("person-key-short", "person_key", Canary, "I12"),
        Event("person-key-not-hexadecimal", "person_key", "CANARY7Q" + new string('0', 24), "I12"),
        Event("formula-in-key", "event_key", $"=1+{Canary}", "I13"),
        Event("formula-in-area", "home_area_code", $"@SUM({Canary})", "I14"),
        Event("truth-value-as-words", "pnc_matched", Canary, "I15"),
        Event("probability-above-one", "predicted_p", "1.5", "I16"),
        Event("probability-as-words", "predicted_p", Canary, "I16"),
        Event("text-too-long", "offence_code", Canary + new string('x', 600), "I17"),
        Event("control-character", "offence_code", $"{Canary}\u0007", "I17"),
        Event("line-break-in-cell", "offence_code", $"\"{Canary}\nb\"", "I17"),
        Filled("nhs-numbers", "period_label", ["9990000018", "9990000026", "9990000034"]),
        Filled("national-insurance-numbers", "period_label", ["JJ 00 00 00 A", "JJ 00 00 00 B", "JJ 00 00 00 C"]),
        Filled("pnc-identifiers", "period_label", ["2009/0000001M", "2009/0000002N", "2009/0000003P"]),
        Filled("e-mail-addresses", "ethnicity", ["canary7q@example.org", "canary7q@example.com", "canary7q@example.net"]),
        Filled("postcodes", "period_label", ["ZZ99 9ZZ"]),
        new("key-twice", Sheet.IndexEvents().Set(4, "event_key", "E002").File(), new Refusal("I20", 4, "event_key")),
        new("proof-before-offence", Sheet.Offences().Set(3, "proven_date", "2009-01-09").File(), new Refusal("I21", 3, "proven_date")),
        Event("event-outside-period", "event_date", "2009-04-01", "I37"),
        new("proof-on-observed-to", Sheet.Offences().Set(3, "proven_date", "2009-04-01").File(), new Refusal("I38", 3, "proven_date")),
        new("one-bad-row-in-fifty", Sheet.IndexEvents(50).Set(3, "event_date", Canary).File(), new Refusal("I07", 3, "event_date"), new Refusal("I34", 0, "")),
        new("one-bad-row-in-two-hundred", Sheet.IndexEvents(200).Set(3, "event_date", Canary).File(), new Refusal("I07", 3, "event_date")) { Loads = true },
    ];

    private static HostileCase Event(string name, string column, string raw, string rule) =>
        new(name, Sheet.IndexEvents().Set(3, column, raw).File(), new Refusal(rule, 3, column));

    // Identifiers are told by the column as a whole, so any line may be named.
    private static HostileCase Filled(string name, string column, string[] values) =>
        new(name, Sheet.Outcomes().Fill(column, values).File(), new Refusal("I19", null, column));
}
