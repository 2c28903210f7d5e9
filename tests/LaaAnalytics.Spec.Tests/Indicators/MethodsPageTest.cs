using System.Globalization;
using System.Text;
using LaaAnalytics.Domain;
using LaaAnalytics.Indicators;
using LaaAnalytics.Testing;

namespace LaaAnalytics.Spec.Tests.Indicators;

/// <summary><c>docs/methods</c>: one page a definition, made from the definition files; <c>LAA_APPROVE=1</c> writes them.</summary>
public sealed class MethodsPageTest
{
    private static readonly string Folder = Path.Combine(SharedFolder.Root, "docs", "methods");

    private const string Releases = "release-k:";

    /// <summary>Every definition; the one with a number of years by its one-year form.</summary>
    private static readonly string[] Ids = [.. SchemeCatalogue.All.Select(scheme => scheme.Id).Where(id => !id.StartsWith(Releases, StringComparison.Ordinal)), "release-k:1"];

    public static TheoryData<string> Schemes => [.. Ids];

    [Theory]
    [MemberData(nameof(Schemes))]
    public void The_page_of_a_definition_says_what_its_file_says(string id) => Matches(FileName(id), Page(SchemeCatalogue.Find(id)));

    [Fact]
    public void The_list_of_definitions_is_complete()
    {
        StringBuilder page = new();
        page.Append("# Methods\n\nOne page a definition, made from its file in `src/LaaAnalytics.Indicators/Schemes`. Two definitions over the same people give different figures and are never compared.\n\n");
        page.Append("| definition | measures | indicators |\n|---|---|---|\n");
        foreach (string id in Ids)
        {
            MeasurementScheme scheme = SchemeCatalogue.Find(id);
            string indicators = string.Join(", ", IndicatorCatalogue.All.Where(indicator => indicator.Scheme == id).Select(indicator => $"{indicator.Id} ({indicator.Unit})"));
            page.Append(CultureInfo.InvariantCulture, $"| [{scheme.Id}]({FileName(id)}) | {scheme.Title} | {indicators} |\n");
        }

        Matches("README.md", page.ToString());
    }

    private static string Page(MeasurementScheme scheme)
    {
        StringBuilder page = new();
        page.Append(CultureInfo.InvariantCulture, $"# {scheme.Id}: {scheme.Title}\n\nVersion {scheme.Version}. Source: {scheme.Source}.\n\n");
        page.Append(CultureInfo.InvariantCulture, $"Reads `index_event` ({string.Join(", ", scheme.Enters.Events)}{(scheme.Enters.Disposals is { } disposals ? $"; disposal {string.Join(" or ", disposals)}" : string.Empty)}) and `proven_offence`{(scheme.Enters.CohortOutcomes ? ", or `cohort_outcome`" : string.Empty)}.\n\n");
        page.Append("| rule | what it says | how far it is known | source |\n|---|---|---|---|\n");
        foreach (SchemeRule rule in scheme.Rules)
        {
            page.Append(CultureInfo.InvariantCulture, $"| {rule.Name} | {rule.Text} | {rule.Standing.ToString().ToLowerInvariant()} | {rule.Source} |\n");
        }

        if (scheme.Breaks.Count > 0)
        {
            page.Append("\n| break from | what changed | source |\n|---|---|---|\n");
            foreach (SeriesBreak one in scheme.Breaks)
            {
                page.Append(CultureInfo.InvariantCulture, $"| {Period.DayInWords(one.From)} | {one.What} | {one.Source} |\n");
            }

            page.Append("\nFigures are not compared across a break, and trends stop there.\n");
        }

        page.Append("\n*Published*: seen in the source. *Reproduced*: gives published figures back. *Assumed*: general knowledge, not checked against its source. *Chosen*: no published rule could be read.\n");
        return page.ToString();
    }

    private static string FileName(string id) => (id.StartsWith(Releases, StringComparison.Ordinal) ? Releases.TrimEnd(':') : id.Replace(':', '-')) + ".md";

    private static void Matches(string name, string page)
    {
        string path = Path.Combine(Folder, name);
        if (Environment.GetEnvironmentVariable("LAA_APPROVE") == "1")
        {
            File.WriteAllText(path, page);
        }

        Assert.Equal(page, File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : string.Empty);
    }
}
