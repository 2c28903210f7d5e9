using System.Diagnostics;
using Xunit;

namespace LaaAnalytics.Testing;

/// <summary>The accessibility and safety checker of workbooks in the shared folder; use it in a <see cref="SharedFactAttribute"/> on <see cref="Script"/>.</summary>
public static class SpreadsheetChecker
{
    /// <summary>Path of the checker within the shared folder.</summary>
    public const string Script = "tools/check_xlsx.py";

    /// <summary>Fails with the checker's report unless it finds nothing, warnings included.</summary>
    /// <param name="name">File name, which is checked too.</param>
    /// <param name="content">The workbook's bytes.</param>
    /// <param name="form">Whether it is a workbook to fill in, to which the rules of forms apply.</param>
    public static void FindsNothing(string name, byte[] content, bool form = false)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("laa-checked-");
        try
        {
            string file = Path.Combine(folder.FullName, name);
            File.WriteAllBytes(file, content);
            ProcessStartInfo start = new("python3") { ArgumentList = { SharedFolder.Find(Script)!, "--strict", "--deterministic" }, RedirectStandardOutput = true };
            if (form)
            {
                start.ArgumentList.Add("--review");
            }

            start.ArgumentList.Add(file);
            using Process checker = Process.Start(start)!;
            string report = checker.StandardOutput.ReadToEnd();
            checker.WaitForExit();
            Assert.True(checker.ExitCode == 0, report);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
