using LaaAnalytics.Domain.Reviews;

namespace LaaAnalytics.Cli.Demo;

/// <summary>What the made-up partnership's officers write and sign.</summary>
internal static class DemoCommentary
{
    private const string Manager = "Partnership manager";
    private static readonly DateOnly StartedBy = new(2010, 1, 31);

    /// <summary>Their texts, the one action that the exception asks for, and the sign-off.</summary>
    /// <param name="signedOn">Day of signing.</param>
    /// <param name="asOf">Load after which the figures were known that were signed.</param>
    public static ReviewCommentary Of(DateOnly signedOn, int asOf) => new(
        [
            new("RO-A", CommentaryPart.WorksWell, "Supervision begins within two days of release in every district."),
            new("RO-A", CommentaryPart.Risks, "Three wards of Ashmarden hold a quarter of all people under supervision."),
            new("RO-A", CommentaryPart.Next, "The drug treatment contract is let again in spring."),
            new("RO-Y", CommentaryPart.ExceptionCause, "More offences by a few young people; the restorative service was closed from January to June 2008."),
            new("RO-Y", CommentaryPart.Next, "The restorative service takes referrals again from both teams."),
            new("RO-P", CommentaryPart.WorksWell, "Everyone on the list has one named lead agency."),
        ],
        [new("A1", "RO-Y", "Open the restorative service for referrals in all five districts", Manager, StartedBy, ActionState.OnTrack)],
        new(Manager, signedOn, asOf));
}
