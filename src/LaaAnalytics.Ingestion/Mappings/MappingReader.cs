using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Extracts;
using LaaAnalytics.Ingestion.Cells;

namespace LaaAnalytics.Ingestion.Mappings;

/// <summary>Reads mapping files, and refuses those that cannot mean what they say before any row is read.</summary>
internal static class MappingReader
{
    private const string Page = "docs/mappings.md";
    private const int MostRows = 100;

    /// <summary>Reads a mapping file; its columns are checked by <see cref="Check(Mapping, string, ExtractTable)"/> once the table is known.</summary>
    /// <exception cref="UsageException">It is not there, or not a mapping.</exception>
    public static Mapping Read(string path)
    {
        string file = Path.GetFileName(path);
        Mapping mapping = StrictJson.Read<Mapping>(path, Page);
        Require(mapping.Encoding is Mapping.Utf8 or Mapping.Windows1252, file, "encoding is utf-8 or windows-1252.");
        Require(mapping.Decimal is "." or ",", file, "decimal is . or ,");
        Require(mapping.Delimiter is [char only] && only < 128 && (only == '\t' || char.IsPunctuation(only) || char.IsSymbol(only)) && only is not ('"' or '.' or '-'), file, "delimiter is one of , ; | tab or another such sign.");
        IReadOnlyList<string> drop = mapping.Drop ?? [];
        Require(!drop.Contains("*"), file, "drop names each column; there is no way to drop all others.");
        Require(drop.Select(column => column.Trim()).Distinct().Count() == drop.Count, file, "drop names a column twice.");
        CheckRows(mapping, file);
        Require(mapping.Sheet is null || mapping.Sheet.Trim().Length > 0, file, "sheet is blank.");
        Require(mapping.HeaderRow is null or >= 1, file, "headerRow is a row's number, from 1.");
        Require(mapping.LastRow is null || mapping.LastRow > (mapping.HeaderRow ?? 1), file, "lastRow is below headerRow.");
        return mapping;
    }

    /// <summary>Checks the mapping's columns against the table.</summary>
    /// <param name="mapping">The mapping.</param>
    /// <param name="file">Its file name, for messages.</param>
    /// <param name="table">The table.</param>
    /// <exception cref="UsageException">A column is not the table's, or its members do not go together.</exception>
    public static void Check(Mapping mapping, string file, ExtractTable table)
    {
        List<KeyValuePair<string, ColumnMapping>> columns = [.. mapping.Columns ?? new Dictionary<string, ColumnMapping>(), .. (mapping.Rows ?? []).SelectMany(own => own)];
        foreach ((string name, ColumnMapping source) in columns)
        {
            ExtractColumn? column = table.Column(name);
            Require(column is not null, file, $"{name} is not a column of {table.Name}.");
            Check(source, column!, $"{file}, {name}");
        }

        IEnumerable<string> read = columns.Select(column => column.Value.From?.Trim() ?? string.Empty);
        string? both = read.Intersect((mapping.Drop ?? []).Select(column => column.Trim())).FirstOrDefault();
        Require(both is null, file, $"{both} is both read and dropped.");
    }

    private static void Check(ColumnMapping source, ExtractColumn column, string place)
    {
        bool isNumber = column.Kind is ExtractKind.WholeNumber or ExtractKind.DecimalNumber or ExtractKind.Probability;
        bool hasWays = source.Format is not null || source.Codes is not null || source.CodesDefault is not null || source.WhenBlank is not null
            || source.Scale is not null || source.Year is not null || source.LastDay;
        Require((source.From is null) != (source.Constant is null), place, "one of from and constant is needed, not both.");
        Require(source.Constant is null || !hasWays, place, "a constant stands alone.");
        Require(source.From is null || source.From.Trim().Length > 0, place, "from is blank.");
        Require(source.Format is null || column.Kind == ExtractKind.Date, place, "format is for dates.");
        Require(source.Year is null || (column.Kind == ExtractKind.Date && source.Format is null), place, "year is for dates, and without format.");
        Require(source.Year is null or { StartMonth: >= 1 and <= 12, OffsetYears: >= -10 and <= 10 }, place, "startMonth is 1 to 12, offsetYears -10 to 10.");
        Require(!source.LastDay || column.IsEnd, place, "lastDay is for ends, such as period_end.");
        Require(!source.LastDay || source.Year is null, place, "a year has a first day, and no lastDay.");
        Require(source.Scale is null || isNumber, place, "scale is for numbers.");
        Require(source.Scale is null or (> 0m and <= 1_000_000m), place, "scale is above 0, up to 1000000.");
        Require(source.CodesDefault is null || source.Codes is not null, place, "codesDefault needs codes.");
        Require(source.Codes is null || source.Codes.Keys.All(code => code.Trim().Length > 0), place, "a blank source value is what whenBlank is for.");
        Require(
            source.Codes is null || source.Codes.Keys.Select(code => code.Trim()).Distinct().Count() == source.Codes.Count,
            place,
            "two of the codes differ by blanks alone.");
        CheckFormats(source.Format ?? [], place);
        CheckValue(source.Constant, column, place, "constant");
        CheckValue(source.WhenBlank, column, place, "whenBlank");
        CheckValue(source.CodesDefault, column, place, "codesDefault", mayBeBlank: true);
        foreach (string target in source.Codes?.Values ?? [])
        {
            CheckValue(target, column, place, "the right side of codes", mayBeBlank: true);
        }
    }

    private static void CheckRows(Mapping mapping, string file)
    {
        if (mapping.Rows is not { } rows)
        {
            return;
        }

        Require(rows.Count is >= 1 and <= MostRows, file, $"rows has 1 to {MostRows} entries.");
        Require(rows.All(own => own.Keys.Order().SequenceEqual(rows[0].Keys.Order())), file, "the entries of rows name the same columns.");
        Require(!rows[0].Keys.Any(name => mapping.Columns?.ContainsKey(name) == true), file, "a column is either in columns or in rows.");
        Require(rows.All(own => own.Values.Any(source => source.From is not null)), file, "an entry of rows reads at least one column of the file.");
    }

    private static void CheckFormats(IReadOnlyList<string> formats, string place)
    {
        foreach (string format in formats)
        {
            Require(
                DateFormat.Of(format) is not null,
                place,
                "a format has yyyy, one of MM, M and MMM, one of dd and d, perhaps HH, mm, ss, and signs between them.");
        }

        // 03/04/2009 would be two days, depending on which of the two is tried first.
        bool isAmbiguous = formats.Any(one => formats.Any(other => one != other && Shape(one) == Shape(other)));
        Require(!isAmbiguous && formats.Distinct().Count() == formats.Count, place, "two of the formats can read the same text.");
    }

    private static string Shape(string format) => new([.. format.Replace('M', 'd').Replace("dd", "d", StringComparison.Ordinal)]);

    private static void CheckValue(string? value, ExtractColumn column, string place, string member, bool mayBeBlank = false)
    {
        if (value is null || (mayBeBlank && value.Length == 0))
        {
            return;
        }

        Require(
            value.Length > 0 && value == value.Trim() && ColumnCells.Takes(column, value),
            place,
            $"{member} is not a value that the column takes: {ColumnCells.For(column).Expected}.");
    }

    private static void Require(bool isSo, string place, string sentence)
    {
        if (!isSo)
        {
            throw new UsageException($"{place}: {sentence}", $"The form is described in {Page}.");
        }
    }
}
