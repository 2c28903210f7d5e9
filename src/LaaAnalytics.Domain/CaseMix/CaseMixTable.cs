namespace LaaAnalytics.Domain.CaseMix;

/// <summary>Cells counted with a model's predictions, and the base year that their rates are set to: what a case-mix comparison is published from.</summary>
/// <remarks>
/// Every number is a sum over a cell. A score of one person is never kept: it is rounded to 1/10,000, counted into the cell's histogram and forgotten.
/// Raw counts, before any disclosure rule.
/// </remarks>
/// <param name="Model">The model that predicted.</param>
/// <param name="Base">The whole of the request in the base year, all areas together; what calibration and the base mix are read from.</param>
/// <param name="Cells">Area by cohort year (and group, where asked for), in key order; the total where the request has one.</param>
public sealed record CaseMixTable(CaseMixModel Model, Measure Base, IReadOnlyList<Measure> Cells);

/// <summary>A model of who re-offends, by name and version: two tables are comparable only where both are the same.</summary>
/// <param name="Name"><c>ogrs3</c>, <c>ogrs4g</c>, <c>supplied</c> or <c>refit</c>.</param>
/// <param name="Version">Version of coefficients or data, <c>2009 (rsr-calculator@4519bbb)</c>, <c>base 2012-07..2013-06</c>.</param>
/// <param name="Title">For people.</param>
/// <param name="Covariates">What it looks at, in words.</param>
/// <param name="Source">Where its coefficients come from.</param>
/// <param name="Terms">Coefficients of a refitted model, in order; empty for published ones, which are in their source.</param>
public sealed record CaseMixModel(
    string Name,
    string Version,
    string Title,
    IReadOnlyList<string> Covariates,
    string Source,
    IReadOnlyList<CaseMixTerm> Terms)
{
    /// <summary>Name and version, <c>ogrs3@2009</c>.</summary>
    public string Citation => $"{Name}@{Version}";
}

/// <summary>One coefficient of a refitted model.</summary>
/// <param name="Covariate">Covariate, or <c>constant</c>.</param>
/// <param name="Level">Level of it; empty for the constant.</param>
/// <param name="LogOdds">Logarithm of the odds, against the reference level, which has 0.</param>
/// <param name="StandardError">Its standard error; null for a reference level.</param>
/// <param name="Offenders">Offenders of the base year at this level.</param>
public sealed record CaseMixTerm(string Covariate, string Level, double LogOdds, double? StandardError, long Offenders);
