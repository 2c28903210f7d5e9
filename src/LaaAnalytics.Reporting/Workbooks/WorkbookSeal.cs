using LaaAnalytics.Domain;
using LaaAnalytics.Reporting.Workbooks.Writing;

namespace LaaAnalytics.Reporting.Workbooks;

/// <summary>What a saved workbook's content comes to, and where it says it is from; worked out from the file, whatever the file says of itself.</summary>
/// <param name="Digest">As <see cref="Workbook.ContentDigest"/>: equal if and only if every part but the provenance has the same name and bytes.</param>
/// <param name="Provenance">Properties recorded with <see cref="Workbook.SetProvenance"/>, and <c>ContentDigest</c>; empty where there are none.</param>
public sealed record WorkbookSeal(string Digest, IReadOnlyDictionary<string, string> Provenance)
{
    /// <summary>Reads a file within limits: at most 2,000 parts and 256 MiB unpacked.</summary>
    /// <param name="file">The file; it can seek, and stays open.</param>
    /// <exception cref="UsageException">It is not a workbook, or larger.</exception>
    public static WorkbookSeal Of(Stream file)
    {
        ArgumentNullException.ThrowIfNull(file);
        try
        {
            PackageParts parts = PackageParts.Read(file);
            return new(parts.Digest(), parts.Properties());
        }
        catch (Exception damage) when (damage is InvalidDataException or System.Xml.XmlException)
        {
            throw new UsageException("The file is not a workbook of this program, or it is damaged.", "Name the .xlsx file of a pack as it was issued.");
        }
    }
}
