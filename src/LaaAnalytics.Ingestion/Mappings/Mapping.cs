using System.Text.Json.Serialization;
using LaaAnalytics.Ingestion.Packages;
using LaaAnalytics.Store;

namespace LaaAnalytics.Ingestion.Mappings;

/// <summary>How a supplier's own columns become those of a table; its form is described in <c>docs/mappings.md</c>.</summary>
/// <param name="Table">Table it is for.</param>
/// <param name="Supplier">Supplier, where no package names one.</param>
/// <param name="Agreement">Agreement, where no package names one.</param>
/// <param name="Mode">Full or delta, where no package says.</param>
/// <param name="Period">Days covered, where no package says.</param>
/// <param name="ObservedTo">First day not covered, where no package says.</param>
/// <param name="Areas">Areas served, where no package says.</param>
/// <param name="Encoding"><c>utf-8</c> or <c>windows-1252</c>.</param>
/// <param name="Delimiter">Separator of the fields: one ASCII character.</param>
/// <param name="Decimal">Decimal sign: <c>.</c> or <c>,</c>.</param>
/// <param name="Drop">Columns of the file that are left out on purpose.</param>
/// <param name="Columns">By column of the table.</param>
/// <param name="Rows">Where one row of the file makes several of the table: what differs between them, by column of the table, one entry for each.</param>
/// <param name="Sheet">Sheet of a spreadsheet; absent: the only one that is shown.</param>
/// <param name="HeaderRow">Row of a spreadsheet that names the columns, from 1; absent: 1.</param>
/// <param name="LastRow">Last row of a spreadsheet that is read; absent: the last there is.</param>
/// <param name="UntilBlank">Whether the rows of a spreadsheet end before the first that is blank in every column with a header.</param>
internal sealed record Mapping(
    string? Table = null,
    string? Supplier = null,
    string? Agreement = null,
    SupplyMode? Mode = null,
    SuppliedPeriod? Period = null,
    [property: JsonPropertyName("observed_to")] DateOnly? ObservedTo = null,
    IReadOnlyList<string>? Areas = null,
    string Encoding = Mapping.Utf8,
    string Delimiter = ",",
    string Decimal = ".",
    IReadOnlyList<string>? Drop = null,
    IReadOnlyDictionary<string, ColumnMapping>? Columns = null,
    IReadOnlyList<IReadOnlyDictionary<string, ColumnMapping>>? Rows = null,
    string? Sheet = null,
    int? HeaderRow = null,
    int? LastRow = null,
    bool UntilBlank = false)
{
    /// <summary>The encoding that is assumed.</summary>
    public const string Utf8 = "utf-8";

    /// <summary>The other encoding that is accepted.</summary>
    public const string Windows1252 = "windows-1252";

    /// <summary>The mapping of a file whose headers are the table's own.</summary>
    public static Mapping None { get; } = new();

    /// <summary>Whether it says anything that only a spreadsheet has.</summary>
    public bool IsForSpreadsheet => Sheet is not null || HeaderRow is not null || LastRow is not null || UntilBlank;

    /// <summary>Columns of each row of the table that a row of the file makes: one, unless <see cref="Rows"/> says more.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, ColumnMapping>> ColumnsOfRows()
    {
        IReadOnlyDictionary<string, ColumnMapping> shared = Columns ?? new Dictionary<string, ColumnMapping>();
        return Rows is null ? [shared] : [.. Rows.Select(own => shared.Concat(own).ToDictionary(StringComparer.Ordinal))];
    }
}

/// <summary>Where the values of one column of the table come from.</summary>
/// <param name="From">Header in the file; blanks around it do not matter where no other header differs by them alone.</param>
/// <param name="Constant">The value of every row, instead of <paramref name="From"/>.</param>
/// <param name="Format">Formats of a date, tried in turn: <c>dd/MM/yyyy</c>.</param>
/// <param name="Codes">Source value to the table's value; to an empty text for blank.</param>
/// <param name="CodesDefault">The table's value for every source value that <paramref name="Codes"/> does not list.</param>
/// <param name="WhenBlank">The table's value where the source is blank.</param>
/// <param name="Scale">Factor for numbers: 0.01 makes shares of percentages.</param>
/// <param name="Year">For dates: the source holds a year.</param>
/// <param name="LastDay">For ends: the source holds the last day included, and the table's end is the day after.</param>
internal sealed record ColumnMapping(
    string? From = null,
    string? Constant = null,
    [property: JsonConverter(typeof(OneOrMoreConverter))] IReadOnlyList<string>? Format = null,
    IReadOnlyDictionary<string, string>? Codes = null,
    string? CodesDefault = null,
    string? WhenBlank = null,
    decimal? Scale = null,
    YearMapping? Year = null,
    bool LastDay = false);

/// <summary>A date made of a year: the first day of a month of it.</summary>
/// <param name="StartMonth">Month, 1 to 12.</param>
/// <param name="OffsetYears">Years to add to the one in the file, -10 to 10.</param>
internal sealed record YearMapping(int StartMonth, int OffsetYears = 0);
