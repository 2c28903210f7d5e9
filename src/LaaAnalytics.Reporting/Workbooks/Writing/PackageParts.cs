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
    private const int MostParts = 2_000;
    private const long MostBytes = 256L << 20;
    private const string Provenance = "docProps/custom.xml";

    // The first time a zip entry can carry; spreadsheet programs write it too.
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly XNamespace Custom = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties";
    private static readonly XNamespace Variant = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes";
    private readonly List<(string Name, byte[] Bytes)> _parts;

    private PackageParts(List<(string Name, byte[] Bytes)> parts) => _parts = parts;

    /// <summary>Reads every part of a zip package: content types first, as readers of streams need, then by name.</summary>
    /// <exception cref="InvalidDataException">It is no zip package, or holds more than a workbook of this program does.</exception>
    public static PackageParts Read(Stream package)
    {
        using ZipArchive archive = new(package, ZipArchiveMode.Read, leaveOpen: true);
        if (archive.Entries.Count > MostParts)
        {
            throw new InvalidDataException("More parts than are read.");
        }

        List<(string Name, byte[] Bytes)> parts = [];
        long left = MostBytes;
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            byte[] bytes = Unpack(entry, left);
            left -= bytes.LongLength;
            parts.Add((entry.FullName, bytes));
        }

        return new([.. parts.OrderBy(part => part.Name != Types).ThenBy(part => part.Name, StringComparer.Ordinal)]);
    }

    /// <summary>The provenance; empty where there is none.</summary>
    /// <exception cref="XmlException">It is not well-formed, or declares a document type.</exception>
    public IReadOnlyDictionary<string, string> Properties()
    {
        Dictionary<string, string> properties = new(StringComparer.Ordinal);
        foreach ((_, byte[] bytes) in _parts.Where(part => part.Name == Provenance))
        {
            using XmlReader reader = XmlReader.Create(new MemoryStream(bytes), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            foreach (XElement property in XElement.Load(reader).Elements(Custom + "property"))
            {
                properties[property.Attribute("name")?.Value ?? string.Empty] = property.Value;
            }
        }

        return properties;
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

    // What the file says of its sizes is not believed: what is really unpacked counts.
    private static byte[] Unpack(ZipArchiveEntry entry, long most)
    {
        using Stream stream = entry.Open();
        using MemoryStream bytes = new();
        byte[] buffer = new byte[81_920];
        int read;
        while ((read = stream.Read(buffer)) > 0)
        {
            if (bytes.Length + read > most)
            {
                throw new InvalidDataException("Larger than is read.");
            }

            bytes.Write(buffer, 0, read);
        }

        return bytes.ToArray();
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
