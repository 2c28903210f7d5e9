namespace LaaAnalytics.Disclosure.Tests.Attack;

/// <summary>Between what values each number of a publication is known to lie so far.</summary>
internal sealed class Box
{
    /// <summary>In the place of a greatest value: there is no limit.</summary>
    public const long Unlimited = long.MaxValue;

    private Box(long[] least, long[] greatest)
    {
        Least = least;
        Greatest = greatest;
    }

    public long[] Least { get; }

    public long[] Greatest { get; }

    /// <summary>What a publication says of each number by itself.</summary>
    public static Box Of(Publication publication) => new(
        [.. publication.Numbers.Select(number => number.Least)], [.. publication.Numbers.Select(number => number.Greatest ?? Unlimited)]);

    public Box Copy() => new([.. Least], [.. Greatest]);

    public bool IsFixed(int number) => Least[number] == Greatest[number];

    public long? Limit(int number) => Greatest[number] == Unlimited ? null : Greatest[number];
}
