using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;

namespace LaaAnalytics.Domain;

/// <summary>What is wrong with a JSON file that steers the program, in words for whoever wrote it by hand: what, and what to do.</summary>
/// <remarks>Our own words: the framework's name its types, and may quote the file.</remarks>
internal static partial class JsonFault
{
    private static readonly (string Sign, string Words)[] Forms =
    [
        ("trailing comma", "there is a comma before the closing bracket: take it out"),
        ("invalid after a value", "a comma is missing before this place, or a bracket is closed by the wrong one"),
        ("start of a property name", "a name in double quotes is expected here, or a comma before this place is one too many"),
        ("start of a value", "a value is expected here: a text in double quotes, a number, true, false, null, or a group in brackets"),
        ("property name. Expected a ':'", "a colon is missing between a name and its value"),
        ("after a property name", "a colon is missing between a name and its value"),
        ("end of string", "a text is not closed: a double quote is missing"),
        ("within a JSON string", "a text holds a line end, a tab or a backslash: write it on one line, and a backslash twice"),
        ("escapable character", "a backslash stands alone in a text: write it twice"),
        ("end of the JSON payload", "the file ends too soon: each bracket that is opened is closed once"),
        ("end of data", "the file ends too soon or goes on too long: each bracket that is opened is closed once"),
    ];

    /// <summary>The sentence, with the place in the document and, where the form itself is broken, the column of the line.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="document">Type of the whole document.</param>
    /// <param name="options">How it was read.</param>
    public static string Sentence(JsonException fault, Type document, JsonSerializerOptions options)
    {
        string place = fault.Path is { Length: > 0 } path ? path : "$";
        string message = fault.Message;
        if (message.Contains("could not be mapped", StringComparison.Ordinal))
        {
            int last = place.LastIndexOf('.');
            IEnumerable<string> members = last < 0 ? [] : TypeAt(place[..last], document, options) is JsonTypeInfo group ? group.Properties.Select(member => member.Name) : [];
            return $"{place} is not a member of this form.{Spelling.Question(place[(last + 1)..], members)}";
        }

        if (message.Contains("uplicate", StringComparison.Ordinal))
        {
            return $"{place} is given twice.";
        }

        if (message.Contains("missing required", StringComparison.Ordinal))
        {
            return $"{place} lacks a required member: {string.Join(", ", Missing(message))}.";
        }

        (_, string? broken) = Forms.FirstOrDefault(form => message.Contains(form.Sign, StringComparison.Ordinal));
        return broken is not null ? $"{Column(fault)}{broken}."
            : TypeAt(place, document, options) is JsonTypeInfo kind ? $"{place} is not {Expected(kind.Type, kind)}."
            : $"{Column(fault)}{place} is not valid JSON, or not of the kind described.";
    }

    private static string Column(JsonException fault) =>
        fault.BytePositionInLine is long position ? string.Create(CultureInfo.InvariantCulture, $"at column {position + 1}: ") : string.Empty;

    /// <summary>The quoted names in the framework's sentence; they are names of this form, not of the file.</summary>
    private static IEnumerable<string> Missing(string message)
    {
        int colon = message.LastIndexOf(':');
        return colon < 0 ? ["see the description"] : Quoted().Matches(message[colon..]).Select(name => name.Groups[1].Value);
    }

    /// <summary>What is described at a place of the document; null where the place is not of the form.</summary>
    private static JsonTypeInfo? TypeAt(string path, Type document, JsonSerializerOptions options)
    {
        JsonTypeInfo? at = options.GetTypeInfo(document);
        foreach (Match step in Step().Matches(path))
        {
            string member = step.Groups["name"].Success ? step.Groups["name"].Value : step.Groups["quoted"].Value;
            Type? next = at.Kind switch
            {
                JsonTypeInfoKind.Object => at.Properties.FirstOrDefault(property => property.Name == member)?.PropertyType,
                JsonTypeInfoKind.Enumerable or JsonTypeInfoKind.Dictionary => at.ElementType,
                _ => null,
            };
            if (next is null)
            {
                return null;
            }

            at = options.GetTypeInfo(Nullable.GetUnderlyingType(next) ?? next);
        }

        return at;
    }

    private static string Expected(Type type, JsonTypeInfo kind) => type switch
    {
        _ when type == typeof(DateOnly) => "a day: write the year first and in double quotes, \"2009-09-30\"",
        _ when type == typeof(Period) => "a span of days: write \"2009-04..2009-09\" or \"2009-04-01..2009-09-30\", both ends included",
        _ when type == typeof(bool) => "true or false, without quotes",
        _ when type == typeof(string) => "a text in double quotes",
        _ when type == typeof(int) || type == typeof(long) => "a whole number, without quotes",
        _ when type == typeof(decimal) || type == typeof(double) => "a number, without quotes",
        { IsEnum: true } => $"one of {string.Join(", ", Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName))}, in double quotes",
        _ when kind.Kind == JsonTypeInfoKind.Enumerable => "a list in square brackets",
        _ => "a group of members in braces",
    };

    [GeneratedRegex(@"\.(?<name>[^.\[]+)|\[(?<place>[0-9]+)\]|\['(?<quoted>[^']*)'\]")]
    private static partial Regex Step();

    [GeneratedRegex("'([^']*)'")]
    private static partial Regex Quoted();
}
