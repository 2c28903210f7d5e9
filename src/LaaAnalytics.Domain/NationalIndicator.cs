using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace LaaAnalytics.Domain;

/// <summary>An indicator of the national set of 2008 that partnerships receive ready-made figures of. The list is <c>national-indicators.json</c>.</summary>
/// <param name="Number">Number in the set.</param>
/// <param name="Title">Title in the set.</param>
/// <param name="CountsPeople">Whether it counts people whose circumstances a small number would give away.</param>
/// <param name="Sensitivity">Whom it counts, as far as that asks for stricter protection.</param>
public sealed partial record NationalIndicator(int Number, string Title, bool CountsPeople, Sensitivity Sensitivity = Sensitivity.Ordinary)
{
    private static readonly JsonSerializerOptions Reading = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
    };

    /// <summary>The indicators, by number.</summary>
    public static IReadOnlyList<NationalIndicator> All { get; } = Read();

    /// <summary>The indicator that a supplier's name begins with, as in <c>NI 19</c>, <c>ni019</c> and <c>NI 19 after 3 months</c>; null where it is none of the list.</summary>
    public static NationalIndicator? Find(string name) =>
        Numbered().Match(name) is { Success: true } match ? All.FirstOrDefault(known => known.Number.ToString(CultureInfo.InvariantCulture) == match.Groups[1].Value) : null;

    private static IReadOnlyList<NationalIndicator> Read()
    {
        using Stream stream = typeof(NationalIndicator).Assembly.GetManifestResourceStream("national-indicators.json")
            ?? throw new InvalidOperationException("national-indicators.json is not embedded.");
        return JsonSerializer.Deserialize<IReadOnlyList<NationalIndicator>>(stream, Reading)!;
    }

    [GeneratedRegex("^\\s*NI\\s*0*([0-9]+)(?![0-9])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Numbered();
}
