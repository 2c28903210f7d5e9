using System.Runtime.CompilerServices;
using Xunit;

namespace LaaAnalytics.Testing;

/// <summary>Compares a text with the approved copy kept beside the test.</summary>
/// <remarks>
/// The approved copy of test <c>T</c> in class <c>C</c> is <c>Snapshots/C.T.verified.txt</c> in the folder of the test's source file.
/// A missing copy fails and names its path. <c>LAA_APPROVE=1</c> writes it, to be read and committed by a person.
/// </remarks>
public static class Snapshot
{
    /// <summary>Fails unless <paramref name="actual"/> equals the approved copy; line ends do not matter.</summary>
    public static void Matches(string actual, [CallerMemberName] string test = "", [CallerFilePath] string source = "")
    {
        ArgumentNullException.ThrowIfNull(actual);
        string testClass = Path.GetFileNameWithoutExtension(source);
        string approved = Path.Combine(Path.GetDirectoryName(source)!, "Snapshots", $"{testClass}.{test}.verified.txt");
        string text = Normalise(actual);
        if (Environment.GetEnvironmentVariable("LAA_APPROVE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(approved)!);
            File.WriteAllText(approved, text);
            return;
        }

        Assert.True(File.Exists(approved), $"No approved copy at {approved}. Run the test once with LAA_APPROVE=1, read the file, commit it.");
        Assert.Equal(Normalise(File.ReadAllText(approved)), text);
    }

    private static string Normalise(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
}
