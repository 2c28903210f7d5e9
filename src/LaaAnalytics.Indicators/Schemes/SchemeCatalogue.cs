using LaaAnalytics.Domain;

namespace LaaAnalytics.Indicators;

/// <summary>Every measurement scheme the platform knows, read from the definition files it carries.</summary>
public static class SchemeCatalogue
{
    /// <summary>All schemes in order of their files' names; a scheme with a number of years appears once for each number.</summary>
    public static IReadOnlyList<MeasurementScheme> All { get; } = SchemeFile.ReadAll();

    /// <summary>The scheme of this id, with or without its version: <c>ni18-adult</c>, <c>release-k:3</c>, <c>ni18-adult@2008-05</c>.</summary>
    /// <exception cref="UsageException">There is no such scheme, or not in that version; the message lists what exists.</exception>
    public static MeasurementScheme Find(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return All.FirstOrDefault(scheme => scheme.Id == id || scheme.Citation == id)
            ?? throw new UsageException(
                "There is no such measurement scheme.",
                $"Name one of {string.Join(", ", All.Select(scheme => scheme.Citation))}; the part from '@' on may be left out.");
    }
}
