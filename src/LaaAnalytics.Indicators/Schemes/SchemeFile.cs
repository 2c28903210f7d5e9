using System.Text.Json;
using LaaAnalytics.Domain;

namespace LaaAnalytics.Indicators;

/// <summary>Reads definition files: one scheme, or one for each number of years (<c>release-k.json</c>).</summary>
/// <remarks>A new scheme within the known kinds of rule is a file in <c>Schemes</c> and a spec; nothing else names it.</remarks>
public static class SchemeFile
{
    private const string Folder = "Schemes/";

    /// <summary>The schemes of one file.</summary>
    /// <exception cref="JsonException">The text is not exactly of the expected form, or its rules contradict one another.</exception>
    public static IReadOnlyList<MeasurementScheme> Read(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        using JsonDocument document = JsonDocument.Parse(json);
        if (!document.RootElement.TryGetProperty("oneYear", out _))
        {
            return [Checked(DefinitionJson.Read<MeasurementScheme>(json))];
        }

        ReleaseScheme releases = DefinitionJson.Read<ReleaseScheme>(json);
        return [.. Enumerable.Range(releases.LeastYears, releases.GreatestYears - releases.LeastYears + 1).Select(years => Checked(releases.For(years)))];
    }

    /// <summary>The schemes of every file that the platform carries, by name of file, then number of years.</summary>
    internal static IReadOnlyList<MeasurementScheme> ReadAll() =>
    [
        .. typeof(SchemeFile).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .SelectMany(name => Read(DefinitionJson.Embedded(name))),
    ];

    private static MeasurementScheme Checked(MeasurementScheme scheme)
    {
        Refuse(scheme.Enters.Events.Count == 0, scheme, "nobody enters");
        Refuse(scheme.Enters.Events.Contains(IndexEventType.Unmapped), scheme, "an event that is not known enters");
        Refuse(scheme.Enters.AgeFrom > scheme.Enters.AgeTo, scheme, "the ages exclude everybody");
        Refuse(scheme.Enters.Disposals?.Except(DisposalCodes.All).Any() == true, scheme, "a disposal is not one of index_event");
        Refuse(scheme.Cohorts is not { Months: >= 1 and <= 24, StepMonths: >= 1 and <= 12, FirstMonth: >= 1 and <= 12, Pool: >= 1 }, scheme, "the cohorts are no calendar");
        Refuse(scheme.Cohorts.Pool > 1 && SchemeCohorts.Overlap(scheme), scheme, "cohorts that share days are pooled");
        Refuse(scheme.FollowUp.FromMonths < 0 || scheme.FollowUp.ToMonths <= scheme.FollowUp.FromMonths, scheme, "the follow-up has no length");
        Refuse(scheme.FollowUp is { Anchor: WindowAnchor.MonthStart, FromMonths: 0 }, scheme, "the follow-up begins before the index date");
        Refuse(scheme.Proof.Months is int months && scheme.Proof.Anchor == scheme.FollowUp.Anchor && months < scheme.FollowUp.ToMonths, scheme, "time for proof ends before the follow-up");
        Refuse(!scheme.Proof.Required && scheme.Proof.Months is not null, scheme, "a deadline is set for a proof that is not needed");
        Refuse(scheme.Counts.Outcomes.Count == 0 || scheme.Counts.Outcomes.Contains(ProofOutcome.Unmapped), scheme, "the outcomes are not known ones");
        Refuse(scheme.Counts.SeriousFrom is < 0 or > 3, scheme, "the serious tier is not 0 to 3");
        Refuse(scheme.Proof.Required && scheme.Counts.Outcomes.Contains(ProofOutcome.Charged), scheme, "a charge is taken for a proof");
        Refuse(scheme.Baseline is null == (scheme.Statistic == SchemeStatistic.ChangeFromBaseline), scheme, "baseline and statistic do not go together");
        Refuse(scheme.Breaks.Zip(scheme.Breaks.Skip(1)).Any(pair => pair.First.From >= pair.Second.From), scheme, "the breaks are not in time order");
        Refuse(scheme.Breaks.Any(one => string.IsNullOrWhiteSpace(one.What) || string.IsNullOrWhiteSpace(one.Source)), scheme, "a break does not say what changed, or where that is said");
        Refuse(scheme.Rules.Count == 0, scheme, "no rule is written down");
        return scheme;
    }

    private static void Refuse(bool isWrong, MeasurementScheme scheme, string why)
    {
        if (isWrong)
        {
            throw new JsonException($"The scheme {scheme.Citation}: {why}.");
        }
    }
}
