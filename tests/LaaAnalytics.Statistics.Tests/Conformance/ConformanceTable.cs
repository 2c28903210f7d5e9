using System.Globalization;
using System.Text;

namespace LaaAnalytics.Statistics.Tests.Conformance;

/// <summary>Our numbers against another package's, line by line; numbers of one line keep the one that differs most.</summary>
internal sealed class ConformanceTable(string title)
{
    private readonly List<Line> _lines = [];

    /// <summary>Lines that are out of tolerance, for an assertion.</summary>
    public IEnumerable<string> Failures => _lines.Where(line => line.Fails).Select(line => line.ToString());

    public int Count => _lines.Sum(line => line.Numbers);

    /// <summary>Adds one number to the line <paramref name="what"/> of a case; <paramref name="relative"/> or <paramref name="absolute"/> has to hold.</summary>
    public void Add(string source, string what, double? expected, double? ours, double relative = 1e-8, double absolute = 0)
    {
        Line? line = _lines.Find(one => one.Source == source && one.What == what);
        if (line is null)
        {
            line = new(source, what, relative, absolute);
            _lines.Add(line);
        }

        line.Add(expected, ours);
    }

    /// <summary>Adds a lower and an upper limit.</summary>
    public void Limits(string source, string what, double? lower, double? upper, double? ourLower, double? ourUpper, double relative = 1e-8, double absolute = 0)
    {
        Add(source, $"{what}, lower", lower, ourLower, relative, absolute);
        Add(source, $"{what}, upper", upper, ourUpper, relative, absolute);
    }

    /// <summary>Adds a word, flag or status, which has to be the same.</summary>
    public void Same(string source, string what, string expected, string ours) =>
        Add(source, what, 0, expected == ours ? 0 : 1, 0);

    public string Page()
    {
        StringBuilder page = new();
        page.Append(CultureInfo.InvariantCulture, $"## {title}\n\n");
        page.Append("| against | what | numbers | expected | ours | largest difference | allowed |\n|---|---|---:|---:|---:|---:|---:|\n");
        foreach (Line line in _lines)
        {
            page.Append(line).Append('\n');
        }

        return page.ToString();
    }

    private sealed class Line(string source, string what, double relative, double absolute)
    {
        private const double Noise = 1e-9;

        private double? _expected;
        private double? _ours;
        private double _worst = -1;
        private double _difference;

        public string Source => source;

        public string What => what;

        public int Numbers { get; private set; }

        public bool Fails => _worst > 1;

        public void Add(double? expected, double? ours)
        {
            Numbers++;
            double difference = Difference(expected, ours);
            double allowed = Math.Max(absolute, relative * Math.Abs(expected ?? 0));
            double measured = absolute > 0 || expected is null or 0 ? difference : difference / Math.Abs(expected.Value);

            // Below this two processors may differ, and the page must not.
            double share = measured < Noise ? 0 : difference / allowed;
            if (!(share <= _worst))
            {
                (_worst, _expected, _ours) = (double.IsNaN(share) ? double.PositiveInfinity : share, expected, share == 0 ? expected : ours);
                _difference = measured;
            }
        }

        public override string ToString() =>
            $"| {source} | {what} | {Numbers.ToString(CultureInfo.InvariantCulture)} | {Text(_expected)} | {Text(_ours)} | {Decade(_difference)} | {Allowed()} |";

        private static double Difference(double? expected, double? ours) => (expected, ours) switch
        {
            (null, null) => 0,
            ({ } one, { } other) => Math.Abs(one - other),
            _ => double.PositiveInfinity,
        };

        private static string Text(double? value) => value switch
        {
            null => "none",
            { } number when Math.Abs(number) < 1e-15 => "0",
            { } number => number.ToString("G9", CultureInfo.InvariantCulture),
        };

        private string Decade(double difference) => difference switch
        {
            _ when relative == 0 && absolute == 0 => difference == 0 ? "0" : "differs",
            double.PositiveInfinity => "no number",
            < Noise => "under 1e-9",
            _ => $"under 1e{Math.Floor(Math.Log10(difference)) + 1:0}",
        };

        private string Allowed() => (relative, absolute) switch
        {
            (0, 0) => "same",
            (_, 0) => relative.ToString("0e-0", CultureInfo.InvariantCulture),
            _ => $"{absolute.ToString("0e-0", CultureInfo.InvariantCulture)} absolute",
        };
    }
}
