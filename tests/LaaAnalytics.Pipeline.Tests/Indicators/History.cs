using LaaAnalytics.Domain;

namespace LaaAnalytics.Histories;

/// <summary>An index event of an invented person.</summary>
public sealed record HistoryEvent(
    int Person,
    DateOnly Date,
    IndexEventType Type,
    int Age = 30,
    bool Matched = true,
    int Predicted = -1,
    string Area = "E06000047",
    string Sex = "M",
    string Disposal = "COMMUNITY_ORDER");

/// <summary>An offence of an invented person.</summary>
public sealed record HistoryOffence(
    int Person,
    DateOnly Day,
    DateOnly? Proven,
    ProofOutcome Outcome = ProofOutcome.Conviction,
    bool Breach = false,
    bool Recordable = true,
    bool EnglandWales = true,
    int Tier = -1);

/// <summary>Invented people with their events and offences, in any order; events of one day keep their order.</summary>
public sealed record History(IReadOnlyList<HistoryEvent> Events, IReadOnlyList<HistoryOffence> Offences)
{
    public History Only(Func<int, bool> person) =>
        new([.. Events.Where(row => person(row.Person))], [.. Offences.Where(row => person(row.Person))]);
}
