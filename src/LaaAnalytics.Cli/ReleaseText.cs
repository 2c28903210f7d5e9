using System.Globalization;
using LaaAnalytics.Disclosure.Releases;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Releases;
using LaaAnalytics.Refresh.Releases;

namespace LaaAnalytics.Cli;

/// <summary>What stands against a release, and the ledger, for people; names of cells, never a number of people.</summary>
internal static class ReleaseText
{
    private const int MostListed = 20;

    /// <summary>Whether a file may leave, why not, and what would have to be withheld.</summary>
    public static void Write(TextWriter writer, string file, ReleaseVerdict verdict)
    {
        string against = verdict.HeldAgainst.Count == 0
            ? "nothing: no issued pack and no approved release has cells of the same definitions"
            : string.Join(", ", verdict.HeldAgainst);
        writer.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{file}: {(verdict.IsSafe ? "safe to leave" : "not safe to leave")}. {verdict.Cells} cells with numbers, held against each other and against {against}."));
        if (!verdict.IsSafe)
        {
            writer.WriteLine();
            List(writer, verdict.Findings.Select(finding => finding.InWords()));
            writer.WriteLine();
            writer.WriteLine(verdict.IsLeast ? "Cheapest repair: withhold" : "A repair, though a cheaper one may exist: withhold");
            List(writer, verdict.Withhold.Select(cell => cell.ToString()), int.MaxValue);
        }

        if (verdict.KnownBefore.Count > 0)
        {
            writer.WriteLine();
            writer.WriteLine("Small numbers of these cells can be worked out from earlier releases already, whatever becomes of this one:");
            List(writer, verdict.KnownBefore.Select(cell => cell.ToString()));
        }
    }

    /// <summary>A release and what was noted about it.</summary>
    public static void Write(TextWriter writer, Release release, ReleaseStanding standing)
    {
        writer.WriteLine($"{release.ReleaseId}: {Standing(release, standing)}.");
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{release.FileName}, {release.Kind}, profile {release.Profile}, {string.Join(", ", release.Schemes)}, as known after load {release.AsOf}"));
        foreach (ReleaseEvent noted in release.Events)
        {
            writer.WriteLine($"  {noted.On[..10]} {noted.Kind.ToString().ToLowerInvariant()} by {noted.By}{(noted.Reason.Length > 0 ? $": {noted.Reason}" : string.Empty)}");
        }
    }

    /// <summary>The ledger.</summary>
    public static void Write(TextWriter writer, IReadOnlyList<LedgerLine> lines)
    {
        if (lines.Count == 0)
        {
            writer.WriteLine("Nothing was issued or submitted yet.");
            return;
        }

        TextTable.Write(writer, ["release", "kind", "standing", "file", "profile", "agreement", ">as of", "submitted", "by", "decided", "by", "why"], [.. lines.Select(line => (IReadOnlyList<string>)
        [
            line.Release.ReleaseId,
            line.Release.Kind,
            Standing(line.Release, line.Standing),
            line.Release.FileName,
            line.Release.Profile,
            line.Release.Agreement ?? string.Empty,
            line.Release.AsOf.ToString(CultureInfo.InvariantCulture),
            line.Release.SubmittedOn[..10],
            line.Release.SubmittedBy,
            line.Release.Decision?.On[..10] ?? string.Empty,
            line.Release.Decision?.By ?? string.Empty,
            line.Release.Decision is { Reason.Length: > 0 } decision ? decision.Reason : line.Standing == ReleaseStanding.Issued ? string.Empty : line.Release.Reason,
        ])]);
    }

    private static string Standing(Release release, ReleaseStanding standing) => (standing, release.Decision?.ExpiresOn) switch
    {
        (ReleaseStanding.Exception, DateOnly last) => $"{ReleaseWords.Of(standing)} until {Period.DayInWords(last)}",
        (ReleaseStanding.ExceptionExpired, DateOnly last) => $"exception, expired after {Period.DayInWords(last)}",
        _ => ReleaseWords.Of(standing),
    };

    private static void List(TextWriter writer, IEnumerable<string> lines, int most = MostListed)
    {
        string[] all = [.. lines];
        foreach (string line in all.Take(most))
        {
            writer.WriteLine($"  {line}");
        }

        if (all.Length > most)
        {
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  and {all.Length - most:N0} more; --json lists all"));
        }
    }
}
