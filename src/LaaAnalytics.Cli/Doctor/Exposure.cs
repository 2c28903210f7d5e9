namespace LaaAnalytics.Cli.Doctor;

/// <summary>Something that would give data to others, and what mends it.</summary>
/// <param name="What">A sentence.</param>
/// <param name="Fix">A sentence or a command.</param>
internal sealed record Exposure(string What, string Fix)
{
    /// <summary>The two lines in which it is told.</summary>
    public IEnumerable<string> Lines => [$"  {What}", $"    Mend: {Fix}"];
}
