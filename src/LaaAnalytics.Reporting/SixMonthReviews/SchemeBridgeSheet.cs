using LaaAnalytics.Disclosure.Bridges;
using LaaAnalytics.Disclosure.Reviews;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Bridges;
using LaaAnalytics.Reporting.Workbooks;

namespace LaaAnalytics.Reporting.SixMonthReviews;

/// <summary>What each component's rate becomes under another definition on the same records, rule by rule; or why that cannot be said.</summary>
internal static class SchemeBridgeSheet
{
    public static void Add(Workbook workbook, PublishedReview review)
    {
        Sheet sheet = workbook.AddSheet("Scheme_bridge", "Scheme bridge: what the rates become under another definition");
        sheet.Paragraph(
            "Two definitions give two rates on the same records, with no change in what anybody did. The table exchanges one rule at a time, so that the changes add up to the whole difference. "
            + "There is no interval: every step counts the same records. In another order the rules would divide the same difference otherwise.");
        foreach (PublishedComponent component in review.Components)
        {
            sheet.Paragraph($"{Words.Of(component.Component)}: {Told(component)}");
        }

        List<(PublishedComponent Component, PublishedBridge Bridge, PublishedBridgeStep Step)> rows = [.. review.Components
            .Where(component => component.Bridge is not null)
            .SelectMany(component => component.Bridge!.Steps.Select(step => (component, component.Bridge, step)))];
        if (rows.Count == 0)
        {
            return;
        }

        sheet.AddTable("scheme_bridge", rows,
        [
            new("Component", row => CellValue.Text(Words.Of(row.Component.Component))) { Width = 22 },
            new("Rule exchanged", row => CellValue.Text(row.Step.Rules.Count == 0 ? $"None yet: {row.Bridge.From.Citation}" : Upper(string.Join(", ", row.Step.Rules.Select(rule => rule.Name()))))) { Width = 36 },
            new("Offenders", row => CellValue.Number(row.Step.Offenders)) { Width = 11 },
            new("Counted", row => CellValue.Number(row.Step.Counted)) { Width = 11 },
            new("What is counted", row => CellValue.Text(Counted(row.Step.Statistic))) { Width = 16 },
            new("Rate per 100 offenders", row => CellValue.Number((double)row.Step.Rate, new NumberFormat(1))) { Width = 12 },
            new("Change of the rate", row => row.Step.Change is decimal change ? CellValue.Number((double)change, new NumberFormat(1, plus: true)) : CellValue.Of(Shorthand.NotApplicable)) { Width = 12, Alignment = ColumnAlignment.Right },
            new("Rule as it was", row => Rules(row.Step, row.Bridge.From)) { Width = 44 },
            new("Rule as it becomes", row => Rules(row.Step, row.Bridge.To)) { Width = 44 },
        ]);
    }

    private static string Told(PublishedComponent component)
    {
        if (component.Bridge is not PublishedBridge bridge)
        {
            return component.NoBridge.Length > 0 ? $"there is no bridge. {component.NoBridge}" : "there is no bridge.";
        }

        string ends = $"from {bridge.From.Citation} to {bridge.To.Citation}, index dates {bridge.Span.InWords()}";
        if (bridge.Steps.Count == 0)
        {
            return $"the bridge {ends} is withheld {bridge.Reason}.";
        }

        PublishedBridgeStep first = bridge.Steps[0];
        PublishedBridgeStep last = bridge.Steps[^1];
        string same = bridge.Same.Count > 0 ? $" The same in both: {string.Join(", ", bridge.Same.Select(rule => rule.Name()))}." : string.Empty;
        string axis = first.Statistic != last.Statistic ? " The two report different things, re-offenders and re-offences, each per 100 offenders: they belong on no common axis." : string.Empty;
        return $"{ends}: {Rate(first)} per 100 offenders becomes {Rate(last)}.{same}{axis}";
    }

    private static CellValue Rules(PublishedBridgeStep step, MeasurementScheme scheme) => step.Rules.Count == 0
        ? CellValue.Of(Shorthand.NotApplicable)
        : CellValue.Text(Upper(string.Join("; ", step.Rules.Select(rule => BridgeRuleText.Of(rule, scheme)))));

    private static string Counted(SchemeStatistic statistic) => statistic == SchemeStatistic.ShareReoffending ? "Re-offenders" : "Re-offences";

    private static string Rate(PublishedBridgeStep step) => Words.Number((double)step.Rate, 1);

    private static string Upper(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
