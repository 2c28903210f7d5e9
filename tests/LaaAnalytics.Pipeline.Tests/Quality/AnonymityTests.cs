using FsCheck;
using FsCheck.Fluent;
using LaaAnalytics.Quality.Anonymity;

namespace LaaAnalytics.Pipeline.Tests.Quality;

public sealed class AnonymityTests
{
    private static readonly IndexPlace One = new(1, AgeBand: 6, Sex: 1, Ethnicity: 1, HomeArea: 11, ParentArea: 10, Authority: 1, EventType: 1, Month: 24_102, OffenceGroup: 1);

    // Ward 11: three people in July. Ward 12 of the same parent: two in July, one of them again in August.
    // Classes as they are: {1,2,3}, {4,5}, {5}. Below three: 4 and 5, two of five people; alone: 5.
    [Fact]
    public void People_in_small_classes_are_counted_once()
    {
        AnonymityTable table = new([One, One with { Person = 2 }, One with { Person = 3 }, .. Ward12()]);
        Traceability now = table.Of(default, smallest: 3);
        Assert.Equal((5L, 2L, 1L), (now.People, now.InSmallClass, now.Alone));
        Assert.Equal(0.4m, now.ShareInSmallClass);
        Assert.Equal((3 * 3) + (2 * 2) + (1 * 1), now.Discernibility);

        // By the parent area July holds all five; August still holds 5 alone. By quarter there is one class.
        Traceability parent = table.Of(new(AreaLevel.Parent, DateLevel.Month, AgeLevel.Band, false), 3);
        Assert.Equal((1L, 1L), (parent.InSmallClass, parent.Alone));
        Traceability quarter = table.Of(new(AreaLevel.Parent, DateLevel.Quarter, AgeLevel.Band, false), 3);
        Assert.Equal((0L, 0L, 25d), (quarter.InSmallClass, quarter.Alone, quarter.Discernibility));
    }

    // Ward 11's three people all have offence group 1, so whoever finds the class learns it; with a second group in it nobody does.
    [Fact]
    public void A_large_class_with_one_offence_group_gives_it_away()
    {
        IndexPlace[] alike = [One, One with { Person = 2 }, One with { Person = 3 }];
        Assert.Equal(3, new AnonymityTable(alike).Of(default, 3).OfOneKind);
        Assert.Equal(0, new AnonymityTable([.. alike[..2], alike[2] with { OffenceGroup = 2 }]).Of(default, 3).OfOneKind);
        Assert.Equal(0, new AnonymityTable(alike).Of(default, 4).OfOneKind);
    }

    // As above, nobody may be left: area to its parent (a third of a quarter) and month to quarter (half of a quarter) cost 0.083 + 0.125; nothing cheaper does.
    [Fact]
    public void The_coarsening_suggested_is_the_cheapest_that_mends()
    {
        AnonymityTable table = new([One, One with { Person = 2 }, One with { Person = 3 }, .. Ward12()]);
        Traceability told = table.Suggest(smallest: 3, shareLeft: 0m);
        Assert.Equal(new Coarsening(AreaLevel.Parent, DateLevel.Quarter, AgeLevel.Band, false), told.Coarsening);
        Assert.Equal((1m / 12) + (1m / 8), told.Coarsening.Loss, precision: 10);
        Assert.Equal("the next larger area in place of the home area and quarter in place of month", told.Coarsening.InWords());
        Assert.All(Coarsening.All.Where(other => other.Loss < told.Coarsening.Loss), other => Assert.True(table.Of(other, 3).InSmallClass > 0));

        // Two of five may be left: as they are.
        Assert.Equal(default, table.Suggest(3, 0.4m).Coarsening);

        // Six cannot be reached by five people: the one that leaves fewest, here all of them, at least loss.
        Assert.Equal((5L, default(Coarsening)), (table.Suggest(6, 0m).InSmallClass, table.Suggest(6, 0m).Coarsening));
    }

    [Fact]
    public void Coarsenings_are_all_told_apart_and_lose_from_nothing_to_all()
    {
        Assert.Equal(4 * 3 * 2 * 2, Coarsening.All.Distinct().Count());
        Assert.Equal(48, Coarsening.All.Select(coarsening => coarsening.InWords()).Distinct().Count());
        Assert.Equal((0m, 1m), (Coarsening.All[0].Loss, Coarsening.All[^1].Loss));
    }

    [Fact]
    public void A_coarser_table_never_makes_anybody_more_traceable() => Prop.ForAll(
        Gen.Choose(1, 4_000).ListOf(30).ToArbitrary(),
        numbers =>
        {
            AnonymityTable table = new(numbers.Select(Invented));
            Traceability[] all = [.. Coarsening.All.Select(coarsening => table.Of(coarsening, 3))];
            return all.All(fine => all.All(coarse => !fine.Coarsening.IsNoCoarserThan(coarse.Coarsening)
                || (coarse.InSmallClass <= fine.InSmallClass && coarse.Alone <= fine.Alone)));
        }).QuickCheckThrowOnFailure();

    // A second count, row by row over all pairs: a person is in a small class if some row of theirs is told like rows of fewer than three people.
    [Fact]
    public void The_count_is_that_of_comparing_all_pairs() => Prop.ForAll(
        Gen.Choose(1, 4_000).ListOf(25).ToArbitrary(),
        numbers =>
        {
            List<IndexPlace> rows = [.. numbers.Select(Invented)];
            bool Alike(IndexPlace a, IndexPlace b) => (a with { Person = 0, OffenceGroup = 0 }) == (b with { Person = 0, OffenceGroup = 0 });
            int naive = rows.Where(row => rows.Where(other => Alike(row, other)).Select(other => other.Person).Distinct().Count() < 3).Select(row => row.Person).Distinct().Count();
            return naive == new AnonymityTable(rows).Of(default, 3).InSmallClass;
        }).QuickCheckThrowOnFailure();

    private static IndexPlace[] Ward12()
    {
        IndexPlace ward = One with { HomeArea = 12 };
        return [ward with { Person = 4 }, ward with { Person = 5, OffenceGroup = 2 }, ward with { Person = 5, Month = One.Month + 1 }];
    }

    private static IndexPlace Invented(int number) => new(
        number % 13, 5 + (number % 2), number % 3 % 2, number / 7 % 2, 100 + (number / 5 % 4), 10 + (number / 5 % 4 / 2), 1 + (number / 5 % 4 / 3), 1, 24_096 + (number % 5), number % 2);
}
