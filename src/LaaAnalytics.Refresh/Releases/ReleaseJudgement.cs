using System.Globalization;
using LaaAnalytics.Disclosure;
using LaaAnalytics.Disclosure.Releases;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Releases;
using LaaAnalytics.Indicators;
using LaaAnalytics.Indicators.Releases;
using LaaAnalytics.Store;

namespace LaaAnalytics.Refresh.Releases;

/// <summary>Holds what is to be released against the store's people and against everything that was released before.</summary>
public static class ReleaseJudgement
{
    /// <summary>What stands against a file.</summary>
    /// <param name="store">Store that its figures were made from.</param>
    /// <param name="file">The file.</param>
    /// <param name="profile">Disclosure profile it is to leave under.</param>
    /// <exception cref="UsageException">The file prints other figures than the store gives.</exception>
    public static ReleaseVerdict Of(LaaStore store, ReleaseFile file, DisclosureProfile profile)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(file);
        return Of(store, file.Counts, file.RatesAlone, file.AsOf, profile, store.Releases().Where(known => known.Digest == file.Digest).Select(known => known.ReleaseId).Append(file.PackId ?? string.Empty));
    }

    /// <summary>What stands against a release as it was submitted, now.</summary>
    /// <param name="store">Store.</param>
    /// <param name="release">The release.</param>
    /// <exception cref="UsageException">It prints other figures than the store gives.</exception>
    public static ReleaseVerdict Of(LaaStore store, Release release)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(release);
        return Of(store, store.ReleaseCounts(release.ReleaseId), [], release.AsOf, DisclosureProfile.Get(release.Profile), [release.ReleaseId]);
    }

    private static ReleaseVerdict Of(
        LaaStore store, IReadOnlyList<ReleaseCount> counts, IReadOnlyList<CellKey> ratesAlone, int asOf, DisclosureProfile profile, IEnumerable<string> itself)
    {
        StoreView view = store.At(asOf);
        HashSet<string> own = [.. itself];
        ILookup<string, ReleasedCount> released = ReleasedFigures.Of(store).Where(known => !own.Contains(known.Release)).ToLookup(known => known.Count.Cell.Indicator);
        HashSet<string> exceptions = [.. store.Releases().Where(release => release.Events.All(noted => noted.Kind != ReleaseEventKind.Approved)).Select(release => release.ReleaseId)];
        ReleaseQuestion[] questions = [.. counts.GroupBy(count => count.Cell.Indicator).Select(of => Question(view, [.. of], [.. ratesAlone.Where(cell => cell.Indicator == of.Key)], [.. released[of.Key]], profile) with { Exceptions = exceptions })];
        CellKey[] differing = [.. questions.SelectMany(question => question.Differing())];
        return differing.Length == 0
            ? ReleaseCheck.Of(questions)
            : throw new UsageException(
                string.Create(CultureInfo.InvariantCulture, $"{differing.Length} of the cells are not printed as this store gives them, as known after load {asOf}; the first is {differing[0]}. The file was changed, or made from another store."),
                "Write it anew with 'laa measure' or 'laa pack', and check that.");
    }

    private static ReleaseQuestion Question(
        StoreView view, IReadOnlyList<ReleaseCount> printed, IReadOnlyList<CellKey> ratesAlone, IReadOnlyList<ReleasedCount> released, DisclosureProfile profile)
    {
        MeasurementScheme scheme = SchemeCatalogue.Find(printed[0].Cell.Indicator);
        IReadOnlyList<Measure> people = PeopleBehind.Of(view, scheme, printed.Select(count => count.Cell).Concat(released.Select(known => known.Count.Cell)));
        DisclosureProfile strict = profile.For(IndicatorCatalogue.All.Where(indicator => indicator.Scheme == scheme.Id), people);
        return new(scheme.Id, printed, ratesAlone, people, PeopleBehind.Wholes(view, people), released)
        {
            HideBelow = strict.HideBelow,
            HidesAllOrNone = strict.HidesAllOrNone,
        };
    }
}
