using LaaAnalytics.Reporting.Commentaries;

namespace LaaAnalytics.Reporting.Tests.Commentaries;

/// <summary>Made-up people and numbers; the NHS and National Insurance numbers are the published examples of their forms.</summary>
public sealed class PersonalWordsTests
{
    private static readonly PersonalWords Words = PersonalWords.For(SampleCommentary.Review, ["Highdown Lodge"]);

    [Theory]
    [InlineData("We moved Darren Smithson to a hostel.", "words like a name", "Darren Smithson")]
    [InlineData("Darren Smithson was moved.", "words like a name", "Darren Smithson")]
    [InlineData("Seen by J. Okonkwo-Reid twice.", "words like a name", "J. Okonkwo-Reid")]
    [InlineData("Seen by Maria de Souza.", "words like a name", "Maria de Souza")]
    [InlineData("The Probation Officer Kowalczyk leads.", "words like a name", "The Probation Officer Kowalczyk")]
    [InlineData("Zoë O’Neill left.", "words like a name", "Zoë O’Neill")]
    [InlineData("Ask Mrs Patel about it.", "a title and a name", "Mrs Patel")]
    [InlineData("PC Hargreaves attends.", "a title and a name", "PC Hargreaves")]
    [InlineData("DOB 1/2/05 was wrong.", "a date of birth", "1/2/05")]
    [InlineData("born 12th March 1991 in Arden", "a date of birth", "12th March 1991")]
    [InlineData("the one of 1991-03-12", "a date of birth", "1991-03-12")]
    [InlineData("number 943 476 5919 again", "an NHS number", "943 476 5919")]
    [InlineData("number AB 12 34 56 C again", "a National Insurance number", "AB 12 34 56 C")]
    [InlineData("number 1999/0000001G again", "a PNC identifier", "1999/0000001G")]
    [InlineData("lives at SW1A 1AA now", "a postcode", "SW1A 1AA")]
    [InlineData("write to d.smithson@example.org.", "an e-mail address", "d.smithson@example.org")]
    [InlineData("ring 01632 960 983 first", "a telephone number", "01632 960 983")]
    [InlineData("ring +44 (0)1632 960983 first", "a telephone number", "+44 (0)1632 960983")]
    public void What_looks_like_a_person_is_found(string text, string kind, string words) =>
        Assert.Equal([(kind, words)], Words.In(text, SampleCommentary.Review.Review));

    [Theory]
    [InlineData("The Youth Offending Team and West Midlands Probation met in September 2009.")]
    [InlineData("Meanwhile Wrenshire Partnership agreed a Housing Options protocol.")]
    [InlineData("Brook & Vale District Council signed. Government Office was told.")]
    [InlineData("Highdown Lodge closed on 31 July 2009; the contract ends on 31/03/2011.")]
    [InlineData("NHS and PPO leads met the DIP.\nTraining began.")]
    [InlineData("2,110 entries, 15.7 per cent, NI 18 and 0.29 a month")]
    [InlineData("")]
    public void Words_of_the_field_of_the_agreement_and_its_suppliers_are_not(string text) =>
        Assert.Empty(Words.In(text, SampleCommentary.Review.Review));

    [Fact]
    public void The_same_words_are_told_once() =>
        Assert.Single(Words.In("Darren Smithson left. Later Darren Smithson came back.".Replace("Later ", "", StringComparison.Ordinal), SampleCommentary.Review.Review));
}
