using System.Text.Json;
using System.Text.Json.Serialization;
using LaaAnalytics.Domain.Quality;

namespace LaaAnalytics.Quality;

/// <summary>On which side of a threshold a value is a finding.</summary>
public enum ThresholdDirection
{
    /// <summary>Above it.</summary>
    Above,

    /// <summary>Further from zero than it, on either side.</summary>
    Away,
}

/// <summary>A check of the data. The catalogue of them is <c>quality-checks.json</c>.</summary>
/// <param name="Id">Number, <c>Q01</c> onward; never used again for something else.</param>
/// <param name="Dimension">What it looks at.</param>
/// <param name="Title">For people, a few words.</param>
/// <param name="Text">The check itself.</param>
/// <param name="Unit">What it measures.</param>
/// <param name="Direction">On which side of a threshold a value is a finding.</param>
/// <param name="Soft">Soft threshold, itself not a finding; null where there is none by default.</param>
/// <param name="Hard">Hard threshold, itself not a finding, nowhere milder than the soft one; null where there is none by default.</param>
/// <param name="AtLeast">Rows or people below which nothing is said.</param>
/// <param name="Sentence">What is said of a finding; places in braces are filled in.</param>
/// <param name="Remedy">What to do; places in braces are filled in.</param>
/// <param name="Standing">Whether the thresholds are published ones or chosen by this project.</param>
/// <param name="Source">Where the check or its thresholds come from.</param>
public sealed record QualityCheck(
    string Id,
    QualityDimension Dimension,
    string Title,
    string Text,
    QualityUnit Unit,
    ThresholdDirection Direction,
    decimal? Soft,
    decimal? Hard,
    long AtLeast,
    string Sentence,
    string Remedy,
    string Standing,
    string Source)
{
    private static readonly JsonSerializerOptions Reading = new(JsonSerializerDefaults.Web)
    {
        AllowDuplicateProperties = false,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>All checks, by number.</summary>
    public static IReadOnlyList<QualityCheck> All { get; } = Read();

    /// <summary>The check of this number, or null.</summary>
    public static QualityCheck? Find(string id) => All.FirstOrDefault(check => check.Id == id);

    /// <summary>Whether a value lies past a threshold; never where there is none.</summary>
    internal bool IsPast(decimal value, decimal? threshold) => threshold is decimal limit && (Direction == ThresholdDirection.Away ? Math.Abs(value) : value) > limit;

    private static IReadOnlyList<QualityCheck> Read()
    {
        using Stream stream = typeof(QualityCheck).Assembly.GetManifestResourceStream("quality-checks.json")
            ?? throw new InvalidOperationException("quality-checks.json is not embedded.");
        return JsonSerializer.Deserialize<IReadOnlyList<QualityCheck>>(stream, Reading)!;
    }
}
