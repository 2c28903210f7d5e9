using System.IO.Compression;
using LaaAnalytics.Disclosure;
using LaaAnalytics.Disclosure.Reviews;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Reviews;
using LaaAnalytics.Reporting.SixMonthReviews;
using LaaAnalytics.Reporting.Tests.Workbooks;
using LaaAnalytics.Reporting.Workbooks;

namespace LaaAnalytics.Reporting.Tests.SixMonthReviews;

/// <summary>The six-month pack under the profile public.</summary>
public sealed class PublicPackTests
{
    private static readonly SuppliedCount[] Supplied =
    [
        new("NI 18", SampleReview.Whole, Period.OfMonths(2008, 4, 12), "return", "ministry", 2107, 347, 2107, 351.7m, false),
        new("NI 16", SampleReview.Whole, Period.OfMonths(2008, 4, 12), "return", "police", null, 1234, 81_111, null, false),
    ];

    [Fact]
    public void Every_count_of_people_and_offences_is_a_multiple_of_5()
    {
        PublishedReview review = Review();
        long?[] counts =
        [
            .. review.Figures.SelectMany(figure => new[] { figure.Offenders, figure.Reoffenders, figure.Reoffences, figure.BaselineOffences, figure.Unmatched }),
            .. review.Components.SelectMany(component => component.Bridge?.Steps ?? []).SelectMany(step => new long?[] { step.Offenders, step.Counted }),
            .. review.Components.SelectMany(component => component.Benchmark).SelectMany(benchmark => benchmark.Areas).SelectMany(area => new[] { (long?)area.Counted, (long?)area.Denominator }),
        ];
        Assert.True(counts.Count(count => count > 0) > 40);
        Assert.All(counts, count => Assert.Equal(0, (count ?? 0) % 5));
        Assert.Equal([(1234m, 81_111m), (345m, 2105m)], review.AsSupplied.Select(count => (count.Numerator!.Value, count.Denominator!.Value)));
    }

    [Fact]
    public void Values_are_those_of_the_printed_counts()
    {
        PublishedFigure headline = Review().Components[0].Headline!;
        Assert.Equal((2115, 335), (headline.Offenders, headline.Reoffenders));
        Assert.Equal(100.0 * 335 / 2115, headline.Estimate.Value!.Value, 1e-12);
        Assert.Equal(0, headline.Expected!.Value % 5);
        Assert.Null(headline.StandardisedDifference);
    }

    [Fact]
    public void No_count_as_counted_is_anywhere_in_the_file()
    {
        Workbook pack = SixMonthPack.Lay(Review(), SampleReview.Stamp);
        Assert.Equal("", SavedParts.SchemaErrors(pack));
        using ZipArchive archive = new(new MemoryStream(SavedParts.Bytes(pack)));
        foreach (ZipArchiveEntry part in archive.Entries)
        {
            using StreamReader reader = new(part.Open());
            string text = reader.ReadToEnd();
            Assert.All(
                (string[])["2113", "333", "524", "526", "527", "1091", "179", "152", "781", "2107", "347"],
                number => Assert.DoesNotContain($">{number}<", text, StringComparison.Ordinal));
        }

        Assert.Contains("Every other count is rounded to the nearest 5", SavedParts.CellTexts(pack), StringComparison.Ordinal);
    }

    private static PublishedReview Review() => PublishedReview.From(Evidence(), DisclosureProfile.Get("public"));

    /// <summary>The sample with numbers that no rounding leaves as they are.</summary>
    private static ReviewEvidence Evidence()
    {
        ReviewEvidence sample = SampleReview.Evidence();
        ComponentEvidence adult = sample.Components[0];
        Measure latest = SampleReview.Pool(adult.Scheme, SampleReview.Whole, 2008, 333, 2113);
        return sample with
        {
            AsSupplied = Supplied,
            Components =
            [
                adult with
                {
                    Latest = latest,
                    ByArea =
                    [
                        adult.ByArea[0],
                        SampleReview.Pool(adult.Scheme, adult.ByArea[1].Key.Area, 2008, 179, 1091),
                        SampleReview.Pool(adult.Scheme, adult.ByArea[2].Key.Area, 2008, 152, 781),
                    ],
                    Bridge = SampleReview.Bridge(adult.Scheme, latest, (1204, 244), (1204, 402), (1180, 447)),
                },
                .. sample.Components.Skip(1),
            ],
        };
    }
}
