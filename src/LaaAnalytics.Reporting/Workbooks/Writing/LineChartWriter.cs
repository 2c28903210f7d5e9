using DocumentFormat.OpenXml;
using C = DocumentFormat.OpenXml.Drawing.Charts;
using D = DocumentFormat.OpenXml.Drawing;

namespace LaaAnalytics.Reporting.Workbooks.Writing;

/// <summary>Writes lines, their markers and their bounds.</summary>
internal sealed class LineChartWriter(LineChart chart, ChartCells cells) : ChartWriter(chart, cells)
{
    protected override bool FromZero => false;

    protected override bool Sideways => false;

    protected override OpenXmlElement Plot()
    {
        C.LineChart plot = new(new C.Grouping { Val = C.GroupingValues.Standard }, new C.VaryColors { Val = false });
        uint number = 0;
        foreach (LineSeries series in chart.Series)
        {
            plot.Append(Series(number++, series.Name, series.Values, Style.Of(series.Look), ErrorBars(series, direction: true)));
            if (series.Interval is { Display: IntervalDisplay.DottedLines } interval)
            {
                plot.Append(Series(number++, NoteMarkers.Strip(interval.Lower.Header), interval.Lower, Style.Bound, null));
                plot.Append(Series(number++, NoteMarkers.Strip(interval.Upper.Header), interval.Upper, Style.Bound, null));
            }
        }

        plot.Append(new C.ShowMarker { Val = true });
        plot.Append(Axes());
        return plot;
    }

    private C.LineChartSeries Series(uint number, string name, TableRange values, Style style, C.ErrorBars? bars)
    {
        C.LineChartSeries series = new(
            new C.Index { Val = number },
            new C.Order { Val = number },
            Name(name),
            new C.ChartShapeProperties(Outline(style.Colour, style.Points, style.Dash)),
            Marker(style));
        if (bars is not null)
        {
            series.Append(bars);
        }

        series.Append(CategoryLabels(), Numbers(values), new C.Smooth { Val = false });
        return series;
    }

    private static C.Marker Marker(Style style) => style.Symbol == C.MarkerStyleValues.None
        ? new(new C.Symbol { Val = C.MarkerStyleValues.None })
        : new(new C.Symbol { Val = style.Symbol }, new C.Size { Val = style.Size }, Shape(Solid(style.Fill), Outline(style.Colour, 1)));

    private sealed record Style(string Colour, double Points, D.PresetLineDashValues Dash, C.MarkerStyleValues Symbol, byte Size, string Fill)
    {
        public static Style Bound { get; } = new(Blue, 1.25, D.PresetLineDashValues.SystemDot, C.MarkerStyleValues.None, 0, Blue);

        public static Style Of(LineLook look) => look switch
        {
            LineLook.SolidDiscs => new(Blue, 2.5, D.PresetLineDashValues.Solid, C.MarkerStyleValues.Circle, 8, Blue),
            LineLook.DashedDiamonds => new(Blue, 2.25, D.PresetLineDashValues.SystemDash, C.MarkerStyleValues.Diamond, 9, "FFFFFF"),
            LineLook.Dashes => new("3D3D3D", 2, D.PresetLineDashValues.Dash, C.MarkerStyleValues.None, 0, Ink),
            LineLook.LongDashes => new("801650", 2.25, D.PresetLineDashValues.LargeDash, C.MarkerStyleValues.None, 0, Ink),
            LineLook.ThinTriangles => new("595959", 1.25, D.PresetLineDashValues.Solid, C.MarkerStyleValues.Triangle, 8, "FFFFFF"),
            LineLook.DashDotSquares => new("8F3B00", 1.75, D.PresetLineDashValues.DashDot, C.MarkerStyleValues.Square, 7, "FFFFFF"),
            _ => throw new ArgumentOutOfRangeException(nameof(look)),
        };
    }
}
