namespace LaaAnalytics.Synthesis.District;

/// <summary>A made-up person with what the generator knows; suppliers send only part of it.</summary>
internal sealed record Resident
{
    /// <summary>Number within the world, from 0; every person's draws hang on it.</summary>
    public required int Number { get; init; }

    public required string Key { get; init; }

    public required string Sex { get; init; }

    public required string Ethnicity { get; init; }

    public required string EthnicitySource { get; init; }

    public required DateOnly Birth { get; init; }

    public required Home Home { get; init; }

    public required bool Matched { get; init; }

    /// <summary>Whether the person entered as a young person.</summary>
    public required bool Young { get; init; }

    /// <summary>Whether police give the whole history since October 2005, because the person was considered for the list.</summary>
    public required bool Prolific { get; init; }

    /// <summary>Chance of offending in a month, in 1/10,000.</summary>
    public required int MonthlyRate { get; init; }

    /// <summary>Model's prediction of three-month re-offending, in 1/10,000.</summary>
    public required int Predicted { get; init; }

    /// <summary>Day of the first order, penalty or release that brings the person into an extract.</summary>
    public required DateOnly Entered { get; init; }

    /// <summary>Offending from <see cref="Entered"/> on, in per cent of the usual.</summary>
    public int PercentAfterEntry { get; init; } = 100;

    public required string OffenceGroup { get; init; }

    public required string Disposal { get; init; }

    public int? SentenceDays { get; init; }

    public required int FirstSanctionAge { get; init; }

    public required int PriorSanctions { get; init; }

    public required int PriorCustody { get; init; }

    /// <summary>Age in completed years; someone born on 29 February has a birthday on 28 February in common years, as calendar months do elsewhere.</summary>
    public int AgeOn(DateOnly day)
    {
        int years = day.Year - Birth.Year;
        return day < Birth.AddYears(years) ? years - 1 : years;
    }
}

/// <summary>One row of <c>index_event</c>.</summary>
internal sealed record IndexEvent(string Key, Resident Person, string Type, DateOnly Date, string OffenceGroup, string Disposal, int? Predicted);

/// <summary>One offence with all that happens to it: it enters the police file when charged, and its proof becomes known when recorded, mostly soon, sometimes months later.</summary>
internal sealed record Offence(
    Resident Person,
    DateOnly Date,
    DateOnly Charged,
    DateOnly? Proven,
    DateOnly Recorded,
    string Outcome,
    string Group,
    int Tier,
    bool Breach,
    bool Recordable,
    bool InEnglandWales,
    string? Area)
{
    /// <summary>Supplier's key; numbers follow the order of people and dates.</summary>
    public string Key { get; init; } = string.Empty;

    /// <summary>Whether it is a court conviction of the kind that selection for the list looks at.</summary>
    public bool IsCourtConviction => Outcome == "CONVICTION" && !Breach && Recordable && InEnglandWales;
}
