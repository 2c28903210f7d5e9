using System.Text;

namespace LaaAnalytics.DuckDb.Interop;

/// <summary>UTF-8 that throws on half a surrogate pair, where the usual encoding would write a replacement character.</summary>
internal static class StrictUtf8
{
    public static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
}
