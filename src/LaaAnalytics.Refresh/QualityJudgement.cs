using LaaAnalytics.Domain.Quality;
using LaaAnalytics.Quality;
using LaaAnalytics.Store;

namespace LaaAnalytics.Refresh;

/// <summary>The quality checks with the partnership's own settings.</summary>
internal static class QualityJudgement
{
    /// <summary>Every finding of one vintage that concerns the partnership; none while nothing is loaded.</summary>
    public static IReadOnlyList<QualityFinding> Of(LaaStore store, StoreView view, Partnership partnership, DateOnly today)
    {
        if (view.AsOf == 0)
        {
            return [];
        }

        DateOnly day = partnership.JudgedOn(today);
        QualitySettings settings = partnership.QualityOn(day, store.Loads());
        return QualityAssessment.ForAgreement(QualityAssessment.Of(store, view, settings, day), store, partnership.Agreement);
    }
}
