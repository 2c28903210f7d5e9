using LaaAnalytics.Disclosure;
using LaaAnalytics.Disclosure.Reviews;
using LaaAnalytics.Domain;
using LaaAnalytics.Reporting.Workbooks;

namespace LaaAnalytics.Reporting.SixMonthReviews;

/// <summary>Every rule of the definitions used, with how far it is known and where it comes from; straight from the scheme files.</summary>
internal static class MethodsSheet
{
    public static void Add(Workbook workbook, PublishedReview review)
    {
        Sheet sheet = workbook.AddSheet("Methods", "Methods: the rules of each definition, and how far each is known");
        sheet.Paragraph("The texts of the national handbook of definitions and of the Ministry of Justice guides could be read only in part. A rule marked as assumed or chosen was not seen in its source; figures resting on it do not claim to be equal to the department's own.");
        sheet.Paragraph(Judgement.RatingRule);
        sheet.Paragraph(Judgement.DirectionRule);
        foreach (string method in review.Components
            .SelectMany(component => component.Latest.Concat(component.Series))
            .Where(figure => figure.Estimate.Method.Length > 0)
            .GroupBy(figure => figure.Indicator.Title)
            .Select(group => $"Interval of {group.Key.ToLowerInvariant()}: {group.First().Estimate.Method}, 95 per cent."))
        {
            sheet.Paragraph(method);
        }

        sheet.AddTable("methods", review.Components.SelectMany(component => component.Scheme.Rules.Select(rule => (component.Component, component.Scheme, Rule: rule))),
        [
            new("Component", row => CellValue.Text(Words.Of(row.Component))) { Width = 20 },
            new("Definition", row => CellValue.Text(row.Scheme.Citation)) { Width = 20 },
            new("Rule", row => CellValue.Text(row.Rule.Name)) { Width = 20 },
            new("What it says", row => CellValue.Text(row.Rule.Text)) { Width = 54 },
            new("How far it is known", row => CellValue.Text(Standing(row.Rule.Standing))) { Width = 24 },
            new("Source", row => CellValue.Text(row.Rule.Source)) { Width = 44 },
        ]);
    }

    private static string Standing(RuleStanding standing) => standing switch
    {
        RuleStanding.Published => "Published",
        RuleStanding.Reproduced => "Reproduces published figures",
        RuleStanding.Assumed => "Assumed, not checked against its source",
        _ => "Chosen here, no published rule could be read",
    };
}
