using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using LaaAnalytics.Disclosure;
using LaaAnalytics.Disclosure.Reviews;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Reviews;
using LaaAnalytics.Reporting.Commentaries;
using LaaAnalytics.Reporting.SixMonthReviews;
using LaaAnalytics.Reporting.Tests.Commentaries;
using LaaAnalytics.Reporting.Tests.Workbooks;
using LaaAnalytics.Testing;

namespace LaaAnalytics.Reporting.Tests.SixMonthReviews;

/// <summary>What a file holds beside what it prints: every part of it is opened, so that nothing gives anybody away.</summary>
public sealed partial class PackTracesTests
{
    private const string PackId = "wrenshire-2009-09-30-1";
    private static readonly XNamespace Sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static readonly XNamespace Chart = "http://schemas.openxmlformats.org/drawingml/2006/chart";
    private static readonly XNamespace Relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public static TheoryData<string> Files => ["draft", "issued", "form", "sample"];

    // Each withheld cell has numbers that stand nowhere else; a cell of 3 in 7,919 among them.
    [Theory]
    [InlineData("draft")]
    [InlineData("issued")]
    [InlineData("form")]
    public void No_withheld_number_is_in_any_part(string file)
    {
        HashSet<long> withheld = Withheld();
        Assert.Superset(new HashSet<long> { 7919, 7916, 8171, 7927, 3012, 4024, 8087 }, withheld);
        Dictionary<string, string> parts = Parts(Saved(file));
        Assert.Empty(parts.SelectMany(part => Numbers().Matches(part.Value)
            .Select(match => match.Value.Replace(",", string.Empty, StringComparison.Ordinal))
            .Where(digits => digits.Length <= 6 && withheld.Contains(long.Parse(digits, CultureInfo.InvariantCulture)))
            .Select(digits => $"{part.Key}: {digits}")));

        HashSet<string> rates = WithheldRates();
        Assert.Empty(parts.SelectMany(part => Decimals().Matches(part.Value).Where(match => rates.Contains(match.Value)).Select(match => $"{part.Key}: {match.Value}")));

        // The search finds what is printed, in cells and in sentences.
        Assert.Contains(parts, part => Numbers().Matches(part.Value).Any(match => match.Value is "26699" or "26,699") || file == "form");
        Assert.Contains(parts, part => Decimals().Matches(part.Value).Any(match => match.Value == "14.6"));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_number_and_word_that_a_chart_holds_is_that_of_its_cell(string file)
    {
        Dictionary<string, string> parts = Parts(Saved(file));
        Dictionary<string, XDocument> sheets = Sheets(parts);
        int held = 0;
        foreach (XElement reference in parts.Where(part => part.Key.StartsWith("xl/drawings/charts/", StringComparison.Ordinal)).SelectMany(part => XDocument.Parse(part.Value).Descendants().Where(one => one.Element(Chart + "f") is not null)))
        {
            Match range = Range().Match(reference.Element(Chart + "f")!.Value);
            Assert.True(range.Success, reference.Element(Chart + "f")!.Value);
            (string column, int first, int last) = (range.Groups[2].Value, Row(range.Groups[3].Value), Row(range.Groups[4].Value));
            XElement cache = reference.Elements().Single(one => one.Name.LocalName is "numCache" or "strCache");
            Dictionary<int, string> points = cache.Elements(Chart + "pt").ToDictionary(point => Row(point.Attribute("idx")!.Value), point => point.Element(Chart + "v")!.Value);
            for (int row = first; row <= last; row++, held++)
            {
                string cell = Cell(sheets[range.Groups[1].Value], string.Create(CultureInfo.InvariantCulture, $"{column}{row}"));
                Assert.Equal(cell, points.GetValueOrDefault(row - first, string.Empty));
            }

            Assert.InRange(points.Keys.Max(), 0, last - first);
        }

        Assert.Equal(file == "form", held == 0);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void There_is_no_part_but_those_of_what_is_printed(string file)
    {
        Dictionary<string, string> parts = Parts(Saved(file));
        Assert.All(parts.Keys, name => Assert.Matches(PrintedPart(), name));
        Assert.All(XDocument.Parse(parts["xl/workbook.xml"]).Descendants(Sheet + "definedName"), name => Assert.Equal("_xlnm.Print_Titles", name.Attribute("name")!.Value));
        Assert.DoesNotContain(XDocument.Parse(parts["xl/workbook.xml"]).Descendants(Sheet + "sheet"), sheet => sheet.Attribute("state") is not null);
        foreach (XDocument sheet in Sheets(parts).Values)
        {
            Assert.DoesNotContain(sheet.Descendants(), one => one.Attribute("hidden") is not null || one.Name.LocalName is "f" or "legacyDrawing" or "oleObjects" or "extLst" or "headerFooter");
        }
    }

    [Theory]
    [InlineData("draft", "Agreement AsOf ContentDigest Profile ReviewTo Standing")]
    [InlineData("issued", "Agreement AsOf ContentDigest PackId Profile ReviewTo Standing")]
    [InlineData("form", "Agreement AsOf ContentDigest ReviewTo")]
    public void Properties_name_the_organisation_and_the_day_of_the_data_and_no_person_machine_or_place(string file, string own)
    {
        byte[] bytes = Saved(file);
        Dictionary<string, string> parts = Parts(bytes);
        Dictionary<string, string> core = Values(parts["docProps/core.xml"]);
        Assert.Equal(["title", "subject", "creator", "keywords", "description", "created", "modified", "language"], core.Keys);
        Assert.Equal(("Wrenshire Partnership", "2009-10-05T00:00:00Z", "2009-10-05T00:00:00Z"), (core["creator"], core["created"], core["modified"]));
        Assert.Equal(new() { ["Application"] = "LaaAnalytics", ["Company"] = "Wrenshire Partnership" }, Values(parts["docProps/app.xml"]));
        Assert.Equal(own.Split(' '), XDocument.Parse(parts["docProps/custom.xml"]).Root!.Elements().Select(property => property.Attribute("name")!.Value).Order(StringComparer.Ordinal));
        string everything = string.Concat(parts.Values);
        Assert.DoesNotContain(Environment.MachineName, everything, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(SharedFolder.Root, everything, StringComparison.Ordinal);
        Assert.DoesNotContain(Path.GetTempPath().TrimEnd('/'), everything, StringComparison.Ordinal);
        using ZipArchive archive = new(new MemoryStream(bytes), ZipArchiveMode.Read);
        Assert.Empty(archive.Comment);
        Assert.All(archive.Entries, entry => Assert.Equal((string.Empty, 1980), (entry.Comment, entry.LastWriteTime.Year)));
    }

    /// <summary>Counts of everything that the review withholds.</summary>
    private static HashSet<long> Withheld()
    {
        ReviewEvidence evidence = Evidence();
        PublishedReview review = Review();
        HashSet<CellKey> hidden = [.. review.Figures.Where(figure => figure.Estimate.Status == EstimateStatus.Withheld).Select(figure => figure.Id.Cell with { Indicator = figure.Indicator.Scheme })];
        IEnumerable<Measure> measures = evidence.Components.SelectMany(component => new[] { component.Latest, component.YearBefore }.OfType<Measure>().Concat(component.Series).Concat(component.ByArea));
        IEnumerable<long> cells = measures.Where(measure => hidden.Contains(measure.Key)).SelectMany(measure => new[] { measure.Offenders, measure.NonReoffenders, measure.Reoffenders, measure.Reoffences!.Value });
        IEnumerable<long> counts = evidence.AsSupplied
            .Where(count => review.AsSupplied.Single(published => published.Area.Code == count.Area).IsWithheld)
            .SelectMany(count => new[] { (long)count.Numerator, (long)count.Denominator, (long)count.Expected!.Value });

        // The findings' rows, the step of three people on the bridge, and Carrow as the pack issued last printed it.
        return [.. cells.Concat(counts).Concat([3012, 4024, 8087, 1613]).Where(number => number >= 1000)];
    }

    /// <summary>Rates of withheld cells of areas to the decimals of a pack, and what the pack issued last printed of them.</summary>
    private static HashSet<string> WithheldRates()
    {
        PublishedReview review = Review();
        HashSet<AreaCode> hidden = [.. review.Components[0].ByArea.Where(figure => figure.Estimate.Status == EstimateStatus.Withheld).Select(figure => figure.Id.Cell.Area)];
        Assert.InRange(hidden.Count, 2, 3);
        IEnumerable<double> rates = Evidence().Components[0].ByArea.Where(cell => hidden.Contains(cell.Key.Area) && cell.Reoffenders > 3).Select(cell => 100.0 * cell.Reoffenders / cell.Offenders);
        return [.. rates.Select(rate => rate.ToString("F1", CultureInfo.InvariantCulture)), "19.9", "19.1", "20.8"];
    }

    private static PublishedReview Review() => PublishedReview.From(Evidence(), DisclosureProfile.Get("partner"));

    private static ReviewEvidence Evidence()
    {
        ReviewEvidence evidence = SampleReview.Evidence();
        ComponentEvidence adult = evidence.Components[0];
        Measure whole = SampleReview.Pool(adult.Scheme, SampleReview.Whole, 2008, 3903, 26_699);
        adult = adult with
        {
            Latest = whole,
            ByArea = [Area(1, 3, 7919), Area(2, 1789, 10_903), Area(3, 2111, 7877)],
            Bridge = SampleReview.Bridge(adult.Scheme, whole, (6211, 2447), (6211, 4021), (6211, 4024), (6173, 4483)),
        };
        ComponentEvidence young = evidence.Components[1];
        List<Measure> cohorts = [.. young.Series];
        cohorts[0] = SampleReview.Cell(young.Scheme, SampleReview.Whole, cohorts[0].Key.Period, 3, 8171, 1429);
        return evidence with
        {
            Components = [adult, young with { Series = cohorts }, evidence.Components[2]],
            AsSupplied = [Count(SampleReview.Whole, 2003, 31_259), Count(new("X07000001", 2009), 3, 7927), Count(new("X07000002", 2009), 977, 12_011), Count(new("X07000003", 2009), 1023, 11_321)],
        };

        Measure Area(int number, long reoffenders, long offenders) =>
            SampleReview.Pool(adult.Scheme, new(string.Create(CultureInfo.InvariantCulture, $"X0700000{number}"), 2009), 2008, reoffenders, offenders) with { Reoffences = reoffenders + 4723 };

        static SuppliedCount Count(AreaCode area, decimal numerator, decimal denominator) =>
            new("NI 18", area, Period.OfMonths(2008, 4, 12), "return", "ministry", (long)denominator, numerator, denominator, 5519m + numerator, false);
    }

    private static byte[] Saved(string file)
    {
        PublishedReview review = Review();
        return SavedParts.Bytes(file switch
        {
            "draft" => SixMonthPack.Lay(review, SampleReview.Stamp, SampleCommentary.Written),
            "issued" => SixMonthPack.Lay(review, SampleReview.Stamp with { Issue = new(PackId, new(2009, 11, 13), SampleCommentary.Written.SignOff!) }, SampleCommentary.Written, Since(review)),
            "form" => CommentaryWorkbook.Lay(review, SampleReview.Stamp, SampleCommentary.Written, SampleCommentary.LastTime),
            _ => SampleWorkbook.Build(),
        });
    }

    /// <summary>Every area was printed in the pack issued last, among them those that are withheld now.</summary>
    private static SinceLastPack Since(PublishedReview review)
    {
        IssuedPack last = new(
            "wrenshire-2009-03-31-1", 1, "wrenshire", IssuedPack.SixMonth, new(new(2008, 10, 1), new(2009, 4, 1)), "partner", 1, new('0', 64), "pack.xlsx", "2009-05-11T09:00:00Z", "Chair", new(2009, 5, 8), "0.1.0");
        return SinceLastPack.Of(last, [.. review.Figures.Select(figure => figure.AsIssued()).Select(figure => figure.Status == EstimateStatus.Withheld
            ? figure with { Status = EstimateStatus.Final, Value = 19.9, Lower = 19.1, Upper = 20.8, Offenders = 8087, Reoffenders = 1613, Reoffences = 1613 }
            : figure)], review);
    }

    private static Dictionary<string, string> Parts(byte[] file)
    {
        using ZipArchive archive = new(new MemoryStream(file), ZipArchiveMode.Read);
        return archive.Entries.ToDictionary(entry => entry.FullName, entry =>
        {
            using StreamReader reader = new(entry.Open());
            return reader.ReadToEnd();
        });
    }

    private static Dictionary<string, XDocument> Sheets(Dictionary<string, string> parts)
    {
        Dictionary<string, string> targets = XDocument.Parse(parts["xl/_rels/workbook.xml.rels"]).Root!.Elements().ToDictionary(one => one.Attribute("Id")!.Value, one => one.Attribute("Target")!.Value.TrimStart('/'));
        return XDocument.Parse(parts["xl/workbook.xml"]).Descendants(Sheet + "sheet").ToDictionary(
            sheet => sheet.Attribute("name")!.Value,
            sheet => XDocument.Parse(parts[targets[sheet.Attribute(Relation + "id")!.Value] is var target && target.StartsWith("xl/", StringComparison.Ordinal) ? target : $"xl/{target}"]));
    }

    private static string Cell(XDocument sheet, string address) => sheet.Descendants(Sheet + "c").Single(cell => cell.Attribute("r")!.Value == address).Value;

    private static Dictionary<string, string> Values(string part) => XDocument.Parse(part).Root!.Elements().ToDictionary(one => one.Name.LocalName, one => one.Value);

    private static int Row(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    /// <summary>Whole numbers as cells and sentences have them, not digits within a digest, a code or a decimal fraction.</summary>
    [GeneratedRegex(@"(?<![0-9A-Za-z.,])[0-9]{1,3}(?:(?:,[0-9]{3})+|[0-9]*)(?![0-9A-Za-z])")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"(?<![0-9A-Za-z.])[0-9]+\.[0-9]+(?![0-9A-Za-z])")]
    private static partial Regex Decimals();

    [GeneratedRegex(@"^'(.+)'!\$([A-Z]+)\$([0-9]+):\$[A-Z]+\$([0-9]+)$")]
    private static partial Regex Range();

    [GeneratedRegex(@"^(\[Content_Types\]\.xml|_rels/\.rels|docProps/(core|app|custom)\.xml|xl/workbook\.xml|xl/styles\.xml|xl/(worksheets/sheet|tables/table|drawings/drawing|drawings/charts/chart)[0-9]*\.xml|xl/(|worksheets/|drawings/)_rels/[a-z]+[0-9]*\.xml\.rels)$")]
    private static partial Regex PrintedPart();
}
