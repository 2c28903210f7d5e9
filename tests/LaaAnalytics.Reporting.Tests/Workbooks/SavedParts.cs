using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using LaaAnalytics.Reporting.Workbooks;
using X = DocumentFormat.OpenXml.Spreadsheet;

namespace LaaAnalytics.Reporting.Tests.Workbooks;

/// <summary>A workbook's file, opened again.</summary>
internal static class SavedParts
{
    public static byte[] Bytes(Workbook workbook)
    {
        using MemoryStream stream = new();
        workbook.Save(stream);
        return stream.ToArray();
    }

    public static string Text(Workbook workbook, string name)
    {
        using ZipArchive archive = new(new MemoryStream(Bytes(workbook)), ZipArchiveMode.Read);
        using StreamReader reader = new(archive.GetEntry(name)?.Open() ?? throw new ArgumentException(string.Join(", ", archive.Entries), nameof(name)));
        return reader.ReadToEnd();
    }

    /// <summary>What the Office 2019 schema finds wrong, a line each; empty when nothing.</summary>
    public static string SchemaErrors(Workbook workbook)
    {
        using SpreadsheetDocument document = SpreadsheetDocument.Open(new MemoryStream(Bytes(workbook)), isEditable: false);
        return string.Join("\n", new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document)
            .Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}"));
    }

    /// <summary>The text of every cell: a line a row, sheets in order under their names.</summary>
    public static string CellTexts(Workbook workbook)
    {
        using SpreadsheetDocument document = SpreadsheetDocument.Open(new MemoryStream(Bytes(workbook)), isEditable: false);
        StringBuilder text = new();
        foreach (X.Sheet sheet in document.WorkbookPart!.Workbook.Sheets!.Elements<X.Sheet>())
        {
            text.Append("== ").Append(sheet.Name).Append('\n');
            WorksheetPart part = (WorksheetPart)document.WorkbookPart.GetPartById(sheet.Id!);
            foreach (X.Row row in part.Worksheet.Descendants<X.Row>())
            {
                text.AppendJoin(" | ", row.Elements<X.Cell>().Select(cell => cell.InnerText)).Append('\n');
            }
        }

        return text.ToString();
    }
}
