using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using X = DocumentFormat.OpenXml.Spreadsheet;

namespace LaaAnalytics.Reporting.Workbooks.Writing;

/// <summary>Writes a planned sheet and the parts below it.</summary>
internal sealed class WorksheetWriter(SheetPlan plan, WorksheetPart part, StyleSheet styles)
{
    private const double Margin = 0.6; // inches
    private const double HeaderMargin = 0.3;

    /// <param name="number">Position in the workbook, from 1; numbers the table.</param>
    /// <param name="hasDrawing">Whether the part has a drawing of id rIdDrawing.</param>
    public void Write(uint number, bool hasDrawing)
    {
        X.Worksheet worksheet = new(
            new X.SheetProperties(new X.PageSetupProperties { FitToPage = true }),
            new X.SheetDimension { Reference = Extent() },
            new X.SheetViews(View(number == 1)),
            new X.SheetFormatProperties { DefaultRowHeight = 15 },
            new X.Columns(plan.Widths.Select(Column)),
            new X.SheetData(plan.Rows.Select(Row)));
        if (plan.Sheet.Table is { Inputs.Count: > 0 })
        {
            worksheet.Append(InputRules.Protection());
            worksheet.Append(StatusFormats());
            worksheet.Append(InputRules.Of(plan.Sheet.Table, plan.HeaderRow));
        }
        else
        {
            worksheet.Append(StatusFormats());
        }

        X.Hyperlinks links = new(Links());
        if (links.HasChildren)
        {
            worksheet.Append(links);
        }

        worksheet.Append(
            new X.PageMargins { Left = Margin, Right = Margin, Top = Margin, Bottom = Margin, Header = HeaderMargin, Footer = HeaderMargin },
            new X.PageSetup
            {
                PaperSize = 9,
                Orientation = plan.Landscape ? X.OrientationValues.Landscape : X.OrientationValues.Portrait,
                FitToWidth = 1,
                FitToHeight = 0,
            });
        if (hasDrawing)
        {
            worksheet.Append(new X.Drawing { Id = WorkbookWriter.DrawingId });
        }

        if (plan.Sheet.Table is Table table)
        {
            part.AddNewPart<TableDefinitionPart>("rIdTable").Table = Definition(table, number);
            worksheet.Append(new X.TableParts(new X.TablePart { Id = "rIdTable" }) { Count = 1 });
        }

        part.Worksheet = worksheet;
    }

    private static X.SheetView View(bool first)
    {
        X.Selection selection = new() { ActiveCell = "A1", SequenceOfReferences = new ListValue<StringValue> { InnerText = "A1" } };
        X.SheetView view = new(selection) { WorkbookViewId = 0 };
        if (first)
        {
            view.TabSelected = true;
        }

        return view;
    }

    private static X.Column Column(double width, int index) =>
        new() { Min = (uint)index + 1, Max = (uint)index + 1, Width = width, CustomWidth = true };

    private static X.Cell Content(string address, uint style, CellValue value) => value.Kind switch
    {
        CellKind.Number => new X.Cell(new X.CellValue(value.Amount.ToString("R", CultureInfo.InvariantCulture)))
        {
            CellReference = address,
            StyleIndex = style,
        },
        CellKind.Blank => new X.Cell { CellReference = address, StyleIndex = style },
        _ => new X.Cell(new X.InlineString(new X.Text(CellText.Escape(value.Words!)) { Space = SpaceProcessingModeValues.Preserve }))
        {
            CellReference = address,
            StyleIndex = style,
            DataType = X.CellValues.InlineString,
        },
    };

    private X.Row Row(PlannedRow row, int index)
    {
        int number = index + 1;
        return new(row.Cells.Select((cell, column) => Content(SheetPlan.Address(column, number), styles.Of(cell.Look), cell.Value)))
        {
            RowIndex = (uint)number,
            Height = row.Height,
        };
    }

    private string Extent() => $"A1:{SheetPlan.Address(plan.Widths.Count - 1, plan.Rows.Count)}";

    private IEnumerable<X.ConditionalFormatting> StatusFormats()
    {
        if (plan.Sheet.Table is not Table table)
        {
            yield break;
        }

        int priority = 1;
        for (int column = 0; column < table.Columns.Count; column++)
        {
            IReadOnlyList<StatusStyle> statuses = table.Columns[column].Statuses;
            if (statuses.Count == 0)
            {
                continue;
            }

            string cells = $"{SheetPlan.Address(column, plan.HeaderRow + 1)}:{SheetPlan.Address(column, plan.Rows.Count)}";
            X.ConditionalFormatting formatting = new() { SequenceOfReferences = new ListValue<StringValue> { InnerText = cells } };
            foreach (StatusStyle status in statuses)
            {
                string word = status.Word.Replace("\"", "\"\"", StringComparison.Ordinal);
                formatting.Append(new X.ConditionalFormattingRule(new X.Formula($"\"{word}\""))
                {
                    Type = X.ConditionalFormatValues.CellIs,
                    Operator = X.ConditionalFormattingOperatorValues.Equal,
                    FormatId = styles.Of(status),
                    Priority = priority++,
                });
            }

            yield return formatting;
        }
    }

    private IEnumerable<X.Hyperlink> Links()
    {
        for (int row = 0; row < plan.Rows.Count; row++)
        {
            for (int column = 0; column < plan.Rows[row].Cells.Count; column++)
            {
                PlannedCell cell = plan.Rows[row].Cells[column];
                string address = SheetPlan.Address(column, row + 1);
                if (cell.Target is Sheet target)
                {
                    yield return new() { Reference = address, Location = $"'{target.Name}'!A1", Display = cell.Value.Words };
                }
                else if (cell.Address is Uri outside)
                {
                    string id = "rIdLink" + address;
                    part.AddHyperlinkRelationship(outside, isExternal: true, id);
                    yield return new() { Reference = address, Id = id };
                }
            }
        }
    }

    private X.Table Definition(Table table, uint number)
    {
        string cells = $"{SheetPlan.Address(0, plan.HeaderRow)}:{SheetPlan.Address(table.Columns.Count - 1, plan.Rows.Count)}";
        IEnumerable<X.TableColumn> columns = table.Columns.Select((column, index) =>
            new X.TableColumn { Id = (uint)index + 1, Name = CellText.Escape(column.Header) });
        return new(
            new X.TableColumns(columns) { Count = (uint)table.Columns.Count },
            new X.TableStyleInfo { ShowFirstColumn = false, ShowLastColumn = false, ShowRowStripes = false, ShowColumnStripes = false })
        {
            Id = number,
            Name = table.Name,
            DisplayName = table.Name,
            Reference = cells,
            TotalsRowShown = false,
        };
    }
}
