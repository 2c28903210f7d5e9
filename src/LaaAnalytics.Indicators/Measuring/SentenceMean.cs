namespace LaaAnalytics.Indicators;

/// <summary>Mean length of sentences; those without a length, as life is, are left out and counted.</summary>
/// <param name="Mean">Mean of the lengths given, in their unit; null where there is none.</param>
/// <param name="Counted">Sentences in the mean.</param>
/// <param name="WithoutLength">Sentences left out.</param>
public readonly record struct SentenceMean(double? Mean, int Counted, int WithoutLength)
{
    /// <summary>The mean of some lengths; null for a sentence without a length.</summary>
    public static SentenceMean Of(IReadOnlyCollection<int?> lengths)
    {
        ArgumentNullException.ThrowIfNull(lengths);
        int[] known = [.. lengths.OfType<int>()];
        return new(known.Length > 0 ? known.Average() : null, known.Length, lengths.Count - known.Length);
    }
}
