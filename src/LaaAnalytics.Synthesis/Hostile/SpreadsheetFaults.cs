using static LaaAnalytics.Synthesis.Hostile.HostileWorld;

namespace LaaAnalytics.Synthesis.Hostile;

/// <summary>Faults of spreadsheets: of the package around them, of their sheets, and of cells as people and programs leave them.</summary>
internal static class SpreadsheetFaults
{
    private const int BombLength = 16 * 1024 * 1024;
    private const string Laughs = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]><worksheet>&c;</worksheet>";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<HostileCase> All =>
    [
        new("spreadsheet", Events().File()) { Loads = true },
        new("spreadsheet-hidden-list", Events().Second("hidden", ["Choices", "Meaning"], ["CASELOAD_SNAPSHOT", "Caseload"], ["FINE", "Fine"]).File()) { Loads = true },
        Whole("spreadsheet-macros", Events().Part("xl/vbaProject.bin", Canary)),
        Whole("spreadsheet-document-type", Events().Part("xl/worksheets/sheet1.xml", Laughs)),
        Whole("spreadsheet-bomb", Events().Part("xl/worksheets/sheet1.xml", new string(' ', BombLength))),
        Whole("spreadsheet-leaves-package", Events().Part("../../escape.xml", Canary)),
        Whole("spreadsheet-linked", Events().Part("xl/externalLinks/externalLink1.xml", $"<externalLink>{Canary}</externalLink>")),
        Whole("spreadsheet-pivot-cache", Events().Part("xl/pivotCache/pivotCacheRecords1.xml", $"<r><s v=\"{Canary}\"/></r>")),
        Whole("spreadsheet-damaged", Events().Part("xl/worksheets/sheet1.xml", $"<worksheet>{Canary}")),
        new("spreadsheet-password", Events().File([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[512]]), new Refusal("I45", 0, "")),
        Cell("spreadsheet-formula", "event_key", $"<c t=\"str\"><f>1+\"{Canary}\"</f><v>E002</v></c>", "I46"),
        Cell("spreadsheet-formula-without-value", "offence_code", "<c><f>NOW()</f></c>", "I46"),
        Cell("spreadsheet-error", "age_years", "<c t=\"e\"><v>#N/A</v></c>", "I47"),
        Cell("spreadsheet-date-for-code", "event_key", "<c s=\"1\"><v>39873</v></c>", "I48"),
        Cell("spreadsheet-long-number", "event_key", "<c><v>1.2345678901234568E+17</v></c>", "I48"),
        Cell("spreadsheet-fraction-for-code", "home_area_code", "<c><v>12.5</v></c>", "I48"),
        Cell("spreadsheet-day-that-never-was", "event_date", "<c s=\"1\"><v>60</v></c>", "I07"),
        new("spreadsheet-two-sheets", Events().Second("visible", ["Note"], [Canary]).File(), new Refusal("I49", 0, "")),
        new("spreadsheet-merged", Events().After("<mergeCells><mergeCell ref=\"A3:A4\"/></mergeCells>").File(), new Refusal("I49", 3, $"{SheetWorkbook.SheetName}!event_key")),
        new("spreadsheet-surname-header", Sheet.IndexEvents().AddColumn("surname", Canary).Workbook().File(), new Refusal("I18", 1, $"{SheetWorkbook.SheetName}!surname")),
        new("spreadsheet-hidden-names",
            Events().Second("hidden", ["Case", "Surname"], ["1", Canary], ["2", Canary]).File(),
            new Refusal("I18", 1, "Other!B")),
        new("spreadsheet-hidden-nhs-numbers",
            Events().Second("veryHidden", ["", "", "9990000018"], ["", "", "9990000026"], ["", "", "9990000034"]).File(),
            new Refusal("I19", 0, "Other!C")),
    ];

    private static SheetWorkbook Events() => Sheet.IndexEvents().Workbook();

    private static HostileCase Whole(string name, SheetWorkbook workbook) => new(name, workbook.File(), new Refusal("I45", 0, ""));

    private static HostileCase Cell(string name, string column, string element, string rule) =>
        new(name, Events().Cell(3, column, element).File(), new Refusal(rule, 3, $"{SheetWorkbook.SheetName}!{column}"));
}
