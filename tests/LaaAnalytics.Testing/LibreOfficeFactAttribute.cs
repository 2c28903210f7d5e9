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
        using Process office = Process.Start(new ProcessStartInfo(Find()!)
        {
            ArgumentList = { "--headless", $"-env:UserInstallation=file://{folder}/profile", "--convert-to", kind, "--outdir", target, file },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        string said = office.StandardOutput.ReadToEnd() + office.StandardError.ReadToEnd();
        office.WaitForExit();
        string made = Path.Combine(target, $"{Path.GetFileNameWithoutExtension(file)}.{kind.Split(':')[0]}");
        Assert.True(office.ExitCode == 0 && File.Exists(made), said);
        return made;
    }
}
