using System.Globalization;
using System.Text.Json;
using LaaAnalytics.Disclosure;
using LaaAnalytics.Domain;

namespace LaaAnalytics.Cli;

/// <summary>Cells of tables of published figures: one way of writing numbers, days, groups and what is missing.</summary>
internal static class TableCells
{
    private const int ProbabilityDecimals = 3;
    private const decimal LeastProbability = 0.001m;

    /// <summary>What the cells are told apart by beside area and period, in name order.</summary>
    public static string[] Dimensions(IEnumerable<CellKey> cells) =>
        [.. cells.SelectMany(cell => Pairs(cell).Select(pair => pair.Name)).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The cell's group along each dimension; <c>all</c> where it is not told apart.</summary>
    public static IEnumerable<string> Groups(CellKey cell, string[] dimensions)
    {
        Dictionary<string, string> pairs = Pairs(cell).ToDictionary(pair => pair.Name, pair => pair.Value);
        return dimensions.Select(dimension => pairs.GetValueOrDefault(dimension, CellKey.AllGroup));
    }

    /// <summary>Status as a word of the file formats.</summary>
    public static string Status(EstimateStatus status) => status switch
    {
        EstimateStatus.Final => "final",
        EstimateStatus.Provisional => "provisional",
        EstimateStatus.Immature => "immature",
        EstimateStatus.Nowcast => "nowcast",
        EstimateStatus.TooFew => "too few",
        EstimateStatus.Undefined => "undefined",
        _ => "withheld",
    };

    /// <summary>Status for people, with its reason where it is not final.</summary>
    public static string StatusInWords(Estimate estimate) =>
        estimate.Status == EstimateStatus.Final ? "final" : $"{Status(estimate.Status)}: {estimate.Reason}";

    /// <summary>Symbol in place of a number; z where a value stands and this number does not exist.</summary>
    public static string Shorthand(EstimateStatus status) => $"[{EstimateShorthand.Of(status) ?? 'z'}]";

    /// <summary>A number rounded away from zero, with thousands marked; the symbol of the status where there is none.</summary>
    public static string Rounded(EstimateStatus status, double? value, int decimals) => value is null ? Shorthand(status) : Rounded(value, decimals);

    /// <summary>A number rounded away from zero, with thousands marked; nothing where there is none.</summary>
    public static string Rounded(double? value, int decimals) =>
        Printed(value, decimals)?.ToString(string.Create(CultureInfo.InvariantCulture, $"N{decimals}"), CultureInfo.InvariantCulture) ?? string.Empty;

    /// <summary>A number rounded away from zero, with its sign and no thousands marked; nothing where there is none.</summary>
    public static string Signed(double? value, int decimals)
    {
        string digits = decimals > 0 ? $"0.{new string('0', decimals)}" : "0";
        return Printed(value, decimals)?.ToString($"+{digits};-{digits};{digits}", CultureInfo.InvariantCulture) ?? string.Empty;
    }

    /// <summary>A probability to three decimals, or that it is below 0.001; nothing where there is none.</summary>
    public static string Probability(double? p) => p < (double)LeastProbability ? $"<{LeastProbability.ToString(CultureInfo.InvariantCulture)}" : Rounded(p, ProbabilityDecimals);

    /// <summary>A number of a file to the decimals that are printed, away from zero.</summary>
    /// <remarks>Limits and probabilities of a shown rate rest on how many people it is of and how often each is in it. Unrounded, with the counts beside them, they give such a number back.</remarks>
    public static decimal? Printed(double? value, int decimals) => value is double number ? Printed(number, decimals) : null;

    /// <inheritdoc cref="Printed(double?, int)"/>
    public static decimal Printed(double value, int decimals)
    {
        // By way of a double, which has no zeros at its end; and 0 added, so that 0 has no sign.
        return (decimal)((double)Math.Round((decimal)value, decimals, MidpointRounding.AwayFromZero) + 0.0);
    }

    /// <summary>A probability of a file, to three decimals; 0.001 is 0.001 or less.</summary>
    public static decimal? PrintedProbability(double? p) => p is double known ? Math.Max(LeastProbability, Printed(known, ProbabilityDecimals)) : null;

    /// <summary>A count with thousands marked; the symbol of the status where there is none.</summary>
    public static string Count(EstimateStatus status, long? count) => count is long number ? Count(number) : Shorthand(status);

    /// <summary>A count with thousands marked.</summary>
    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A value with its interval in brackets, <c>33.4 (30.1 to 36.9)</c>, or alone where it has none.</summary>
    public static string WithInterval(Estimate estimate, int decimals) => estimate is { Value: not null, Lower: double, Upper: double }
        ? $"{Rounded(estimate.Status, estimate.Value, decimals)} ({Rounded(estimate.Status, estimate.Lower, decimals)} to {Rounded(estimate.Status, estimate.Upper, decimals)})"
        : Rounded(estimate.Status, estimate.Value, decimals);

    /// <summary>A number of a file as it is; the symbol of the status where there is none.</summary>
    public static string Number(EstimateStatus status, IFormattable? value) => value is null ? Shorthand(status) : Raw(value);

    /// <summary>A number of a file as it is; nothing where there is none.</summary>
    public static string Raw(IFormattable? value) => value?.ToString(null, CultureInfo.InvariantCulture) ?? string.Empty;

    /// <summary>A day, <c>yyyy-MM-dd</c>.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A text of a CSV file.</summary>
    public static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>A count or null.</summary>
    public static void Optional(Utf8JsonWriter json, string name, long? value) => Optional(json, name, (decimal?)value);

    /// <summary>A number or null.</summary>
    public static void Optional(Utf8JsonWriter json, string name, decimal? value)
    {
        if (value is decimal number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    /// <summary>A number or null.</summary>
    public static void Optional(Utf8JsonWriter json, string name, double? value)
    {
        if (value is double number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static IEnumerable<(string Name, string Value)> Pairs(CellKey cell) => cell.Group == CellKey.AllGroup
        ? []
        : cell.Group.Split(';').Select(pair => pair.Split('=', 2)).Select(pair => (pair[0], pair[1]));
}
