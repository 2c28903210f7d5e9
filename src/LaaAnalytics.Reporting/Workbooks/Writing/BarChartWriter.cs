using DocumentFormat.OpenXml;
using C = DocumentFormat.OpenXml.Drawing.Charts;
using D = DocumentFormat.OpenXml.Drawing;

namespace LaaAnalytics.Reporting.Workbooks.Writing;

/// <summary>Writes columns and horizontal bars.</summary>
internal sealed class BarChartWriter(BarChart chart, ChartCells cells) : ChartWriter(chart, cells)
{
    private const ushort GapPercent = 60;

    protected override bool FromZero => true;

    protected override bool Sideways => chart.Horizontal;

    /// <summary>Values are written at the bars where nothing else stands there.</summary>
    private bool Labelled => chart.Series is [{ Interval: null }];

    protected override OpenXmlElement Plot()
    {
        C.BarChart plot = new(
            new C.BarDirection { Val = chart.Horizontal ? C.BarDirectionValues.Bar : C.BarDirectionValues.Column },
            new C.BarGrouping { Val = C.BarGroupingValues.Clustered },
            new C.VaryColors { Val = false });
        for (int index = 0; index < chart.Series.Count; index++)
        {
            plot.Append(Series((uint)index, chart.Series[index]));
        }

        plot.Append(new C.GapWidth { Val = GapPercent });
        plot.Append(Axes());
        return plot;
    }

    /// <summary>Solid, striped, plain: three fills that a photocopier keeps apart.</summary>
    private OpenXmlElement Fill(uint series) => series switch
    {
        0 => Solid(chart.Highlight is null && chart.Series[0].Interval is null ? Blue : Pale), // pale lets a highlight or an error bar stand out
        1 => new D.PatternFill(
            new D.ForegroundColor(new D.RgbColorModelHex { Val = Blue }),
            new D.BackgroundColor(new D.RgbColorModelHex { Val = "FFFFFF" }))
        {
            Preset = D.PresetPatternValues.WideUpwardDiagonal,
        },
        _ => Solid("E6EDF3"),
    };

    private C.BarChartSeries Series(uint number, BarSeries series)
    {
        C.BarChartSeries written = new(
            new C.Index { Val = number },
            new C.Order { Val = number },
            Name(series.Name),
            Shape(Fill(number), Outline(Blue, 1)),
            new C.InvertIfNegative { Val = false });
        if (chart.Highlight is int highlight)
        {
            written.Append(new C.DataPoint(
                new C.Index { Val = (uint)highlight },
                new C.InvertIfNegative { Val = false },
                new C.Bubble3D { Val = false },
                Shape(Solid(Blue), Outline(Blue, 1))));
        }

        if (Labelled)
        {
            written.Append(Labels(series.Values));
        }

        if (ErrorBars(series, direction: false) is C.ErrorBars bars)
        {
            written.Append(bars);
        }

        written.Append(CategoryLabels(), Numbers(series.Values));
        return written;
    }

    private static C.DataLabels Labels(TableRange values) => new(
        new C.NumberingFormat { FormatCode = values.Cells.First(cell => cell.Kind == CellKind.Number).Format.Code, SourceLinked = false },
        new C.DataLabelPosition { Val = C.DataLabelPositionValues.OutsideEnd },
        new C.ShowLegendKey { Val = false },
        new C.ShowValue { Val = true },
        new C.ShowCategoryName { Val = false },
        new C.ShowSeriesName { Val = false },
        new C.ShowPercent { Val = false },
        new C.ShowBubbleSize { Val = false });
}
