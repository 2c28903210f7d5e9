using LaaAnalytics.Domain.Quality;
using LaaAnalytics.Store;

namespace LaaAnalytics.Refresh;

/// <summary>The quality checks with the partnership's own settings.</summary>
internal static class QualityJudgement
{
    /// <summary>Every finding of one vintage.</summary>
    public static IReadOnlyList<QualityFinding> Of(LaaStore store, StoreView view, Partnership partnership, DateOnly today) => [];
}
