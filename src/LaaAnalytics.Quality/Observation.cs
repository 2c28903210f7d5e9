using LaaAnalytics.Domain.Quality;

namespace LaaAnalytics.Quality;

/// <summary>What a check measured in one supplier's table, before any threshold.</summary>
/// <param name="Check">Id of the check.</param>
/// <param name="Supplier">Supplier's id; <c>*</c> for all together.</param>
/// <param name="Table">Extract table.</param>
/// <param name="Column">Column, or null.</param>
/// <param name="Measured">Value in the check's unit; null where nothing could be measured.</param>
/// <param name="Counts">Numbers of rows or people it is made of; for shares and changes the counted and the base.</param>
internal sealed record Observation(string Check, string Supplier, string Table, string? Column, decimal? Measured, IReadOnlyList<long> Counts)
{
    /// <summary>Numbers of rows or people of which the smaller must reach the check's least; <see cref="Counts"/>' last by default.</summary>
    public long Base { get; init; } = Counts.Count > 0 ? Counts[^1] : long.MaxValue;

    /// <summary>How far chance alone leads in 99 of 100 cases; a value within it is no finding, whatever the thresholds.</summary>
    public decimal ByChance { get; init; }

    /// <summary>Thresholds agreed for just this, before those of the settings and the catalogue; null where there are none.</summary>
    public (decimal? Soft, decimal? Hard)? Agreed { get; init; }

    /// <summary>An outcome that follows from the facts and not from a threshold; null as a rule.</summary>
    public QualityOutcome? Settled { get; init; }

    /// <summary>A sentence in place of the check's own, or null.</summary>
    public string? Sentence { get; init; }

    /// <summary>What fills the place {note} of the check's sentence.</summary>
    public string Note { get; init; } = string.Empty;

    /// <summary>A part of a whole.</summary>
    public static Observation Share(string check, string supplier, string table, string? column, long counted, long whole) =>
        new(check, supplier, table, column, whole == 0 ? null : (decimal)counted / whole, [counted, whole]);
}
