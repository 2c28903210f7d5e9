using LaaAnalytics.Statistics.Rates;

namespace LaaAnalytics.Statistics.Models;

/// <summary>The distribution of the outcome, with its link.</summary>
public enum ModelFamily
{
    /// <summary>Binomial with log odds.</summary>
    Logistic = 0,

    /// <summary>Poisson with logarithm.</summary>
    Poisson,

    /// <summary>Negative binomial (variance mu + mu squared / theta) with logarithm.</summary>
    NegativeBinomial,
}

/// <summary>Whether covariates tell outcomes apart without error.</summary>
public enum SeparationKind
{
    /// <summary>They do not.</summary>
    None = 0,

    /// <summary>For some rows.</summary>
    Quasi,

    /// <summary>For all rows.</summary>
    Complete,
}

/// <summary>What separates the outcomes.</summary>
/// <param name="Kind">For how many rows.</param>
/// <param name="Columns">Columns that do it each alone; where none does, those that do it together.</param>
/// <param name="Rows">Rows whose outcome is told without error.</param>
public sealed record SeparationFinding(SeparationKind Kind, IReadOnlyList<string> Columns, long Rows)
{
    /// <summary>No separation.</summary>
    public static SeparationFinding Absent { get; } = new(SeparationKind.None, [], 0);
}

/// <summary>Rows that could not be used, for one reason.</summary>
/// <param name="Reason">Missing, not possible, or without exposure.</param>
/// <param name="Rows">How many.</param>
/// <param name="First">The first of them, from 0, counted over all parts.</param>
public sealed record RefusedRows(NoEstimate Reason, long Rows, long First);

/// <summary>One coefficient.</summary>
/// <param name="Name">Column.</param>
/// <param name="Estimate">Log odds ratio or log rate ratio for one unit of the column; null where it has none.</param>
/// <param name="StandardError">Its standard error; null with the estimate or where there is no variance to see.</param>
/// <param name="Z">Estimate over standard error.</param>
/// <param name="P">Two-sided probability of a statistic at least as far from 0.</param>
/// <param name="Interval">Interval of the estimate; null where it has none, as where a profile never falls far enough.</param>
/// <param name="Reason">Why a number is absent; <see cref="NoEstimate.None"/> where none is.</param>
public sealed record Coefficient(string Name, double? Estimate, double? StandardError, double? Z, double? P, ConfidenceInterval? Interval, NoEstimate Reason);

/// <summary>A fitted regression.</summary>
/// <param name="Family">Distribution.</param>
/// <param name="Coefficients">[p] in the order of the design's columns.</param>
/// <param name="Covariance">Covariance of the estimates.</param>
/// <param name="Reason">Why the model as a whole has no maximum-likelihood fit; <see cref="NoEstimate.None"/> where it has. Under separation coefficients that keep a finite limit are given.</param>
/// <param name="Separation">What separates the outcomes.</param>
/// <param name="Refused">Rows that could not be used.</param>
/// <param name="Quality">Likelihood and deviance; null where there is no fit.</param>
/// <param name="Iterations">Newton steps taken.</param>
/// <param name="Converged">Whether they settled.</param>
public sealed record RegressionFit(
    ModelFamily Family,
    IReadOnlyList<Coefficient> Coefficients,
    CoefficientCovariance Covariance,
    NoEstimate Reason,
    SeparationFinding Separation,
    IReadOnlyList<RefusedRows> Refused,
    FitQuality? Quality,
    int Iterations,
    bool Converged)
{
    /// <summary>Leverage and residuals, row by row; null unless asked for.</summary>
    public RowInfluence? Influence { get; init; }

    /// <summary>The coefficient of a column; null where there is no such column.</summary>
    public Coefficient? Of(string name) => Coefficients.FirstOrDefault(one => string.Equals(one.Name, name, StringComparison.Ordinal));
}

/// <summary>How well a regression fits.</summary>
/// <param name="LogLikelihood">Logarithm of the likelihood with its constants; penalised where Firth's is asked for.</param>
/// <param name="Deviance">Twice the distance from the saturated model's, 0 or more.</param>
/// <param name="NullDeviance">Deviance with intercept and offset only.</param>
/// <param name="PearsonChiSquared">Sum of squared residuals over their variances.</param>
/// <param name="Rows">Rows used, people in cells each for one; a whole number unless cells hold shares of people.</param>
/// <param name="Parameters">Estimated coefficients, and the dispersion where it is one.</param>
/// <param name="DegreesOfFreedom">Rows less coefficients.</param>
/// <param name="NullDegreesOfFreedom">Rows, less one with an intercept.</param>
public sealed record FitQuality(
    double LogLikelihood,
    double Deviance,
    double NullDeviance,
    double PearsonChiSquared,
    double Rows,
    int Parameters,
    double DegreesOfFreedom,
    double NullDegreesOfFreedom)
{
    /// <summary>Akaike's criterion.</summary>
    public double Aic => (-2 * LogLikelihood) + (2 * Parameters);

    /// <summary>Schwarz's criterion.</summary>
    public double Bic => (-2 * LogLikelihood) + (Parameters * Math.Log(Rows));

    /// <summary>Pearson's chi-squared over degrees of freedom; null without any.</summary>
    public double? Dispersion => DegreesOfFreedom > 0 ? PearsonChiSquared / DegreesOfFreedom : null;

    /// <summary>1 less the deviance over the null deviance (McFadden's for rows of one trial); null where the null deviance is 0.</summary>
    public double? McFadden => NullDeviance > 0 ? 1 - (Deviance / NullDeviance) : null;
}
