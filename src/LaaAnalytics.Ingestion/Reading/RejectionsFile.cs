using System.Globalization;
using System.Text;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Files;
using LaaAnalytics.Ingestion.Rules;

namespace LaaAnalytics.Ingestion.Reading;

/// <summary>Writes refused rows as CSV for the supplier: UTF-8, every value in quotes, and none that a spreadsheet would run as a formula.</summary>
public static class RejectionsFile
{
    /// <summary>Writes the file, and its folder where there is none.</summary>
    /// <param name="path">The file; replaced where it is there.</param>
    /// <param name="rejections">Refused rows and files, in reading order.</param>
    /// <exception cref="UsageException">It cannot be written there.</exception>
    public static void Write(string path, IReadOnlyList<RowRejection> rejections)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(rejections);
        try
        {
            FileAside.Write(path, file => Write(file, rejections));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{Path.GetFileName(path)} cannot be written.", "Name another file for the refused rows.");
        }
    }

    /// <summary>Writes the file's bytes to a stream, which stays open.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="rejections">Refused rows and files, in reading order.</param>
    public static void Write(Stream stream, IReadOnlyList<RowRejection> rejections)
    {
        ArgumentNullException.ThrowIfNull(rejections);
        using StreamWriter writer = new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        writer.WriteLine(Line("file", "line", "column", "rule", "expected", "remedy"));
        foreach (RowRejection rejection in rejections)
        {
            string line = rejection.Line > 0 ? rejection.Line.ToString(CultureInfo.InvariantCulture) : string.Empty;
            string remedy = IngestionRule.Find(rejection.Rule)?.Remedy ?? string.Empty;
            writer.WriteLine(Line(rejection.File, line, rejection.Column, rejection.Rule, rejection.Expected, remedy));
        }
    }

    private static string Line(params IEnumerable<string> values) => string.Join(',', values.Select(Quoted));

    private static string Quoted(string value)
    {
        string safe = value is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + value : value;
        return $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
