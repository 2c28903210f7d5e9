namespace LaaAnalytics.Domain;

/// <summary>A fault that the person at the keyboard can mend; anything else is a defect and stays a framework exception.</summary>
/// <remarks>Neither text ever holds a cell's value: a message names file, line, column and rule.</remarks>
public abstract class LaaException : Exception
{
    /// <summary>A fault with what to do about it.</summary>
    /// <param name="message">What went wrong, and where.</param>
    /// <param name="remedy">What to do now: a sentence, with the next command where there is one.</param>
    /// <param name="inner">The cause, where its text is known to hold no data; otherwise null.</param>
    protected LaaException(string message, string remedy, Exception? inner = null)
        : base(message, inner)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(message);
        ArgumentException.ThrowIfNullOrWhiteSpace(remedy);
        Remedy = remedy;
    }

    /// <summary>What to do now.</summary>
    public string Remedy { get; }
}

/// <summary>The command line, or a file that steers it, asks for something that does not exist or cannot be read one way only.</summary>
public sealed class UsageException(string message, string remedy) : LaaException(message, remedy);

/// <summary>A supply was refused as a whole; nothing of it was loaded.</summary>
public sealed class LoadRefusedException : LaaException
{
    /// <summary>What the refusal comes from, where the rules that stop the load only follow from it: without any value of a cell. Null where they are the cause themselves.</summary>
    public string? Cause { get; init; }

    /// <summary>What to do about the cause, in sentences; null without one.</summary>
    public string? CauseRemedy { get; init; }

    /// <summary>A refusal with the rows and files that caused it.</summary>
    /// <param name="message">What was refused, with counts.</param>
    /// <param name="remedy">What to do now.</param>
    /// <param name="rejections">Every refused row or file, in reading order; may be empty.</param>
    public LoadRefusedException(string message, string remedy, IReadOnlyList<RowRejection> rejections)
        : base(message, remedy)
    {
        Rejections = rejections;
    }

    /// <summary>Every refused row or file, in reading order.</summary>
    public IReadOnlyList<RowRejection> Rejections { get; }
}

/// <summary>Something asked for may not be shown under the disclosure profile.</summary>
public sealed class DisclosureRefusedException(string message, string remedy) : LaaException(message, remedy);

/// <summary>The store, or what was derived from it, is of another version than this program reads.</summary>
public sealed class StaleStoreException(string message, string remedy) : LaaException(message, remedy);

/// <summary>Another process holds the store.</summary>
public sealed class StoreLockedException(string message, string remedy, int? holder) : LaaException(message, remedy)
{
    /// <summary>Process id of the holder, or null where it could not be told.</summary>
    public int? Holder { get; } = holder;
}
