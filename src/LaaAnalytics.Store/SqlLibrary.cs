using System.Text;

namespace LaaAnalytics.Store;

/// <summary>The SQL files embedded in this assembly.</summary>
internal static class SqlLibrary
{
    private static readonly Dictionary<string, string> Texts = ReadAll();

    /// <summary>Names of all files, folder and file without ending (<c>marts/mart_coverage</c>), in ordinal order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Texts.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Text of the file, header included.</summary>
    public static string Text(string name) => Texts.TryGetValue(name, out string? text)
        ? text
        : throw new ArgumentException($"There is no SQL file {name}.", nameof(name));

    /// <summary>The file with its placeholders filled; every placeholder given must occur, and none may be left.</summary>
    public static string Text(string name, params ReadOnlySpan<(string Placeholder, string Sql)> parts)
    {
        string statement = Body(Text(name));
        foreach ((string placeholder, string sql) in parts)
        {
            string braced = $"{{{placeholder}}}";
            statement = statement.Contains(braced, StringComparison.Ordinal)
                ? statement.Replace(braced, sql, StringComparison.Ordinal)
                : throw new ArgumentException($"{name} has no placeholder {braced}.", nameof(parts));
        }

        return statement;
    }

    /// <summary>The statement without its header.</summary>
    public static string Body(string text)
    {
        ReadOnlySpan<char> rest = text;
        while (rest.StartsWith("--"))
        {
            rest = rest[(rest.IndexOf('\n') + 1)..];
        }

        return rest.TrimEnd().ToString();
    }

    private static Dictionary<string, string> ReadAll()
    {
        Dictionary<string, string> texts = new(StringComparer.Ordinal);
        foreach (string resource in typeof(SqlLibrary).Assembly.GetManifestResourceNames())
        {
            if (resource.EndsWith(".sql", StringComparison.Ordinal))
            {
                using StreamReader reader = new(typeof(SqlLibrary).Assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
                texts.Add(resource[..^4], reader.ReadToEnd().ReplaceLineEndings("\n"));
            }
        }

        return texts;
    }
}
