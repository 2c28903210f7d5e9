using System.Globalization;
using DocumentFormat.OpenXml;
using C = DocumentFormat.OpenXml.Drawing.Charts;
using D = DocumentFormat.OpenXml.Drawing;
using Xdr = DocumentFormat.OpenXml.Drawing.Spreadsheet;

namespace LaaAnalytics.Reporting.Workbooks.Writing;

/// <summary>Places a chart below the texts of its sheet, with its alternative text.</summary>
internal static class ChartFrame
{
    private const double EmuPerPoint = 12_700;
    private const double HeightPoints = 350;
    private const double GapPoints = 8;

    /// <param name="chart">The chart.</param>
    /// <param name="id">Relationship to its part.</param>
    /// <param name="rows">Rows of text above it.</param>
    /// <param name="width">Width of column A in characters; the chart is a little narrower.</param>
    public static Xdr.WorksheetDrawing Write(WorkbookChart chart, string id, int rows, double width) => new(
        new Xdr.OneCellAnchor(
            new Xdr.FromMarker(
                new Xdr.ColumnId("0"),
                new Xdr.ColumnOffset("0"),
                new Xdr.RowId(rows.ToString(CultureInfo.InvariantCulture)),
                new Xdr.RowOffset(Emu(GapPoints).Value.ToString(CultureInfo.InvariantCulture))),
            new Xdr.Extent { Cx = Emu((width - 2) * ArialText.Digit), Cy = Emu(HeightPoints) },
            new Xdr.GraphicFrame(
                new Xdr.NonVisualGraphicFrameProperties(
                    new Xdr.NonVisualDrawingProperties { Id = 2, Name = "Chart", Description = CellText.Clean(chart.AltText) },
                    new Xdr.NonVisualGraphicFrameDrawingProperties()),
                new Xdr.Transform(new D.Offset { X = 0, Y = 0 }, new D.Extents { Cx = 0, Cy = 0 }),
                new D.Graphic(new D.GraphicData(new C.ChartReference { Id = id }) { Uri = "http://schemas.openxmlformats.org/drawingml/2006/chart" }))
            {
                Macro = "",
            },
            new Xdr.ClientData()));

    private static Int64Value Emu(double points) => (long)Math.Round(points * EmuPerPoint);
}
