using LaaAnalytics.Domain;

namespace LaaAnalytics.Indicators;

/// <summary>Writes and reads the group part of a figure's address: <c>age_group=adult;sex=F</c>.</summary>
public static class CohortGroup
{
    private const string Reserved = "%;=/#";

    /// <summary>The group with these labels, in name order; <c>all</c> for none.</summary>
    /// <remarks>Characters that an address reserves are written as <c>%</c> and two hexadecimal digits.</remarks>
    public static string Of(IEnumerable<KeyValuePair<string, string>> labels)
    {
        IEnumerable<string> pairs = labels.OrderBy(label => label.Key, StringComparer.Ordinal).Select(label => $"{label.Key}={Escaped(label.Value)}");
        string text = string.Join(';', pairs);
        return text.Length > 0 ? text : CellKey.AllGroup;
    }

    /// <summary>The labels of a group, by name; none for <c>all</c>.</summary>
    public static Dictionary<string, string> Read(string group)
    {
        ArgumentNullException.ThrowIfNull(group);
        return group == CellKey.AllGroup
            ? []
            : group.Split(';').Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1]), StringComparer.Ordinal);
    }

    private static string Escaped(string label) =>
        string.Concat(label.Select(letter => Reserved.Contains(letter, StringComparison.Ordinal) ? Uri.HexEscape(letter) : letter.ToString()));
}
