using System.Globalization;
using System.Text;
using System.Text.Json;
using LaaAnalytics.Disclosure.CaseMix;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.CaseMix;
using LaaAnalytics.Statistics.Calibration;
using LaaAnalytics.Statistics.Models;
using static LaaAnalytics.Cli.TableCells;

namespace LaaAnalytics.Cli;

/// <summary>A published case-mix comparison as a table for people, as CSV or as JSON, always with the model's name and its calibration.</summary>
internal static class CaseMixOutput
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true };

    /// <summary>A table for people, and under it the model, the base year and how well the one predicts the other.</summary>
    public static void WriteText(TextWriter writer, PublishedCaseMix table)
    {
        string[] dimensions = Dimensions(table.Rows.Select(row => row.Id.Cell));
        string[] header =
        [
            "area", "cohort", .. dimensions, ">offenders", ">predicted for", ">observed", ">expected", ">observed over expected",
            ">observed %", ">expected %", ">adjusted %", ">z", ">adjusted p", "status",
        ];
        TextTable.Write(writer, header, [.. table.Rows.Select(row => (IReadOnlyList<string>)
        [
            row.Id.Cell.Area.ToString(),
            row.Id.Cell.Period.ToString(),
            .. Groups(row.Id.Cell, dimensions),
            Count(row.Ratio.Status, row.Offenders),
            row.ScoredPerCent is null ? Shorthand(row.Ratio.Status) : $"{Rounded(row.Ratio.Status, row.ScoredPerCent, 1)}%",
            Count(row.Ratio.Status, row.Observed),
            Rounded(row.Ratio.Status, row.Expected, 1),
            WithInterval(row.Ratio, 2),
            Rounded(row.Ratio.Status, row.ObservedPerCent, 1),
            Rounded(row.Ratio.Status, row.ExpectedPerCent, 1),
            Rounded(row.Ratio.Status, row.AdjustedPerCent, 1),
            Rounded(row.Ratio.Status, row.StandardisedDifference, 2),
            row.AdjustedPValue is null ? Shorthand(row.Ratio.Status) : Probability(row.AdjustedPValue),
            row.Ratio is { Status: EstimateStatus.Final, Reason.Length: > 0 } ? $"final: {row.Ratio.Reason}" : StatusInWords(row.Ratio),
        ])]);
        CaseMixModel model = table.Model;
        writer.WriteLine();
        writer.WriteLine($"Model: {model.Citation}. {model.Title}. It looks at {string.Join(", ", model.Covariates)}. {model.Source}.");
        writer.WriteLine($"Scheme: {table.Scheme}. Base year: {table.BasePeriod.InWords()}, observed {PerCent(table.BasePerCent)}, expected {PerCent(table.BasePredictedPerCent)}.");
        writer.WriteLine(CalibrationInWords(table.Calibration));
        writer.WriteLine();
        writer.WriteLine("Expected is what this mix of people leads to expect by the model, not a forecast. Observed over expected is 1 where as many re-offended as expected; 95 per cent intervals in brackets.");
        writer.WriteLine("Adjusted: observed less expected plus the base year's expected; adjusted rates may be put side by side, two areas' ratios may not be divided by one another.");
        writer.WriteLine("Adjusted p: the probability of a difference from expected as large by chance, allowing for the number of rows (Benjamini and Hochberg). No score of a person is kept or shown.");
    }

    /// <summary>CSV, every text quoted; a missing value is its shorthand; the model and its calibration on every row. Observed, expected and what these two give are as they are, all else has the decimals of the table; a p of 0.001 is 0.001 or less.</summary>
    public static void WriteCsv(TextWriter writer, PublishedCaseMix table)
    {
        string[] dimensions = Dimensions(table.Rows.Select(row => row.Id.Cell));
        PredictedCalibration calibration = table.Calibration;
        writer.Write(string.Join(',',
        [
            "figure_id", "scheme", "area_code", "area_vintage", "period_start", "period_end", .. dimensions,
            "offenders", "scored_per_cent", "observed", "expected", "observed_over_expected", "lower", "upper", "confidence", "method",
            "observed_per_cent", "expected_per_cent", "adjusted_per_cent", "standardised_difference", "p_value", "adjusted_p_value", "status", "reason",
            "model", "covariates", "base_period", "base_per_cent", "base_expected_per_cent",
            "calibration_observed_over_expected", "calibration_in_the_large", "calibration_intercept", "calibration_slope", "area_under_curve",
        ]));
        writer.Write('\n');
        foreach (PublishedCaseMixRow row in table.Rows)
        {
            CellKey cell = row.Id.Cell;
            EstimateStatus status = row.Ratio.Status;
            writer.Write(string.Join(',',
            [
                Quoted(row.Id.ToString()), Quoted(table.Scheme), Quoted(cell.Area.Code), Raw(cell.Area.Vintage), Day(cell.Period.Start), Day(cell.Period.EndExclusive),
                .. Groups(cell, dimensions).Select(Quoted),
                Number(status, row.Offenders), Number(status, Printed(row.ScoredPerCent, 1)), Number(status, row.Observed), Number(status, row.Expected),
                Number(status, row.Ratio.Value), Number(status, Printed(row.Ratio.Lower, 2)), Number(status, Printed(row.Ratio.Upper, 2)), Raw(row.Ratio.Confidence), Quoted(row.Ratio.Method),
                Number(status, row.ObservedPerCent), Number(status, row.ExpectedPerCent), Number(status, Printed(row.AdjustedPerCent, 1)),
                Number(status, Printed(row.StandardisedDifference, 2)), Number(status, PrintedProbability(row.PValue)), Number(status, PrintedProbability(row.AdjustedPValue)), Quoted(Status(status)), Quoted(row.Ratio.Reason),
                Quoted(table.Model.Citation), Quoted(string.Join("; ", table.Model.Covariates)), Quoted(table.BasePeriod.ToString()),
                Raw(Printed(table.BasePerCent, 1)), Raw(Printed(table.BasePredictedPerCent, 1)),
                .. new[]
                {
                    calibration.ObservedToExpected, calibration.Line.InTheLarge.Estimate,
                    calibration.Line.Intercept.Estimate, calibration.Line.Slope.Estimate, calibration.Discrimination.Area,
                }.Select(value => Raw(Printed(value, 2))),
            ]));
            writer.Write('\n');
        }
    }

    /// <summary>A JSON object with the decimals of the CSV: model, base year, calibration and rows; a missing number is null, with a status and a reason on its row.</summary>
    public static void WriteJson(TextWriter writer, PublishedCaseMix table)
    {
        using MemoryStream buffer = new();
        using (Utf8JsonWriter json = new(buffer, Indented))
        {
            json.WriteStartObject();
            json.WriteString("model", table.Model.Citation);
            json.WriteString("title", table.Model.Title);
            json.WriteStartArray("covariates");
            table.Model.Covariates.ToList().ForEach(json.WriteStringValue);
            json.WriteEndArray();
            json.WriteString("source", table.Model.Source);
            json.WriteString("scheme", table.Scheme);
            json.WriteString("basePeriod", table.BasePeriod.ToString());
            Optional(json, "basePerCent", Printed(table.BasePerCent, 1));
            Optional(json, "baseExpectedPerCent", Printed(table.BasePredictedPerCent, 1));
            json.WriteStartObject("calibration");
            Optional(json, "observedOverExpected", Printed(table.Calibration.ObservedToExpected, 2));
            Write(json, "inTheLarge", table.Calibration.Line.InTheLarge);
            Write(json, "intercept", table.Calibration.Line.Intercept);
            Write(json, "slope", table.Calibration.Line.Slope);
            Optional(json, "areaUnderCurve", Printed(table.Calibration.Discrimination.Area, 2));
            json.WriteEndObject();
            json.WriteStartArray("rows");
            foreach (PublishedCaseMixRow row in table.Rows)
            {
                Write(json, row);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        writer.WriteLine(Encoding.UTF8.GetString(buffer.ToArray()));
    }

    private static void Write(Utf8JsonWriter json, string name, Coefficient coefficient)
    {
        json.WriteStartObject(name);
        Optional(json, "value", Printed(coefficient.Estimate, 2));
        Optional(json, "lower", Printed(coefficient.Interval?.Lower, 2));
        Optional(json, "upper", Printed(coefficient.Interval?.Upper, 2));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, PublishedCaseMixRow row)
    {
        CellKey cell = row.Id.Cell;
        json.WriteStartObject();
        json.WriteString("figureId", row.Id.ToString());
        json.WriteString("area", cell.Area.Code);
        json.WriteNumber("areaVintage", cell.Area.Vintage);
        json.WriteString("periodStart", Day(cell.Period.Start));
        json.WriteString("periodEnd", Day(cell.Period.EndExclusive));
        json.WriteString("group", cell.Group);
        Optional(json, "offenders", row.Offenders);
        Optional(json, "scoredPerCent", Printed(row.ScoredPerCent, 1));
        Optional(json, "observed", row.Observed);
        Optional(json, "expected", row.Expected);
        Optional(json, "observedOverExpected", row.Ratio.Value);
        Optional(json, "lower", Printed(row.Ratio.Lower, 2));
        Optional(json, "upper", Printed(row.Ratio.Upper, 2));
        json.WriteNumber("confidence", row.Ratio.Confidence);
        json.WriteString("method", row.Ratio.Method);
        Optional(json, "observedPerCent", row.ObservedPerCent);
        Optional(json, "expectedPerCent", row.ExpectedPerCent);
        Optional(json, "adjustedPerCent", Printed(row.AdjustedPerCent, 1));
        Optional(json, "standardisedDifference", Printed(row.StandardisedDifference, 2));
        Optional(json, "pValue", PrintedProbability(row.PValue));
        Optional(json, "adjustedPValue", PrintedProbability(row.AdjustedPValue));
        json.WriteString("status", Status(row.Ratio.Status));
        json.WriteString("reason", row.Ratio.Reason);
        json.WriteEndObject();
    }

    private static string CalibrationInWords(PredictedCalibration calibration) => calibration.ObservedToExpected is not double ratio
        ? "Calibration in the base year: withheld, of too few, or nothing is expected in it; adjusted rates need it too."
        : string.Create(CultureInfo.InvariantCulture, $"Calibration in the base year: observed over expected {ratio:N2} (1 is right); in the large {Of(calibration.Line.InTheLarge)} and ")
            + $"intercept {Of(calibration.Line.Intercept)} (0 is right); slope {Of(calibration.Line.Slope)} (1 is right); "
            + $"area under the curve {TwoDecimals(calibration.Discrimination.Area)} (0.5 tells nobody apart).";

    private static string Of(Coefficient coefficient) => coefficient.Interval is { } interval
        ? $"{TwoDecimals(coefficient.Estimate)} ({TwoDecimals(interval.Lower)} to {TwoDecimals(interval.Upper)})"
        : TwoDecimals(coefficient.Estimate);

    private static string TwoDecimals(double? value) => value is double number ? Rounded(number, 2) : "[z]";

    private static string PerCent(double? value) => value is double number ? $"{Rounded(number, 1)} per cent" : "not shown";
}
