using System.Text.Json;
using System.Text.Json.Serialization;

namespace LaaAnalytics.Domain.Extracts;

/// <summary>What a supplier delivers in one table: the contract that templates, checks and the store share.</summary>
/// <remarks>Read from <c>extract-tables.json</c>, the one place where extract columns are defined.</remarks>
/// <param name="Name">Table name, <c>index_event</c>.</param>
/// <param name="Title">For people.</param>
/// <param name="Grain">What one row is.</param>
/// <param name="Key">Columns that name a row within supplier and table.</param>
/// <param name="KeyOptional">Whether the table may come without its key; then only full supplies are allowed and identical rows are different people.</param>
/// <param name="Order">Columns the store keeps the table sorted by.</param>
/// <param name="Reference">Whether it holds reference data (areas, agreements, targets) and no people.</param>
/// <param name="FreeText">Columns in which free text is allowed; nowhere else.</param>
/// <param name="Columns">Columns in the order of templates.</param>
public sealed record ExtractTable(
    string Name,
    string Title,
    string Grain,
    IReadOnlyList<string> Key,
    bool KeyOptional,
    IReadOnlyList<string> Order,
    bool Reference,
    IReadOnlyList<string>? FreeText,
    IReadOnlyList<ExtractColumn> Columns)
{
    private static readonly JsonSerializerOptions Reading = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>All extract tables, in the order of the catalogue.</summary>
    public static IReadOnlyList<ExtractTable> All { get; } = Read();

    /// <summary>The table of this name, or null.</summary>
    public static ExtractTable? Find(string name) => All.FirstOrDefault(table => table.Name == name);

    /// <summary>The table that a file is for whose name begins with the table's, or null; <c>area_link</c> wins over <c>area</c>.</summary>
    public static ExtractTable? OfFile(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return All.Where(table => name.StartsWith(table.Name, StringComparison.OrdinalIgnoreCase)).MaxBy(table => table.Name.Length);
    }

    /// <summary>The column of this name, or null.</summary>
    public ExtractColumn? Column(string name) => Columns.FirstOrDefault(column => column.Name == name);

    private static IReadOnlyList<ExtractTable> Read()
    {
        using Stream stream = typeof(ExtractTable).Assembly.GetManifestResourceStream("extract-tables.json")
            ?? throw new InvalidOperationException("extract-tables.json is not embedded.");
        return JsonSerializer.Deserialize<IReadOnlyList<ExtractTable>>(stream, Reading)!;
    }
}

/// <summary>One column of an extract table.</summary>
/// <param name="Name">Column name.</param>
/// <param name="Kind">What it holds and how it is written.</param>
/// <param name="Required">Whether every row must have it.</param>
/// <param name="Description">For people.</param>
/// <param name="Codes">For codes: the accepted ones, <c>UNMAPPED</c> last where unknown codes are kept.</param>
/// <param name="Stored">Name of the store's enumeration type, for codes that the engine reads.</param>
/// <param name="Min">Least value of an integer (inclusive).</param>
/// <param name="Max">Greatest value of an integer (inclusive), or greatest length of a text in characters.</param>
public sealed record ExtractColumn(
    string Name,
    ExtractKind Kind,
    bool Required,
    string Description,
    IReadOnlyList<string>? Codes = null,
    string? Stored = null,
    long? Min = null,
    long? Max = null)
{
    /// <summary>The code an unknown code is kept as, where the column keeps unknown codes.</summary>
    public const string Unmapped = "UNMAPPED";

    /// <summary>Whether an unknown code is kept as <c>UNMAPPED</c> and counted; otherwise it is refused.</summary>
    public bool KeepsUnknownCodes => Codes is not null && Codes.Contains(Unmapped);

    /// <summary>Whether it is the first day after a span, which other programs often give as the last day included.</summary>
    public bool IsEnd => Kind == ExtractKind.Date && Name.EndsWith("_end", StringComparison.Ordinal);
}

/// <summary>What an extract column holds and how it is written.</summary>
public enum ExtractKind
{
    /// <summary>32 hexadecimal digits: the keyed hash of a person. Stored as UUID.</summary>
    Person,

    /// <summary>A supplier's key: 1 to 64 letters, digits and <c>- _ . :</c>. Stored as VARCHAR.</summary>
    Key,

    /// <summary>A day, <c>yyyy-MM-dd</c> unless a mapping says otherwise. Stored as DATE.</summary>
    Date,

    /// <summary>A code of a closed list. Stored as VARCHAR or the store's enumeration type.</summary>
    Code,

    /// <summary>An area code: 1 to 24 letters, digits, <c>- _</c>. Stored as VARCHAR.</summary>
    Area,

    /// <summary>A whole number. Stored as INTEGER.</summary>
    WholeNumber,

    /// <summary>A number with up to six decimals. Stored as DECIMAL(18,6).</summary>
    DecimalNumber,

    /// <summary>0 to 1, kept to four decimals, half away from zero. Stored as DECIMAL(5,4).</summary>
    Probability,

    /// <summary>true, false, 1, 0, yes, no, Y, N in any case. Stored as BOOLEAN.</summary>
    Boolean,

    /// <summary>A short text without line breaks. Stored as VARCHAR.</summary>
    Text,
}
