using LaaAnalytics.Testing;

namespace LaaAnalytics.Histories;

/// <summary>A scheme that nothing but its own file and its spec knows: what adding one takes.</summary>
public static class AddedScheme
{
    public static string Text { get; } = File.ReadAllText(Path.Combine(SharedFolder.Root, "tests", "LaaAnalytics.Pipeline.Tests", "Indicators", "added-scheme.json"));
}
