using System.Reflection;

namespace LaaAnalytics.Cli.Tests;

/// <summary>Which project may know which: read from the built assemblies, so that no arrow can be drawn unseen.</summary>
public sealed class ArchitectureTests
{
    private const string Prefix = "LaaAnalytics.";

    [Theory]
    [InlineData("Domain", "")]
    [InlineData("Statistics", "")]
    [InlineData("DuckDb", "")]
    [InlineData("Spreadsheets", "Domain")]
    [InlineData("Store", "Domain DuckDb")]
    [InlineData("Ingestion", "Domain DuckDb Spreadsheets Store")]
    [InlineData("Indicators", "Domain Statistics Store")]
    [InlineData("Quality", "Domain DuckDb Store")]
    [InlineData("Disclosure", "Domain Statistics")]
    [InlineData("Reporting", "Disclosure Domain Spreadsheets")]
    [InlineData("Refresh", "Disclosure Domain Indicators Ingestion Quality Reporting Spreadsheets Store")]
    [InlineData("SupplierKit", "Domain Ingestion")]
    [InlineData("Synthesis", "Domain")]
    public void A_project_knows_only_those_it_may(string project, string mayKnow)
    {
        IEnumerable<string> known = References(Assembly.Load(Prefix + project));
        Assert.Empty(known.Except(mayKnow.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
    }

    [Fact]
    public void Every_project_has_its_arrows_stated_here()
    {
        string[] stated = [.. typeof(ArchitectureTests).GetMethod(nameof(A_project_knows_only_those_it_may))!
            .GetCustomAttributes<InlineDataAttribute>()
            .Select(data => (string)data.GetData(null!).Single()[0])];
        Assert.Empty(References(Assembly.Load("laa")).Except(stated));
    }

    [Fact]
    public void Only_Disclosure_can_make_a_published_figure()
    {
        Assert.Empty(typeof(Disclosure.PublishedFigure).GetConstructors(BindingFlags.Public | BindingFlags.Instance));
        Assert.Empty(typeof(Disclosure.Reviews.PublishedReview).GetConstructors(BindingFlags.Public | BindingFlags.Instance));
        Assert.Empty(typeof(Disclosure.Reviews.PublishedComponent).GetConstructors(BindingFlags.Public | BindingFlags.Instance));
        Assert.Empty(typeof(Disclosure.CaseMix.PublishedCaseMix).GetConstructors(BindingFlags.Public | BindingFlags.Instance));
        Assert.Empty(typeof(Disclosure.CaseMix.PublishedCaseMixRow).GetConstructors(BindingFlags.Public | BindingFlags.Instance));
        Assert.Empty(typeof(Disclosure.Further.PublishedFurtherRates).GetConstructors(BindingFlags.Public | BindingFlags.Instance));
        Assert.Empty(typeof(Disclosure.Periods.PublishedPeriods).GetConstructors(BindingFlags.Public | BindingFlags.Instance));
        Assert.Empty(typeof(Disclosure.Periods.PublishedPeriod).GetConstructors(BindingFlags.Public | BindingFlags.Instance));
        Assert.Empty(typeof(Disclosure.Reviews.PublishedCount).GetConstructors(BindingFlags.Public | BindingFlags.Instance));
        Assert.Empty(typeof(Disclosure.Areas.PublishedAreaComparison).GetConstructors(BindingFlags.Public | BindingFlags.Instance));
        Assert.Empty(typeof(Disclosure.Areas.PublishedAreaRow).GetConstructors(BindingFlags.Public | BindingFlags.Instance));
        Assert.Empty(typeof(Disclosure.Areas.PublishedComparator).GetConstructors(BindingFlags.Public | BindingFlags.Instance));
    }

    [Fact]
    public void Reporting_takes_nothing_that_has_not_been_published()
    {
        Assembly reporting = Assembly.Load(Prefix + "Reporting");
        IEnumerable<Type> taken = reporting.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .SelectMany(method => method.GetParameters())
            .Select(parameter => parameter.ParameterType);
        Assert.DoesNotContain(typeof(Domain.Measure), taken);
        Assert.DoesNotContain(typeof(Domain.CaseMix.CaseMixTable), taken);
        Assert.DoesNotContain(typeof(Domain.Bridges.SchemeBridge), taken);
        Assert.DoesNotContain(typeof(Domain.Periods.PeriodSeries), taken);
        Assert.DoesNotContain(typeof(Domain.Reviews.ReviewEvidence), taken);
        Assert.DoesNotContain(typeof(Domain.Reviews.SuppliedCount), taken);
        Assert.DoesNotContain(typeof(Domain.Areas.SuppliedAreas), taken);
        Assert.DoesNotContain(typeof(Domain.Reviews.ComponentEvidence), taken);
        Assert.DoesNotContain(typeof(Domain.Quality.QualityFinding), taken);
    }

    [Fact]
    public void A_risk_score_reaches_no_other_project_but_as_a_sum()
    {
        // Only the predictor that counts predictions into cells calls the formulas; nothing outside Indicators sees a prediction of one person.
        foreach (string project in (string[])["Disclosure", "Reporting", "Refresh", "Quality", "Ingestion", "SupplierKit", "Synthesis", "Store"])
        {
            Assembly assembly = Assembly.Load(Prefix + project);
            Assert.DoesNotContain(
                assembly.GetTypes().SelectMany(type => type.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly)),
                member => member.ToString()!.Contains("RiskScores", StringComparison.Ordinal));
        }

        Assert.DoesNotContain(
            typeof(Indicators.CaseMix.CaseMixCounts).Assembly.GetExportedTypes().Where(type => type.Namespace == typeof(Indicators.CaseMix.CaseMixCounts).Namespace),
            type => type.GetMembers().Any(member => member.ToString()!.Contains("RiskScores", StringComparison.Ordinal)));
    }

    private static IEnumerable<string> References(Assembly assembly) => assembly.GetReferencedAssemblies()
        .Select(reference => reference.Name!)
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .Select(name => name[Prefix.Length..]);
}
