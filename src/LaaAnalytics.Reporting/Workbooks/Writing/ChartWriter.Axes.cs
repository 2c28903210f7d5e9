using DocumentFormat.OpenXml;
using C = DocumentFormat.OpenXml.Drawing.Charts;
using D = DocumentFormat.OpenXml.Drawing;

namespace LaaAnalytics.Reporting.Workbooks.Writing;

/// <summary>Axes and titles.</summary>
internal abstract partial class ChartWriter
{
    private const int QuarterTurn = -5_400_000; // sixty-thousandths of a degree

    private C.CategoryAxis Categories() => new(
        new C.AxisId { Val = CategoryAxis },
        new C.Scaling(new C.Orientation { Val = Sideways ? C.OrientationValues.MaxMin : C.OrientationValues.MinMax }),
        new C.Delete { Val = false },
        new C.AxisPosition { Val = Sideways ? C.AxisPositionValues.Left : C.AxisPositionValues.Bottom },
        Title(chart.CategoryTitle, LabelSize, Sideways ? QuarterTurn : null),
        new C.NumberingFormat { FormatCode = "General", SourceLinked = false },
        new C.MajorTickMark { Val = C.TickMarkValues.Outside },
        new C.MinorTickMark { Val = C.TickMarkValues.None },
        new C.TickLabelPosition { Val = C.TickLabelPositionValues.Low },
        Shape(null, Outline("595959", 1)),
        new C.CrossingAxis { Val = ValueAxis },
        new C.Crosses { Val = C.CrossesValues.AutoZero },
        new C.AutoLabeled { Val = false },
        new C.LabelAlignment { Val = C.LabelAlignmentValues.Center },
        new C.LabelOffset { Val = 100 },
        new C.NoMultiLevelLabels { Val = true });

    private C.ValueAxis Values(ValueScale scale) => new(
        new C.AxisId { Val = ValueAxis },
        new C.Scaling(
            new C.Orientation { Val = C.OrientationValues.MinMax },
            new C.MaxAxisValue { Val = scale.Most },
            new C.MinAxisValue { Val = scale.Least }),
        new C.Delete { Val = false },
        new C.AxisPosition { Val = Sideways ? C.AxisPositionValues.Bottom : C.AxisPositionValues.Left },
        new C.MajorGridlines(Shape(null, Outline("D9D9D9", 0.75))),
        Title(chart.ValueTitle, LabelSize, Sideways ? null : QuarterTurn),
        new C.NumberingFormat { FormatCode = scale.Format, SourceLinked = false },
        new C.MajorTickMark { Val = C.TickMarkValues.Outside },
        new C.MinorTickMark { Val = C.TickMarkValues.None },
        new C.TickLabelPosition { Val = C.TickLabelPositionValues.NextTo },
        Shape(null, Outline("595959", 1)),
        new C.CrossingAxis { Val = CategoryAxis },

        // With the first category on top, the end of the category axis is the bottom.
        new C.Crosses { Val = Sideways ? C.CrossesValues.Maximum : C.CrossesValues.Minimum },
        new C.CrossBetween { Val = C.CrossBetweenValues.Between },
        new C.MajorUnit { Val = scale.Step });

    private static C.Title Title(string words, int size, int? turn)
    {
        D.BodyProperties body = new();
        if (turn is int angle)
        {
            body.Rotation = angle;
            body.Vertical = D.TextVerticalValues.Horizontal;
        }

        bool bold = size == TitleSize;
        D.Run run = new(new D.RunProperties(Fonts()) { Language = "en-GB", FontSize = size, Bold = bold }, new D.Text(CellText.Clean(words)));
        return new(
            new C.ChartText(new C.RichText(body, new D.ListStyle(), new D.Paragraph(new D.ParagraphProperties(Default(size, bold)), run))),
            new C.Overlay { Val = false });
    }

    private static D.DefaultRunProperties Default(int size, bool bold) => new(Fonts()) { FontSize = size, Bold = bold };

    private static OpenXmlElement[] Fonts() => [Solid(Ink), new D.LatinFont { Typeface = "Arial" }];
}
