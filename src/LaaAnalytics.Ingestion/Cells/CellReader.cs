using LaaAnalytics.Ingestion.Rules;

namespace LaaAnalytics.Ingestion.Cells;

/// <summary>What came of reading a cell.</summary>
internal enum CellOutcome
{
    /// <summary>The value is in the batch.</summary>
    Read,

    /// <summary>The mapping turns this value into a blank.</summary>
    Blank,

    /// <summary>It is not what the column takes.</summary>
    Refused,
}

/// <summary>Reads the cells of one column, UTF-8 in, typed value out, without allocating.</summary>
/// <param name="rule">The rule that a refused cell breaks.</param>
/// <param name="expected">What the column takes, in words.</param>
internal abstract class CellReader(IngestionRule rule, string expected)
{
    /// <summary>The rule that a refused cell breaks.</summary>
    public IngestionRule Rule { get; } = rule;

    /// <summary>What the column takes, in words.</summary>
    public string Expected { get; } = expected;

    /// <summary>Writes the value of <paramref name="text"/>, trimmed and not empty, to <paramref name="row"/> of <paramref name="column"/>.</summary>
    public abstract CellOutcome Read(ReadOnlySpan<byte> text, BatchColumn column, int row);
}
