using LaaAnalytics.Disclosure;
using LaaAnalytics.Disclosure.Reviews;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Reviews;

namespace LaaAnalytics.Reporting.SixMonthReviews;

/// <summary>How a figure stands beside the one of the pack issued last.</summary>
internal enum FigureChange
{
    /// <summary>Printed then and now, and the same.</summary>
    Unchanged,

    /// <summary>A value was printed then and now, and a number of it differs.</summary>
    Revised,

    /// <summary>There is a value now; then there was a figure without one.</summary>
    ValueNow,

    /// <summary>There was a value then; now there is a figure without one.</summary>
    NoValueNow,

    /// <summary>A figure without a value then and now, for another reason.</summary>
    OtherReason,

    /// <summary>Not in the pack issued last.</summary>
    New,

    /// <summary>In the pack issued last and not in this one.</summary>
    Gone,
}

/// <summary>One figure then and now.</summary>
/// <param name="Cell">What is measured where, when and for whom.</param>
/// <param name="Then">As the pack issued last printed it, or null.</param>
/// <param name="Now">As this pack prints it, or null.</param>
/// <param name="Change">How they stand to each other.</param>
internal sealed record FigureThenAndNow(CellKey Cell, IssuedFigure? Then, IssuedFigure? Now, FigureChange Change)
{
    /// <summary>Value now less value then, from the numbers printed; null where either was not printed.</summary>
    public double? Difference => Now?.Value - Then?.Value;
}

/// <summary>Every figure of the pack issued last beside the same figure now.</summary>
public sealed class SinceLastPack
{
    private SinceLastPack(IssuedPack last, IReadOnlyList<FigureThenAndNow> figures)
    {
        Last = last;
        Figures = figures;
    }

    /// <summary>The pack issued last.</summary>
    public IssuedPack Last { get; }

    internal IReadOnlyList<FigureThenAndNow> Figures { get; }

    /// <summary>How many figures were revised: printed then and now with another number.</summary>
    public int Revised => Figures.Count(figure => figure.Change == FigureChange.Revised);

    /// <summary>The last pack of this agreement and kind issued for this review or an earlier one; null where there is none.</summary>
    /// <param name="packs">The register, in the order of issuing.</param>
    /// <param name="agreement">Agreement id.</param>
    /// <param name="review">Months under review.</param>
    /// <param name="before">Position from which on issues do not count, or null for all.</param>
    public static IssuedPack? LastOf(IReadOnlyList<IssuedPack> packs, string agreement, Period review, int? before = null)
    {
        ArgumentNullException.ThrowIfNull(packs);
        return packs.LastOrDefault(pack => pack.Agreement == agreement && pack.Kind == IssuedPack.SixMonth
            && pack.Review.EndExclusive <= review.EndExclusive && !(pack.Position >= before));
    }

    /// <summary>Compares what was printed then with what is printed now.</summary>
    /// <param name="last">The pack issued last.</param>
    /// <param name="then">Its figures.</param>
    /// <param name="review">The review now.</param>
    public static SinceLastPack Of(IssuedPack last, IReadOnlyList<IssuedFigure> then, PublishedReview review)
    {
        ArgumentNullException.ThrowIfNull(last);
        ArgumentNullException.ThrowIfNull(then);
        ArgumentNullException.ThrowIfNull(review);
        Dictionary<CellKey, IssuedFigure> before = then.ToDictionary(figure => FigureId.Parse(figure.FigureId).Cell);
        List<FigureThenAndNow> figures = [];
        foreach (PublishedFigure figure in review.Figures)
        {
            IssuedFigure now = figure.AsIssued();
            figures.Add(before.Remove(figure.Id.Cell, out IssuedFigure? old)
                ? new(figure.Id.Cell, old, now, Compare(old, now))
                : new(figure.Id.Cell, null, now, FigureChange.New));
        }

        figures.AddRange(then
            .Select(figure => (FigureId.Parse(figure.FigureId).Cell, Figure: figure))
            .Where(old => before.ContainsKey(old.Cell))
            .Select(old => new FigureThenAndNow(old.Cell, old.Figure, null, FigureChange.Gone)));
        return new(last, figures);
    }

    private static FigureChange Compare(IssuedFigure then, IssuedFigure now) => (then.Value is not null, now.Value is not null) switch
    {
        (true, true) => then with { FigureId = now.FigureId } == now ? FigureChange.Unchanged : FigureChange.Revised,
        (false, true) => FigureChange.ValueNow,
        (true, false) => FigureChange.NoValueNow,
        _ => then.Status == now.Status ? FigureChange.Unchanged : FigureChange.OtherReason,
    };
}
