using System.Xml;

namespace LaaAnalytics.Spreadsheets.Packages;

/// <summary>The names that a parser meets and keeps for as long as it lives: a part with a name of its own for every tag would fill the memory.</summary>
internal sealed class BoundedNames : XmlNameTable
{
    private const int Most = 10_000;

    private readonly NameTable _names = new();
    private int _count;

    /// <inheritdoc/>
    public override string Add(char[] array, int offset, int length) => _names.Get(array, offset, length) ?? Count(_names.Add(array, offset, length));

    /// <inheritdoc/>
    public override string Add(string array) => _names.Get(array) ?? Count(_names.Add(array));

    /// <inheritdoc/>
    public override string? Get(char[] array, int offset, int length) => _names.Get(array, offset, length);

    /// <inheritdoc/>
    public override string? Get(string array) => _names.Get(array);

    private string Count(string name) => ++_count <= Most ? name : throw SpreadsheetRefusedException.Damaged("its parts are not those of a spreadsheet");
}
