using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Areas;
using LaaAnalytics.Domain.Reviews;
using LaaAnalytics.Indicators.Areas;
using LaaAnalytics.Pipeline.Tests.Store;
using LaaAnalytics.Store;

namespace LaaAnalytics.Pipeline.Indicators;

public sealed class NearestAreasTests
{
    private static readonly AreaCode Own = new("E1", 2009);
    private static readonly IReadOnlyList<ContextVariable> CrimeAndAge = [ContextVariable.Find("recorded_crime"), ContextVariable.Find("aged_10_17")];

    private const string Areas = """
        code | vintage | name   | area_type | parent_code
        E1   | 2009    | Own    | LAD       | R1
        E2   | 2009    | Second | LAD       | R1
        E3   | 2009    | Third  | LAD       | R2
        E4   | 2009    | Fourth | LAD       | R2
        C1   | 2009    | County | COUNTY    | R1
        R1   | 2009    | West   | REGION    | L
        R2   | 2009    | East   | REGION    | L
        """;

    /// <summary>Crime per 1,000: 100, 120, 80, 100; aged 10 to 17: 10, 10, 12, 8 per cent. Both have mean of the own area.</summary>
    private const string Contexts = """
        area_code | area_vintage | year | population | population_10_17 | recorded_crime
        E1        | 2009         | 2008 | 1000       | 100              | 100
        E2        | 2009         | 2008 | 2000       | 200              | 240
        E3        | 2009         | 2008 | 1000       | 120              | 80
        E4        | 2009         | 2008 | 500        | 40               | 50
        C1        | 2009         | 2008 | 1000       | 100              | 100
        E1        | 2009         | 2009 | 1000       |                  | 100
        E2        | 2009         | 2009 | 1000       |                  | 100
        """;

    // By hand over the four districts: crime has variance (0 + 400 + 400 + 0) / 4 = 200, age (0 + 0 + 4 + 4) / 4 = 2.
    // E2: root of (400 / 200 + 0) / 2 = 1; E3: root of (2 + 4 / 2) / 2 = 1.41; E4: root of (0 + 2) / 2 = 1. Equally near ones stand by code; the county is no candidate.
    [Fact]
    public void Neighbours_and_distances_come_out_as_worked_by_hand()
    {
        SimilarAreas similar = Found(Areas, Contexts);
        Assert.Equal(2008, similar.Year);
        Assert.Equal(["Second 1.000", "Fourth 1.000", "Third 1.414"], similar.Areas.Select(area => FormattableString.Invariant($"{area.Area.Name} {area.Distance:0.000}")));
        Assert.Equal([100.0, 10.0], similar.OwnValues);
        Assert.Equal([120.0, 10.0], similar.Areas[0].Values);
        Assert.Equal((3, 0), (similar.Candidates, similar.Lacking));
        Assert.Empty(similar.LeftOut);
    }

    [Fact]
    public void So_many_are_named_as_are_asked_for_and_a_variable_twice_as_wide_weighs_the_same()
    {
        Assert.Equal(["E2", "E4"], Found(Areas, Contexts, 2).Areas.Select(area => area.Area.Code.Code));
        string wide = Contexts.Replace("| 240", "| 280", StringComparison.Ordinal).Replace("| 80", "| 60", StringComparison.Ordinal);
        Assert.Equal([1.0, 1.0, Math.Sqrt(2)], Found(Areas, wide).Areas.Select(area => Math.Round(area.Distance, 12)).Select(value => value == Math.Round(Math.Sqrt(2), 12) ? Math.Sqrt(2) : value));
    }

    [Fact]
    public void Variables_that_are_missing_or_the_same_everywhere_are_named_and_left_out()
    {
        string same = Contexts.Replace("| 120 ", "| 100 ", StringComparison.Ordinal).Replace("| 40 ", "| 50 ", StringComparison.Ordinal);
        SimilarAreas similar = Found(Areas, same, asked: [.. CrimeAndAge, ContextVariable.Find("imd_decile")]);
        Assert.Equal(["recorded_crime"], similar.Variables.Select(variable => variable.Id));
        Assert.Equal(
            ["imd_decile: not supplied for Own and another area of its type in 2008", "aged_10_17: the same in every area"],
            similar.LeftOut.Select(variable => $"{variable.Variable.Id}: {variable.Reason}"));
    }

    // E5 of 2004 is like the own area in everything but its boundaries.
    [Fact]
    public void An_area_by_the_boundaries_of_another_year_is_neither_similar_nor_on_the_axis()
    {
        using LaaStore store = Store(Areas + "\nE5   | 2004    | Old    | LAD       |", Contexts + "\nE5        | 2004         | 2008 | 1000       | 100              | 100");
        SimilarAreas similar = NearestAreas.Of(store.At(2).AreaMap(), store.At(2).AreaContexts(), Own, 5, CrimeAndAge);
        Assert.Equal((3, 0), (similar.Candidates, similar.Lacking));
        Assert.DoesNotContain(similar.Areas, area => area.Area.Name == "Old");

        Period year = Period.Parse("2008-04..2009-03");
        SuppliedCount Count(string area, int vintage) => new("NI 18", new(area, vintage), year, "return", "ministry", 500, 50, 500, 50, false);
        AreaMap map = store.At(2).AreaMap();
        SuppliedAreas areas = SuppliedAreaCounts.Of([Count("E1", 2009), Count("E2", 2009), Count("E5", 2004)], "NI 18", new(map.NameOf(Own), null, null, similar, map));
        Assert.Equal(["E1", "E2"], areas.Areas.Select(count => count.Area.Code));
        Assert.Equal(1, areas.OfOtherBoundaries);
    }

    [Fact]
    public void An_area_that_lacks_a_variable_is_no_candidate_and_is_counted()
    {
        SimilarAreas similar = Found(Areas, Contexts.Replace("| 120              | 80", "|                  | 80", StringComparison.Ordinal));
        Assert.Equal((2, 1), (similar.Candidates, similar.Lacking));
        Assert.DoesNotContain(similar.Areas, area => area.Area.Name == "Third");
    }

    [Fact]
    public void Without_context_or_a_type_it_is_said_what_to_supply()
    {
        Assert.Equal("no context of Own is supplied: the table area_context gives it", Found(Areas, string.Empty).Reason);
        Assert.Equal("the table area does not hold E1, so its type is not known", Found(string.Empty, Contexts).Reason);
        Assert.Equal("no other area of the type of Own has context that differs: the table area_context gives it", Found(Areas, string.Join('\n', Contexts.Split('\n').Take(2))).Reason);
    }

    [Fact]
    public void The_newest_load_counts_where_suppliers_differ_and_earlier_loads_stay_as_they_were()
    {
        using LaaStore store = Store(Areas, Contexts);
        store.Load("area_context", "area_code | area_vintage | year | population | recorded_crime\nE1 | 2009 | 2008 | 1000 | 150", supplier: "ons");
        Assert.Equal(150, store.At(3).AreaContexts().Single(context => context.Area == Own && context.Year == 2008).RecordedCrime);
        Assert.Equal(100, store.At(2).AreaContexts().Single(context => context.Area == Own && context.Year == 2008).RecordedCrime);
    }

    [Fact]
    public void The_region_and_the_country_are_found_upwards_and_a_circle_ends()
    {
        using LaaStore store = Store(Areas, string.Empty);
        AreaMap map = store.At(1).AreaMap();
        Assert.Equal(("West", "L"), (map.RegionOf(Own)!.Name, map.CountryOf(Own)!.Name));
        Assert.True(map.IsWithin(Own, new("L", 2009)));
        Assert.Null(map.RegionOf(new("R1", 2009)));
        AreaMap circle = new([new(Own, "a", "LAD", new AreaCode("E2", 2009)), new(new("E2", 2009), "b", "LAD", Own)]);
        Assert.Equal([new AreaCode("E2", 2009)], circle.Above(Own));
        Assert.Null(circle.RegionOf(Own));
    }

    private static SimilarAreas Found(string areas, string contexts, int count = 5, IReadOnlyList<ContextVariable>? asked = null)
    {
        using LaaStore store = Store(areas, contexts);
        StoreView view = store.At(store.LastLoad);
        return NearestAreas.Of(view.AreaMap(), view.AreaContexts(), Own, count, asked ?? CrimeAndAge);
    }

    private static LaaStore Store(string areas, string contexts)
    {
        LaaStore store = LaaStore.OpenInMemory();
        if (areas.Length > 0)
        {
            store.Load("area", areas, supplier: "partnership");
        }

        if (contexts.Length > 0)
        {
            store.Load("area_context", contexts, supplier: "partnership");
        }

        return store;
    }
}
