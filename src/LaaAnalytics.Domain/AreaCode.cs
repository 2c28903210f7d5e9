using System.Globalization;

namespace LaaAnalytics.Domain;

/// <summary>An area as it was bounded in one year: <c>E06000047@2009</c>.</summary>
/// <remarks>
/// Boundaries change (districts abolished, wards redrawn), so a code without its vintage names no place.
/// <see langword="default"/> has an empty code and names no area. Ordered by code, then vintage.
/// </remarks>
public readonly record struct AreaCode : IComparable<AreaCode>
{
    /// <summary>Code of people whose area the supplier did not give; an area of its own, counted in every total.</summary>
    public const string UnknownCode = "UNKNOWN";

    /// <summary>Code of people with no fixed abode; an area of its own, counted in every total.</summary>
    public const string NoFixedAbodeCode = "NO_FIXED_ABODE";

    /// <summary>An area by code (not empty, without <c>@</c> and <c>/</c>) and the year of its boundaries (1900 to 2999).</summary>
    public AreaCode(string code, int vintage)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(code);
        ArgumentOutOfRangeException.ThrowIfLessThan(vintage, 1900);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(vintage, 2999);
        if (code.AsSpan().ContainsAny('@', '/'))
        {
            throw new ArgumentException("An area code holds neither '@' nor '/'.", nameof(code));
        }

        Code = code;
        Vintage = vintage;
    }

    /// <summary>The code, as the supplier or the statistics office writes it.</summary>
    public string Code { get; }

    /// <summary>Year of the boundaries.</summary>
    public int Vintage { get; }

    /// <summary>Whether it stands for people whose place is not known or who have none.</summary>
    public bool IsPlaceless => Code is UnknownCode or NoFixedAbodeCode;

    /// <summary>Reads <c>code@year</c>.</summary>
    /// <exception cref="FormatException">The text is not of that form.</exception>
    public static AreaCode Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int at = text.LastIndexOf('@');
        return at > 0 && int.TryParse(text.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int vintage) && vintage is >= 1900 and <= 2999
            ? new(text[..at], vintage)
            : throw new FormatException("An area is written as code@year, for example E06000047@2009.");
    }

    /// <inheritdoc/>
    public int CompareTo(AreaCode other)
    {
        int byCode = string.CompareOrdinal(Code, other.Code);
        return byCode != 0 ? byCode : Vintage.CompareTo(other.Vintage);
    }

    /// <summary>Whether the left area sorts first.</summary>
    public static bool operator <(AreaCode left, AreaCode right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left area sorts later.</summary>
    public static bool operator >(AreaCode left, AreaCode right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left area does not sort later.</summary>
    public static bool operator <=(AreaCode left, AreaCode right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left area does not sort first.</summary>
    public static bool operator >=(AreaCode left, AreaCode right) => left.CompareTo(right) >= 0;

    /// <summary><c>code@year</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Code}@{Vintage}");
}
