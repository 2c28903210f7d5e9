using System.Globalization;
using System.Text;
using LaaAnalytics.Disclosure.Rules;
using LaaAnalytics.Domain;
using LaaAnalytics.Testing;

namespace LaaAnalytics.Disclosure.Tests.Rules;

/// <summary>Profiles, and their page <c>docs/disclosure.md</c>: its table is made from them; <c>LAA_APPROVE=1</c> writes it.</summary>
public sealed class DisclosureProfileTests
{
    private const string From = "<!-- rules -->\n";
    private const string To = "<!-- end of rules -->\n";

    [Fact]
    public void The_numbers_are_those_of_the_product()
    {
        DisclosureProfile partner = DisclosureProfile.Get("partner");
        DisclosureProfile everybody = DisclosureProfile.Get("public");
        Assert.Equal((5, 10, 10, 20), (partner.HideBelow, partner.For([Sensitivity.Young]).HideBelow, everybody.HideBelow, everybody.For([Sensitivity.Deaths]).HideBelow));
        Assert.Equal((1, 5), (partner[DisclosureRuleName.RoundTo], everybody[DisclosureRuleName.RoundTo]));
        foreach (DisclosureProfile profile in new[] { partner, everybody })
        {
            Assert.Equal(
                [2, 90, 10, 10, 10, 10, 10, 1000],
                Enum.GetValues<DisclosureRuleName>()[2..10].Select(name => profile[name]));
            Assert.All(profile.Rules, rule => Assert.NotEmpty(rule.Source));
        }
    }

    [Fact]
    public void Of_several_classes_the_stricter_holds_and_to_ask_again_changes_nothing()
    {
        DisclosureProfile strict = DisclosureProfile.Get("partner").For([Sensitivity.Ordinary, Sensitivity.Young]);
        Assert.Equal(10, strict.HideBelow);
        Assert.Equal(10, strict.For([Sensitivity.Ordinary]).HideBelow);
        Assert.Equal(10, strict.For([Sensitivity.Health]).HideBelow);
    }

    // A threshold of 5 with base 5 would print 5 for 5 to 7 only.
    [Theory]
    [InlineData(5, 5, false)]
    [InlineData(9, 5, false)]
    [InlineData(10, 5, true)]
    [InlineData(10, 6, false)]
    [InlineData(5, 1, true)]
    public void The_base_of_rounding_is_at_most_half_the_threshold(long threshold, long roundTo, bool isAllowed)
    {
        DisclosureProfile profile = With(With(DisclosureProfile.Get("partner"), DisclosureRuleName.People, threshold), DisclosureRuleName.RoundTo, roundTo);
        if (isAllowed)
        {
            Assert.Same(profile, profile.Checked());
        }
        else
        {
            Assert.Throws<InvalidOperationException>(profile.Checked);
        }
    }

    [Fact]
    public void A_profile_has_every_rule_once_and_no_rule_is_laxer_where_it_must_be_stricter()
    {
        DisclosureProfile partner = DisclosureProfile.Get("partner");
        Assert.Throws<InvalidOperationException>((partner with { Rules = [.. partner.Rules.Skip(1)] }).Checked);
        Assert.Throws<InvalidOperationException>((partner with { Rules = [partner.Rules[0] with { Stricter = 4 }, .. partner.Rules.Skip(1)] }).Checked);
    }

    [Fact]
    public void A_profile_that_does_not_exist_is_refused() => Assert.Throws<UsageException>(() => DisclosureProfile.Get("secret"));

    [Fact]
    public void Each_says_in_words_what_it_withholds()
    {
        Assert.Equal("Nothing is withheld.", DisclosureProfile.Get("internal").InWords);
        Assert.Equal(
            "Counts of 1 to 4 people are withheld and shown as [c], and of 1 to 9 where they are young or their health is told; do not pass it on.", DisclosureProfile.Get("partner").InWords);
        Assert.StartsWith(
            "Counts of 1 to 9 people are withheld and shown as [c], and of 1 to 19 where they are young or their health is told. Every other count is rounded to the nearest 5;",
            DisclosureProfile.Get("public").InWords,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_has_the_rules_of_every_profile()
    {
        string path = Path.Combine(SharedFolder.Root, "docs", "disclosure.md");
        string page = File.ReadAllText(path).ReplaceLineEndings("\n");
        string whole = page[..(page.IndexOf(From, StringComparison.Ordinal) + From.Length)] + Table() + page[page.IndexOf(To, StringComparison.Ordinal)..];
        if (Environment.GetEnvironmentVariable("LAA_APPROVE") == "1")
        {
            File.WriteAllText(path, whole);
        }

        Assert.Equal(whole, File.ReadAllText(path).ReplaceLineEndings("\n"));
    }

    private static string Table()
    {
        DisclosureProfile partner = DisclosureProfile.Get("partner");
        DisclosureProfile everybody = DisclosureProfile.Get("public");
        StringBuilder table = new("| rule | `partner` | its stricter class | `public` | its stricter class | source |\n|---|--:|--:|--:|--:|---|\n");
        foreach (DisclosureRuleName name in Enum.GetValues<DisclosureRuleName>())
        {
            DisclosureRule one = partner.Rules[(int)name];
            DisclosureRule other = everybody.Rules[(int)name];
            string source = one.Source == other.Source ? one.Source : $"`partner`: {one.Source}; `public`: {other.Source}";
            table.Append(CultureInfo.InvariantCulture, $"| {Words(name)} | {one.Value} | {one.Stricter ?? one.Value} | {other.Value} | {other.Stricter ?? other.Value} | {source} |\n");
        }

        return table.ToString();
    }

    private static string Words(DisclosureRuleName name) => name switch
    {
        DisclosureRuleName.People => "people: counts from 1 up to but without this are withheld, and those whose complement is such",
        DisclosureRuleName.AllOrNone => "groups of which nobody or everybody re-offended: 1 withheld, 0 shown",
        DisclosureRuleName.DominanceContributors => "offences: so many of the largest contributors are looked at together",
        DisclosureRuleName.DominanceShare => "offences: withheld where those may have more than so many per cent of them",
        DisclosureRuleName.DominanceMargin => "offences: withheld where all but the two largest contributors have less than so many per cent of the largest",
        DisclosureRuleName.QuantileBeyond => "fewest people on either side of a quantile",
        DisclosureRuleName.EventsPerStep => "fewest events between two times at which early re-offending is told, if any",
        DisclosureRuleName.DegreesOfFreedom => "fewest residual degrees of freedom of a regression",
        DisclosureRuleName.MapPeople => "fewest people in a zone of a map",
        DisclosureRuleName.MapResidents => "fewest residents of a zone of a map",
        DisclosureRuleName.RoundTo => "printed to the nearest multiple of, halves up; 1 as counted",
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    private static DisclosureProfile With(DisclosureProfile profile, DisclosureRuleName name, long value) =>
        profile with { Rules = [.. profile.Rules.Select(rule => rule.Name == name ? rule with { Value = value, Stricter = null } : rule)] };
}
