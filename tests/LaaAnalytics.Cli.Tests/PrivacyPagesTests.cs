using System.Text.RegularExpressions;
using LaaAnalytics.Testing;

namespace LaaAnalytics.Cli.Tests;

/// <summary>The pages on privacy name tests and files that there are.</summary>
public sealed partial class PrivacyPagesTests
{
    [Theory]
    [InlineData("threat-model.md")]
    [InlineData("five-safes.md")]
    public void Every_test_and_file_that_a_page_leans_on_is_there(string page)
    {
        string text = File.ReadAllText(Path.Combine(SharedFolder.Root, "docs", page));
        string tests = string.Concat(Directory.EnumerateFiles(Path.Combine(SharedFolder.Root, "tests"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        string[] named = [.. TestName().Matches(text).Select(match => match.Groups[1].Value)];
        Assert.InRange(named.Length, 10, 100);
        Assert.All(named, name => Assert.True(tests.Contains($" {name}(", StringComparison.Ordinal), name));
        Assert.All(PathName().Matches(text).Select(match => match.Groups[1].Value), path => Assert.True(Path.Exists(Path.Combine(SharedFolder.Root, path)), path));
    }

    [GeneratedRegex("`([A-Z][A-Za-z0-9]*(?:_[A-Za-z0-9]+){2,})`")]
    private static partial Regex TestName();

    [GeneratedRegex("`((?:src|docs|tests)/[^`]+)`")]
    private static partial Regex PathName();
}
