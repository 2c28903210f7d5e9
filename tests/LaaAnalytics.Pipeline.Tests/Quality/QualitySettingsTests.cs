using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Extracts;
using LaaAnalytics.Quality;
using LaaAnalytics.Testing;

namespace LaaAnalytics.Pipeline.Tests.Quality;

public sealed class QualitySettingsTests : IDisposable
{
    private readonly string _file = Path.Combine(Directory.CreateTempSubdirectory("laa-quality-").FullName, "quality.json");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_file)!, recursive: true);

    [Fact]
    public void The_settings_of_the_page_can_be_read()
    {
        string page = QualityPage.Markdown();
        int start = page.IndexOf("```json\n", StringComparison.Ordinal) + 8;
        QualitySettings settings = Read(page[start..page.IndexOf("```", start, StringComparison.Ordinal)]);
        Assert.Equal(new QualityThreshold("Q12", 0.08m, 0.30m, "probation"), Assert.Single(settings.Thresholds));
        Assert.Equal(new DateOnly(2010, 3, 31), Assert.Single(settings.Exemptions).Until);
        Assert.Equal(new SupplyDue("police", "proven_offence", 120, 215, new(2009, 10, 31), new(2009, 10, 1)), Assert.Single(settings.Due));
        Assert.Equal(new ExternalTotal("probation", "index_event", Period.OfMonths(2009, 4, 3), 492, "case system, caseload report of 30 June 2009"), Assert.Single(settings.Totals));
        Assert.Equal(new SupplyExclusion("yot", "index_event", new(2009, 4, 14), "Sent twice."), Assert.Single(settings.Exclusions));
    }

    [Fact]
    public void An_empty_object_is_the_default()
    {
        QualitySettings read = Read("{}");
        Assert.Empty((object[])[.. read.Thresholds, .. read.Exemptions, .. read.Due, .. read.Totals, .. read.Exclusions]);
        Assert.Equal(5, read.SmallestClass);
    }

    [Theory]
    [InlineData("""{ "treshholds": [] }""", "not a member")]
    [InlineData("""{ "thresholds": [{ "check": "Q99", "soft": 0.1 }] }""", "does not exist")]
    [InlineData("""{ "thresholds": [{ "check": "Q12", "soft": 0.3 }] }""", "soft threshold of Q12 is above its hard one")]
    [InlineData("""{ "thresholds": [{ "check": "Q12", "soft": -0.1 }] }""", "below nought")]
    [InlineData("""{ "exemptions": [{ "check": "Q12", "supplier": null, "table": null, "column": null, "reason": " ", "until": "2010-03-31" }] }""", "gives no reason")]
    [InlineData("""{ "exemptions": [{ "check": "Q12", "supplier": null, "table": "index_event", "column": "surname", "reason": "x", "until": "2010-03-31" }] }""", "index_event does not have")]
    [InlineData("""{ "exemptions": [{ "check": "Q12", "supplier": null, "table": null, "column": null, "reason": "x" }] }""", "$.exemptions[0] lacks a required member: until.")]
    [InlineData("""{ "exemptions": [{ "check": "Q12", "until": "31/03/2010", "reason": "x" }] }""", "$.exemptions[0].until is not a day: write the year first")]
    [InlineData("""{ "exemptions": [{ "chekc": "Q12", "until": "2010-03-31", "reason": "x" }] }""", "$.exemptions[0].chekc is not a member of this form. Did you mean check?")]
    [InlineData("""{ "exemptions": [{ "check": "Q12", "until": "2010-03-31", "reason": "x" },] }""", "at column 75: there is a comma before the closing bracket: take it out")]
    [InlineData("""{ "due": [{ "supplier": "police", "table": "offences", "warnAfterDays": 1, "errorAfterDays": 2 }] }""", "table is named")]
    [InlineData("""{ "due": [{ "supplier": "police", "table": "person", "warnAfterDays": 3, "errorAfterDays": 2 }] }""", "out of order")]
    [InlineData("""{ "due": [{ "supplier": "police", "table": "person", "warnAfterDays": 1, "errorAfterDays": 2, "dueOn": "2009-10-31" }] }""", "together or not at all")]
    [InlineData("""{ "totals": [{ "supplier": "police", "table": "person", "period": "2009-04..2009-06", "area": null, "total": 5, "source": "x" }] }""", "no dates")]
    [InlineData("""{ "totals": [{ "supplier": "police", "table": "index_event", "period": "2009Q1", "area": null, "total": 5, "source": "x" }] }""", "$.totals[0].period is not a span of days: write")]
    [InlineData("""{ "totals": [{ "supplier": "police", "table": "index_event", "period": "2009-04..2009-06", "area": null, "total": 0, "source": "x" }] }""", "not above nought")]
    [InlineData("""{ "smallestClass": 1 }""", "smallestClass is below 2")]
    public void Settings_that_cannot_mean_what_they_say_are_refused(string json, string reason) =>
        Assert.Contains(reason, Assert.Throws<UsageException>(() => Read(json)).Message, StringComparison.Ordinal);

    [Fact]
    public void An_exemption_and_a_total_leave_out_what_may_be_any() =>
        Assert.Equal(
            (new QualityExemption("Q40", "known", new(2010, 3, 31)), new ExternalTotal("police", "index_event", Period.OfMonths(2009, 4, 3), 5, "return")),
            Read("""
                { "exemptions": [{ "check": "Q40", "reason": "known", "until": "2010-03-31" }],
                  "totals": [{ "supplier": "police", "table": "index_event", "period": "2009-04..2009-06", "total": 5, "source": "return" }] }
                """) is { Exemptions: [QualityExemption exemption], Totals: [ExternalTotal total] } ? (exemption, total) : default);

    [Fact]
    public void The_page_is_made_from_the_catalogue()
    {
        string page = Path.Combine(SharedFolder.Root, "docs", "data-quality.md");
        if (Environment.GetEnvironmentVariable("LAA_APPROVE") == "1")
        {
            File.WriteAllText(page, QualityPage.Markdown());
        }

        Assert.Equal(QualityPage.Markdown(), File.ReadAllText(page).ReplaceLineEndings("\n"));
    }

    [Fact]
    public void The_catalogue_is_numbered_once_and_its_thresholds_are_in_order()
    {
        Assert.Equal(QualityCheck.All.Select(check => check.Id).Distinct().Order(StringComparer.Ordinal), QualityCheck.All.Select(check => check.Id));
        Assert.All(QualityCheck.All, check => Assert.True(check.Soft is null || check.Hard is null || check.Soft <= check.Hard, check.Id));
        Assert.All(QualityCheck.All, check => Assert.True(check.Text.EndsWith('.') && check.Remedy.EndsWith('.') && check.Sentence.Length > 0, check.Id));
    }

    [Fact]
    public void Every_SQL_file_says_name_grain_reads_parameters_and_units()
    {
        Assert.All(CheckSql.Names, name =>
        {
            string[] lines = CheckSql.Text(name).Split('\n');
            Assert.StartsWith($"-- {name}: ", lines[0], StringComparison.Ordinal);
            Assert.Equal(["Grain", "Reads", "Parameters", "Units"], lines[1..5].Select(line => line[3..].Split(' ')[0]));
            Assert.DoesNotContain(";", string.Join('\n', lines[5..]), StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Dated_tables_name_columns_they_have() => Assert.All(
        ExtractTable.All.Where(table => TableDays.Of(table.Name) is not null),
        table =>
        {
            TableDays days = TableDays.Of(table.Name)!;
            Assert.All([days.Day, days.Settled, days.Area], column => Assert.NotNull(table.Column(column)));
        });

    private QualitySettings Read(string json)
    {
        File.WriteAllText(_file, json);
        return QualitySettings.Read(_file);
    }
}
