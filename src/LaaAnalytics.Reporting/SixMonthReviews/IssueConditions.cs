using System.Globalization;
using LaaAnalytics.Disclosure;
using LaaAnalytics.Disclosure.Reviews;
using LaaAnalytics.Domain.Quality;
using LaaAnalytics.Domain.Reviews;

namespace LaaAnalytics.Reporting.SixMonthReviews;

/// <summary>What has to be there before a pack is issued.</summary>
public static class IssueConditions
{
    /// <summary>What is lacking, a sentence each; empty where the pack may be issued.</summary>
    /// <param name="review">The review with the figures to be issued.</param>
    /// <param name="commentary">What the partnership wrote, with its sign-off.</param>
    /// <param name="signedReview">The review with the figures that were signed; null where nothing is signed.</param>
    /// <param name="quality">Findings on the data as published; hard ones stand against an issue.</param>
    public static IReadOnlyList<string> Lacking(PublishedReview review, ReviewCommentary commentary, PublishedReview? signedReview, IReadOnlyList<PublishedQuality> quality)
    {
        ArgumentNullException.ThrowIfNull(review);
        ArgumentNullException.ThrowIfNull(commentary);
        ArgumentNullException.ThrowIfNull(quality);
        List<string> lacking = [];
        foreach (PublishedComponent component in review.Components)
        {
            lacking.AddRange(Lacking(component, review, commentary));
        }

        lacking.AddRange(quality.Where(finding => finding.Outcome == QualityOutcome.Hard).Select(Sentence));
        if (commentary.SignOff is not SignOff signOff)
        {
            lacking.Add("Sign-off: nobody has signed what is written now (Yes, a role and a date on the sheet Sign_off).");
        }
        else if (signedReview is null || signedReview.AsOf != signOff.AsOf || Differing(signedReview, review).Count > 0)
        {
            lacking.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"Sign-off: it is of the figures as known after load {signOff.AsOf}, and figures have changed since. Write the commentary workbook anew, and sign it again."));
        }

        return lacking;
    }

    private static string Sentence(PublishedQuality finding)
    {
        string column = finding.Column is null ? string.Empty : $".{finding.Column}";
        string measured = finding.Measured is decimal value ? $": {QualityWords.Value(value, finding.Unit)}" : string.Empty;
        return $"Data: {finding.Check} {finding.Title} ({finding.Supplier}, {finding.Table}{column}){measured}. {finding.WhatToDo}";
    }

    /// <summary>Figures that differ between two publications of one review, what is printed and no more; those that only one of them has included.</summary>
    public static IReadOnlyList<string> Differing(PublishedReview one, PublishedReview other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        Dictionary<string, IssuedFigure> left = Printed(one);
        Dictionary<string, IssuedFigure> right = Printed(other);
        return [.. left.Keys.Union(right.Keys).Where(cell => left.GetValueOrDefault(cell) != right.GetValueOrDefault(cell)).Order(StringComparer.Ordinal)];
    }

    private static Dictionary<string, IssuedFigure> Printed(PublishedReview review) => review.Figures.ToDictionary(
        figure => figure.Id.Cell.ToString(),
        figure => figure.AsIssued() with { FigureId = string.Empty },
        StringComparer.Ordinal);

    private static IEnumerable<string> Lacking(PublishedComponent component, PublishedReview review, ReviewCommentary commentary)
    {
        string subject = component.Indicators[0].Id;
        string name = Words.Of(component.Component);
        Rag? own = Words.RagOf(commentary.Text(subject, CommentaryPart.OwnRating));
        if (own is Rag given && given != component.Rag && commentary.Text(subject, CommentaryPart.RatingReason) is null)
        {
            yield return $"{name}: the officer's own rating differs from the computed one, and no reason is given.";
        }

        if (!component.IsException(review.Review, own ?? Rag.NotRated))
        {
            yield break;
        }

        if (commentary.Text(subject, CommentaryPart.ExceptionCause) is null)
        {
            yield return $"{name}: an exception without a cause.";
        }

        if (!commentary.Actions.Any(action => action.Subject == subject && action.IsComplete && action.State != ActionState.Dropped))
        {
            yield return $"{name}: an exception without an action that has an owner and a day.";
        }
    }
}
