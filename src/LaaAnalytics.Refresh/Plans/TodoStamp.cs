using System.Globalization;

namespace LaaAnalytics.Refresh.Plans;

/// <summary>The last line of <c>todo.md</c>: what of the store it speaks of.</summary>
/// <param name="Load">Number of the last load.</param>
/// <param name="Issues">How many packs of the review were issued.</param>
internal readonly record struct TodoStamp(int Load, int Issues)
{
    private const string Opening = "Written after load ";

    private const string Issued = ", packs issued: ";

    /// <summary>What a list says of itself; null where it does not.</summary>
    public static TodoStamp? Of(string line) =>
        line.StartsWith(Opening, StringComparison.Ordinal) && line.EndsWith('.')
        && line[Opening.Length..^1].Split(Issued) is [string load, string issues]
        && int.TryParse(load, NumberStyles.None, CultureInfo.InvariantCulture, out int last)
        && int.TryParse(issues, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? new(last, number) : null;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Opening}{Load}{Issued}{Issues}.");
}
