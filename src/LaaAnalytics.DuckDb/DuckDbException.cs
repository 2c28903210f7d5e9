namespace LaaAnalytics.DuckDb;

/// <summary>DuckDB refused or failed.</summary>
/// <remarks>
/// The message is DuckDB's own and <b>may quote values of the data</b> ("Could not convert string ..."): where data of people pass through,
/// report <see cref="ErrorType"/> and leave the message out.
/// </remarks>
public class DuckDbException : Exception
{
    /// <summary>An error of the given type with DuckDB's own text.</summary>
    public DuckDbException(DuckDbErrorType errorType, string message)
        : base(message) => ErrorType = errorType;

    /// <summary>What kind of error it is; <see cref="DuckDbErrorType.Invalid"/> where DuckDB did not say.</summary>
    public DuckDbErrorType ErrorType { get; }
}
