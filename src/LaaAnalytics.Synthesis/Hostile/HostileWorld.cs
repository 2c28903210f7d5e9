namespace LaaAnalytics.Synthesis.Hostile;

internal static class HostileWorld
{
    public static IEnumerable<WorldFile> Files() => [];
}
