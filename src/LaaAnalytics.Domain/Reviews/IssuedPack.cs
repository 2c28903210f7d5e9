namespace LaaAnalytics.Domain.Reviews;

/// <summary>A pack that left the partnership: what it was made from, who signed it, and the digest that seals its content.</summary>
/// <param name="PackId">Agreement, last day under review and number, <c>wrenshire-laa-2009-09-30-1</c>; the number rises with each issue of one review.</param>
/// <param name="Position">Number of the issue in this store, from 1, in the order of issuing.</param>
/// <param name="Agreement">Agreement id.</param>
/// <param name="Kind">Kind of pack, <see cref="SixMonth"/>.</param>
/// <param name="Review">Months under review.</param>
/// <param name="Profile">Disclosure profile id.</param>
/// <param name="AsOf">Load after which its figures were known.</param>
/// <param name="Digest">SHA-256 of its content, 64 lower-case hexadecimal digits.</param>
/// <param name="FileName">Name of its file, without a folder.</param>
/// <param name="IssuedOn">ISO instant in UTC.</param>
/// <param name="SignedBy">A role.</param>
/// <param name="SignedOn">Day it was signed.</param>
/// <param name="Version">Version of the program that made it.</param>
public sealed record IssuedPack(
    string PackId,
    int Position,
    string Agreement,
    string Kind,
    Period Review,
    string Profile,
    int AsOf,
    string Digest,
    string FileName,
    string IssuedOn,
    string SignedBy,
    DateOnly SignedOn,
    string Version)
{
    /// <summary>The six-month review pack.</summary>
    public const string SixMonth = "six-month";
}

/// <summary>One figure as an issued pack printed it; a number that was not printed is null.</summary>
/// <param name="FigureId">Id with the vintage, <c>RO-A/E06000047@2009/2008-07..2009-06/all#12</c>.</param>
/// <param name="Indicator">Indicator id.</param>
/// <param name="Status">Status printed with it.</param>
/// <param name="Value">Value, to the decimals printed.</param>
/// <param name="Lower">Lower limit, to the decimals printed.</param>
/// <param name="Upper">Upper limit, to the decimals printed.</param>
/// <param name="Offenders">People or entries in the cohort.</param>
/// <param name="Reoffenders">Those with a counted re-offence.</param>
/// <param name="Reoffences">Counted re-offences.</param>
public sealed record IssuedFigure(
    string FigureId,
    string Indicator,
    EstimateStatus Status,
    double? Value,
    double? Lower,
    double? Upper,
    long? Offenders,
    long? Reoffenders,
    long? Reoffences);
