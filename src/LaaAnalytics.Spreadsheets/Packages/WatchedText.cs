using System.Text;

namespace LaaAnalytics.Spreadsheets.Packages;

/// <summary>Characters of an XML part on their way to the parser, which would keep a tag, an attribute or a CDATA section in memory however long it is.</summary>
internal sealed class WatchedText(PackagePart part) : TextReader
{
    private const int LongestRun = 1024 * 1024;

    private readonly StreamReader _reader = new(part.Open(), new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true, 32 * 1024);
    private int _run;
    private char _before;
    private char _last;
    private bool _isCData;

    /// <inheritdoc/>
    public override int Peek() => throw new NotSupportedException();

    /// <inheritdoc/>
    public override int Read()
    {
        Span<char> one = stackalloc char[1];
        return Read(one) == 0 ? -1 : one[0];
    }

    /// <inheritdoc/>
    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    /// <inheritdoc/>
    public override int Read(Span<char> buffer)
    {
        int read = _reader.Read(buffer);
        foreach (char c in buffer[..read])
        {
            Watch(c);
        }

        return read;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _reader.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Watch(char c)
    {
        if (_isCData)
        {
            if (c == '>' && _last == ']' && _before == ']')
            {
                _isCData = false;
                _run = 0;
            }
        }
        else if (c == '<')
        {
            _run = 0;
        }
        else if (_last == '!' && _before == '<')
        {
            _isCData = c == '[';
            if (c == 'D')
            {
                throw new SpreadsheetRefusedException(
                    SpreadsheetRefusal.DocumentType, "The spreadsheet declares a document type (DTD), which no spreadsheet program writes.");
            }
        }

        if (++_run > LongestRun)
        {
            throw SpreadsheetRefusedException.TooLarge("a single value or tag is over a million characters long");
        }

        _before = _last;
        _last = c;
    }
}
