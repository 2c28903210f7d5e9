using System.Text;
using static LaaAnalytics.Synthesis.Hostile.HostileWorld;

namespace LaaAnalytics.Synthesis.Hostile;

/// <summary>Faults of a whole file, its header or its manifest.</summary>
internal static class FileFaults
{
    private const int LongLine = 4 * 1024 * 1024;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<HostileCase> All =>
    [
        new("empty-file", Sheet.IndexEvents().File([]), new Refusal("I01", 0, "")),
        new("utf-16", Sheet.IndexEvents().File(Utf16(Sheet.IndexEvents().Text())), new Refusal("I02", null, "")),
        new("latin-1", Sheet.IndexEvents().File(Encoding.Latin1.GetBytes(Sheet.IndexEvents().Set(3, "offence_code", $"{Canary}é").Text())), new Refusal("I02", null, "")),
        new("byte-order-mark", Sheet.IndexEvents().File([.. "\uFEFF"u8, .. Bytes(Sheet.IndexEvents().Text())])) { Loads = true },
        new("mixed-line-ends", Sheet.IndexEvents().File(Bytes(MixLineEnds(Sheet.IndexEvents().Text())))) { Loads = true },
        new("nul-byte", Sheet.IndexEvents().Set(3, "offence_code", $"{Canary}\0").File(), new Refusal("I36", 3, "")),
        new("endless-line", Sheet.IndexEvents().Set(3, "offence_code", Canary + new string('x', LongLine)).File(), new Refusal("I36", 3, "")),
        new("workbook-renamed", Sheet.IndexEvents().File([0x50, 0x4B, 0x03, 0x04, .. Bytes(Canary), 0x00, 0xFF]), new Refusal("I35", 0, "")),
        new("header-missing", Sheet.IndexEvents().File(Bytes(Sheet.IndexEvents().Text(header: false))), new Refusal("I03", 1, "")),
        new("header-twice", Sheet.IndexEvents().Rename("disposal", "offence_group").File(), new Refusal("I03", 1, "offence_group")),
        new("required-column-missing", Sheet.IndexEvents().Drop("pnc_matched").File(), new Refusal("I03", 1, "pnc_matched")),
        new("headers-swapped",
            Sheet.IndexEvents().Swap("event_date", "age_years").File(),
            [.. Enumerable.Range(Sheet.FirstLine, 3).SelectMany(line => (Refusal[])[new("I07", line, "event_date"), new("I09", line, "age_years")])]),
        new("unknown-column", Sheet.IndexEvents().AddColumn("shoe_size", Canary).File(), new Refusal("I04", 1, "column 19")),
        new("nhs-number-header", Sheet.IndexEvents().AddColumn("nhs_number", Canary).File(), new Refusal("I18", 1, "nhs_number")),
        new("date-of-birth-header", Sheet.IndexEvents().AddColumn("date_of_birth", Canary).File(), new Refusal("I18", 1, "date_of_birth")),
        new("surname-header", Sheet.IndexEvents().AddColumn("surname", Canary).File(), new Refusal("I18", 1, "surname")),
        new("postcode-header", Sheet.IndexEvents().AddColumn("postcode", Canary).File(), new Refusal("I18", 1, "postcode")),
        new("wrong-hash", Sheet.IndexEvents().File() with { StatedHash = new string('0', 64) }, new Refusal("I30", 0, "")),
        new("wrong-row-count", Sheet.IndexEvents().File() with { Rows = 4 }, new Refusal("I30", 0, "")),
        new("path-traversal", Sheet.IndexEvents().File() with { NamedPath = $"../{Canary}/index_event.csv" }, new Refusal("I31", 0, "")),
        new("absolute-path", Sheet.IndexEvents().File() with { NamedPath = $"/{Canary}/index_event.csv" }, new Refusal("I31", 0, "")),
        new("delta-without-key", Sheet.Outcomes().Drop("entry_id").File() with { Mode = "delta" }, new Refusal("I32", 1, "")),
        new("period-missing", Sheet.IndexEvents().File() with { Period = null, ObservedTo = null }, new Refusal("I33", 0, "")),
    ];

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Utf16(string text) => [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)];

    private static string MixLineEnds(string text)
    {
        string[] lines = text.Split('\n');
        return string.Concat(lines[..^1].Select((line, at) => line + (at % 2 == 0 ? "\r\n" : "\n")));
    }
}
