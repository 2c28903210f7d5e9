namespace LaaAnalytics.Synthesis.District;

/// <summary>The made-up county of Wrenshire: five districts and their wards, boundaries of 2009.</summary>
internal static class Geography
{
    public const string AgreementId = "wrenshire-laa";
    public const string AgreementName = "Wrenshire Partnership";
    public const string AgreementArea = "X10000001";
    public const string AgreementAreaName = "Wrenshire";
    public const int Vintage = 2009;

    /// <summary>The districts; the weights are their shares of residents under supervision where concentration is planted.</summary>
    public static IReadOnlyList<DistrictArea> Districts { get; } = Number(
        ("Ashmarden", 380, ["Quarry Bank", "Tanyard", "Wharfside", "Castle Hill", "Priory Fields", "Northgate", "Millbrook"], 3),
        ("Brackenholt", 240, ["Old Market", "Larkfield", "Hollins Green", "Marlpit", "Whinfold"], 0),
        ("Colverstoke", 200, ["Kingsmead", "Abbey Lane", "Copperbeck", "St Aldwin's", "Saltings"], 0),
        ("Merrowby", 166, ["Upper Merrow", "Nether Merrow", "Long Barrow", "Tollgate"], 0),
        ("Fenhallow", 14, ["Fenhallow North", "Fenhallow South", "The Levels"], 0));

    /// <summary>Where people live: a ward, or one of the two areas that stand for none. The weights follow the plan.</summary>
    public static IReadOnlyList<(Home Home, int Weight)> Homes(bool concentrated) =>
    [
        .. from district in Districts
           from ward in district.Wards
           let wards = district.Wards.Sum(other => concentrated ? other.Weight : 100)
           let share = concentrated ? district.Weight : 200
           select (new Home(ward.Code, district.Code), 100 * share * (concentrated ? ward.Weight : 100) / wards),
        (new Home(Domain.AreaCode.NoFixedAbodeCode, Domain.AreaCode.NoFixedAbodeCode), 800),
        (new Home(Domain.AreaCode.UnknownCode, Domain.AreaCode.UnknownCode), 500),
    ];

    private static List<DistrictArea> Number(params ReadOnlySpan<(string Name, int Weight, string[] Wards, int Hot)> districts)
    {
        List<DistrictArea> numbered = [];
        int wards = 0;
        foreach ((string name, int weight, string[] wardNames, int hot) in districts)
        {
            List<WardArea> members = [];
            foreach (string ward in wardNames)
            {
                wards++;
                members.Add(new($"X05{wards:000000}", ward, members.Count < hot ? DistrictPlan.HotWardWeight : 100));
            }

            numbered.Add(new($"X07{numbered.Count + 1:000000}", name, weight, members));
        }

        return numbered;
    }
}

/// <summary>A district with its share of residents in 1/1,000 where concentration is planted.</summary>
internal sealed record DistrictArea(string Code, string Name, int Weight, IReadOnlyList<WardArea> Wards);

/// <summary>A ward with its weight within the district, 100 for an ordinary one.</summary>
internal sealed record WardArea(string Code, string Name, int Weight);

/// <summary>Where a person lives: lowest area known and authority.</summary>
internal sealed record Home(string AreaCode, string AuthorityCode);
