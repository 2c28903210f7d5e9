using System.Text.Json;
using System.Text.Json.Serialization;
using LaaAnalytics.Domain;

namespace LaaAnalytics.Disclosure;

/// <summary>How small a number of people may be before it is hidden, and where figures may go.</summary>
/// <remarks>Read from <c>Profiles/*.json</c>, one file a profile.</remarks>
/// <param name="Id">Name on the command line.</param>
/// <param name="Title">For people.</param>
/// <param name="HideBelow">Counts from 1 up to but without this are hidden: 5 hides 1 to 4; 0 hides nothing. A count of 0 is shown.</param>
/// <param name="Open">Whether figures may be made under it in this version.</param>
/// <param name="TerminalOnly">Whether figures may go to a terminal only, never to a file or a pipe.</param>
/// <param name="Source">Why this threshold.</param>
public sealed record DisclosureProfile(string Id, string Title, long HideBelow, bool Open, bool TerminalOnly, string Source)
{
    private static readonly JsonSerializerOptions Reading = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    /// <summary>The profile of this name that figures may be made under.</summary>
    /// <exception cref="UsageException">There is no profile of this name.</exception>
    /// <exception cref="DisclosureRefusedException">The profile is not open in this version.</exception>
    public static DisclosureProfile Get(string id)
    {
        DisclosureProfile profile = Read(id)
            ?? throw new UsageException($"There is no disclosure profile '{id}'.", "Use partner, public or internal.");
        return profile.Open
            ? profile
            : throw new DisclosureRefusedException(
                $"Nothing is published under the profile '{id}' yet: it needs protection of whole packs against everything released before, which this version does not have.",
                "Use --profile partner for the partnership and its Government Office, and do not pass the result on.");
    }

    /// <summary>The profile as written, open or not; null where there is none of this name.</summary>
    internal static DisclosureProfile? Read(string id)
    {
        using Stream? file = typeof(DisclosureProfile).Assembly.GetManifestResourceStream($"Profiles.{id}.json");
        return file is null ? null : JsonSerializer.Deserialize<DisclosureProfile>(file, Reading);
    }

    /// <summary>Whether a count of people is too small to show.</summary>
    internal bool Hides(long people) => people > 0 && people < HideBelow;
}
