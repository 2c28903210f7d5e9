using LaaAnalytics.Reporting.Workbooks;
using LaaAnalytics.Reporting.Workbooks.Writing;

namespace LaaAnalytics.Reporting.Tests.Workbooks;

/// <summary>What a chart refuses to draw, and what it draws.</summary>
public sealed class WorkbookChartTests
{
    private readonly Workbook _workbook = new(SampleWorkbook.Properties);
    private readonly Table _table;

    public WorkbookChartTests() => _table = _workbook.AddSheet("Rates", "Rates by year").AddTable(
        "rates",
        new double?[] { 10, 12, 11, null },
        [
            new("Year", value => CellValue.Text($"Year {value?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "four"}")),
            new("Rate", value => value is double rate ? CellValue.Number(rate, new(1)) : CellValue.Code("c")),
            new("Gap", value => value is double rate ? CellValue.Number(rate, new(1)) : CellValue.Blank),
            new("Lower bound", value => value is double rate ? CellValue.Number(rate - 1, new(1)) : CellValue.Blank),
            new("Upper bound", value => value is double rate ? CellValue.Number(rate + 1, new(1)) : CellValue.Blank),
            new("Wrong bound", value => value is double rate ? CellValue.Number(rate - 0.5, new(1)) : CellValue.Blank),
        ],
        blanksMean: "nothing was counted");

    [Fact]
    public void A_shorthand_in_a_range_is_not_drawn_as_zero()
    {
        Assert.Throws<ArgumentException>(() => Add(Lines(_table.Range("Rate"))));
        Assert.NotNull(Add(Lines(_table.Range("Rate", 0, 3))));
    }

    [Fact]
    public void A_blank_is_a_gap() => Assert.NotNull(Add(Lines(_table.Range("Gap"))));

    [Fact]
    public void A_range_begins_with_the_categories_or_its_points_would_shift() =>
        Assert.Throws<ArgumentException>(() => Add(Lines(_table.Range("Rate", 1, 2))));

    [Fact]
    public void Labels_are_words() =>
        Assert.Throws<ArgumentException>(() => Add(Lines(_table.Range("Gap")) with { Categories = _table.Range("Gap", 0, 3) }));

    [Fact]
    public void An_alternative_text_says_something() =>
        Assert.ThrowsAny<ArgumentException>(() => Add(Lines(_table.Range("Gap")) with { AltText = "A chart of rates" }));

    [Fact]
    public void Two_lines_do_not_look_alike()
    {
        LineSeries first = new("First", _table.Range("Gap"), LineLook.Dashes);
        Assert.Throws<ArgumentException>(() => Add(Lines(first, new("Second", _table.Range("Lower bound"), LineLook.Dashes))));
        Assert.Throws<ArgumentException>(() => Add(Lines(first, new("first", _table.Range("Lower bound"), LineLook.LongDashes))));
        Assert.NotNull(Add(Lines(first, new("Second", _table.Range("Lower bound"), LineLook.LongDashes))));
    }

    [Fact]
    public void A_value_outside_its_bounds_is_refused()
    {
        SeriesInterval wrong = new(_table.Range("Lower bound"), _table.Range("Wrong bound"), IntervalDisplay.ErrorBars);
        Assert.Throws<ArgumentException>(() => Add(Lines(new LineSeries("Rate", _table.Range("Gap"), LineLook.SolidDiscs, wrong))));
    }

    [Fact]
    public void A_line_with_error_bars_follows_the_schema_and_carries_the_distances()
    {
        SeriesInterval interval = new(_table.Range("Lower bound"), _table.Range("Upper bound"), IntervalDisplay.ErrorBars);
        Add(Lines(new LineSeries("Rate", _table.Range("Gap"), LineLook.SolidDiscs, interval)));
        string chart = SavedParts.Text(_workbook, "xl/drawings/charts/chart1.xml");
        string lengths = "<c:f>'Error_bars'!$E$7:$E$10</c:f><c:numCache><c:formatCode>#,##0.0</c:formatCode><c:ptCount val=\"4\" /><c:pt idx=\"0\"><c:v>1</c:v></c:pt>";
        Assert.Contains(lengths, chart, StringComparison.Ordinal);
        Assert.Equal("", SavedParts.SchemaErrors(_workbook));
    }

    [Fact]
    public void A_chart_of_another_workbook_is_refused()
    {
        Workbook other = new(SampleWorkbook.Properties);
        Assert.Throws<ArgumentException>(() => other.AddChart("Rates_chart", "Chart of rates", Lines(_table.Range("Gap"))));
    }

    [Theory]
    [InlineData(new[] { 38.4, 44.3 }, false, 38, 45, 1, "#,##0")]
    [InlineData(new[] { 38.4, 44.3 }, true, 0, 50, 10, "#,##0")]
    [InlineData(new[] { 0.12, 0.31 }, false, 0, 0.35, 0.05, "#,##0.00")]
    [InlineData(new[] { -4.0, 3.0 }, true, -4, 3, 1, "#,##0")]
    [InlineData(new[] { 7.0 }, false, 7, 8, 1, "#,##0")]
    [InlineData(new[] { 0.0 }, true, 0, 0.2, 0.2, "#,##0.0")]
    public void A_scale_holds_the_values_between_round_numbers(double[] values, bool fromZero, double least, double most, double step, string format)
    {
        ValueScale scale = ValueScale.For(values, fromZero);
        Assert.Equal((least, most, step, format), (scale.Least, scale.Most, scale.Step, scale.Format));
    }

    private static LineChart Lines(params LineSeries[] series) => new()
    {
        Title = "Rates by year",
        AltText = "Line chart of rates in four years, which rise and fall again.",
        Categories = series[0].Values.Table.Range("Year"),
        CategoryTitle = "Year",
        ValueTitle = "Per cent",
        Series = series,
    };

    private static LineChart Lines(TableRange range) => Lines(new LineSeries("Rate", range, LineLook.SolidDiscs));

    private Sheet Add(LineChart chart) => _workbook.AddChart("Rates_chart", "Chart of rates by year", chart);
}
