namespace LaaAnalytics.Quality.Anonymity;

/// <summary>An index event by what could lead an outsider to its person; every code as a number.</summary>
/// <param name="Person">Person.</param>
/// <param name="AgeBand">Age band, 0 (under 10) to 9 (50 and over).</param>
/// <param name="Sex">Sex.</param>
/// <param name="Ethnicity">Ethnic group of five.</param>
/// <param name="HomeArea">Lowest area of residence known.</param>
/// <param name="ParentArea">The next larger area.</param>
/// <param name="Authority">Authority of residence.</param>
/// <param name="EventType">Kind of event.</param>
/// <param name="Month">Months since year 0.</param>
/// <param name="OffenceGroup">Group of the index offence: what an outsider would learn, not what leads to the person.</param>
public readonly record struct IndexPlace(
    int Person, int AgeBand, int Sex, int Ethnicity, int HomeArea, int ParentArea, int Authority, int EventType, int Month, int OffenceGroup);
