using System.Text;
using System.Xml;

namespace LaaAnalytics.Spreadsheets.Packages;

/// <summary>A part's XML, forward only: children are gone through by the depth of their parent, and what is not asked for is passed over.</summary>
internal sealed class PartXml : IDisposable
{
    /// <summary>A parent without children.</summary>
    public const int Empty = -1;

    private const int Deepest = 64;

    private readonly WatchedText _text;
    private readonly XmlReader _xml;
    private readonly string[] _namespaces;
    private readonly char[] _chunk = new char[1024];
    private readonly StringBuilder _builder = new();

    private PartXml(PackagePart part, string[] namespaces)
    {
        _text = new(part);
        _namespaces = namespaces;
        _xml = XmlReader.Create(_text, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            NameTable = new BoundedNames(),
        });
    }

    /// <summary>Local name of the current element; empty where it is of another vocabulary.</summary>
    public string Name => Array.IndexOf(_namespaces, _xml.NamespaceURI) >= 0 ? _xml.LocalName : string.Empty;

    /// <summary>Opens a part's XML; <paramref name="namespaces"/> are those whose elements have a <see cref="Name"/>.</summary>
    public static PartXml Open(PackagePart part, string[] namespaces) => new(part, namespaces);

    /// <summary>Moves to the document's element and enters it.</summary>
    /// <exception cref="SpreadsheetRefusedException">It has another name.</exception>
    public int Root(string name)
    {
        while (Read())
        {
            if (_xml.NodeType == XmlNodeType.Element)
            {
                return Name == name ? Enter() : throw SpreadsheetRefusedException.Damaged("a part is not what it is named as");
            }
        }

        throw SpreadsheetRefusedException.Damaged("a part is empty");
    }

    /// <summary>The current element as a parent for <see cref="Child"/>.</summary>
    public int Enter() => _xml.IsEmptyElement ? Empty : _xml.Depth;

    /// <summary>Moves to the next element directly below the parent; false at the parent's end.</summary>
    public bool Child(int parent)
    {
        while (parent != Empty && Read())
        {
            if (_xml.NodeType == XmlNodeType.EndElement && _xml.Depth == parent)
            {
                return false;
            }

            if (_xml.NodeType == XmlNodeType.Element && _xml.Depth == parent + 1)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>An attribute without a namespace; null where there is none.</summary>
    public string? Attribute(string name) => _xml.GetAttribute(name);

    /// <summary>An attribute of one of the namespaces; null where there is none.</summary>
    public string? Attribute(string name, string[] namespaces) =>
        Array.ConvertAll(namespaces, each => _xml.GetAttribute(name, each)) is string?[] found ? Array.Find(found, value => value is not null) : null;

    /// <summary>Text directly in the current element, which is left behind.</summary>
    /// <exception cref="SpreadsheetRefusedException">It is longer than <paramref name="most"/> characters.</exception>
    public string Text(int most)
    {
        if (_xml.IsEmptyElement)
        {
            return string.Empty;
        }

        int depth = _xml.Depth;
        _builder.Clear();
        while (Read() && !(_xml.NodeType == XmlNodeType.EndElement && _xml.Depth == depth))
        {
            if (_xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace && _xml.Depth == depth + 1)
            {
                Append(most);
            }
        }

        return _builder.ToString();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _xml.Dispose();
        _text.Dispose();
    }

    private void Append(int most)
    {
        int read;
        while ((read = _xml.ReadValueChunk(_chunk, 0, _chunk.Length)) > 0)
        {
            _builder.Append(_chunk, 0, read);
            if (_builder.Length > most)
            {
                throw SpreadsheetRefusedException.TooLarge("a cell's text is longer than spreadsheets allow");
            }
        }
    }

    private bool Read()
    {
        bool isRead = _xml.Read();
        return _xml.Depth <= Deepest ? isRead : throw SpreadsheetRefusedException.Damaged("its parts are not those of a spreadsheet");
    }
}
