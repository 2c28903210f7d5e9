using System.Text.RegularExpressions;

namespace LaaAnalytics.Reporting.Workbooks;

/// <summary>One worksheet: a title in A1, texts in column A, and below them one table, one chart or neither.</summary>
/// <remarks>
/// Texts always stand above the table, in the order given, after the sentences the sheet writes itself: how many tables, where notes are,
/// what shorthand means, why cells are blank, what statuses mean.
/// </remarks>
public sealed partial class Sheet
{
    private readonly Workbook _workbook;
    private readonly List<SheetText> _texts = [];

    internal Sheet(Workbook workbook, string name, string title, WorkbookChart? chart = null)
    {
        if (!GoodName().IsMatch(name) || ReservedName().IsMatch(name))
        {
            throw new ArgumentException(
                "A sheet name is 1 to 31 letters, digits and underscores, starts with a letter and says what is inside.", nameof(name));
        }

        _workbook = workbook;
        Name = name;
        Title = CellText.Clean(title).Trim();
        ArgumentOutOfRangeException.ThrowIfLessThan(Title.Length, 3, nameof(title));
        Chart = chart;
    }

    /// <summary>The name on the tab.</summary>
    public string Name { get; }

    /// <summary>The title in A1.</summary>
    public string Title { get; }

    /// <summary>The sheet's one table, or null.</summary>
    public Table? Table { get; private set; }

    internal WorkbookChart? Chart { get; }

    internal IReadOnlyList<SheetText> Texts => _texts;

    /// <summary>A heading above the texts that follow it.</summary>
    public Sheet Heading(string words) => Add(new(SheetTextKind.Heading, CellText.Clean(words)));

    /// <summary>A text of its own row.</summary>
    public Sheet Paragraph(string words) => Add(new(SheetTextKind.Paragraph, CellText.Clean(words)));

    /// <summary>A link to the first cell of another sheet; the words should name it.</summary>
    public Sheet Link(string words, Sheet target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return target._workbook == _workbook
            ? Add(new(SheetTextKind.Link, LinkWords(words), target))
            : throw new ArgumentException("The sheet belongs to another workbook.", nameof(target));
    }

    /// <summary>A link to a web page (https) or an e-mail address (mailto); the words should say where it leads.</summary>
    public Sheet Link(string words, Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address.IsAbsoluteUri && address.Scheme is "https" or "mailto"
            ? Add(new(SheetTextKind.Link, LinkWords(words), Address: address))
            : throw new ArgumentException("A link leads to https or mailto.", nameof(address));
    }

    /// <summary>Puts the sheet's one table below its texts.</summary>
    /// <param name="name">Unique in the workbook; letters, digits and underscores; it says what the rows are.</param>
    /// <param name="rows">At least one; read once, now.</param>
    /// <param name="columns">At least one. The first names the row.</param>
    /// <param name="blanksMean">Follows "because": needed if and only if a cell may be blank.</param>
    /// <exception cref="InvalidOperationException">The sheet has a table or a chart already.</exception>
    /// <exception cref="ArgumentException">The name, a header or a status is unfit, there is no row, or blanks are not explained.</exception>
    public Table AddTable<T>(string name, IEnumerable<T> rows, IReadOnlyList<Column<T>> columns, string? blanksMean = null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(columns);
        if (Table is not null || Chart is not null)
        {
            throw new InvalidOperationException($"Sheet {Name} has a table or a chart already; a sheet holds one of them.");
        }

        Table table = Build(name, rows, columns, blanksMean);
        _workbook.Register(table);
        Table = table;
        return table;
    }

    /// <summary>The table of a sheet the workbook makes itself, whose name is kept free.</summary>
    internal Table AddGenerated<T>(string name, IEnumerable<T> rows, IReadOnlyList<Column<T>> columns, string? blanksMean = null) =>
        Table = Build(name, rows, columns, blanksMean);

    private Table Build<T>(string name, IEnumerable<T> rows, IReadOnlyList<Column<T>> columns, string? blanksMean)
    {
        List<T> kept = [.. rows];
        List<CellValue[]> values = [.. kept.Select(row => columns.Select(column => column.Value(row)).ToArray())];
        if (values.Exists(row => row.Any(cell => cell.Target is Sheet target && target._workbook != _workbook)))
        {
            throw new ArgumentException($"Table {name} links to a sheet of another workbook.", nameof(rows));
        }

        List<TableColumn> shapes = [];
        for (int index = 0; index < columns.Count; index++)
        {
            Column<T> column = columns[index];
            shapes.Add(TableColumn.Of(column.Header, column.Width, column.Alignment, column.Statuses, [.. values.Select(row => row[index])]));
        }

        List<CellInput?[]> inputs = columns.Any(column => column.Input is not null)
            ? [.. kept.Select(row => columns.Select(column => column.Input?.Invoke(row)).ToArray())]
            : [];
        return new(this, name, shapes, values, blanksMean) { Inputs = inputs };
    }

    private static string LinkWords(string words)
    {
        string clean = CellText.Clean(words);
        return EmptyLinkWords().IsMatch(clean)
            ? throw new ArgumentException("The words of a link say where it leads.", nameof(words))
            : clean;
    }

    private Sheet Add(SheetText text)
    {
        _texts.Add(text);
        return this;
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_]{0,30}$")]
    private static partial Regex GoodName();

    [GeneratedRegex("^((sheet|worksheet|tab)[0-9]*|history)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ReservedName();

    [GeneratedRegex(@"^\s*(https?://|www\.|click here|here|link|more|read more)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EmptyLinkWords();
}
