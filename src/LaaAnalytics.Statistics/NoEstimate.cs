namespace LaaAnalytics.Statistics;

/// <summary>Why a result has no number; <see cref="None"/> where it has one.</summary>
/// <remarks>Nothing here is an exception: a table of 300 areas keeps its other 299 rows.</remarks>
public enum NoEstimate
{
    /// <summary>There is a number.</summary>
    None = 0,

    /// <summary>An input is missing.</summary>
    Missing,

    /// <summary>An input cannot be: negative, not finite, or more events than population.</summary>
    Invalid,

    /// <summary>The population or the exposure is 0.</summary>
    NoDenominator,

    /// <summary>The expected number is 0.</summary>
    NothingExpected,

    /// <summary>Fewer events than the method needs.</summary>
    TooFewEvents,

    /// <summary>No event, or no non-event, on a side that is divided by or whose logarithm is taken.</summary>
    EmptyCell,

    /// <summary>All values are equal, so there is no variance to divide by.</summary>
    NoVariation,

    /// <summary>Fewer rows or points than the method needs.</summary>
    TooFewRows,

    /// <summary>Covariates tell some outcomes apart without error, so that the likelihood has no maximum at a finite coefficient.</summary>
    Separation,

    /// <summary>The column is a combination of columns before it.</summary>
    Aliased,

    /// <summary>The iterations did not settle.</summary>
    NotConverged,

    /// <summary>Counts vary no more than Poisson counts do, so that the dispersion has no finite estimate.</summary>
    NotOverDispersed,
}
