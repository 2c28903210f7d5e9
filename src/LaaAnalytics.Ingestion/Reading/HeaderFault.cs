using System.Globalization;
using LaaAnalytics.Domain.Extracts;
using LaaAnalytics.Ingestion.Packages;
using LaaAnalytics.Ingestion.Privacy;
using LaaAnalytics.Ingestion.Rules;

namespace LaaAnalytics.Ingestion.Reading;

/// <summary>What is wrong with a header as a whole, in words: how many columns it has, how many are known by name, which are not.</summary>
/// <remarks>Names are said only where the catalogue or the mapping has them; of other columns the number, since a row of data may stand in the header's place.</remarks>
internal sealed class HeaderFault(Delivery delivery, IReadOnlyList<string> headers, long line)
{
    private const int MostNumbers = 5;

    private static readonly (char Sign, string Words)[] Signs = [(',', "commas"), (';', "semicolons"), ('\t', "tabs"), ('|', "upright strokes")];

    /// <summary>Columns that the table or its mapping needs and the header lacks.</summary>
    public List<string> Missing { get; } = [];

    /// <summary>Places of columns that are not known.</summary>
    public List<int> Unknown { get; } = [];

    /// <summary>Places of columns without a name of their own.</summary>
    public List<int> Unnamed { get; } = [];

    /// <summary>Places of columns headed like an identifier of a person.</summary>
    public List<int> Identifiers { get; } = [];

    /// <summary>The fault in words.</summary>
    /// <param name="known">How many columns are known by name.</param>
    /// <param name="isText">Whether the columns are separated by a sign.</param>
    public FirstCause InWords(int known, bool isText)
    {
        string place = string.Create(CultureInfo.InvariantCulture, $"line {line} of {delivery.File}");
        if (isText && OtherSign(known) is (char sign, string words, string[] names, int found))
        {
            string expected = Signs.FirstOrDefault(one => one.Sign == delivery.Mapping.Delimiter[0]).Words ?? "the mapping's delimiter";
            int[] identifiers = [.. names.Index().Where(name => IdentifierHeader.Matches(name.Item) && delivery.Table.Column(name.Item) is null).Select(name => name.Index)];
            return new(
                string.Create(CultureInfo.InvariantCulture, $"{place} reads as {Columns(headers.Count)} with {expected} between them; with {words} it has {names.Length:N0} columns, {found:N0} of them known by name")
                    + (identifiers.Length > 0 ? $", and {Numbers(identifiers)} headed like an identifier of a person" : string.Empty),
                $"Save the file with {expected} between the columns, or give \"delimiter\": \"{(sign == '\t' ? "\\t" : sign)}\" in its mapping.");
        }

        List<string> faults = [string.Create(CultureInfo.InvariantCulture, $"{place} has {Columns(headers.Count)}, {known:N0} known by name")];
        faults.AddRange(Missing.Count > 0 ? [$"{string.Join(", ", Missing.Take(MostNumbers))}{More(Missing.Count)} {(Missing.Count == 1 ? "is" : "are")} needed and not there"] : []);
        faults.AddRange(Unknown.Count > 0 ? [$"{Numbers(Unknown)} {(Unknown.Count == 1 ? "is" : "are")} not known"] : []);
        faults.AddRange(Unnamed.Count > 0 ? [$"{Numbers(Unnamed)} {(Unnamed.Count == 1 ? "has" : "have")} no name of {(Unnamed.Count == 1 ? "its" : "their")} own"] : []);
        faults.AddRange(Identifiers.Count > 0 ? [$"{Numbers(Identifiers)} {(Identifiers.Count == 1 ? "is" : "are")} headed like an identifier of a person"] : []);
        return new(string.Join("; ", faults), WhatToDo(known));
    }

    private string WhatToDo(int known) =>
        Identifiers.Count > 0 ? "Delete the file, tell the supplier, and have it sent again without that column."
        : known == 0 ? "See that the first line names the columns, and that it is the file of this table."
        : Missing.Count > 0 && Unknown.Count > 0 ? $"Where one of them is {Missing[0]} under another name, correct the name in the file, or give it as \"from\" in the mapping."
        : Missing.Count > 0 ? "Have the file sent with what is needed."
        : Unknown.Count > 0 ? "Map what is not known, or list it under \"drop\" in the mapping."
        : "Give every column a name of its own.";

    /// <summary>Another sign that splits the header into more names that are known.</summary>
    private (char Sign, string Words, string[] Names, int Known)? OtherSign(int known)
    {
        HashSet<string> names =
        [
            .. delivery.Table.Columns.Select(column => column.Name),
            .. delivery.Mapping.ColumnsOfRows().SelectMany(columns => columns.Values).Select(source => source.From?.Trim() ?? string.Empty),
            .. (delivery.Mapping.Drop ?? []).Select(name => name.Trim()),
        ];
        string whole = string.Join(delivery.Mapping.Delimiter, headers);
        return Signs
            .Where(one => one.Sign != delivery.Mapping.Delimiter[0])
            .Select(one => (one.Sign, one.Words, Names: whole.Split(one.Sign).Select(name => name.Trim().Trim('"')).ToArray()))
            .Select(one => ((char, string, string[], int Known)?)(one.Sign, one.Words, one.Names, one.Names.Count(names.Contains)))
            .Where(one => one!.Value.Known >= 2 && one.Value.Known > known)
            .MaxBy(one => one!.Value.Known);
    }

    /// <summary>Columns by number, with the name of those that the catalogue has elsewhere.</summary>
    private string Numbers(IReadOnlyList<int> fields)
    {
        IEnumerable<string> shown = fields.Take(MostNumbers).Select(field => string.Create(
            CultureInfo.InvariantCulture,
            $"{field + 1}{(field < headers.Count && ExtractTable.All.Any(table => table.Column(headers[field].Trim()) is not null) ? $" ({headers[field].Trim()})" : string.Empty)}"));
        return $"{(fields.Count == 1 ? "column" : "columns")} {string.Join(", ", shown)}{More(fields.Count)}";
    }

    private static string More(int count) => count > MostNumbers ? string.Create(CultureInfo.InvariantCulture, $" and {count - MostNumbers:N0} more") : string.Empty;

    private static string Columns(int count) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? "column" : "columns")}");
}
