using System.Text;

namespace LaaAnalytics.Quality;

/// <summary>The SQL files embedded in this assembly, one a family of checks.</summary>
internal static class CheckSql
{
    /// <summary>Names of all files without ending, in ordinal order.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. typeof(CheckSql).Assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(".sql", StringComparison.Ordinal))
            .Select(name => name[..^4])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The file as it stands, header included.</summary>
    public static string Text(string name)
    {
        using Stream stream = typeof(CheckSql).Assembly.GetManifestResourceStream(name + ".sql")
            ?? throw new ArgumentException($"There is no SQL file {name}.", nameof(name));
        using StreamReader reader = new(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    /// <summary>The statement without its header, its places filled with names of the catalogue and nothing else.</summary>
    /// <exception cref="ArgumentException">A part has no place in the file.</exception>
    public static string Statement(string name, params ReadOnlySpan<(string Place, string Sql)> parts)
    {
        string statement = string.Join('\n', Text(name).Split('\n').SkipWhile(line => line.StartsWith("--", StringComparison.Ordinal)));
        foreach ((string place, string sql) in parts)
        {
            string mark = $"{{{place}}}";
            statement = statement.Contains(mark, StringComparison.Ordinal)
                ? statement.Replace(mark, sql, StringComparison.Ordinal)
                : throw new ArgumentException($"{name} has no place {mark}.", nameof(parts));
        }

        return statement;
    }
}
