using LaaAnalytics.Spreadsheets;
using LaaAnalytics.Testing;

namespace LaaAnalytics.Reporting.Tests.Spreadsheets;

/// <summary>Files as another program saves them.</summary>
public sealed class LibreOfficeTests : IDisposable
{
    private const string Return = "Area,Day,Share,Note,Big\nNorthshire,2009-03-31,0.29,\"a \"\"quoted\"\" <text> é\",123456789012\nTown,1999-12-31,1E-2,,7\n";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("laa-office-");

    [LibreOfficeFact]
    public void A_file_saved_by_LibreOffice_is_read_with_its_dates_and_numbers()
    {
        string csv = Path.Combine(_folder.FullName, "return.csv");
        File.WriteAllText(csv, Return);
        using SpreadsheetFile file = SpreadsheetFile.Open(LibreOffice.Convert(csv, "xlsx"));
        Assert.Equal(["return"], file.SheetNames);
        Assert.Equal(
            ["Area|Day|Share|Note|Big", "Northshire|2009-03-31|0.29|a \"quoted\" <text> é|123456789012", "Town|1999-12-31|0.01||7"],
            file.Rows("return").Select(row => string.Join('|', Enumerable.Range(1, 5).Select(column => row[column].Text))));
        Assert.Equal(
            [SpreadsheetCellKind.Text, SpreadsheetCellKind.Date, SpreadsheetCellKind.Number, SpreadsheetCellKind.Text, SpreadsheetCellKind.Number],
            file.Rows("return").ElementAt(1).Cells.Select(cell => cell.Kind));
    }

    [LibreOfficeFact]
    public void A_workbook_of_ours_saved_again_by_LibreOffice_holds_the_same_values()
    {
        string ours = Path.Combine(_folder.FullName, "pack.xlsx");
        using (FileStream stream = File.Create(ours))
        {
            Workbooks.SampleWorkbook.Build().Save(stream);
        }

        using SpreadsheetFile before = SpreadsheetFile.Open(ours);
        using SpreadsheetFile after = SpreadsheetFile.Open(LibreOffice.Convert(ours, "xlsx"));
        Assert.Equal(before.SheetNames, after.SheetNames);
        Assert.Equal(before.Properties["ContentDigest"], after.Properties["ContentDigest"]);
        Assert.All(before.SheetNames, sheet => Assert.Equal(Values(before, sheet), Values(after, sheet)));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static IEnumerable<string> Values(SpreadsheetFile file, string sheet) =>
        file.Rows(sheet).SelectMany(row => row.Cells.Select(cell => $"{row.Number},{cell.Column}:{cell.Text}"));
}
