using System.Diagnostics;
using Xunit;

namespace LaaAnalytics.Testing;

/// <summary>A fact that needs LibreOffice; skipped, with a message, where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LibreOfficeFactAttribute : FactAttribute
{
    /// <summary>Runs only where LibreOffice is on the path.</summary>
    public LibreOfficeFactAttribute()
    {
        if (LibreOffice.Find() is null)
        {
            Skip = "needs LibreOffice (soffice), which is not installed";
        }
    }
}

/// <summary>Saves files by LibreOffice, a spreadsheet program that none of this project's code knows of.</summary>
public static class LibreOffice
{
    private const string Program = "soffice";

    /// <summary>Where it is, or null.</summary>
    public static string? Find() => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, Program))
        .FirstOrDefault(File.Exists);

    /// <summary>Converts a file to another kind, beside it, and gives the new file's path.</summary>
    /// <param name="file">The file.</param>
    /// <param name="kind">Ending of the new kind, with a filter after a colon where needed: <c>xlsx</c>.</param>
    public static string Convert(string file, string kind)
    {
        string folder = Path.GetDirectoryName(file)!;
        string target = Path.Combine(folder, "converted");
        ProcessStartInfo start = new(Find()!) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add("--headless");
        start.ArgumentList.Add($"-env:UserInstallation=file://{folder}/profile");
        if (file.EndsWith(".csv", StringComparison.Ordinal))
        {
            // 76 is UTF-8; LibreOffice would take a text to be in the machine's own encoding.
            start.ArgumentList.Add("--infilter=CSV:44,34,76,1");
        }

        foreach (string word in new[] { "--convert-to", kind, "--outdir", target, file })
        {
            start.ArgumentList.Add(word);
        }

        using Process office = Process.Start(start)!;
        string said = office.StandardOutput.ReadToEnd() + office.StandardError.ReadToEnd();
        office.WaitForExit();
        string made = Path.Combine(target, $"{Path.GetFileNameWithoutExtension(file)}.{kind.Split(':')[0]}");
        Assert.True(office.ExitCode == 0 && File.Exists(made), said);
        return made;
    }
}
