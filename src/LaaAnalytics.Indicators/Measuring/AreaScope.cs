using System.Globalization;

using LaaAnalytics.Domain;

namespace LaaAnalytics.Indicators;

/// <summary>Which areas a request covers, and the areas the data turned out to hold.</summary>
internal sealed class AreaScope(MeasureRequest request)
{
    private readonly SortedSet<AreaCode> _seen = [];

    /// <summary>Whether areas are told apart.</summary>
    public bool IsByArea => request.GroupBy.Contains(MeasureRequest.Area);

    /// <summary>Whether a total over the areas is asked for beside or in place of them.</summary>
    public bool HasTotal => !IsByArea || (request.Total is not null && request.Areas is not [_]);

    /// <summary>Areas that are reported on: those asked for, or else those seen.</summary>
    public IReadOnlyCollection<AreaCode> Areas => request.Areas ?? (IReadOnlyCollection<AreaCode>)_seen;

    /// <summary>Under which area the total is reported.</summary>
    public AreaCode Total => request.Total ?? (request.Areas is [AreaCode only] ? only : new("ALL", Areas.Max(area => area.Vintage)));

    /// <summary>The area of a row's code and vintage.</summary>
    public static AreaCode Area(string code, string vintage) => new(code, int.Parse(vintage, CultureInfo.InvariantCulture));

    /// <summary>Whether the request covers the area of a row.</summary>
    /// <exception cref="UsageException">The area is asked for with the boundaries of another year than it is supplied with.</exception>
    public bool Covers(string code, string vintage)
    {
        AreaCode area = Area(code, vintage);
        if (request.Areas is null || request.Areas.Contains(area))
        {
            _seen.Add(area);
            return true;
        }

        return !request.Areas.Any(asked => asked.Code == code && !asked.IsPlaceless)
            ? false
            : throw new UsageException(
                $"Area {code} is asked for with other boundaries than those of {area.Vintage}, with which it is supplied.",
                "Ask for the areas with the boundaries of the supply, or have the supply recoded to the agreement's.");
    }
}
