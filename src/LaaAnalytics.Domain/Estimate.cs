namespace LaaAnalytics.Domain;

/// <summary>How far an estimate may be relied on, or why there is none.</summary>
public enum EstimateStatus
{
    /// <summary>Follow-up and time for proof are over, and the data reach beyond.</summary>
    Final,

    /// <summary>Supplied as provisional, or may still be revised by its supplier.</summary>
    Provisional,

    /// <summary>Follow-up or time for proof is not over for the whole cohort, or a supplier's data do not reach far enough.</summary>
    Immature,

    /// <summary>A projection of the final figure from follow-up so far; never mixed into final series.</summary>
    Nowcast,

    /// <summary>Fewer offenders than the indicator's least denominator.</summary>
    TooFew,

    /// <summary>No value exists: a division by zero, or nothing supplied.</summary>
    Undefined,

    /// <summary>A value exists and is withheld by the disclosure rules.</summary>
    Withheld,
}

/// <summary>A figure with what is needed to read it; never a bare number.</summary>
/// <param name="Value">In <paramref name="Unit"/>, unrounded; null unless the status allows one.</param>
/// <param name="Lower">Lower limit of the interval, same unit; null where there is none.</param>
/// <param name="Upper">Upper limit.</param>
/// <param name="Confidence">Two-sided confidence of the interval as a fraction, 0.95.</param>
/// <param name="Method">Name of the interval's method, printed under tables.</param>
/// <param name="Numerator">Count above the line; null where withheld or not a count.</param>
/// <param name="Denominator">Count below the line; null where withheld.</param>
/// <param name="Unit">For people: <c>per cent</c>, <c>re-offences per 100 young people</c>.</param>
/// <param name="Status">How far to rely on it.</param>
/// <param name="Reason">Why the status is not final, in a sentence; empty for final.</param>
/// <param name="Revised">Whether it differs from the figure last issued.</param>
public sealed record Estimate(
    double? Value,
    double? Lower,
    double? Upper,
    double Confidence,
    string Method,
    double? Numerator,
    long? Denominator,
    string Unit,
    EstimateStatus Status,
    string Reason,
    bool Revised = false);

/// <summary>Name of one figure in one vintage: <c>RO-A/E06000047@2009/2008-07..2009-06/all#12</c>.</summary>
/// <param name="Cell">What is measured where, when and for whom.</param>
/// <param name="AsOf">The store's last load that it knows of, 1 or more.</param>
public sealed record FigureId(CellKey Cell, int AsOf)
{
    /// <summary>Reads the form written by <see cref="ToString"/>.</summary>
    /// <exception cref="FormatException">The text is not of that form.</exception>
    public static FigureId Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int hash = text.LastIndexOf('#');
        string[] parts = hash > 0 ? text[..hash].Split('/') : [];
        if (parts.Length == 4
            && parts[0].Length > 0
            && parts[3].Length > 0
            && int.TryParse(text.AsSpan(hash + 1), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int asOf)
            && asOf > 0)
        {
            return new(new(parts[0], AreaCode.Parse(parts[1]), Period.Parse(parts[2]), parts[3]), asOf);
        }

        throw new FormatException("A figure id is written as indicator/area@year/period/group#load, for example RO-A/E06000047@2009/2008-07..2009-06/all#12.");
    }

    /// <summary>The id as printed beside figures.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Cell}#{AsOf}");
}
