using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LaaAnalytics.Domain;

/// <summary>Reads the JSON files that steer the program: nothing unknown, nothing twice, and faults named with file and line.</summary>
public static class StrictJson
{
    private const long LargestFile = 4 * 1024 * 1024;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.General)
    {
        AllowDuplicateProperties = false,
        AllowTrailingCommas = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        ReadCommentHandling = JsonCommentHandling.Disallow,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new DayConverter(), new PeriodConverter(), new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>Reads the file as a <typeparamref name="T"/>.</summary>
    /// <param name="path">The file.</param>
    /// <param name="page">The page that documents its form.</param>
    /// <exception cref="UsageException">The file is absent, too large, or not of this form.</exception>
    public static T Read<T>(string path, string page)
    {
        string file = Path.GetFileName(path);
        string remedy = $"The form is described in {page}.";
        try
        {
            FileInfo found = new(path);
            if (!found.Exists)
            {
                throw new UsageException($"{file} is not there.", remedy);
            }

            return found.Length > LargestFile
                ? throw new UsageException($"{file} is larger than 4 MiB.", remedy)
                : JsonSerializer.Deserialize<T>(File.ReadAllBytes(path).AsSpan().TrimMark(), Options)
                    ?? throw new UsageException($"{file} holds null and nothing else.", remedy);
        }
        catch (JsonException fault)
        {
            throw new UsageException($"{file}{Line(fault)}: {JsonFault.Sentence(fault, typeof(T), Options)}", remedy);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{file} cannot be read.", "Check the path and the permissions.");
        }
    }

    private static ReadOnlySpan<byte> TrimMark(this Span<byte> bytes) => bytes.StartsWith("\uFEFF"u8) ? bytes["\uFEFF"u8.Length..] : bytes;

    private static string Line(JsonException fault) =>
        fault.LineNumber is long line ? string.Create(CultureInfo.InvariantCulture, $":{line + 1}") : string.Empty;

    private sealed class DayConverter : JsonConverter<DateOnly>
    {
        public override DateOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String
                && DateOnly.TryParseExact(reader.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
                ? day
                : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, DateOnly value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    /// <summary>A span of days as the command line takes it: <c>2008-07..2009-06</c> or days, both ends inclusive.</summary>
    private sealed class PeriodConverter : JsonConverter<Period>
    {
        public override Period Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            try
            {
                return reader.TokenType == JsonTokenType.String ? Period.Parse(reader.GetString()!) : throw new JsonException();
            }
            catch (FormatException)
            {
                throw new JsonException();
            }
        }

        public override void Write(Utf8JsonWriter writer, Period value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
