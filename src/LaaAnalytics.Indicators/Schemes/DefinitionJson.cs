using System.Text.Json;
using System.Text.Json.Serialization;

using LaaAnalytics.Domain;

namespace LaaAnalytics.Indicators;

/// <summary>How definition files are read: every member present, none unknown, none twice, codes as extracts write them.</summary>
internal static class DefinitionJson
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters =
        {
            new JsonStringEnumConverter<IndexEventType>(JsonNamingPolicy.SnakeCaseUpper, allowIntegerValues: false),
            new JsonStringEnumConverter<ProofOutcome>(JsonNamingPolicy.SnakeCaseUpper, allowIntegerValues: false),
            new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false),
        },
    };

    /// <summary>Reads one definition.</summary>
    /// <exception cref="JsonException">The text is not exactly of the expected form.</exception>
    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Strict) ?? throw new JsonException("The definition is null.");

    /// <summary>The text of an embedded definition file.</summary>
    public static string Embedded(string name)
    {
        using Stream stream = typeof(DefinitionJson).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not embedded.");
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
