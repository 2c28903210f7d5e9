using System.Text;

namespace LaaAnalytics.Benchmarks;

/// <summary>The SQL files embedded in this program.</summary>
internal static class SqlText
{
    /// <summary>Text of the file of this name, without its ending.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static string Of(string name)
    {
        using Stream stream = typeof(SqlText).Assembly.GetManifestResourceStream($"{name}.sql") ?? throw new ArgumentException($"There is no SQL file {name}.", nameof(name));
        using StreamReader reader = new(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>The statement of the file, without its header: to stand inside another.</summary>
    public static string BodyOf(string name) =>
        string.Join('\n', Of(name).Split('\n').SkipWhile(line => line.StartsWith("--", StringComparison.Ordinal))).TrimEnd();

    /// <summary>A path as a literal.</summary>
    public static string Quoted(string path) => $"'{path.Replace("'", "''", StringComparison.Ordinal)}'";
}
