namespace LaaAnalytics.Synthesis.District;

/// <summary>What the first supplies have wrong and later ones put right, so that two vintages differ for every reason there is.</summary>
internal sealed class Errors
{
    private const int Quashed = 3;
    private const int WithoutGroup = 12;
    private const int DatedEarly = 6;

    private readonly bool _present;
    private readonly HashSet<string> _quashed;
    private readonly HashSet<string> _withoutGroup;
    private readonly HashSet<string> _datedEarly;

    private Errors(bool present, IReadOnlyList<Offence> chosen, IReadOnlyList<IndexEvent> caseload)
    {
        _present = present;
        _quashed = [.. chosen.Take(Quashed).Select(offence => offence.Key)];
        _withoutGroup = [.. chosen.Skip(Quashed).Take(WithoutGroup).Select(offence => offence.Key)];
        _datedEarly = [.. chosen.Skip(Quashed + WithoutGroup).Take(DatedEarly).Select(offence => offence.Key)];
        CaseloadEntries = present ? caseload : [];
    }

    /// <summary>People listed on the caseload of December 2008 who had left it: rows that end later.</summary>
    public IReadOnlyList<IndexEvent> CaseloadEntries { get; }

    /// <summary>The same errors for every supply; <paramref name="present"/> in the first ones only.</summary>
    public static Errors Draw(Facts facts, bool present, ulong seed)
    {
        DateOnly close = new(2008, 12, 31);
        IReadOnlyList<Offence> chosen =
        [
            .. facts.Offences
                .Where(offence => offence.IsCourtConviction && offence.Date.Year == 2008 && offence.Recorded < close && offence.Date.Day > 2)
                .OrderBy(offence => Draws.For(seed, "errors", offence.Date.DayNumber).Next())
                .ThenBy(offence => offence.Key, StringComparer.Ordinal)
                .Take(Quashed + WithoutGroup + DatedEarly),
        ];
        HashSet<string> still = [.. facts.Adults.Where(entry => entry.Date == close).Select(entry => entry.Person.Key)];
        IReadOnlyList<IndexEvent> left =
        [
            .. facts.Adults
                .Where(entry => entry.Date == new DateOnly(2008, 9, 30) && !still.Contains(entry.Person.Key))
                .Take(2)
                .Select((entry, number) => entry with { Key = FormattableString.Invariant($"CL0812-9900{number + 1}"), Date = close }),
        ];
        return new(present, chosen, left);
    }

    /// <summary>Whether the supply holds the offence at all; a quashed conviction is gone later.</summary>
    public bool Holds(Offence offence) => _present || !_quashed.Contains(offence.Key);

    /// <summary>Whether the offence's group had not been entered.</summary>
    public bool LacksGroup(Offence offence) => _present && _withoutGroup.Contains(offence.Key);

    /// <summary>Whether the offence stands in the supply, but with something wrong.</summary>
    public bool Misstates(Offence offence) => LacksGroup(offence) || DaysEarly(offence) != 0;

    /// <summary>How many days the stated date lies off the true one: 0, or -1 where it is a day early.</summary>
    public int DaysEarly(Offence offence) => _present && _datedEarly.Contains(offence.Key) ? -1 : 0;
}
