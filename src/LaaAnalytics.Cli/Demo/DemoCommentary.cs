using LaaAnalytics.Domain.Reviews;

namespace LaaAnalytics.Cli.Demo;

/// <summary>What the made-up partnership's officers write and sign.</summary>
internal static class DemoCommentary
{
    private const string Manager = "Partnership manager";

    private static readonly CommentaryText[] October =
    [
        new("RO-A", CommentaryPart.WorksWell, "Supervision begins within two days of release in every district."),
        new("RO-A", CommentaryPart.Risks, "Three wards of Ashmarden hold a quarter of all people under supervision."),
        new("RO-Y", CommentaryPart.ExceptionCause, "More offences by a few young people; the restorative service was closed from January to June 2008."),
        new("RO-Y", CommentaryPart.Next, "The restorative service takes referrals again from both teams."),
        new("RO-P", CommentaryPart.WorksWell, "Everyone on the list has one named lead agency."),
    ];

    /// <summary>Adults are an exception only with the figures of January.</summary>
    private static readonly CommentaryText[] January =
        [new("RO-A", CommentaryPart.ExceptionCause, "More short orders since January 2009, with less time for work before they end.")];

    private static readonly PlannedAction Young =
        new("A1", "RO-Y", "Open the restorative service for referrals in all five districts", Manager, new(2010, 1, 31), ActionState.OnTrack);

    private static readonly PlannedAction Adults =
        new("A2", "RO-A", "Begin work on short orders in the first week", "Head of probation", new(2010, 3, 31), ActionState.NotStarted);

    /// <summary>Texts, an action for each exception, and the sign-off.</summary>
    /// <param name="isRevised">Whether for the pack of January; else for that of October.</param>
    /// <param name="signedOn">Day of signing.</param>
    /// <param name="asOf">Load after which the figures were known that were signed.</param>
    public static ReviewCommentary Of(bool isRevised, DateOnly signedOn, int asOf) =>
        new(isRevised ? [.. October, .. January] : October, isRevised ? [Young, Adults] : [Young], new(Manager, signedOn, asOf));
}
