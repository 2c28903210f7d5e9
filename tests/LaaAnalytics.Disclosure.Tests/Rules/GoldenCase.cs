using System.Text.Json;
using LaaAnalytics.Testing;

namespace LaaAnalytics.Disclosure.Tests.Rules;

/// <summary>Shared cases of disclosure control.</summary>
internal static class GoldenCase
{
    public const string Path = "golden/statistics/18_sdc/cases.json";

    public static JsonElement Of(string id)
    {
        using JsonDocument cases = JsonDocument.Parse(File.ReadAllText(SharedFolder.Find(Path)!));
        return cases.RootElement.GetProperty("cases").EnumerateArray().Single(one => one.GetProperty("id").GetString() == id).Clone();
    }

    public static T[] Each<T>(this JsonElement array, Func<JsonElement, T> read) => [.. array.EnumerateArray().Select(read)];
}
