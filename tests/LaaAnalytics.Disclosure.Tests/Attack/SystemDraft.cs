using LaaAnalytics.Disclosure.Systems;

namespace LaaAnalytics.Disclosure.Tests.Attack;

/// <summary>A system of counts in the making, whose values come from a random source: many small, some none.</summary>
/// <param name="random">The source.</param>
/// <param name="greatest">Greatest value of a cell; at least the threshold.</param>
internal sealed class SystemDraft(Random random, int greatest)
{
    private const long Threshold = 5;

    private readonly long _width = random.Next(1, 6);
    private readonly bool _countsCells = random.Next(2) == 0;

    public CountSystem System { get; } = new();

    /// <summary>A cell of one count; one that may be shown is protected where it is small.</summary>
    public int Cell(string key, UnitStanding standing = UnitStanding.MayBeShown)
    {
        long value = Value();
        return Add(key, value, value == 0 && standing == UnitStanding.MayBeShown && random.Next(3) > 0 ? UnitStanding.AlreadyShown : standing, 1);
    }

    /// <summary>The sum of counts; protected where it may be shown and is small.</summary>
    public int Total(string key, IReadOnlyCollection<int> parts, UnitStanding standing, long rounding = 1)
    {
        int total = Add(key, parts.Sum(part => System.Counts[part].Value), standing, rounding);
        System.RelateWhole(total, parts);
        return total;
    }

    /// <summary>A cell of three counts, one the sum of the others; each is protected where it is small.</summary>
    public (int Part, int Whole) Split(string key)
    {
        (long some, long rest) = (Value(), Value());
        int unit = System.Add(new CountUnit(key, Cost(some + rest)));
        int[] counts = [.. new[] { some, rest, some + rest }.Select((value, place) => System.Add(Count.Exact(unit, $"count{place}", value, Width(value))))];
        System.RelateWhole(counts[2], counts[..2]);
        return (counts[0], counts[2]);
    }

    /// <summary>A rate, printed in whole percent whatever else is withheld: 200 times the part lies between (2 x percent - 1) and (2 x percent + 1) times the whole.</summary>
    public void Rate(string key, int part, int whole)
    {
        (long some, long all) = (System.Counts[part].Value, System.Counts[whole].Value);
        int percent = all == 0 ? 0 : (int)(((200 * some) + all) / (2 * all));
        int above = Add($"{key} above", (200 * some) - (((2 * percent) - 1) * all), UnitStanding.NeverShown, 1, isAid: true);
        int below = Add($"{key} below", (((2 * percent) + 1) * all) - (200 * some), UnitStanding.NeverShown, 1, isAid: true);
        System.Relate((part, 200), (whole, 1 - (2 * percent)), (above, -1));
        System.Relate((part, -200), (whole, (2 * percent) + 1), (below, -1));
    }

    private int Add(string key, long value, UnitStanding standing, long rounding, bool isAid = false)
    {
        int unit = System.Add(new CountUnit(key, standing == UnitStanding.MayBeShown ? Cost(value) : 0, standing));
        long printed = (value + (rounding / 2)) / rounding * rounding;
        long width = standing == UnitStanding.AlreadyShown || isAid ? 0 : Width(value);
        return System.Add(new Count(unit, "people", value, width, Math.Max(0, printed - (rounding / 2)), printed + (rounding / 2)));
    }

    private long Value() => random.Next(10) switch
    {
        < 2 => 0,
        < 5 => random.Next(1, (int)Threshold),
        _ => random.Next((int)Threshold, greatest + 1),
    };

    private long Width(long value) => value is > 0 and < Threshold ? _width : 0;

    private long Cost(long value) => _countsCells ? 1 : value;
}
