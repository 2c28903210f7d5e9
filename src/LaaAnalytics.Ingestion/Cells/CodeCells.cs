using LaaAnalytics.Domain.Extracts;

namespace LaaAnalytics.Ingestion.Cells;

/// <summary>Codes of a closed list, through the mapping's own list where it has one.</summary>
internal sealed class CodeCells : CellReader
{
    private const int BlankCode = int.MaxValue;

    private readonly Utf8Lookup _known;
    private readonly int _otherwise;

    /// <summary>Reads codes of the column.</summary>
    /// <param name="column">The column.</param>
    /// <param name="codes">Source value to code, or to an empty text for blank; null: the column's own codes as they are.</param>
    /// <param name="otherwise">The code of source values that are not listed; null: UNMAPPED where the column keeps unknown codes, else refused.</param>
    public CodeCells(ExtractColumn column, IReadOnlyDictionary<string, string>? codes, string? otherwise)
        : base(Rules.Rule.Code, Rules.Rule.Code.Expecting(("codes", Words(column, codes))))
    {
        IReadOnlyList<string> all = column.Codes!;
        int PlaceOf(string code) => code.Length == 0 ? BlankCode : all.Index().First(entry => entry.Item == code).Index;
        _known = new(codes is null
            ? all.Index().Select(entry => KeyValuePair.Create(entry.Item, entry.Index))
            : codes.Select(code => KeyValuePair.Create(code.Key.Trim(), PlaceOf(code.Value))));
        _otherwise = otherwise is not null ? PlaceOf(otherwise)
            : column.KeepsUnknownCodes ? PlaceOf(ExtractColumn.Unmapped)
            : -1;
    }

    /// <inheritdoc/>
    public override CellOutcome Read(ReadOnlySpan<byte> text, BatchColumn column, int row)
    {
        int code = _known.Find(text);
        code = code < 0 ? _otherwise : code;
        if (code is < 0 or BlankCode)
        {
            return code < 0 ? CellOutcome.Refused : CellOutcome.Blank;
        }

        column.Bytes[row] = (byte)code;
        return CellOutcome.Read;
    }

    private static string Words(ExtractColumn column, IReadOnlyDictionary<string, string>? codes) =>
        codes is null ? string.Join(", ", column.Codes!) : "the codes that the mapping lists";
}

/// <summary>Values that the mapping replaces by others before they are read.</summary>
internal sealed class RecodedCells : CellReader
{
    private readonly CellReader _inner;
    private readonly CellReader _plain;
    private readonly Utf8Lookup _known;
    private readonly byte[][] _replacements;
    private readonly byte[]? _otherwise;

    /// <summary>Replaces listed values.</summary>
    /// <param name="inner">Reads values that are not listed.</param>
    /// <param name="plain">Reads replacements, which are in the table's own form.</param>
    /// <param name="codes">Source value to value, or to an empty text for blank.</param>
    /// <param name="otherwise">What stands for values that are not listed; null: themselves.</param>
    public RecodedCells(CellReader inner, CellReader plain, IReadOnlyDictionary<string, string> codes, string? otherwise)
        : base(inner.Rule, inner.Expected)
    {
        _inner = inner;
        _plain = plain;
        _known = new(codes.Keys.Index().Select(entry => KeyValuePair.Create(entry.Item.Trim(), entry.Index)));
        _replacements = [.. codes.Values.Select(System.Text.Encoding.UTF8.GetBytes)];
        _otherwise = otherwise is null ? null : System.Text.Encoding.UTF8.GetBytes(otherwise);
    }

    /// <inheritdoc/>
    public override CellOutcome Read(ReadOnlySpan<byte> text, BatchColumn column, int row)
    {
        int found = _known.Find(text);
        byte[]? value = found >= 0 ? _replacements[found] : _otherwise;
        return value is null ? _inner.Read(text, column, row) : value.Length == 0 ? CellOutcome.Blank : _plain.Read(value, column, row);
    }
}

/// <summary>Yes or no.</summary>
internal sealed class YesOrNoCells() : CellReader(Rules.Rule.YesOrNo, Rules.Rule.YesOrNo.Expecting())
{
    /// <inheritdoc/>
    public override CellOutcome Read(ReadOnlySpan<byte> text, BatchColumn column, int row)
    {
        if (text.Length == 1 ? text[0] is (byte)'1' or (byte)'Y' or (byte)'y'
            : System.Text.Ascii.EqualsIgnoreCase(text, "true"u8) || System.Text.Ascii.EqualsIgnoreCase(text, "yes"u8))
        {
            column.Bytes[row] = 1;
            return CellOutcome.Read;
        }

        if (text.Length == 1 ? text[0] is (byte)'0' or (byte)'N' or (byte)'n'
            : System.Text.Ascii.EqualsIgnoreCase(text, "false"u8) || System.Text.Ascii.EqualsIgnoreCase(text, "no"u8))
        {
            column.Bytes[row] = 0;
            return CellOutcome.Read;
        }

        return CellOutcome.Refused;
    }
}
