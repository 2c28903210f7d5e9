using LaaAnalytics.Domain.Extracts;
using LaaAnalytics.Domain.Privacy;
using LaaAnalytics.Ingestion.Mappings;
using LaaAnalytics.Ingestion.Packages;

namespace LaaAnalytics.Ingestion.Privacy;

/// <summary>How a column of a file is called in reports: by its header where that is known to be a name of a column, else by its place.</summary>
/// <remarks>
/// What stands where headers should may be a cell of the data. A header is known where it is a column of the table, where the mapping names it, or where every
/// word of it is one that columns are named with, in the catalogue or in <c>identifier-headers.json</c>: <c>Home postcode</c> is, <c>Name: Madeup</c> is not.
/// </remarks>
internal static class ColumnName
{
    private const int MostDigits = 2;

    private static readonly HashSet<string> Words =
        [.. ExtractTable.All.SelectMany(table => table.Columns).SelectMany(column => column.Name.Split('_')).Concat(IdentifierHeader.Words).Where(word => word.Length > 1 && word.All(char.IsAsciiLetter))];

    /// <summary>The header, trimmed, where it is known; else the place.</summary>
    /// <param name="header">The header as it stands in the file.</param>
    /// <param name="place">The column's place in the file, in words or letters.</param>
    /// <param name="delivery">The file's table and mapping.</param>
    public static string Of(string header, string place, Delivery delivery)
    {
        string name = header.Trim();
        return delivery.Table.Column(name) is not null || IsMapped(name, delivery.Mapping) || IsOfKnownWords(name) ? name : place;
    }

    /// <summary>A column of a sheet as spreadsheet programs name it: 1 is A, 27 is AA.</summary>
    public static string Letters(int column)
    {
        string letters = string.Empty;
        for (int rest = column; rest > 0; rest = (rest - 1) / 26)
        {
            letters = (char)('A' + ((rest - 1) % 26)) + letters;
        }

        return letters;
    }

    private static bool IsMapped(string name, Mapping mapping) =>
        (mapping.Drop ?? []).Concat(mapping.ColumnsOfRows().SelectMany(columns => columns.Values).Select(source => source.From)).Any(named => named?.Trim() == name);

    // One number of two digits may stand beside the words: surname1, address line 2.
    private static bool IsOfKnownWords(string name)
    {
        string[] words = IdentifierHeader.Phrase(name).Split(' ');
        string[] numbers = [.. words.Where(word => word.Length is > 0 and <= MostDigits && word.All(char.IsAsciiDigit))];
        return numbers.Length < 2 && words.Length > numbers.Length && words.Except(numbers).All(Words.Contains)
            && IdentifierForm.Of(System.Text.Encoding.UTF8.GetBytes(name)) == Identifier.None;
    }
}
