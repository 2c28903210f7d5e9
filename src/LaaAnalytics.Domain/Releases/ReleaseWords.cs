namespace LaaAnalytics.Domain.Releases;

/// <summary>What can be released.</summary>
public static class ReleaseKind
{
    /// <summary>A review pack.</summary>
    public const string Pack = "pack";

    /// <summary>A file of figures.</summary>
    public const string Figures = "figures";

    /// <summary>A published edition.</summary>
    public const string Edition = "edition";

    /// <summary>A page.</summary>
    public const string Page = "page";

    /// <summary>The answer to a query.</summary>
    public const string Query = "query";

    /// <summary>Every kind.</summary>
    public static IReadOnlyList<string> All { get; } = [Pack, Figures, Edition, Page, Query];
}

/// <summary>The words of the release ledger.</summary>
public static class ReleaseWords
{
    /// <summary>How a release stands, in words.</summary>
    public static string Of(ReleaseStanding standing) => standing switch
    {
        ReleaseStanding.Exception => "approved as an exception",
        ReleaseStanding.ExceptionExpired => "an exception that has expired",
        _ => standing.ToString().ToLowerInvariant(),
    };
}
