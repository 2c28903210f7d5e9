namespace LaaAnalytics.Quality.Anonymity;

/// <summary>How finely an area of residence is told.</summary>
public enum AreaLevel
{
    /// <summary>The lowest area known.</summary>
    Home,

    /// <summary>The next larger area.</summary>
    Parent,

    /// <summary>The authority.</summary>
    Authority,

    /// <summary>Not at all.</summary>
    None,
}

/// <summary>How finely a date is told.</summary>
public enum DateLevel
{
    /// <summary>Month.</summary>
    Month,

    /// <summary>Calendar quarter.</summary>
    Quarter,

    /// <summary>Calendar year.</summary>
    Year,
}

/// <summary>How finely age is told.</summary>
public enum AgeLevel
{
    /// <summary>The ten bands figures are made for.</summary>
    Band,

    /// <summary>Under 18, 18 to 24, 25 to 39, 40 and over.</summary>
    Wide,
}

/// <summary>How coarsely rows would be told were they handed on; sex and kind of event stay as they are.</summary>
/// <param name="Area">Area.</param>
/// <param name="Date">Date.</param>
/// <param name="Age">Age.</param>
/// <param name="DropsEthnicity">Whether the ethnic group is left out.</param>
public readonly record struct Coarsening(AreaLevel Area, DateLevel Date, AgeLevel Age, bool DropsEthnicity)
{
    /// <summary>Every coarsening, the rows as they are first; each level holds whole classes of the level before, so classes can only grow.</summary>
    public static IReadOnlyList<Coarsening> All { get; } =
    [
        .. from area in Enum.GetValues<AreaLevel>()
           from date in Enum.GetValues<DateLevel>()
           from age in Enum.GetValues<AgeLevel>()
           from drops in (bool[])[false, true]
           select new Coarsening(area, date, age, drops),
    ];

    /// <summary>
    /// What is lost, 0 (nothing) to 1 (all that can be): the mean over area, date, age and ethnic group of the level reached out of the highest.
    /// </summary>
    /// <remarks>Generalisation height as in the precision of Sweeney L (2002), Int J Uncertainty Fuzziness Knowl-Based Syst 10:571-588; equal weights are chosen.</remarks>
    public decimal Loss => (((decimal)Area / 3) + ((decimal)Date / 2) + (decimal)Age + (DropsEthnicity ? 1 : 0)) / 4;

    /// <summary>Whether the other tells nothing that this does not.</summary>
    public bool IsNoCoarserThan(Coarsening other) =>
        Area <= other.Area && Date <= other.Date && Age <= other.Age && (other.DropsEthnicity || !DropsEthnicity);

    /// <summary>In words: "year in place of month, and no ethnic group"; "rows as they are" for none.</summary>
    public string InWords()
    {
        List<string> steps = [];
        if (Area != AreaLevel.Home)
        {
            steps.Add(Area switch
            {
                AreaLevel.Parent => "the next larger area in place of the home area",
                AreaLevel.Authority => "the authority in place of the home area",
                _ => "no area",
            });
        }

        if (Date != DateLevel.Month)
        {
            steps.Add(Date == DateLevel.Quarter ? "quarter in place of month" : "year in place of month");
        }

        if (Age == AgeLevel.Wide)
        {
            steps.Add("four age bands in place of ten");
        }

        if (DropsEthnicity)
        {
            steps.Add("no ethnic group");
        }

        return steps.Count switch
        {
            0 => "rows as they are",
            1 => steps[0],
            _ => $"{string.Join(", ", steps[..^1])} and {steps[^1]}",
        };
    }
}
