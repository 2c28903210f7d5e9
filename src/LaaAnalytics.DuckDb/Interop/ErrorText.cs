using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace LaaAnalytics.DuckDb.Interop;

/// <summary>Turns DuckDB's error texts, plain or JSON, into exceptions with a type.</summary>
internal static partial class ErrorText
{
    private const string JsonStart = "{\"exception_type\":";

    /// <summary>The exception for <paramref name="text"/>; <paramref name="type"/> is used where the text names none.</summary>
    public static DuckDbException ToException(string? text, DuckDbErrorType type = DuckDbErrorType.Invalid)
    {
        string message = string.IsNullOrEmpty(text) ? "DuckDB failed without a message." : text;
        if (message.IndexOf(JsonStart, StringComparison.Ordinal) is int json and >= 0)
        {
            // A parser's error has "Parser Error: " before its JSON.
            using JsonDocument document = JsonDocument.Parse(message.AsMemory(json));
            JsonElement error = document.RootElement;
            type = Parse(error.GetProperty("exception_type").GetString(), type);
            message = error.GetProperty("exception_message").GetString() ?? message;
        }
        else if (Lead().Match(message) is { Success: true } lead)
        {
            type = Parse(lead.Groups["type"].Value, type);
        }

        return type == DuckDbErrorType.IO && Lock().IsMatch(message)
            ? new DuckDbLockedException(Holder(message), message)
            : new DuckDbException(type, message);
    }

    private static int? Holder(string message) =>
        ProcessId().Match(message) is { Success: true } found
            && int.TryParse(found.Groups["pid"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out int id)
                ? id
                : null;

    // DuckDB's words differ from the names of its numbers in spacing ("Out of Memory"), in two leads ("TransactionContext", "INTERRUPT")
    // and in the invalid configuration.
    private static DuckDbErrorType Parse(string? words, DuckDbErrorType otherwise)
    {
        string name = (words ?? "").Replace(" ", "", StringComparison.Ordinal);
        return name switch
        {
            "TransactionContext" => DuckDbErrorType.Transaction,
            "InvalidConfigurationError" => DuckDbErrorType.InvalidConfiguration,
            "InvalidInputError" => DuckDbErrorType.InvalidInput,
            _ => Enum.TryParse(name, ignoreCase: true, out DuckDbErrorType type) && Enum.IsDefined(type) ? type : otherwise,
        };
    }

    [GeneratedRegex(@"^(?<type>[A-Za-z ]{2,30}?)( Error)?: ")]
    private static partial Regex Lead();

    [GeneratedRegex(@"(Could not set lock|Conflicting lock|being used by another process|File is already open in)", RegexOptions.IgnoreCase)]
    private static partial Regex Lock();

    [GeneratedRegex(@"\(PID (?<pid>[0-9]+)\)")]
    private static partial Regex ProcessId();
}
