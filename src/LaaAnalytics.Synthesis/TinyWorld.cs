namespace LaaAnalytics.Synthesis;

/// <summary>The files of <c>data-samples/tiny</c>, which are the world itself.</summary>
internal static class TinyWorld
{
    private const string Prefix = "tiny/";

    public static IEnumerable<WorldFile> Files()
    {
        System.Reflection.Assembly assembly = typeof(TinyWorld).Assembly;
        foreach (string name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using Stream stream = assembly.GetManifestResourceStream(name)!;
            byte[] content = new byte[stream.Length];
            stream.ReadExactly(content);
            yield return new(name[Prefix.Length..], content);
        }
    }
}
