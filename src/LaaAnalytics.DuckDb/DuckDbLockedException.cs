namespace LaaAnalytics.DuckDb;

/// <summary>Another process has the database file open, in a way that excludes this one.</summary>
/// <remarks>A process that writes excludes all others, readers too; processes that only read exclude a writer.</remarks>
public sealed class DuckDbLockedException : DuckDbException
{
    /// <summary>A lock held by <paramref name="holderProcessId"/>, with DuckDB's own text.</summary>
    public DuckDbLockedException(int? holderProcessId, string message)
        : base(DuckDbErrorType.IO, message) => HolderProcessId = holderProcessId;

    /// <summary>Process that holds the lock; null where DuckDB does not name it.</summary>
    public int? HolderProcessId { get; }
}
