using LaaAnalytics.Reporting.Workbooks;

namespace LaaAnalytics.Reporting.Tests.Workbooks;

/// <summary>A workbook like a review pack, with invented figures.</summary>
internal static class SampleWorkbook
{
    public static readonly NumberFormat OneDecimal = new(1);

    private static readonly (string Indicator, int People, double? Latest, double? Expected, string Status, string Travel)[] Summary =
    [
        ("Adults re-offending within twelve months", 1842, 39.86, 39.0, "Amber", "Improving"),
        ("Young people re-offending within twelve months", 412, 36.7, 35.5, "Amber", "No clear change"),
        ("Prolific and other priority offenders: proven re-offences for each person", 64, 4.04, 4.12, "Green", "Improving"),
        ("Prison leavers in settled accommodation", 233, 71.2, 77.8, "Red", "Getting worse"),
        ("Prison leavers in work or training", 9, null, 40.6, "Not rated", "Not assessed"),
    ];

    private static readonly (string Period, double Rate, double Lower, double Upper, double Trajectory)[] Trend =
    [
        ("Apr to Jun 2007", 41.9, 39.6, 44.2, 41.9),
        ("Jul to Sep 2007", 41.3, 39.0, 43.6, 41.6),
        ("Oct to Dec 2007", 41.4, 39.1, 43.7, 41.2),
        ("Jan to Mar 2008", 41.8, 39.5, 44.1, 40.9),
        ("Apr to Jun 2008", 42.0, 39.7, 44.3, 40.5),
        ("Jul to Sep 2008", 40.2, 37.9, 42.5, 40.2),
        ("Oct to Dec 2008", 40.1, 37.8, 42.4, 39.9),
        ("Jan to Mar 2009", 40.7, 38.4, 43.0, 39.5),
    ];

    private static readonly (string Area, double Rate, double Lower, double Upper)[] Areas =
    [
        ("Sample Area (this area)", 39.9, 37.7, 42.1),
        ("Northern Borough", 37.2, 35.0, 39.4),
        ("Riverside", 41.5, 39.9, 43.1),
        ("Hill District and Dales", 35.8, 31.0, 40.6),
        ("England", 38.9, 38.8, 39.0),
    ];

    private static readonly StatusStyle[] Ratings =
    [
        StatusStyle.Green("Green", "at or better than expected by now"),
        StatusStyle.Amber("Amber", "behind, but within the margin of uncertainty"),
        StatusStyle.Red("Red", "clearly behind"),
        StatusStyle.Plain("Not rated", "too few people to rate"),
    ];

    public static WorkbookProperties Properties { get; } = new()
    {
        Title = "Sample Area: Local Area Agreement six-month review, April to September 2009",
        Subject = "Re-offending and resettlement",
        Creator = "Sample Partnership",
        Description = "Invented figures that show how a review pack is laid out.",
        Keywords = ["re-offending", "local area agreement", "six-month review"],
        AsAt = new(2009, 10, 30),
    };

    public static Workbook Build()
    {
        Workbook workbook = new(Properties);
        string cohort = workbook.AddNote("People who began a community order or left prison in the period, followed for twelve months.");
        string interval = workbook.AddNote("Bounds of the 95 per cent interval by Wilson's method: the range that chance alone makes plausible.");
        Sheet summary = workbook.AddSheet("Summary", "Indicators at the six-month review");
        Sheet trend = workbook.AddSheet("Adults_trend", "Adults re-offending within twelve months, by quarter");
        AddSummary(summary, trend, cohort);
        Table quarters = AddTrend(trend, interval);
        workbook.AddChart("Adults_trend_chart", "Chart: adults re-offending within twelve months, by quarter", TrendChart(quarters, interval));
        Table areas = AddAreas(workbook.AddSheet("Areas", "Adults re-offending: Sample Area beside others, year to March 2009"));
        workbook.AddChart("Areas_columns", "Chart: adults re-offending with intervals, by area", ColumnChart(areas));
        workbook.AddChart("Areas_bars", "Chart: adults re-offending ranked by area", RankedChart(areas));
        AddPairs(workbook);
        AddReturns(workbook.AddSheet("Releases", "Prison leavers by month of release"));
        AddCover(workbook, summary);
        workbook.SetProvenance("PackId", "sample-1");
        return workbook;
    }

    public static LineChart TrendChart(Table quarters, string interval = "[note 2]") => new()
    {
        Title = "Adults re-offending within twelve months",
        AltText = "Line chart of eight quarters. Re-offending fell from 41.9 to 40.7 per cent while the trajectory fell to 39.5 and the target is 38.0. "
            + "The interval of the latest quarter, 38.4 to 43.0 per cent, holds the trajectory, so being behind may be chance. All values are in the linked table.",
        Categories = quarters.Range("Period of index offence"),
        CategoryTitle = "Period of index offence",
        ValueTitle = "Per cent of cohort",
        Series =
        [
            new("Re-offending", quarters.Range("Re-offending (per cent)"), LineLook.SolidDiscs, new(
                quarters.Range($"Lower 95 per cent bound {interval}"), quarters.Range($"Upper 95 per cent bound {interval}"), IntervalDisplay.DottedLines)),
            new("Forecast", quarters.Range("Forecast (per cent)"), LineLook.DashedDiamonds),
            new("Trajectory", quarters.Range("Trajectory (per cent)"), LineLook.Dashes),
            new("Target", quarters.Range("Target (per cent)"), LineLook.LongDashes),
        ],
    };

    public static Table AddTrend(Sheet sheet, string interval) => sheet
        .Paragraph("Source: Sample Partnership, extracts to 30 September 2009.")
        .AddTable("adults_trend", Trend,
        [
            new("Period of index offence", row => CellValue.Text(row.Period)) { Width = 20 },
            new("Re-offending (per cent)", row => CellValue.Number(row.Rate, OneDecimal)),
            new($"Lower 95 per cent bound {interval}", row => CellValue.Number(row.Lower, OneDecimal)),
            new($"Upper 95 per cent bound {interval}", row => CellValue.Number(row.Upper, OneDecimal)),
            new("Forecast (per cent)", row => row.Period.EndsWith("2009", StringComparison.Ordinal)
                ? CellValue.Number(row.Rate - 0.4, OneDecimal)
                : row.Period.StartsWith("Oct to Dec 2008", StringComparison.Ordinal) ? CellValue.Number(row.Rate, OneDecimal) : CellValue.Blank),
            new("Trajectory (per cent)", row => CellValue.Number(row.Trajectory, OneDecimal)),
            new("Target (per cent)", _ => CellValue.Number(38, OneDecimal)),
        ],
        blanksMean: "the forecast begins in October to December 2008");

    private static void AddSummary(Sheet sheet, Sheet trend, string cohort) => sheet
        .Paragraph("Source: Sample Partnership, extracts to 30 September 2009. Gap: latest less expected; its sign does not say which is better.")
        .AddTable("indicator_summary", Summary,
        [
            new("Indicator", row => row.Indicator.StartsWith("Adults", StringComparison.Ordinal) ? CellValue.Link(row.Indicator, trend) : CellValue.Text(row.Indicator)),
            new($"People in cohort {cohort}", row => row.People < 10 ? CellValue.Of(Shorthand.Confidential) : CellValue.Number(row.People)),
            new("Latest", row => row.Latest is double latest ? CellValue.Number(latest, OneDecimal) : CellValue.Code("c")),
            new("Expected by now", row => row.Expected is double expected ? CellValue.Number(expected, OneDecimal) : CellValue.Code("x")),
            new("Gap", row => row.Latest is double latest && row.Expected is double expected ? CellValue.Number(latest - expected, new(1, plus: true)) : CellValue.Code("c")),
            new("Rating", row => CellValue.Text(row.Status)) { Statuses = Ratings },
            new("Direction of travel", row => CellValue.Text(row.Travel)),
        ]);

    private static Table AddAreas(Sheet sheet) => sheet.AddTable("adults_areas", Areas,
    [
        new("Area", row => CellValue.Text(row.Area)),
        new("Re-offending (per cent)", row => CellValue.Number(row.Rate, OneDecimal)),
        new("Lower bound", row => CellValue.Number(row.Lower, OneDecimal)),
        new("Upper bound", row => CellValue.Number(row.Upper, OneDecimal)),
    ]);

    private static BarChart ColumnChart(Table areas) => new()
    {
        Title = "Adults re-offending, with 95 per cent intervals",
        AltText = "Column chart of five areas with intervals. Sample Area, 39.9 per cent (37.7 to 42.1), cannot be told from England, 38.9 per cent.",
        Categories = areas.Range("Area"),
        CategoryTitle = "Area",
        ValueTitle = "Per cent of cohort",
        Series = [new("Re-offending", areas.Range("Re-offending (per cent)"), new(areas.Range("Lower bound"), areas.Range("Upper bound"), IntervalDisplay.ErrorBars))],
    };

    private static BarChart RankedChart(Table areas) => new()
    {
        Title = "Adults re-offending within twelve months",
        AltText = "Bar chart of five areas: Sample Area at 39.9 per cent is second to Riverside at 41.5 and one point above England.",
        Categories = areas.Range("Area"),
        CategoryTitle = "Area",
        ValueTitle = "Per cent of cohort",
        Horizontal = true,
        Highlight = 0,
        Series = [new("Re-offending", areas.Range("Re-offending (per cent)"))],
    };

    private static void AddPairs(Workbook workbook)
    {
        Table pairs = workbook.AddSheet("Referrals", "Referrals and starts by programme, year to March 2009").AddTable(
            "programme_flow",
            new[] { ("Drug treatment", 1240, 1003), ("Alcohol treatment", 480, 391), ("Housing advice", 655, 214), ("Skills for work", 820, 602) },
            [
                new("Programme", row => CellValue.Text(row.Item1)),
                new("Referred (people)", row => CellValue.Number(row.Item2)),
                new("Started (people)", row => CellValue.Number(row.Item3)),
            ]);
        workbook.AddChart("Referrals_chart", "Chart: referrals and starts by programme", new BarChart
        {
            Title = "Referrals and starts by programme",
            AltText = "Column chart of four programmes. Most people referred start, except for housing advice: 655 referred and 214 started.",
            Categories = pairs.Range("Programme"),
            CategoryTitle = "Programme",
            ValueTitle = "People",
            Series = [new("Referred", pairs.Range("Referred (people)")), new("Started", pairs.Range("Started (people)"))],
        });
    }

    private static void AddReturns(Sheet sheet) => sheet.AddTable(
        "prison_releases",
        Enumerable.Range(0, 30),
        [
            new("Month of release", month => CellValue.Text(new DateOnly(2007, 4, 1).AddMonths(month).ToString("MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture))),
            new("Leavers", month => month % 11 == 5 ? CellValue.Code("c") : CellValue.Number(60 + (month * 37 % 23))),
            new("In settled accommodation", month => month % 11 == 5 ? CellValue.Code("c") : month > 27 ? CellValue.Code("x") : CellValue.Number(40 + (month * 17 % 13))),
            new("First count due", month => CellValue.Date(new DateOnly(2007, 4, 30).AddMonths(month + 1))),
            new("Comment", month => month switch
            {
                3 => CellValue.Text("=cmd|'/c calc'!A1 is text, not a formula"),
                7 => CellValue.Text("Llanelli's count & \"late\" returns: _x0041_ stays as typed; ŵ and ŷ too"),
                _ => CellValue.Blank,
            }),
        ],
        blanksMean: "there is no comment");

    private static void AddCover(Workbook workbook, Sheet summary) => workbook.Cover
        .Heading("Headline")
        .Paragraph("1 of 5 indicators is at or better than expected by now, 2 are behind but within the margin of uncertainty, 1 is clearly behind and 1 is not rated.")
        .Paragraph("Adults re-offending within twelve months: 39.9 per cent (95 per cent interval 37.7 to 42.1), against 39.0 expected by now.")
        .Link("Go to the Summary worksheet", summary)
        .Heading("About the data")
        .Paragraph("Data cut: 30 September 2009. All figures are invented and describe no real area or person.")
        .Heading("Notes and shorthand")
        .Paragraph("Some worksheets refer to notes. Note markers are in square brackets, for example [note 1]; the text of each note is in the Notes worksheet.")
        .Paragraph("Some tables use shorthand in square brackets. Each table explains the shorthand it uses, above the table.")
        .Heading("Dates")
        .Paragraph("Date of this pack: 30 October 2009. Next pack: annual refresh, March 2010.")
        .Heading("Contact")
        .Paragraph("Partnership Performance Team, Sample Partnership")
        .Link("Email performance@example.org", new Uri("mailto:performance@example.org"));
}
