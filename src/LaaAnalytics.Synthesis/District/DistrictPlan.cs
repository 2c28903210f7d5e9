namespace LaaAnalytics.Synthesis.District;

/// <summary>What is planted in the partnership: every effect a later analysis may find, and in the null world none.</summary>
internal sealed record DistrictPlan
{
    /// <summary>Weight of a ward in which people under supervision are concentrated; an ordinary ward has 100.</summary>
    public const int HotWardWeight = 250;

    /// <summary>Whether districts differ in size and three wards of Ashmarden are over-represented.</summary>
    public required bool Concentrated { get; init; }

    /// <summary>Offending of each January-to-March youth cohort after its index event, in per cent of the cohort's own rate before.</summary>
    public required IReadOnlyList<YouthCohort> YouthCohorts { get; init; }

    /// <summary>How many of the 40 places on a list go to those with most convictions in its baseline year; the others go to prolific people at random.</summary>
    public required int PpoChosenAtPeak { get; init; }

    /// <summary>Share of offending left after being put on the list, in per cent.</summary>
    public required int PpoOffendingLeft { get; init; }

    /// <summary>Agreed values.</summary>
    public required IReadOnlyList<AgreedValue> Targets { get; init; }

    /// <summary>Planted: concentration, worsening youth cohorts, peak selection and a true effect on the list.</summary>
    public static DistrictPlan District { get; } = new()
    {
        Concentrated = true,
        YouthCohorts = [new(2006, 88, 100), new(2007, 81, 95), new(2008, 76, 120), new(2009, 64, 110)],
        PpoChosenAtPeak = 20,
        PpoOffendingLeft = 90,
        Targets = AgreedValue.Planted,
    };

    /// <summary>Nothing planted.</summary>
    public static DistrictPlan Null { get; } = new()
    {
        Concentrated = false,
        YouthCohorts = [new(2006, 78, 100), new(2007, 78, 100), new(2008, 78, 100), new(2009, 78, 100)],
        PpoChosenAtPeak = 0,
        PpoOffendingLeft = 100,
        Targets = AgreedValue.Flat,
    };
}

/// <summary>One January-to-March cohort of young people.</summary>
/// <param name="Year">Its year.</param>
/// <param name="Size">Young people in it.</param>
/// <param name="OffendingPercent">Offending after the index event, in per cent of the usual.</param>
internal sealed record YouthCohort(int Year, int Size, int OffendingPercent);
