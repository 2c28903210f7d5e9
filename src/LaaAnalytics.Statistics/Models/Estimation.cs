using LaaAnalytics.Statistics.Rates;
using MathNet.Numerics.Distributions;

namespace LaaAnalytics.Statistics.Models;

/// <summary>One regression from its rows to its report.</summary>
internal sealed class Estimation
{
    // Iterations after which separation is looked for; each fit that has a maximum settles before the first but in odd cases.
    private static readonly int[] Stages = [10, 18, 30, int.MaxValue];
    private readonly ModelRows _all;
    private readonly IReadOnlyList<RefusedRows> _refused;
    private readonly ModelFamily _family;
    private readonly Likelihood _likelihood;
    private readonly RegressionOptions _options;
    private readonly bool _areCells;
    private Basis _wholeBasis = null!;
    private long _separated;

    public Estimation(ModelRows rows, IReadOnlyList<RefusedRows> refused, ModelFamily family, Likelihood likelihood, RegressionOptions options, bool areCells)
    {
        (_all, _refused, _family, _likelihood, _options, _areCells) = (rows, refused, family, likelihood, options, areCells);
        (Rows, Totals) = (rows, Totals.Of(rows, areCells));
    }

    /// <summary>The rows that are not separated.</summary>
    public ModelRows Rows { get; private set; }

    public Totals Totals { get; }

    public Basis Basis { get; private set; } = null!;

    public NewtonFit? Newton { get; private set; }

    public SeparationFinding Separation { get; private set; } = SeparationFinding.Absent;

    private bool Counts => _family != ModelFamily.Logistic;

    /// <summary>A report without numbers.</summary>
    public static RegressionFit Without(ModelFamily family, IReadOnlyList<string> names, IReadOnlyList<RefusedRows> refused, NoEstimate reason, RegressionOptions options) => new(
        family,
        [.. names.Select(name => new Coefficient(name, null, null, null, null, null, reason))],
        new(names, options.Covariance, new double[names.Count * names.Count], new bool[names.Count]),
        reason,
        SeparationFinding.Absent,
        refused,
        null,
        0,
        false);

    /// <summary>Iterates to the maximum, over fewer rows where some are separated. False where there is nothing to report.</summary>
    /// <param name="start">Coefficients of the basis to begin with; null for the null model's.</param>
    public NoEstimate Maximise(double[]? start = null)
    {
        if (Totals.Rows == 0)
        {
            return NoEstimate.TooFewRows;
        }

        if (!_options.Firth && (Totals.Events == 0 || (!Counts && Totals.Events == Totals.Trials)))
        {
            return NoEstimate.NoVariation;
        }

        _wholeBasis = Basis.Of(Rows);
        Basis = _wholeBasis;
        while (true)
        {
            Newton = new(Rows, Basis, _likelihood, start ?? Start(Basis), _options);
            (double[][] Weights, long Separated)? found = null;
            foreach (int stage in Stages)
            {
                if (Newton.Run(_options.Firth ? int.MaxValue : stage) || _options.Firth)
                {
                    break;
                }

                found = SeparationSearch.Find(Rows, Basis, Newton.Step, Counts);
                if (found is not null)
                {
                    break;
                }
            }

            if (found is null)
            {
                break;
            }

            _separated += found.Value.Separated;
            Rows = Rows.With(found.Value.Weights);
            if (Totals.Of(Rows, _areCells).Rows == 0)
            {
                Newton = null;
                break;
            }

            (Basis, start) = (Basis.Of(Rows), null);
        }

        if (_separated > 0)
        {
            IReadOnlyList<string> alone = SeparationSearch.Alone(_all, Counts);
            bool[] unbounded = Unbounded();
            Separation = new(
                Newton is null ? SeparationKind.Complete : SeparationKind.Quasi,
                alone.Count > 0 ? alone : [.. _all.Names.Where((name, i) => unbounded[i] && name != DesignMatrix.InterceptName)],
                _separated);
        }

        return NoEstimate.None;
    }

    /// <summary>Everything that is reported.</summary>
    /// <param name="parametersBesides">Estimated numbers besides coefficients.</param>
    /// <param name="covariance">[p x p] covariance in the basis where it is not one of this type's.</param>
    public RegressionFit Report(int parametersBesides = 0, double[]? covariance = null)
    {
        IReadOnlyList<string> names = _all.Names;
        if (Newton is null)
        {
            return Without(_family, names, _refused, NoEstimate.Separation, _options) with { Separation = Separation };
        }

        FitQuality quality = Quality(parametersBesides);
        double[]? own = covariance ?? InBasis(quality);
        double[] design = Basis.Coefficients(Newton.Point);
        double[]? whole = own is null ? null : Symmetric.Sandwich(Basis.ToDesign, own, names.Count, Basis.Size);
        NoEstimate[] reasons = Reasons();
        Coefficient[] coefficients = new Coefficient[names.Count];
        bool[] known = new bool[names.Count];
        for (int i = 0; i < names.Count; i++)
        {
            double variance = whole is null ? double.NaN : whole[(i * names.Count) + i];
            coefficients[i] = reasons[i] == NoEstimate.None
                ? Describe(names[i], i, design[i], variance, quality)
                : new(names[i], null, null, null, null, null, reasons[i]);
            known[i] = coefficients[i].StandardError is not null;
        }

        NoEstimate reason = _separated > 0 ? NoEstimate.Separation : Newton.Converged ? NoEstimate.None : NoEstimate.NotConverged;
        return new(
            _family,
            coefficients,
            new(names, _options.Covariance, whole ?? new double[names.Count * names.Count], known),
            reason,
            Separation,
            _refused,
            quality,
            Newton.Iterations,
            Newton.Converged && _separated == 0)
        {
            Influence = _options.Influence && Newton.Lower is not null ? RowInfluence.Of(Rows, Basis, Newton, _likelihood) : null,
        };
    }

    /// <summary>Coefficients of a basis that give everybody the same mean.</summary>
    public double[] Start(Basis basis)
    {
        double[] start = new double[basis.Size];
        if (basis.HasIntercept && basis.Size > 0)
        {
            // Half an event more where nobody or everybody has one.
            bool edge = Totals.Events == 0 || Totals.Events >= Totals.Trials;
            double share = !Counts && edge ? (Totals.Events + 0.5) / (Totals.Trials + 1) : Totals.Events / Totals.Trials;
            double intercept = Counts
                ? Math.Log((Totals.Events + (Totals.Events == 0 ? 0.5 : 0)) / Totals.Exposure)
                : _likelihood.Link(share) - (Totals.Offset / Totals.Trials);
            start[0] = intercept / basis.ToDesign[0];
        }

        return start;
    }

    private Coefficient Describe(string name, int column, double estimate, double variance, FitQuality quality)
    {
        if (!Newton!.Converged)
        {
            return new(name, null, null, null, null, null, NoEstimate.NotConverged);
        }

        if (!(variance > 0) || !double.IsFinite(variance))
        {
            return new(name, estimate, null, null, null, null, NoEstimate.NoVariation);
        }

        double error = Math.Sqrt(variance);
        double z = estimate / error;
        bool student = _options.Covariance == CovarianceKind.Quasi;
        double quantile = student
            ? StudentT.InvCDF(0, 1, quality.DegreesOfFreedom, (1 + _options.Confidence) / 2)
            : StandardNormal.TwoSidedQuantile(_options.Confidence);
        double p = student ? 2 * StudentT.CDF(0, 1, quality.DegreesOfFreedom, -Math.Abs(z)) : StandardNormal.TwoSidedProbability(z);
        ConfidenceInterval? interval = _options.ProfileIntervals && _options.Covariance == CovarianceKind.Model
            ? ProfileInterval.Of(Rows, Basis, Newton, _likelihood, column, estimate, error, _options)
            : new(estimate - (quantile * error), estimate + (quantile * error), _options.Confidence);
        return new(name, estimate, error, z, p, interval, interval is null ? NoEstimate.NotConverged : NoEstimate.None);
    }

    private double[]? InBasis(FitQuality quality)
    {
        if (Newton!.Lower is null)
        {
            return null;
        }

        switch (_options.Covariance)
        {
            case CovarianceKind.Model:
                return Symmetric.Inverse(Newton.Lower, Basis.Size);
            case CovarianceKind.Quasi:
                return quality.Dispersion is { } dispersion ? [.. Symmetric.Inverse(Newton.Lower, Basis.Size).Select(value => value * dispersion)] : null;
            case CovarianceKind.ObservedJoint:
                throw new ArgumentException("Only a negative binomial model has a dispersion to estimate jointly.", nameof(quality));
            default:
                return Sandwich.Covariance(Rows, Basis, Newton, _likelihood, _options.Covariance, _areCells, quality.Rows);
        }
    }

    private FitQuality Quality(int parametersBesides)
    {
        double[] sums = new double[4];
        bool byUnit = Counts || (!_areCells && Rows.Parts.Any(part => !part.Trials.IsEmpty));
        foreach (double[] chunk in Rows.Chunks(Basis.Size, () => new double[4], (block, sum) =>
        {
            Basis.Fill(Rows, block);
            block.AddPredictor(Newton!.Point);
            _likelihood.Evaluate(block);
            for (int i = 0; i < block.Rows; i++)
            {
                (double y, double trials, double weight) = (block.Y[i], block.Trials[i], block.Weight[i]);
                sum[0] += _likelihood.Constant(y, trials, weight);
                sum[1] += _likelihood.Saturated(y, trials, weight);
                sum[2] += _likelihood.Pearson(y, trials, weight, block.Mean[i]);
                sum[3] += byUnit ? _likelihood.Deviance(y, trials, weight, block.Mean[i]) : 0;
            }
        }))
        {
            for (int i = 0; i < sums.Length; i++)
            {
                sums[i] += chunk[i];
            }
        }

        double kernel = NewtonFit.At(Rows, Basis, _likelihood, Newton!.Point).LogLikelihood;
        (double constantOfAll, double saturatedOfAll) = _separated == 0 ? (sums[0], sums[1]) : Constants();
        double logLikelihood = (_options.Firth ? Penalised(kernel) : kernel) + constantOfAll;
        double deviance = byUnit ? sums[3] : Math.Max(0, 2 * (sums[1] - kernel));
        int rank = _wholeBasis.Size;
        return new(
            logLikelihood + (saturatedOfAll - sums[1]),
            deviance,
            NullDeviance(saturatedOfAll),
            sums[2],
            Totals.Rows,
            rank + parametersBesides,
            Totals.Rows - rank,
            Totals.Rows - (_all.HasIntercept ? 1 : 0));
    }

    // A separated row reaches its saturated likelihood.
    private (double Constant, double Saturated) Constants()
    {
        (double constant, double saturated) = (0, 0);
        _all.Each(0, block =>
        {
            for (int i = 0; i < block.Rows; i++)
            {
                constant += _likelihood.Constant(block.Y[i], block.Trials[i], block.Weight[i]);
                saturated += _likelihood.Saturated(block.Y[i], block.Trials[i], block.Weight[i]);
            }
        });
        return (constant, saturated);
    }

    private double Penalised(double kernel)
    {
        // The information in the design's own columns, not in those of the basis.
        double[] map = new double[Basis.Size * Basis.Size];
        for (int i = 0; i < Basis.Size; i++)
        {
            Basis.ToDesign.AsSpan(Basis.Active[i] * Basis.Size, Basis.Size).CopyTo(map.AsSpan(i * Basis.Size));
        }

        double[]? lower = Newton!.Lower;
        double logDeterminant = lower is null ? double.NaN : Symmetric.LogDeterminant(lower, Basis.Size) - (2 * LogAbsoluteDeterminant(map, Basis.Size));
        return kernel + (0.5 * logDeterminant);
    }

    private static double LogAbsoluteDeterminant(double[] matrix, int size) =>
        Math.Log(Math.Abs(MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.Dense(size, size, (i, j) => matrix[(i * size) + j]).Determinant()));

    private double NullDeviance(double saturated)
    {
        Basis only = Basis.InterceptOnly(_all);
        NewtonFit newton = new(_all, only, _likelihood, Start(only), _options with { Firth = false });
        newton.Run();
        return Math.Max(0, 2 * (saturated - newton.Sums.LogLikelihood));
    }

    private NoEstimate[] Reasons()
    {
        NoEstimate[] reasons = new NoEstimate[_all.Names.Count];
        bool[] unbounded = _separated > 0 ? Unbounded() : new bool[reasons.Length];
        for (int i = 0; i < reasons.Length; i++)
        {
            reasons[i] = !_wholeBasis.Active.Contains(i) ? NoEstimate.Aliased : unbounded[i] ? NoEstimate.Separation : NoEstimate.None;
        }

        return reasons;
    }

    // Coefficients that grow without bound: those of combinations that are 0 in all rows that are left, but not in all rows.
    private bool[] Unbounded()
    {
        bool[] unbounded = new bool[_all.Names.Count];
        if (Newton is null)
        {
            foreach (int column in _wholeBasis.Active)
            {
                unbounded[column] = true;
            }

            return unbounded;
        }

        foreach ((int aliased, double[] combination) in Basis.Dependencies(Rows))
        {
            for (int i = 0; i < unbounded.Length; i++)
            {
                unbounded[i] |= combination[i] != 0 && _wholeBasis.Active.Contains(aliased);
            }
        }

        return unbounded;
    }
}
