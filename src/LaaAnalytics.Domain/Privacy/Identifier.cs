namespace LaaAnalytics.Domain.Privacy;

/// <summary>A kind of direct identifier that a value can look like.</summary>
public enum Identifier
{
    /// <summary>None of them.</summary>
    None,

    /// <summary>NHS number: ten digits, the last a check digit modulo 11.</summary>
    NhsNumber,

    /// <summary>National Insurance number: two letters, six digits, a letter A to D.</summary>
    NationalInsurance,

    /// <summary>Police national computer identifier: year, stroke, serial number, check letter.</summary>
    Pnc,

    /// <summary>E-mail address.</summary>
    Email,

    /// <summary>Full postcode, with or without its blank.</summary>
    Postcode,
}
