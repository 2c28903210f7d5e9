using System.Globalization;
using LaaAnalytics.Domain;
using LaaAnalytics.Ingestion.Reading;

namespace LaaAnalytics.Ingestion.Rules;

/// <summary>What a refusal comes from, where the rule that stops the load only follows from it. Never with a value of a cell.</summary>
/// <param name="Why">What was found: counts, numbers of columns, and names that the table or the mapping knows.</param>
/// <param name="WhatToDo">What to do about it, in sentences.</param>
internal sealed record FirstCause(string Why, string WhatToDo)
{
    /// <summary>The rule that refuses most rows of the first file with more refused rows than may be; null where no file has.</summary>
    /// <param name="findings">What was refused.</param>
    /// <param name="rowsOf">Data rows read of a file.</param>
    public static FirstCause? OfRows(Findings findings, Func<string, long> rowsOf)
    {
        if (findings.All.FirstOrDefault(rejection => rejection.Rule == Rule.Tolerance.Id) is not RowRejection beyond)
        {
            return null;
        }

        IGrouping<(string Rule, string Column), RowRejection>? most = findings.All
            .Where(rejection => rejection.File == beyond.File && rejection.Line > 0)
            .GroupBy(rejection => (rejection.Rule, rejection.Column))
            .MaxBy(group => group.LongCount());
        if (most is null || IngestionRule.Find(most.Key.Rule) is not IngestionRule rule)
        {
            return null;
        }

        long rows = most.Select(rejection => rejection.Line).Distinct().LongCount();
        long read = rowsOf(beyond.File);
        string share = rows == read ? string.Create(CultureInfo.InvariantCulture, $"every one of the {read:N0} rows")
            : string.Create(CultureInfo.InvariantCulture, $"{(findings.All.Count(rejection => rejection.File == beyond.File) >= IngestReport.MostRejectionsKept ? "at least " : string.Empty)}{rows:N0} of {read:N0} rows");
        string column = most.Key.Column.Length > 0 ? $" in {most.Key.Column}" : string.Empty;
        string title = $"{char.ToLowerInvariant(rule.Title[0])}{rule.Title[1..]}";
        return new($"{share} of {beyond.File} break {rule.Id} ({title}){column}, expected {most.First().Expected}", rule.Remedy);
    }
}
