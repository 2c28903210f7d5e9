using System.Globalization;
using LaaAnalytics.Disclosure;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Reviews;
using LaaAnalytics.Reporting.SixMonthReviews;
using LaaAnalytics.Reporting.Workbooks;
using LaaAnalytics.Store;

namespace LaaAnalytics.Refresh.Reviews;

/// <summary>Whether a file is the pack that was issued, and whether the store still gives the figures it prints.</summary>
/// <param name="Pack">The pack as registered; null where the register has none for the file.</param>
/// <param name="Figures">Figures worked out again.</param>
/// <param name="Mismatches">What does not agree, a sentence each; empty where everything does.</param>
public sealed record PackVerification(IssuedPack? Pack, int Figures, IReadOnlyList<string> Mismatches)
{
    /// <summary>Works out the file's digest, and every figure from the store as the pack knew it.</summary>
    /// <param name="store">Store that issued the pack.</param>
    /// <param name="file">The pack's file; it can seek, and stays open.</param>
    /// <param name="version">Version of the program.</param>
    /// <exception cref="UsageException">The file is not a workbook.</exception>
    public static PackVerification Of(LaaStore store, Stream file, string version)
    {
        ArgumentNullException.ThrowIfNull(store);
        WorkbookSeal seal = WorkbookSeal.Of(file);
        IReadOnlyList<IssuedPack> packs = store.IssuedPacks();
        string named = seal.Provenance.GetValueOrDefault(SixMonthPack.PackIdProperty, string.Empty);
        IssuedPack? pack = packs.FirstOrDefault(known => known.Digest == seal.Digest) ?? packs.FirstOrDefault(known => known.PackId == named);
        if (pack is null)
        {
            return new(null, 0, ["No issued pack of this store has this content or this id: it is a draft, a pack of another store, or no pack."]);
        }

        List<string> mismatches = [];
        if (pack.Digest != seal.Digest)
        {
            mismatches.Add($"The content is not that of {pack.PackId}: the file was changed, or saved again by another program.");
        }

        foreach ((string name, string expected) in Properties(pack))
        {
            if (seal.Provenance.GetValueOrDefault(name) != expected)
            {
                mismatches.Add($"The file's property {name} is not as it was issued.");
            }
        }

        IReadOnlyList<IssuedFigure> issued = store.IssuedFigures(pack.PackId);
        StoredReview review = new(store, pack.Agreement, pack.Review, DisclosureProfile.Get(pack.Profile), version, null);
        IReadOnlyList<IssuedFigure> again = [.. review.At(pack.AsOf, before: pack.Position).Figures.Select(figure => figure.AsIssued())];
        HashSet<IssuedFigure> known = [.. issued];
        HashSet<IssuedFigure> worked = [.. again];
        mismatches.AddRange(again.Concat(issued)
            .Where(figure => !known.Contains(figure) || !worked.Contains(figure))
            .Select(figure => figure.FigureId)
            .Distinct()
            .Select(id => $"{id}: the store gives another figure than the register holds."));
        if (mismatches.Count > 0 && pack.Version != version)
        {
            mismatches.Add($"The pack was made by version {pack.Version}, and this is {version}: a definition may have changed between them.");
        }

        return new(pack, again.Count, mismatches);
    }

    private static IEnumerable<(string Name, string Value)> Properties(IssuedPack pack) =>
    [
        ("Agreement", pack.Agreement),
        ("AsOf", pack.AsOf.ToString(CultureInfo.InvariantCulture)),
        ("ContentDigest", pack.Digest),
        (SixMonthPack.PackIdProperty, pack.PackId),
        ("Profile", pack.Profile),
        ("ReviewTo", pack.Review.LastDay.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
    ];
}
