using LaaAnalytics.Disclosure.Releases;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Releases;
using static LaaAnalytics.Disclosure.Tests.Releases.Town;

namespace LaaAnalytics.Disclosure.Tests.Releases;

/// <summary>What is to leave, held against what left before; the ways of attack are the domain cases I7 and I9 and the overlapping areas of the shared cases.</summary>
public sealed class ReleaseCheckTests
{
    private const string Year = "2009-01..2009-03";
    private static readonly CellKey All = Cell("X1", Year);
    private static readonly CellKey Male = Cell("X1", Year, "sex=M");
    private static readonly CellKey Female = Cell("X1", Year, "sex=F");

    // Domain case I7: total 8 of 20 and male 7 of 19 give female 1 of 1.
    [Fact]
    public void A_total_and_then_all_but_one_of_its_groups_are_refused_with_the_release_named()
    {
        Town town = Sexes().Prints(Male);
        Assert.True(town.Verdict().IsSafe);
        town.Released("rel-0001", All, 8, 20);
        ReleaseVerdict verdict = town.Verdict();
        ReleaseFinding finding = Assert.Single(verdict.Findings);
        Assert.Equal((Female, ReleaseRule.WorkedOutTogether, ReleaseWay.WithAndWithoutSubgroup), (finding.Cell, finding.Rule, finding.Way));
        Assert.Equal(["rel-0001"], finding.With);
        Assert.Equal([Male], verdict.Withhold);
        Assert.Equal(["rel-0001"], verdict.HeldAgainst);
        Assert.Equal(
            "ni18-adult/X1@2009/2009-01..2009-03/sex=F: could be worked out together with rel-0001 to a range narrower than 5, from a group with and without a part of it.", finding.InWords());
        Assert.True(town.Verdict(Male).IsSafe);
    }

    [Fact]
    public void It_is_the_same_in_the_other_order()
    {
        ReleaseFinding finding = Assert.Single(Sexes().Released("rel-0001", Male, 7, 19).Prints(All).Verdict().Findings);
        Assert.Equal((Female, ReleaseRule.WorkedOutTogether), (finding.Cell, finding.Rule));
    }

    [Fact]
    public void Both_in_one_file_are_refused_without_any_release()
    {
        ReleaseVerdict verdict = Sexes().Prints(Male).Prints(All).Verdict();
        ReleaseFinding finding = Assert.Single(verdict.Findings);
        Assert.Equal((Female, ReleaseRule.WorkedOut), (finding.Cell, finding.Rule));
        Assert.Empty(finding.With);
        Assert.Equal([Male], verdict.Withhold);
    }

    [Fact]
    public void Where_each_of_two_releases_is_enough_both_are_named_so()
    {
        ReleaseFinding finding = Assert.Single(Sexes().Released("rel-0001", All, 8, 20).Released("rel-0002", All, 8, 20).Prints(Male).Verdict().Findings);
        Assert.True(finding.IsAnyEnough);
        Assert.Contains("together with rel-0001 or rel-0002", finding.InWords(), StringComparison.Ordinal);
    }

    // Domain case I9: quarters 1 to 4 are 40, quarters 2 to 5 are 38, quarter 1 is 9: then quarter 5 is 7, which is small where 10 is the least.
    [Fact]
    public void A_year_that_has_rolled_on_gives_away_the_new_quarter()
    {
        string[] quarters = ["2008-01..2008-03", "2008-04..2008-06", "2008-07..2008-09", "2008-10..2008-12", "2009-01..2009-03"];
        Town Rolling()
        {
            Town town = new() { HideBelow = 10 };
            foreach ((string quarter, long reoffenders) in quarters.Zip([9L, 11, 10, 10, 7]))
            {
                town.People("X1", quarter, "all", reoffenders, reoffenders + 100);
            }

            return town.Prints(Cell("X1", "2008-04..2009-03"));
        }

        CellKey first = Cell("X1", "2008-01..2008-12");
        CellKey quarter = Cell("X1", quarters[0]);
        Assert.True(Rolling().Released("rel-0001", first, 40, 440).Verdict().IsSafe);
        ReleaseVerdict verdict = Rolling().Released("rel-0001", first, 40, 440).Released("rel-0002", quarter, 9, 109).Verdict();
        ReleaseFinding finding = Assert.Single(verdict.Findings);
        Assert.Equal((Cell("X1", quarters[4]), ReleaseRule.WorkedOutTogether, ReleaseWay.RollingWindow), (finding.Cell, finding.Rule, finding.Way));
        Assert.Contains("rel-0001 and rel-0002", finding.InWords(), StringComparison.Ordinal);

        // The first quarter itself was told before: that is no fault of this file.
        Assert.Equal([quarter], verdict.KnownBefore);
    }

    // Shared case of two areas that overlap: a county of 57 and a partnership of 55 leave a ward of 2.
    [Fact]
    public void A_partnership_beside_a_county_gives_away_the_ward_between_them()
    {
        Town town = new Town()
            .People("d1", Year, "all", 21, 200).People("d2", Year, "all", 20, 300).People("rest", Year, "all", 14, 100).People("w9", Year, "all", 2, 30)
            .Whole("county", "d1", "d2", "rest", "w9").Whole("partnership", "d1", "d2", "rest")
            .Released("pack-1", Cell("county", Year), 57, 630)
            .Prints(Cell("partnership", Year));
        ReleaseVerdict verdict = town.Verdict();
        ReleaseFinding finding = Assert.Single(verdict.Findings);
        Assert.Equal((Cell("w9", Year), ReleaseWay.AreaAgainstArea), (finding.Cell, finding.Way));
        Assert.Equal(["pack-1"], finding.With);
        Assert.Equal([Cell("partnership", Year)], verdict.Withhold);
    }

    [Fact]
    public void A_withheld_area_is_given_away_by_the_total_and_the_cheapest_other_area_is_named()
    {
        Town town = new Town()
            .People("a", Year, "all", 3, 40).People("b", Year, "all", 20, 60).People("c", Year, "all", 30, 500).Whole("all", "a", "b", "c")
            .Withholds(Cell("a", Year)).Prints(Cell("b", Year)).Prints(Cell("c", Year)).Prints(Cell("all", Year));
        ReleaseVerdict verdict = town.Verdict();
        ReleaseFinding finding = Assert.Single(verdict.Findings);
        Assert.Equal((Cell("a", Year), ReleaseRule.WorkedOut, ReleaseWay.AreaAgainstArea), (finding.Cell, finding.Rule, finding.Way));
        Assert.Equal([Cell("b", Year)], verdict.Withhold);
        Assert.True(verdict.IsLeast);
        Assert.True(town.Verdict(Cell("b", Year)).IsSafe);
    }

    [Theory]
    [InlineData(20, 100, true)]
    [InlineData(18, 100, true)] // of the same people two more have been proven to re-offend
    [InlineData(18, 98, false)]
    [InlineData(20, 98, false)]
    [InlineData(14, 88, true)]
    public void A_cell_that_has_changed_by_few_people_since_is_refused(long reoffenders, long offenders, bool isSafe)
    {
        ReleaseVerdict verdict = new Town().People("X1", Year, "all", 20, 100).Released("rel-0007", All, reoffenders, offenders).Prints(All).Verdict();
        Assert.Equal(isSafe, verdict.IsSafe);
        Assert.All(verdict.Findings, finding => Assert.Equal((ReleaseRule.ChangedByFew, "rel-0007", All), (finding.Rule, finding.With[0], finding.Cell)));
        Assert.Equal(isSafe ? [] : [All], verdict.Withhold);
    }

    [Fact]
    public void A_small_number_and_a_rate_without_its_counts_are_refused_as_such()
    {
        ReleaseVerdict verdict = Sexes().Prints(Female).PrintsRate(Male).Verdict();
        Assert.Equal([ReleaseRule.SmallCount, ReleaseRule.RateWithoutCounts], verdict.Findings.Select(finding => finding.Rule));
        Assert.Equal([Female, Male], verdict.Withhold);
    }

    // Follow-up is not over, so only sizes are printed: 21 people, 20 of them men.
    [Fact]
    public void Sizes_of_cohorts_give_people_away_too()
    {
        Town town = new Town().People("X1", Year, "sex=M", 6, 20).People("X1", Year, "sex=F", 0, 1).Released("rel-0001", All, null, 21).Prints(Male, sizeOnly: true);
        Assert.Equal((Female, ReleaseRule.WorkedOutTogether), (Assert.Single(town.Verdict().Findings).Cell, town.Verdict().Findings[0].Rule));
    }

    // 33 re-offenders, 30 of them men; where the whole is printed as something from 31 to 37, the women are 1 to 7.
    [Fact]
    public void A_rounded_number_tells_less_than_an_exact_one()
    {
        CellKey all = Cell("X1", Year);
        Town Rounded(long least, long greatest) => new Town().People("X1", Year, "sex=M", 30, 130).People("X1", Year, "sex=F", 3, 60)
            .Released("rel-0001", new ReleaseCount(all, 1, PrintedNumber.Exact(190), new(33, least, greatest))).Prints(Male);
        Assert.True(Rounded(31, 37).Verdict().IsSafe);
        Assert.False(Rounded(33, 37).Verdict().IsSafe);
        Assert.False(Rounded(33, 33).Verdict().IsSafe);
    }

    [Fact]
    public void A_file_that_is_safe_says_what_it_was_held_against()
    {
        ReleaseVerdict verdict = new Town().People("X1", Year, "all", 20, 100).Released("pack-1", All, 20, 100).Released("rel-0002", Cell("X1", "2008-01..2008-03"), 9, 50).Prints(All).Verdict();
        Assert.True(verdict.IsSafe);
        Assert.Equal(["pack-1", "rel-0002"], verdict.HeldAgainst);
        Assert.Equal(1, verdict.Cells);
    }

    [Fact]
    public void What_was_given_away_before_does_not_stand_against_a_file_that_adds_nothing()
    {
        Town town = Sexes().People("X2", Year, "sex=M", 20, 80).People("X2", Year, "sex=F", 30, 90)
            .Released("rel-0001", All, 8, 20).Released("rel-0001", Male, 7, 19).Prints(Cell("X2", Year));
        Assert.True(town.Verdict().IsSafe);
        Assert.Equal([Female], town.Verdict().KnownBefore);
        Assert.True(town.Prints(Male).Verdict().IsSafe);
    }

    [Fact]
    public void What_an_exception_told_may_not_be_told_again_and_stands_against_nothing_else()
    {
        Town town = new Town { Exceptions = ["rel-0002"] }.People("X1", Year, "sex=M", 7, 19).People("X1", Year, "sex=F", 1, 1).People("X2", Year, "sex=M", 20, 80).People("X2", Year, "sex=F", 30, 90)
            .Released("rel-0001", All, 8, 20).Released("rel-0002", Male, 7, 19).Prints(Cell("X2", Year));
        Assert.True(town.Verdict().IsSafe);
        ReleaseVerdict again = town.Prints(Male).Verdict();
        Assert.Equal((Female, "rel-0001"), (Assert.Single(again.Findings).Cell, Assert.Single(again.Findings[0].With)));
        Assert.Equal([Male], again.Withhold);
        Assert.Equal([Female], again.KnownBefore);
    }

    [Fact]
    public void A_cell_printed_otherwise_than_it_is_is_not_judged()
    {
        ReleaseQuestion question = Sexes().Prints(Male).Question() with { Printed = [new(Male, 2, PrintedNumber.Exact(19), PrintedNumber.Exact(8))] };
        Assert.Equal([Male], question.Differing());
        Assert.Throws<ArgumentException>(() => ReleaseCheck.Of([question]));
    }

    // Numbers are of five digits here, so that they could be seen in a sentence if they were in one.
    [Fact]
    public void No_number_of_people_stands_in_a_finding()
    {
        ReleaseVerdict verdict = new Town().People("X1", Year, "sex=M", 31417, 76543).People("X1", Year, "sex=F", 2, 54321)
            .Released("rel-0001", All, 31419, 130864).Prints(Male).Prints(Female).Verdict();
        Assert.NotEmpty(verdict.Findings);
        Assert.All(verdict.Findings, finding => Assert.DoesNotMatch("31417|31419|76543|54321|130864|\\b[12]\\b", finding.InWords()));
    }

    private static Town Sexes() => new Town().People("X1", Year, "sex=M", 7, 19).People("X1", Year, "sex=F", 1, 1);
}
