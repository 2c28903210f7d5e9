using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace LaaAnalytics.Reporting.Workbooks.Writing;

/// <summary>The parts of a package in a fixed order, to be digested or written so that equal content gives equal bytes.</summary>
internal sealed class PackageParts
{
    private const string Types = "[Content_Types].xml";
    private const string Provenance = "docProps/custom.xml";

    // The first time a zip entry can carry; spreadsheet programs write it too.
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly XNamespace Custom = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties";
    private static readonly XNamespace Variant = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes";
    private readonly List<(string Name, byte[] Bytes)> _parts;

    private PackageParts(List<(string Name, byte[] Bytes)> parts) => _parts = parts;

    /// <summary>Reads every part of a zip package: content types first, as readers of streams need, then by name.</summary>
    public static PackageParts Read(Stream package)
    {
        using ZipArchive archive = new(package, ZipArchiveMode.Read, leaveOpen: true);
        List<(string Name, byte[] Bytes)> parts = [];
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            using Stream stream = entry.Open();
            using MemoryStream bytes = new();
            stream.CopyTo(bytes);
            parts.Add((entry.FullName, bytes.ToArray()));
        }

        return new([.. parts.OrderBy(part => part.Name != Types).ThenBy(part => part.Name, StringComparer.Ordinal)]);
    }

    /// <summary>SHA-256 over each part's name, length and bytes, by name; the provenance, which will hold the digest, is left out.</summary>
    public string Digest()
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[sizeof(long)];
        foreach ((string name, byte[] bytes) in _parts.Where(part => part.Name != Provenance).OrderBy(part => part.Name, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(name + '\0'));
            BinaryPrimitives.WriteInt64LittleEndian(length, bytes.LongLength);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Writes the zip, with <paramref name="provenance"/> in place of the empty properties.</summary>
    public void Write(Stream stream, IReadOnlyDictionary<string, string> provenance)
    {
        using ZipArchive archive = new(stream, ZipArchiveMode.Create, leaveOpen: true);
        foreach ((string name, byte[] bytes) in _parts)
        {
            ZipArchiveEntry entry = archive.CreateEntry(name, CompressionLevel.Optimal);
            entry.LastWriteTime = Epoch;
            using Stream part = entry.Open();
            part.Write(name == Provenance ? CustomProperties(provenance) : bytes);
        }
    }

    private static byte[] CustomProperties(IReadOnlyDictionary<string, string> properties)
    {
        XElement root = new(Custom + "Properties", new XAttribute(XNamespace.Xmlns + "vt", Variant), properties.Select((property, index) =>
            new XElement(
                Custom + "property",
                new XAttribute("fmtid", "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"),
                new XAttribute("pid", index + 2),
                new XAttribute("name", property.Key),
                new XElement(Variant + "lpwstr", property.Value))));
        using MemoryStream bytes = new();
        using (XmlWriter writer = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false) }))
        {
            root.WriteTo(writer);
        }

        return bytes.ToArray();
    }
}
