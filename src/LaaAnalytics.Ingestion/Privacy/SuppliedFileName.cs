using System.Text;
using System.Text.RegularExpressions;
using LaaAnalytics.Domain.Privacy;

namespace LaaAnalytics.Ingestion.Privacy;

/// <summary>Names of files that others chose, as they may be printed: a name can hold an identifier as a cell can.</summary>
/// <remarks>Identifiers with a form are told (<see cref="IdentifierForm"/>), people's names are not. The page <c>check-and-seal.html</c> says the same of every name.</remarks>
public static partial class SuppliedFileName
{
    private const int MostPieces = 5;

    /// <summary>The name, or <c>file 2.xlsx</c> where part of it has the form of an identifier.</summary>
    /// <param name="name">Name of the file, without its folder.</param>
    /// <param name="position">Its place among the files that are printed, from 1.</param>
    public static string Shown(string name, int position)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Kind(name) == Identifier.None ? name : FormattableString.Invariant($"file {position}{ShortEnding().Match(name).Value}");
    }

    /// <summary>A sentence for whoever may rename the file, or null where no part of its name has the form of an identifier.</summary>
    /// <param name="name">Name of the file, without its folder.</param>
    /// <param name="position">Its place among the files that are printed, from 1.</param>
    public static string? Warning(string name, int position)
    {
        ArgumentNullException.ThrowIfNull(name);
        Identifier kind = Kind(name);
        return kind == Identifier.None ? null
            : $"{Shown(name, position)}: part of its name has the form of {ColumnScan.InWords(kind)}, so the name is not shown. Rename the file: names of files are read by everybody who handles them.";
    }

    private static Identifier Kind(string name)
    {
        string stem = Ending().Replace(name, string.Empty);
        return Of(Separators().Split(stem), MostPieces) is Identifier kind and not Identifier.None ? kind
            : Of(SeparatorsAndDots().Split(stem), MostPieces) is Identifier dotted and not Identifier.None ? dotted
            : Of([.. Digits().Matches(stem).Select(match => match.Value)], 1);
    }

    /// <summary>What neighbouring pieces look like, written together as they are or with the stroke that names of files cannot hold.</summary>
    private static Identifier Of(string[] split, int most)
    {
        string[] pieces = [.. split.Where(piece => piece.Length > 0)];
        return (from start in Enumerable.Range(0, pieces.Length)
                from count in Enumerable.Range(1, Math.Min(most, pieces.Length - start))
                from glue in new[] { string.Empty, "/" }
                select IdentifierForm.Of(Encoding.UTF8.GetBytes(string.Join(glue, pieces, start, count))))
            .FirstOrDefault(kind => kind != Identifier.None);
    }

    [GeneratedRegex("\\.[^.]*\\z")]
    private static partial Regex Ending();

    [GeneratedRegex("\\.[A-Za-z0-9]{1,5}\\z")]
    private static partial Regex ShortEnding();

    [GeneratedRegex("[ \\t_,;()\\[\\]{}+-]+")]
    private static partial Regex Separators();

    [GeneratedRegex("[ \\t_,;()\\[\\]{}+.-]+")]
    private static partial Regex SeparatorsAndDots();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();
}
