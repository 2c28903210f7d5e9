using System.Globalization;
using LaaAnalytics.Domain;
using LaaAnalytics.Ingestion;
using LaaAnalytics.Ingestion.Rules;
using LaaAnalytics.Refresh.Inboxes;
using LaaAnalytics.Store;

namespace LaaAnalytics.Refresh.Plans;

/// <summary>Loads a supply into the draft: what the plan then says of it is what happened there.</summary>
internal static class SupplyTrial
{
    /// <summary>Loads it, or says why it is refused; either way the next supply can go on.</summary>
    public static SupplyOutcome Load(InboxSupply supply, LaaStore draft, RefreshRequest run)
    {
        string[] accept = [.. run.Accept.Where(guard => guard.Supplier is null || guard.Supplier == supply.Supplier.Id).Select(guard => guard.Rule)];
        try
        {
            IngestReport report = Ingest.Run(supply.Request with { Accept = accept, AcceptReason = accept.Length > 0 ? run.AcceptReason : null }, draft);
            return Outcome(supply, report.NothingChanged ? 0 : report.Load!.Seq, report.Rejections) with
            {
                Files = report.Files,
                Tables = report.NothingChanged ? [] : report.Load!.Tables,
                Overruled = report.Overruled,
            };
        }
        catch (LoadRefusedException refused)
        {
            string[] rules = [.. refused.Rejections.Select(rejection => rejection.Rule).Distinct().Order(StringComparer.Ordinal)];
            string[] guards = [.. rules.Where(rule => IngestionRule.Find(rule) is { Guard: true })];
            return Outcome(supply, load: null, refused.Rejections) with
            {
                Refusal = $"{(refused.Cause is string cause ? $"{cause}; " : string.Empty)}{Sentence(rules, refused.Rejections)}",
                Remedy = guards.Length > 0 && guards.Length == rules.Count(rule => IngestionRule.Find(rule)?.Scope == RuleScope.Load)
                    ? string.Join(' ', guards.Select(rule => IngestionRule.Find(rule)!.Remedy))
                    : refused.CauseRemedy is string remedy ? $"{remedy} A corrected supply is dropped into the inbox."
                    : "Have the supplier correct what is listed, and drop the corrected supply into the inbox.",
                Guards = guards,
            };
        }
    }

    /// <summary>The rules that stopped it, by name; rows by themselves do not.</summary>
    private static string Sentence(string[] rules, IReadOnlyList<RowRejection> rejections)
    {
        IEnumerable<IngestionRule> stopped = rules.Select(IngestionRule.Find).OfType<IngestionRule>().Where(rule => rule.Scope == RuleScope.Load);
        long rows = rejections.Where(rejection => rejection.Line > 0 && IngestionRule.Find(rejection.Rule) is not { Scope: RuleScope.Load }).Select(rejection => (rejection.File, rejection.Line)).Distinct().LongCount();
        string alone = rows == 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"; {rows:N0} {(rows == 1 ? "row was" : "rows were")} refused one by one");
        return $"stopped by {string.Join(" and ", stopped.Select(rule => $"{rule.Id} ({char.ToLowerInvariant(rule.Title[0])}{rule.Title[1..]})"))}{alone}.";
    }

    private static SupplyOutcome Outcome(InboxSupply supply, int? load, IReadOnlyList<RowRejection> rejections) =>
        new(supply.Path, supply.Supplier.Id, load, [], [], rejections) { Assumed = supply.Assumed, Sha256 = supply.Sha256 };
}
