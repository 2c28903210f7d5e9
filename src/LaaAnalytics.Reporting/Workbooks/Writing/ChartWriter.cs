using System.Globalization;
using DocumentFormat.OpenXml;
using C = DocumentFormat.OpenXml.Drawing.Charts;
using D = DocumentFormat.OpenXml.Drawing;

namespace LaaAnalytics.Reporting.Workbooks.Writing;

/// <summary>Writes what charts share: frame, texts, series over cells, intervals and axes.</summary>
internal abstract partial class ChartWriter(WorkbookChart chart, ChartCells cells)
{
    protected const string Ink = "000000";
    protected const string Blue = "12436D";
    protected const string Pale = "9FB9CF";
    private const uint CategoryAxis = 1;
    private const uint ValueAxis = 2;
    private const int PointPerEmu = 12_700;
    private const int LabelSize = 1100;
    private const int TitleSize = 1400;

    protected abstract bool FromZero { get; }

    protected abstract bool Sideways { get; }

    public static ChartWriter For(WorkbookChart chart, ChartCells cells) => chart switch
    {
        LineChart lines => new LineChartWriter(lines, cells),
        BarChart bars => new BarChartWriter(bars, cells),
        _ => throw new ArgumentOutOfRangeException(nameof(chart)),
    };

    public C.ChartSpace Write()
    {
        ValueScale scale = ValueScale.For(Extremes(), FromZero);
        C.Chart body = new(
            Title(chart.Title, TitleSize, null),
            new C.AutoTitleDeleted { Val = false },
            new C.PlotArea(new C.Layout(), Plot(), Categories(), Values(scale), Shape(null, null)));
        if (chart.AllSeries.Count > 1 || chart.AllSeries.Any(series => series.Interval?.Display == IntervalDisplay.DottedLines))
        {
            body.Append(new C.Legend(new C.LegendPosition { Val = C.LegendPositionValues.Bottom }, new C.Overlay { Val = false }));
        }

        body.Append(new C.PlotVisibleOnly { Val = true }, new C.DisplayBlanksAs { Val = C.DisplayBlanksAsValues.Gap });
        return new C.ChartSpace(
            new C.Date1904 { Val = false },
            new C.EditingLanguage { Val = "en-GB" },
            new C.RoundedCorners { Val = false },
            body,
            Shape(new D.SolidFill(new D.RgbColorModelHex { Val = "FFFFFF" }), Outline("BFBFBF", 0.75)),
            new C.TextProperties(new D.BodyProperties(), new D.ListStyle(), new D.Paragraph(
                new D.ParagraphProperties(Default(LabelSize, bold: false)), new D.EndParagraphRunProperties { Language = "en-GB" })));
    }

    protected abstract OpenXmlElement Plot();

    protected static C.SeriesText Name(string name) => new(new C.NumericValue(CellText.Clean(name)));

    protected static IEnumerable<OpenXmlElement> Axes() => [new C.AxisId { Val = CategoryAxis }, new C.AxisId { Val = ValueAxis }];

    protected static D.Outline Outline(string colour, double points, D.PresetLineDashValues? dash = null)
    {
        D.Outline outline = new(Solid(colour)) { Width = (int)Math.Round(points * PointPerEmu) };
        outline.Append(new D.PresetDash { Val = dash ?? D.PresetLineDashValues.Solid });
        outline.Append(new D.Round());
        return outline;
    }

    protected static D.SolidFill Solid(string colour) => new(new D.RgbColorModelHex { Val = colour });

    protected static C.ChartShapeProperties Shape(OpenXmlElement? fill, D.Outline? outline)
    {
        C.ChartShapeProperties shape = new(fill ?? new D.NoFill());
        shape.Append(outline ?? new D.Outline(new D.NoFill()));
        return shape;
    }

    protected C.CategoryAxisData CategoryLabels()
    {
        IReadOnlyList<string> labels = chart.Categories.Labels();
        C.StringCache cache = new(new C.PointCount { Val = (uint)labels.Count });
        cache.Append(labels.Select((label, index) => new C.StringPoint(new C.NumericValue(label)) { Index = (uint)index }));
        return new(new C.StringReference(new C.Formula(cells.Reference(chart.Categories)), cache));
    }

    protected C.Values Numbers(TableRange range) => new(Cached(range));

    /// <summary>Bars from each point to its bounds.</summary>
    /// <param name="series">The series.</param>
    /// <param name="direction">Whether the kind of chart wants to be told that bars go along the value axis.</param>
    /// <returns>Null for a series without error bars.</returns>
    protected C.ErrorBars? ErrorBars(ChartSeries series, bool direction)
    {
        if (series.Interval is not { Display: IntervalDisplay.ErrorBars })
        {
            return null;
        }

        (TableRange below, TableRange above) = cells.Lengths!.For(series);
        C.ErrorBars bars = new();
        if (direction)
        {
            bars.Append(new C.ErrorDirection { Val = C.ErrorBarDirectionValues.Y });
        }

        bars.Append(
            new C.ErrorBarType { Val = C.ErrorBarValues.Both },
            new C.ErrorBarValueType { Val = C.ErrorValues.Custom },
            new C.NoEndCap { Val = false },
            new C.Plus(Cached(above)),
            new C.Minus(Cached(below)),
            Shape(null, Outline(Ink, 1.25)));
        return bars;
    }

    private C.NumberReference Cached(TableRange range)
    {
        IReadOnlyList<double?> numbers = range.Numbers();
        CellValue first = range.Cells.First(cell => cell.Kind == CellKind.Number);
        C.NumberingCache cache = new(new C.FormatCode(first.Format.Code), new C.PointCount { Val = (uint)numbers.Count });
        cache.Append(Points(numbers));
        return new(new C.Formula(cells.Reference(range)), cache);
    }

    private static IEnumerable<C.NumericPoint> Points(IReadOnlyList<double?> numbers)
    {
        for (int index = 0; index < numbers.Count; index++)
        {
            if (numbers[index] is double number)
            {
                yield return new(new C.NumericValue(number.ToString("R", CultureInfo.InvariantCulture))) { Index = (uint)index };
            }
        }
    }

    private List<double> Extremes() =>
    [
        .. chart.AllSeries
            .SelectMany(series => series.Ranges)
            .SelectMany(range => range.Numbers())
            .OfType<double>(),
    ];
}
