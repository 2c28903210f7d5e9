using System.Globalization;
using LaaAnalytics.Domain;
using LaaAnalytics.Refresh.Reviews;
using LaaAnalytics.Store;

namespace LaaAnalytics.Refresh;

/// <summary>One run of a refresh: when it is, and what the person asked for.</summary>
/// <param name="Now">ISO instant in UTC, which loads are recorded under; the caller's clock gives it.</param>
/// <param name="Version">Version of the program, printed in packs.</param>
public sealed record RefreshRequest(string Now, string Version)
{
    private static readonly TimeSpan Young = TimeSpan.FromSeconds(10);

    /// <summary>Last day under review; null for the latest review that has ended and that the data reach into.</summary>
    public DateOnly? ReviewTo { get; init; }

    /// <summary>Guards that are overruled, each with the supplier it is overruled for, or null for every one.</summary>
    public IReadOnlyList<AcceptedGuard> Accept { get; init; } = [];

    /// <summary>Why guards are overruled; needed with <see cref="Accept"/>.</summary>
    public string? AcceptReason { get; init; }

    /// <summary>Waits a moment, where files are so young that somebody may still be writing them; null for no waiting.</summary>
    public Action? Wait { get; init; }

    /// <summary>Says what is being done now.</summary>
    public Action<string> Progress { get; init; } = _ => { };

    /// <summary>The day that <c>laa.json</c> has a review of the past judged on; null for the day of the run.</summary>
    internal DateOnly? JudgedOn { get; init; }

    /// <summary>Today in UTC, or the day that a review of the past is judged on.</summary>
    public DateOnly Today => JudgedOn ?? Day;

    /// <summary>Today in UTC: which days are over does not depend on the review that is judged.</summary>
    internal DateOnly Day => DateOnly.ParseExact(Now.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A review of the partnership in a store.</summary>
    internal StoredReview Review(LaaStore store, Partnership partnership, Period months) =>
        new(store, partnership.Agreement, months, QuarterRefresh.Profile(partnership), Version, partnership.Contact);

    /// <summary>Whether a file was written so shortly before the run that it may still grow.</summary>
    internal bool IsYoung(DateTime writtenUtc) =>
        (DateTime.Parse(Now, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal) - writtenUtc).Duration() < Young;
}

/// <summary>A guard that is overruled on purpose.</summary>
/// <param name="Rule">Number of the rule.</param>
/// <param name="Supplier">Only for this supplier; null for every one.</param>
public sealed record AcceptedGuard(string Rule, string? Supplier)
{
    /// <summary>Reads <c>I41</c> or <c>police:I41</c>.</summary>
    public static AcceptedGuard Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split(':') switch
        {
            [string rule] when rule.Length > 0 => new(rule, null),
            [string supplier, string rule] when rule.Length > 0 && supplier.Length > 0 => new(rule, supplier),
            _ => throw new UsageException("--accept takes the number of a rule, alone or after a supplier.", "For example --accept I41, or --accept police:I41."),
        };
    }
}
