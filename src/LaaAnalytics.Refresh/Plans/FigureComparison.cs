using System.Globalization;
using LaaAnalytics.Disclosure;
using LaaAnalytics.Disclosure.Reviews;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Reviews;
using LaaAnalytics.Refresh.Reviews;
using LaaAnalytics.Store;

namespace LaaAnalytics.Refresh.Plans;

/// <summary>How published figures move: those of the last issued pack against the same figures now, or the headlines before against after.</summary>
internal static class FigureComparison
{
    /// <summary>Compares what was issued last, or else what the store knew before the new loads.</summary>
    /// <param name="review">The review now, in the draft with the new loads.</param>
    /// <param name="before">Number of the last load before the new ones.</param>
    public static FigureMoves Of(StoredReview review, int before)
    {
        LaaStore store = review.Store;
        int after = store.LastLoad;
        bool Reviews(int asOf, Period months) => store.At(asOf).Agreements().Any(agreement => agreement.Id == review.Agreement && months.IsWithin(agreement.Term));
        if (store.IssuedPacks().LastOrDefault(pack => pack.Agreement == review.Agreement) is IssuedPack issued)
        {
            // The figures are looked up in the review they were issued in, so that each is measured by the months it was measured by then.
            IReadOnlyList<IssuedFigure> figures = store.IssuedFigures(issued.PackId);
            return !Reviews(after, issued.Review)
                ? NoneIsLeft(issued, figures)
                : Issued(issued, figures, after == before && issued.AsOf == after ? null : (review with { Review = issued.Review }).At(after));
        }

        if (after == before)
        {
            return FigureMoves.None;
        }

        // With another term the months under review may lie outside the agreement as it was known then: there is nothing to compare with.
        return Headlines(Reviews(before, review.Review) ? review.At(before) : null, review.At(after), before);
    }

    /// <summary>The agreement's term now leaves out the months of the issued pack: none of its figures is worked out any more.</summary>
    private static FigureMoves NoneIsLeft(IssuedPack pack, IReadOnlyList<IssuedFigure> figures) => new(
        $"the issued pack {pack.PackId}",
        [
            .. figures.Select(figure => (Figure: figure, FigureId.Parse(figure.FigureId).Cell)).Select(one => new FigureMove(
                one.Cell.ToString(),
                $"{one.Cell.Indicator}, {one.Cell.Period.InWords()}, {one.Cell.Area.Code}",
                Value(one.Figure.Value, null, one.Figure.Status),
                "outside the agreement's term",
                null,
                IsHeadline: false)),
        ],
        0);

    private static FigureMoves Issued(IssuedPack pack, IReadOnlyList<IssuedFigure> figures, PublishedReview? now)
    {
        string with = $"the issued pack {pack.PackId}";
        if (now is null)
        {
            return new(with, [], figures.Count);
        }

        ILookup<string, PublishedFigure> found = Figures(now).ToLookup(figure => figure.Id.Cell.ToString());
        HashSet<string> headlines = [.. now.Components.Select(component => component.Headline?.Id.Cell.ToString() ?? string.Empty)];
        List<FigureMove> moves = [];
        foreach (IssuedFigure figure in figures)
        {
            CellKey cell = FigureId.Parse(figure.FigureId).Cell;
            PublishedFigure? match = found[cell.ToString()].FirstOrDefault();
            Indicator? indicator = now.Components.SelectMany(component => component.Indicators).FirstOrDefault(known => known.Id == figure.Indicator);

            // The number then is close to the number that is withheld now.
            string then = match?.Estimate.Status == EstimateStatus.Withheld && figure.Value is not null ? "shown before" : Value(figure.Value, indicator, figure.Status);
            string current = match is null ? "not shown any more" : Value(match.Estimate.Value, indicator, match.Estimate.Status);
            bool isSame = then == current && figure.Offenders == match?.Offenders && figure.Reoffenders == match?.Reoffenders && figure.Reoffences == match?.Reoffences;
            if (!isSame)
            {
                moves.Add(new(cell.ToString(), Name(indicator, cell, now), then, current, Difference(figure.Value, match?.Estimate.Value, indicator), headlines.Contains(cell.ToString())));
            }
        }

        return new(with, [.. moves.OrderByDescending(move => move.IsHeadline)], figures.Count - moves.Count);
    }

    /// <summary>A headline is the component's latest final figure: with new data it may be one of a later cohort.</summary>
    private static FigureMoves Headlines(PublishedReview? then, PublishedReview now, int before)
    {
        List<FigureMove> moves = [];
        int same = 0;
        foreach (PublishedComponent component in now.Components)
        {
            PublishedFigure? old = then?.Components.First(known => known.Component == component.Component).Headline;
            PublishedFigure? current = component.Headline;
            Indicator indicator = component.Indicators[0];
            if (old is null && current is null)
            {
                continue;
            }

            string was = old is null ? "none" : WithCohort(old, old.Id.Cell.Period != current?.Id.Cell.Period);
            string isNow = current is null ? "none" : WithCohort(current, isNamed: true);
            bool isSame = old is not null && current is not null && old.Id.Cell == current.Id.Cell && old.Offenders == current.Offenders
                && old.Reoffenders == current.Reoffenders && old.Reoffences == current.Reoffences && old.Estimate.Value == current.Estimate.Value;
            if (isSame)
            {
                same++;
            }
            else
            {
                string? difference = old?.Id.Cell == current?.Id.Cell ? Difference(old?.Estimate.Value, current?.Estimate.Value, indicator) : null;
                moves.Add(new((current ?? old!).Id.Cell.ToString(), indicator.Title, was, isNow, difference, IsHeadline: true));
            }
        }

        return new(then is null ? null : string.Create(CultureInfo.InvariantCulture, $"what was known after load {before}"), moves, same);
    }

    private static IEnumerable<PublishedFigure> Figures(PublishedReview review) => review.Components
        .SelectMany(component => component.Latest.Concat(component.YearBefore).Concat(component.Series).Concat(component.ByArea))
        .DistinctBy(figure => figure.Id.Cell);

    private static string Name(Indicator? indicator, CellKey cell, PublishedReview review)
    {
        string area = cell.Area == review.Agreement.Area.Code ? string.Empty : $", {review.Agreement.Members.FirstOrDefault(member => member.Code == cell.Area)?.Name ?? cell.Area.Code}";
        return $"{indicator?.Title ?? cell.Indicator}, {cell.Period.InWords()}{area}";
    }

    private static string WithCohort(PublishedFigure figure, bool isNamed) =>
        $"{Value(figure.Estimate.Value, figure.Indicator, figure.Estimate.Status)}{(isNamed ? $" ({figure.Id.Cell.Period.InWords()})" : string.Empty)}";

    private static string Value(double? value, Indicator? indicator, EstimateStatus status) => value is double number ? Rounded(number, indicator?.Decimals ?? 1) : status switch
    {
        EstimateStatus.Withheld => "withheld",
        EstimateStatus.Immature => "not yet final",
        EstimateStatus.TooFew => "too few",
        _ => "no value",
    };

    private static string? Difference(double? then, double? now, Indicator? indicator)
    {
        if (then is not double was || now is not double current)
        {
            return null;
        }

        // From the values as printed, so that the reader's own subtraction agrees.
        int decimals = indicator?.Decimals ?? 1;
        decimal difference = Round(current, decimals) - Round(was, decimals);
        string format = string.Create(CultureInfo.InvariantCulture, $"N{decimals}");
        return $"{(difference > 0 ? "+" : string.Empty)}{difference.ToString(format, CultureInfo.InvariantCulture)}";
    }

    private static string Rounded(double value, int decimals) =>
        Round(value, decimals).ToString(string.Create(CultureInfo.InvariantCulture, $"N{decimals}"), CultureInfo.InvariantCulture);

    private static decimal Round(double value, int decimals) => Math.Round((decimal)value, decimals, MidpointRounding.AwayFromZero);
}
