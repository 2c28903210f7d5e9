using LaaAnalytics.Domain;
using LaaAnalytics.Indicators;

namespace LaaAnalytics.Spec;

/// <summary>The definition files themselves.</summary>
public sealed class CatalogueSpecs
{
    [Fact]
    public void Schemes_are_found_by_id_and_by_citation()
    {
        Assert.Equal("ni18-adult@2008-05", SchemeCatalogue.Find("ni18-adult").Citation);
        Assert.Same(SchemeCatalogue.Find("ni18-adult"), SchemeCatalogue.Find("ni18-adult@2008-05"));
        Assert.Equal(
            [
                "live-tracker", "moj-annual", "moj-quarterly", "ni18-adult", "ni19-youth", "ni30-ppo", "ni38-drug", "prevention",
                .. Enumerable.Range(1, 10).Select(years => $"release-k:{years}"), "short-sentence:12", "short-sentence:6", "transition-17-19",
            ],
            SchemeCatalogue.All.Select(scheme => scheme.Id));
    }

    [Theory]
    [InlineData("ni18")]
    [InlineData("ni18-adult@2009-01")]
    [InlineData("release-k")]
    [InlineData("release-k:0")]
    [InlineData("release-k:11")]
    [InlineData("")]
    public void An_unknown_scheme_is_refused_with_the_list_of_what_exists(string id)
    {
        UsageException refusal = Assert.Throws<UsageException>(() => SchemeCatalogue.Find(id));
        Assert.All(SchemeCatalogue.All, scheme => Assert.Contains(scheme.Citation, refusal.Remedy, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1, 12, 18, 365)]
    [InlineData(3, 36, 42, 1095)]
    [InlineData(10, 120, 126, 3650)]
    public void Release_cohorts_exist_for_one_to_ten_years(int years, int months, int proofMonths, int days)
    {
        MeasurementScheme scheme = SchemeCatalogue.Find($"release-k:{years}");
        Assert.Equal((months, proofMonths), (scheme.FollowUp.ToMonths, scheme.Proof.Months!.Value));
        Assert.Equal(days, RelativeFollowUp.Days(scheme.FollowUp));
        Assert.Contains($"within {months} months", scheme.Title, StringComparison.Ordinal);
        Assert.DoesNotContain(scheme.Rules, rule => rule.Text.Contains('{', StringComparison.Ordinal));
    }

    [Fact]
    public void Relative_days_need_whole_years_from_the_index_day() =>
        Assert.Throws<InvalidOperationException>(() => RelativeFollowUp.Days(SchemeCatalogue.Find("ni18-adult").FollowUp));

    [Fact]
    public void Every_rule_is_a_sentence_with_a_source() => Assert.All(
        SchemeCatalogue.All.SelectMany(scheme => scheme.Rules),
        rule =>
        {
            Assert.EndsWith(".", rule.Text, StringComparison.Ordinal);
            Assert.True(char.IsUpper(rule.Text[0]), rule.Text);
            Assert.NotEmpty(rule.Source);
        });

    [Fact]
    public void Rule_names_are_unique_within_a_scheme() => Assert.All(
        SchemeCatalogue.All, scheme => Assert.Equal(scheme.Rules.Count, scheme.Rules.Select(rule => rule.Name).Distinct().Count()));

    [Fact]
    public void The_three_components_are_measured_by_three_schemes()
    {
        Assert.Equal(["RO-A", "RO-Y", "RO-YB", "RO-P", "RO-PB"], IndicatorCatalogue.All.Select(indicator => indicator.Id));
        Assert.All(IndicatorCatalogue.All, indicator => Assert.Equal(indicator.Component, IndicatorCatalogue.SchemeOf(indicator).Component));
        Assert.All(IndicatorCatalogue.All, indicator => Assert.Equal(Polarity.Low, indicator.Polarity));
        Assert.Equal(SchemeStatistic.ShareReoffending, IndicatorCatalogue.Find("RO-A").Statistic);
        Assert.Equal(SchemeStatistic.ReoffencesPer100Offenders, IndicatorCatalogue.Find("RO-Y").Statistic);
        Assert.Equal(SchemeStatistic.ChangeFromBaseline, IndicatorCatalogue.Find("RO-P").Statistic);
    }

    [Fact]
    public void An_unknown_indicator_is_refused_with_the_list_of_what_exists() =>
        Assert.Contains("RO-A, RO-Y, RO-YB, RO-P, RO-PB", Assert.Throws<UsageException>(() => IndicatorCatalogue.Find("RO-X")).Remedy, StringComparison.Ordinal);

    [Fact]
    public void Pools_are_runs_of_four_consecutive_quarters()
    {
        IReadOnlyList<CohortSpan> pools = SchemeCohorts.PoolsWithin(SchemeCatalogue.Find("ni18-adult"), Period.Parse("2008-06..2009-10"));
        Assert.Equal(["2008-07..2009-06", "2008-10..2009-09"], pools.Select(pool => pool.Period.ToString()));
        Assert.All(pools, pool => Assert.Equal(4, pool.Pooled));
        Assert.Throws<UsageException>(() => SchemeCohorts.PoolsWithin(SchemeCatalogue.Find("ni19-youth"), Period.Parse("2008-01..2009-12")));
    }

    [Fact]
    public void A_period_names_a_cohort_or_all_cohorts_that_fill_it_from_its_start_to_its_end_without_overlap()
    {
        Assert.Equal(2, SchemeCohorts.Named(SchemeCatalogue.Find("ni18-adult"), Period.Parse("2009-01..2009-06")).Pooled);
        Assert.Equal(1, SchemeCohorts.Named(SchemeCatalogue.Find("moj-annual"), Period.Parse("2009-04..2010-03")).Pooled);
        Assert.Throws<UsageException>(() => SchemeCohorts.Named(SchemeCatalogue.Find("ni18-adult"), Period.Parse("2009-02..2009-07")));
        Assert.Equal(2, SchemeCohorts.Named(SchemeCatalogue.Find("ni19-youth"), Period.Parse("2009-01..2010-03")).Pooled);
        Assert.Throws<UsageException>(() => SchemeCohorts.Named(SchemeCatalogue.Find("ni19-youth"), Period.Parse("2009-01..2010-04")));
        Assert.Throws<UsageException>(() => SchemeCohorts.Named(SchemeCatalogue.Find("moj-annual"), Period.Parse("2009-01..2010-03")));
    }
}
