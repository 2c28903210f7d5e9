namespace LaaAnalytics.Statistics.Models;

/// <summary>Where standard errors come from.</summary>
public enum CovarianceKind
{
    /// <summary>Inverse of the expected information: right where the model is.</summary>
    Model = 0,

    /// <summary>The same times Pearson's chi-squared over degrees of freedom (quasi-likelihood); tests by Student's t.</summary>
    Quasi,

    /// <summary>Sandwich without correction, HC0.</summary>
    Robust,

    /// <summary>Sandwich times n / (n - p), HC1.</summary>
    RobustSmallSample,

    /// <summary>Sandwich over clusters without correction; needs <see cref="Outcome.Clusters"/>.</summary>
    Clustered,

    /// <summary>Sandwich over clusters times g / (g - 1); needs <see cref="Outcome.Clusters"/>.</summary>
    ClusteredSmallSample,

    /// <summary>Inverse of the observed information of coefficients and dispersion together; negative binomial only.</summary>
    ObservedJoint,
}

/// <summary>How a regression is fitted and what is reported of it.</summary>
public sealed record RegressionOptions
{
    /// <summary>The platform's own choices.</summary>
    public static RegressionOptions Default { get; } = new();

    /// <summary>Where standard errors come from.</summary>
    public CovarianceKind Covariance { get; init; }

    /// <summary>Two-sided confidence as a fraction, 0.5 to below 1.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>Whether intervals of coefficients are those of the profile likelihood instead of Wald's.</summary>
    public bool ProfileIntervals { get; init; }

    /// <summary>Whether leverage and residuals of every row are kept, see <see cref="RegressionFit.Influence"/>.</summary>
    public bool Influence { get; init; }

    /// <summary>Whether the likelihood is penalised as Firth proposed, which gives finite coefficients under separation too; logistic and Poisson only.</summary>
    public bool Firth { get; init; }

    /// <summary>Whether rows that cannot be used are left out and counted; otherwise one such row leaves no fit.</summary>
    public bool LeaveOutRefusedRows { get; init; }

    /// <summary>Most iterations, above 0.</summary>
    public int MaximumIterations { get; init; } = 100;

    /// <summary>Threads that share the rows, 1 or more; results are the same for any number.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}
