namespace LaaAnalytics.Disclosure.Tests.Attack;

/// <summary>The attacker on cases worked out by hand.</summary>
public sealed class AttackerTests
{
    // 3 re-offenders of 40 withheld, 7.5 % printed: 2000 times the number lies between 40 x 149 and 40 x 151.
    [Fact]
    public void A_printed_rate_with_its_denominator_gives_the_numerator_away()
    {
        Publication publication = PublicationText.Read(
            """
            reoffenders ?
            offenders 40
            least 0..
            most 0..
            2000*reoffenders = 149*offenders + least
            151*offenders = 2000*reoffenders + most
            """);
        Assert.Equal((3, 3), Range(publication, "reoffenders"));
    }

    // Domain case I8.
    [Fact]
    public void A_third_of_at_most_ten_is_one_of_three_or_two_of_six_or_three_of_nine()
    {
        Publication publication = PublicationText.Read(
            """
            reoffenders ?
            offenders 1..10
            least 0..
            most 0..
            2000*reoffenders = 665*offenders + least
            667*offenders = 2000*reoffenders + most
            """);
        Assert.Equal((1, 3), Range(publication, "reoffenders"));
        Assert.Equal((3, 9), Range(publication, "offenders"));
        foreach (long reoffenders in new[] { 1, 2, 3 })
        {
            Assert.Equal((3 * reoffenders, 3 * reoffenders), Range(publication.With(0, reoffenders, reoffenders), "offenders"));
        }
    }

    [Fact]
    public void A_seventh_of_seven_is_one()
    {
        Publication publication = PublicationText.Read(
            """
            reoffenders ?
            offenders 7
            least 0..
            most 0..
            2000*reoffenders = 285*offenders + least
            287*offenders = 2000*reoffenders + most
            """);
        Assert.Equal((1, 1), Range(publication, "reoffenders"));
    }

    // Domain case I9: 38 - (40 - 9) = 7.
    [Fact]
    public void Two_rolling_windows_and_the_quarter_that_leaves_give_the_quarter_that_enters()
    {
        Publication publication = PublicationText.Read(
            """
            Q1 9
            Q2 ?
            Q3 ?
            Q4 ?
            Q5 ?
            first 40
            second 38
            first = Q1 + Q2 + Q3 + Q4
            second = Q2 + Q3 + Q4 + Q5
            """);
        AttackedRange range = Attacker.Range(publication, publication["Q5"]);
        Assert.Equal((7, 7L, Way.Programmes), (range.Least, range.Greatest, range.Way));
        Assert.Equal((0, 31), Range(publication, "Q3"));
    }

    // Domain case I7: 8 of 20 in all and 7 of 19 men.
    [Fact]
    public void A_total_and_one_of_two_parts_give_the_other()
    {
        Publication publication = PublicationText.Read(
            """
            all 20
            reoffenders 8
            men 19
            reoffendingMen 7
            women ?
            reoffendingWomen ?
            all = men + women
            reoffenders = reoffendingMen + reoffendingWomen
            """);
        Assert.Equal((1, 1), Range(publication, "women"));
        Assert.Equal(Way.Intervals, Attacker.Range(publication, publication["reoffendingWomen"]).Way);
        Assert.Equal(["women"], Attacker.Recovered(publication, [(publication["women"], 1), (publication["men"], 0)]).Select(range => publication.Numbers[range.Number].Name));
    }

    // A sum of two even numbers is even: fractions allow 3 to 5, whole numbers 4 alone.
    [Fact]
    public void What_only_whole_numbers_exclude_is_found_by_trying_them()
    {
        Publication publication = PublicationText.Read(
            """
            a ?
            b ?
            sum 3..5
            2*a + 2*b = sum
            """);
        AttackedRange range = Attacker.Range(publication, publication["sum"]);
        Assert.Equal((4, 4L, Way.Search, true), (range.Least, range.Greatest, range.Way, range.IsAttained));
        Assert.Equal((0, 2), Range(publication, "a"));
    }

    [Fact]
    public void A_withheld_whole_of_withheld_parts_has_no_limit()
    {
        Publication publication = PublicationText.Read(
            """
            whole ?
            a 3
            b ?
            c 2..4
            whole = a + b + c
            """);
        AttackedRange range = Attacker.Range(publication, publication["whole"]);
        Assert.Equal((5, null), (range.Least, range.Greatest));
        Assert.False(range.IsNarrowerThan(long.MaxValue));
        Assert.Empty(Attacker.Recovered(publication, [(publication["whole"], 100), (publication["b"], 100)]));
    }

    [Fact]
    public void A_publication_that_no_table_keeps_is_refused()
    {
        Publication publication = PublicationText.Read(
            """
            a ?
            b ?
            c ?
            ab 3
            bc 4
            ac 20
            ab = a + b
            bc = b + c
            ac = a + c
            """);
        Assert.Throws<InvalidOperationException>(() => Attacker.Range(publication, 0));
    }

    private static (long Least, long Greatest) Range(Publication publication, string name)
    {
        AttackedRange range = Attacker.Range(publication, publication[name]);
        Assert.True(range.IsAttained);
        return (range.Least, range.Greatest!.Value);
    }
}
