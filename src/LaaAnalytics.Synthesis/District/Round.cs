namespace LaaAnalytics.Synthesis.District;

/// <summary>One round of supplies.</summary>
/// <param name="Name">Folder, <c>2009-06</c>.</param>
/// <param name="Sendings">What is sent, in the order in which it arrives.</param>
internal sealed record Round(string Name, IReadOnlyList<Sending> Sendings)
{
    /// <summary>Suppliers from whom nothing comes in this round, and why.</summary>
    public IReadOnlyList<(Supplier Supplier, string Why)> Silent { get; init; } = [];
}

/// <summary>One package, as its supplier sends it.</summary>
/// <param name="Supplier">Who sends it.</param>
/// <param name="Extracted">First day not covered by lists and offences; cohorts close two months earlier.</param>
internal sealed record Sending(Supplier Supplier, DateOnly Extracted)
{
    private const int MonthsToClose = 2;

    /// <summary>Name of the package's folder.</summary>
    public string Package { get; init; } = Supplier.Id;

    /// <summary>What is particular about its content.</summary>
    public SendingContent Content { get; init; } = SendingContent.Whole;

    /// <summary>Whether the errors of <see cref="Errors"/> are in it.</summary>
    public bool WithErrors { get; init; }

    /// <summary>What it is, for the list of a world's packages.</summary>
    public string What { get; init; } = "all there is to the day";

    /// <summary>First day after the last cohort in it.</summary>
    public DateOnly CohortsTo => Extracted.AddMonths(-MonthsToClose);
}

/// <summary>What is particular about the content of a package.</summary>
internal enum SendingContent
{
    /// <summary>All there is.</summary>
    Whole,

    /// <summary>Every other person is missing, by a slip of the export, although it says it is all there is.</summary>
    HalfOfThePeople,

    /// <summary>Only the rows that had been wrong, by key.</summary>
    OnlyTheCorrections,

    /// <summary>Candidates for a list, sent in error as if they were on it.</summary>
    CandidatesForTheList,

    /// <summary>All there is, with offence codes, which were blank until now.</summary>
    WithOffenceCodes,
}
