using LaaAnalytics.Reporting.Workbooks;

namespace LaaAnalytics.Reporting.Tests.Workbooks;

public sealed class PackFileNameTests
{
    [Theory]
    [InlineData("E06000047", "Six-month review", "e06000047-six-month-review.xlsx")]
    [InlineData("W06000008", "Ceredigion – Tŷ'r Ŵyl, 2009", "w06000008-ceredigion-tyr-wyl-2009.xlsx")]
    [InlineData("E06000047", "../../etc/passwd", "e06000047-etc-passwd.xlsx")]
    [InlineData("E06000047", "a:b\\c|d\0e", "e06000047-a-b-c-d-e.xlsx")]
    public void A_name_is_lower_case_words_with_dashes(string area, string slug, string name) => Assert.Equal(name, PackFileName.For(area, slug));

    [Theory]
    [InlineData("E06/47", "review")]
    [InlineData("con", "review")]
    [InlineData("E06000047", "com1")]
    [InlineData("E06000047", "???")]
    [InlineData("E06000047", "Review final")]
    [InlineData("E06000047", "Review v2")]
    [InlineData("E06000047", "a review of everything that the partnership has done so far")]
    public void A_name_that_would_mislead_or_not_open_is_refused(string area, string slug) =>
        Assert.Throws<ArgumentException>(() => PackFileName.For(area, slug));

    [Fact]
    public void Sixty_characters_fit_and_one_more_does_not()
    {
        string fits = new('a', 60 - "e06000047-.xlsx".Length);
        Assert.Equal(60, PackFileName.For("E06000047", fits).Length);
        Assert.Throws<ArgumentException>(() => PackFileName.For("E06000047", fits + "a"));
    }
}
