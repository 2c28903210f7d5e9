using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Quality;

namespace LaaAnalytics.Cli;

/// <summary>Findings on the data as text for people and as JSON for programs.</summary>
internal static class FindingText
{
    private static readonly JsonSerializerOptions Writing = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>What must be mended, what to look into and what is exempt, each with its sentence; then how traceable people are; then how many checks passed.</summary>
    public static void Write(TextWriter writer, IReadOnlyList<QualityFinding> findings)
    {
        foreach (QualityOutcome outcome in (QualityOutcome[])[QualityOutcome.Hard, QualityOutcome.Soft, QualityOutcome.Exempt])
        {
            List<QualityFinding> some = [.. findings.Where(finding => finding.Outcome == outcome)];
            if (some.Count > 0)
            {
                writer.WriteLine($"{QualityWords.Of(outcome)}:");
                some.ForEach(finding => Write(writer, finding));
                writer.WriteLine();
            }
        }

        List<QualityFinding> told = [.. findings.Where(finding => finding is { Dimension: QualityDimension.Privacy, Outcome: QualityOutcome.Pass })];
        if (told.Count > 0)
        {
            writer.WriteLine("Were rows handed on, told by age band, sex, ethnic group, area, kind of event and date:");
            told.ForEach(finding => writer.WriteLine($"  {finding.Check} {finding.Sentence}"));
            writer.WriteLine();
        }

        int Count(QualityOutcome outcome) => findings.Count(finding => finding.Outcome == outcome);
        writer.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Count(QualityOutcome.Hard):N0} to be mended, {Count(QualityOutcome.Soft):N0} to look into, {Count(QualityOutcome.Exempt):N0} exempt, {Count(QualityOutcome.Pass):N0} as expected, {Count(QualityOutcome.NotAssessed):N0} not assessed."));
    }

    /// <summary>One line for each finding.</summary>
    public static void Table(TextWriter writer, IReadOnlyList<QualityFinding> findings) => TextTable.Write(
        writer,
        ["check", "supplier", "table", "standing", ">measured", ">threshold", "what was found"],
        [.. findings.Select(finding => (IReadOnlyList<string>)[
            finding.Check, finding.Supplier, finding.Table, QualityWords.Of(finding.Outcome), QualityWords.Value(finding.Measured, finding.Unit), QualityWords.Value(finding.Threshold, finding.Unit), finding.Sentence])]);

    /// <summary>Every finding, with the load and the day they were made on; shares are 0 to 1.</summary>
    public static void Json(TextWriter writer, int asOf, DateOnly on, IReadOnlyList<QualityFinding> findings) =>
        writer.WriteLine(JsonSerializer.Serialize(new { AsOf = asOf, On = on, Findings = findings }, Writing));

    private static void Write(TextWriter writer, QualityFinding finding)
    {
        string column = finding.Column is null ? string.Empty : $".{finding.Column}";
        string supplier = finding.Supplier == "*" ? "all suppliers" : finding.Supplier;
        writer.WriteLine($"  {finding.Check} {finding.Title}: {supplier}, {(finding.Table == "*" ? "all tables" : finding.Table)}{column}");
        writer.WriteLine($"      {finding.Sentence} Threshold: {QualityWords.Value(finding.Threshold, finding.Unit)}.");
        writer.WriteLine(finding is { ExemptReason: string reason, ExemptUntil: DateOnly until }
            ? $"      Exempt until {Period.DayInWords(until)}: {reason}"
            : $"      {finding.WhatToDo}");
    }
}
