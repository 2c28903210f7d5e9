using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Releases;
using LaaAnalytics.Domain.Reviews;
using LaaAnalytics.Store;

namespace LaaAnalytics.Indicators.Releases;

/// <summary>Every cell that is in anybody's hands: of issued packs, and of releases that were approved once, for good or as an exception.</summary>
public static class ReleasedFigures
{
    /// <summary>All of them, issued packs first; cells of definitions that are no longer in the catalogue are left out.</summary>
    /// <param name="store">Store.</param>
    /// <param name="before">Position in the register of issued packs: that issue and what was issued or approved after it are not looked at; null for all.</param>
    public static IEnumerable<ReleasedCount> Of(LaaStore store, int? before = null)
    {
        ArgumentNullException.ThrowIfNull(store);
        return store.IssuedPacks().Where(pack => pack.Position < (before ?? int.MaxValue)).SelectMany(pack => Of(store, pack)).Concat(Approved(store, before));
    }

    /// <summary>Cells that an issued pack printed, once each.</summary>
    /// <param name="store">Store.</param>
    /// <param name="pack">The pack.</param>
    public static IEnumerable<ReleasedCount> Of(LaaStore store, IssuedPack pack)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(pack);
        return (from figure in store.IssuedFigures(pack.PackId)
                where figure.Offenders is not null
                let id = FigureId.Parse(figure.FigureId)
                let indicator = IndicatorCatalogue.All.FirstOrDefault(known => known.Id == figure.Indicator)
                where indicator is not null
                select new ReleasedCount(pack.PackId, new(id.Cell with { Indicator = indicator.Scheme }, id.AsOf, Number(figure.Offenders), Number(figure.Reoffenders)))).Distinct();
    }

    /// <summary>Cells that approved releases printed.</summary>
    /// <param name="store">Store.</param>
    /// <param name="before">As in <see cref="Of(LaaStore, int?)"/>.</param>
    public static IEnumerable<ReleasedCount> Approved(LaaStore store, int? before = null)
    {
        ArgumentNullException.ThrowIfNull(store);
        return from release in store.Releases()
               where release.ApprovedAfterPack < (before ?? int.MaxValue)
               from count in store.ReleaseCounts(release.ReleaseId)
               where count.Offenders is not null || count.Reoffenders is not null
               select new ReleasedCount(release.ReleaseId, count);
    }

    private static PrintedNumber? Number(long? count) => count is long number ? PrintedNumber.Exact(number) : null;
}
