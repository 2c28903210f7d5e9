using System.Text;
using System.Xml;

namespace LaaAnalytics.Spreadsheets;

/// <summary>Turns what the readers of zip and XML throw at damaged input into a refusal; their texts may quote the file, so they are not passed on.</summary>
internal static class Faults
{
    /// <summary>Runs the reading.</summary>
    /// <exception cref="SpreadsheetRefusedException">The file is at fault.</exception>
    public static T Guard<T>(Func<T> reading)
    {
        try
        {
            return reading();
        }
        catch (Exception fault) when (fault is XmlException or InvalidDataException or IOException or NotSupportedException or DecoderFallbackException)
        {
            throw SpreadsheetRefusedException.Damaged("a part of it cannot be read");
        }
    }
}
