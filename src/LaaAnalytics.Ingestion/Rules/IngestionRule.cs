using System.Text.Json;
using System.Text.Json.Serialization;

namespace LaaAnalytics.Ingestion.Rules;

/// <summary>What a broken rule costs.</summary>
public enum RuleScope
{
    /// <summary>The row is refused; the load goes on while the file stays within the tolerance.</summary>
    Row,

    /// <summary>The whole load is refused, whatever the tolerance.</summary>
    Load,
}

/// <summary>A rule that extracts are checked by. The table of them is <c>ingestion-rules.json</c>.</summary>
/// <param name="Id">Number, <c>I01</c> onward; never used again for something else.</param>
/// <param name="Scope">What a broken rule costs.</param>
/// <param name="Title">For people, a few words.</param>
/// <param name="Text">The rule itself.</param>
/// <param name="Expected">What would have been accepted; places in braces are filled in for the column at hand.</param>
/// <param name="Remedy">What to do about it.</param>
/// <param name="Guard">Whether it guards against supplies that are suspicious and may be right all the same, so that it can be overruled with a reason.</param>
/// <param name="NeedsHeld">Whether it can be told only at loading, because it needs what the store holds.</param>
/// <param name="Limits">Numbers that the rule goes by, as its text says; null where it has none.</param>
public sealed record IngestionRule(
    string Id,
    RuleScope Scope,
    string Title,
    string Text,
    string Expected,
    string Remedy,
    bool Guard = false,
    bool NeedsHeld = false,
    IReadOnlyDictionary<string, decimal>? Limits = null)
{
    private static readonly JsonSerializerOptions Reading = new(JsonSerializerDefaults.Web)
    {
        AllowDuplicateProperties = false,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>All rules, by number.</summary>
    public static IReadOnlyList<IngestionRule> All { get; } = Read();

    /// <summary>The rule of this number, or null.</summary>
    public static IngestionRule? Find(string id) => All.FirstOrDefault(rule => rule.Id == id);

    /// <summary>A number that the rule goes by.</summary>
    internal decimal Limit(string name) => Limits is not null && Limits.TryGetValue(name, out decimal limit)
        ? limit
        : throw new ArgumentException($"Rule {Id} has no limit {name}.", nameof(name));

    /// <summary><see cref="Expected"/> with its places filled in.</summary>
    /// <exception cref="ArgumentException">A place is not filled, or a fact has no place.</exception>
    internal string Expecting(params ReadOnlySpan<(string Place, string Text)> facts)
    {
        string expected = Expected;
        foreach ((string place, string text) in facts)
        {
            string mark = $"{{{place}}}";
            expected = expected.Contains(mark, StringComparison.Ordinal)
                ? expected.Replace(mark, text, StringComparison.Ordinal)
                : throw new ArgumentException($"Rule {Id} has no place {place}.", nameof(facts));
        }

        return expected;
    }

    private static IReadOnlyList<IngestionRule> Read()
    {
        using Stream stream = typeof(IngestionRule).Assembly.GetManifestResourceStream("ingestion-rules.json")
            ?? throw new InvalidOperationException("ingestion-rules.json is not embedded.");
        return JsonSerializer.Deserialize<IReadOnlyList<IngestionRule>>(stream, Reading)!;
    }
}
