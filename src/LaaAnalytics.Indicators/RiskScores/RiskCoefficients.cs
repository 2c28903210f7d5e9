using System.Globalization;

namespace LaaAnalytics.Indicators.RiskScores;

/// <summary>Coefficients of one model, from <c>coefficients.csv</c>: with all published digits, nothing of them repeated in code.</summary>
internal sealed class RiskCoefficients
{
    private readonly List<(string Term, string Level, string Horizon, double Value)> _rows;
    private readonly Dictionary<(string Term, string Level, string Horizon), double> _values;

    private RiskCoefficients(List<(string Term, string Level, string Horizon, double Value)> rows)
    {
        _rows = rows;
        _values = rows.ToDictionary(row => (row.Term, row.Level, row.Horizon), row => row.Value);
    }

    /// <summary>The coefficients of a model.</summary>
    public static RiskCoefficients Of(string model) => new(
    [
        .. DefinitionJson.Embedded("RiskScores/coefficients.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Skip(1)
            .Select(Cells)
            .Where(cells => cells[0] == model)
            .Select(cells => (cells[1], cells[2], cells[4], double.Parse(cells[3], CultureInfo.InvariantCulture))),
    ]);

    /// <summary>Levels of a term, in the file's order.</summary>
    public IReadOnlyList<string> Levels(string term) => [.. _rows.Where(row => row.Term == term).Select(row => row.Level)];

    /// <summary>Coefficient of a level, or null where the model has no such level.</summary>
    public double? Find(string term, string level, string horizon = "both") => _values.TryGetValue((term, level, horizon), out double value) ? value : null;

    /// <summary>Coefficient of a level that must be there.</summary>
    public double Level(string term, string level, string horizon = "both") => _values[(term, level, horizon)];

    /// <summary>The only coefficient of a term.</summary>
    public double Single(string term) => _rows.Single(row => row.Term == term).Value;

    // A level may hold commas and then stands in quotation marks.
    private static string[] Cells(string line)
    {
        int quote = line.IndexOf('"', StringComparison.Ordinal);
        if (quote < 0)
        {
            return line.TrimEnd('\r').Split(',');
        }

        int end = line.LastIndexOf('"');
        return [.. line[..(quote - 1)].Split(','), line[(quote + 1)..end], .. line[(end + 2)..].TrimEnd('\r').Split(',')];
    }
}
