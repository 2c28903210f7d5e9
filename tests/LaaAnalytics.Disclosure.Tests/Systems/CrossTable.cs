using System.Globalization;
using LaaAnalytics.Disclosure.Systems;
using LaaAnalytics.Testing;

namespace LaaAnalytics.Disclosure.Tests.Systems;

/// <summary>A table of rows and columns whose totals are known, as a system of counts.</summary>
internal sealed class CrossTable
{
    private readonly Dictionary<string, int> _units = [];
    private readonly Dictionary<string, int> _counts = [];

    /// <param name="cells">Row, column and number of each inner cell.</param>
    /// <param name="hides">Whether a number must be withheld.</param>
    /// <param name="width">How wide the range of such a number must stay.</param>
    /// <param name="cost">What it costs to withhold a number.</param>
    public CrossTable(IReadOnlyList<(string Row, string Column, long Number)> cells, Func<long, bool> hides, long width, Func<long, long> cost)
    {
        foreach ((string row, string column, long number) in cells)
        {
            Add($"{row}|{column}", number, number == 0 ? UnitStanding.AlreadyShown : UnitStanding.MayBeShown, hides(number) ? width : 0, cost(number));
        }

        foreach (IGrouping<string, (string Row, string Column, long Number)> line in cells.GroupBy(cell => cell.Row).Concat(cells.GroupBy(cell => cell.Column)))
        {
            int total = Add($"total of {line.Key}", line.Sum(cell => cell.Number), UnitStanding.AlreadyShown, 0, 0);
            System.RelateWhole(total, line.Select(cell => _counts[$"{cell.Row}|{cell.Column}"]));
        }
    }

    public CountSystem System { get; } = new();

    public static IReadOnlyList<(string Row, string Column, long Number)> Read(string file) =>
        [.. File.ReadAllLines(SharedFolder.Find($"golden/statistics/18_sdc/{file}")!).Skip(1).Select(line => line.Split(','))
            .Select(cells => (cells[0], cells[1], long.Parse(cells[2], CultureInfo.InvariantCulture)))];

    public int Unit(string key) => _units[key];

    public int Count(string key) => _counts[key];

    public IReadOnlyList<string> Keys(IEnumerable<int> units) => [.. units.Select(unit => System.Units[unit].Key).Order(StringComparer.Ordinal)];

    private int Add(string key, long number, UnitStanding standing, long width, long cost)
    {
        _units[key] = System.Add(new CountUnit(key, cost, standing));
        return _counts[key] = System.Add(Exact(_units[key], number, width));
    }

    private static Count Exact(int unit, long number, long width) => Disclosure.Systems.Count.Exact(unit, "people", number, width);
}
