using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using MathNet.Numerics;

namespace LaaAnalytics.Statistics.Models;

/// <summary>A distribution with its link: what rows say about the linear predictor.</summary>
internal abstract class Likelihood
{
    /// <summary>Fills mean, information and residual of a block and returns its log-likelihood without <see cref="Constant"/>.</summary>
    public abstract double Evaluate(Block block);

    /// <summary>Half of the derivative of the logarithm of the information by the linear predictor, per hat value: Firth's change of a residual.</summary>
    public abstract double Firth(double mean);

    /// <summary>What <see cref="Evaluate"/> leaves out of a row's log-likelihood.</summary>
    public abstract double Constant(double y, double trials, double weight);

    /// <summary>Log-likelihood of a row, in the terms of <see cref="Evaluate"/>, under a mean that equals what was seen.</summary>
    public abstract double Saturated(double y, double trials, double weight);

    /// <summary>A row's share of Pearson's chi-squared.</summary>
    public abstract double Pearson(double y, double trials, double weight, double mean);

    /// <summary>A row's share of the deviance, 0 or more.</summary>
    public abstract double Deviance(double y, double trials, double weight, double mean);

    /// <summary>Linear predictor of a mean.</summary>
    public abstract double Link(double mean);

    /// <summary>x log x with its limit at 0.</summary>
    protected static double XLogX(double x) => x > 0 ? x * Math.Log(x) : 0;

    /// <summary>y log(y / mean) with its limit at y = 0.</summary>
    protected static double YLogRatio(double y, double mean) => y > 0 ? y * Math.Log(y / mean) : 0;
}

/// <summary>Binomial, log odds.</summary>
internal sealed class LogisticLikelihood(bool areCells, bool grouped) : Likelihood
{
    public override double Evaluate(Block block)
    {
        unchecked
        {
            ref double eta = ref MemoryMarshal.GetArrayDataReference(block.Eta);
            ref double y = ref MemoryMarshal.GetArrayDataReference(block.Y);
            ref double trials = ref MemoryMarshal.GetArrayDataReference(block.Trials);
            ref double weight = ref MemoryMarshal.GetArrayDataReference(block.Weight);
            ref double mean = ref MemoryMarshal.GetArrayDataReference(block.Mean);
            ref double information = ref MemoryMarshal.GetArrayDataReference(block.Information);
            ref double residual = ref MemoryMarshal.GetArrayDataReference(block.Residual);
            Vector256<double> sum = Vector256<double>.Zero;
            nuint end = (nuint)block.Padded;
            for (nuint i = 0; i < end; i += 4)
            {
                Vector256<double> x = Vector256.LoadUnsafe(ref eta, i);
                Vector256<double> e = Vector256.Exp(-Vector256.Abs(x));
                Vector256<double> one = Vector256<double>.One;
                Vector256<double> share = one / (one + e);
                Vector256<double> p = Vector256.ConditionalSelect(Vector256.GreaterThanOrEqual(x, Vector256<double>.Zero), share, e * share);
                Vector256<double> softplus = Vector256.Max(x, Vector256<double>.Zero) + LogOnePlus(e);
                Vector256<double> w = Vector256.LoadUnsafe(ref weight, i);
                Vector256<double> n = Vector256.LoadUnsafe(ref trials, i);
                Vector256<double> k = Vector256.LoadUnsafe(ref y, i);
                p.StoreUnsafe(ref mean, i);
                (w * n * e * share * share).StoreUnsafe(ref information, i);
                (w * (k - (n * p))).StoreUnsafe(ref residual, i);
                sum += w * ((k * x) - (n * softplus));
            }

            return Vector256.Sum(sum);
        }
    }

    public override double Firth(double mean) => 0.5 - mean;

    public override double Constant(double y, double trials, double weight) =>
        areCells || !grouped ? 0 : weight * (SpecialFunctions.GammaLn(trials + 1) - SpecialFunctions.GammaLn(y + 1) - SpecialFunctions.GammaLn(trials - y + 1));

    public override double Saturated(double y, double trials, double weight) =>
        areCells ? 0 : weight * (XLogX(y) + XLogX(trials - y) - XLogX(trials));

    public override double Pearson(double y, double trials, double weight, double mean)
    {
        if (trials == 0 || weight == 0)
        {
            return 0;
        }

        // A cell's people are squared one by one.
        return areCells
            ? weight * ((y * (1 - mean) / mean) + ((trials - y) * mean / (1 - mean)))
            : weight * (y - (trials * mean)) * (y - (trials * mean)) / (trials * mean * (1 - mean));
    }

    public override double Deviance(double y, double trials, double weight, double mean)
    {
        if (trials == 0 || weight == 0)
        {
            return 0;
        }

        return areCells
            ? -2 * weight * ((y > 0 ? y * Math.Log(mean) : 0) + (trials > y ? (trials - y) * Math.Log(1 - mean) : 0))
            : 2 * weight * (YLogRatio(y, trials * mean) + YLogRatio(trials - y, trials * (1 - mean)));
    }

    public override double Link(double mean) => Math.Log(mean / (1 - mean));

    // log(1 + e) for e of 0 to 1: the logarithm of a rounded 1 + e, corrected to first order for the rounding.
    private static Vector256<double> LogOnePlus(Vector256<double> e)
    {
        Vector256<double> sum = Vector256<double>.One + e;
        return Vector256.Log(sum) + ((e - (sum - Vector256<double>.One)) / sum);
    }
}

/// <summary>Poisson, logarithm.</summary>
internal sealed class PoissonLikelihood : Likelihood
{
    public override double Evaluate(Block block)
    {
        unchecked
        {
            ref double eta = ref MemoryMarshal.GetArrayDataReference(block.Eta);
            ref double y = ref MemoryMarshal.GetArrayDataReference(block.Y);
            ref double weight = ref MemoryMarshal.GetArrayDataReference(block.Weight);
            ref double mean = ref MemoryMarshal.GetArrayDataReference(block.Mean);
            ref double information = ref MemoryMarshal.GetArrayDataReference(block.Information);
            ref double residual = ref MemoryMarshal.GetArrayDataReference(block.Residual);
            Vector256<double> sum = Vector256<double>.Zero;
            nuint end = (nuint)block.Padded;
            for (nuint i = 0; i < end; i += 4)
            {
                Vector256<double> x = Vector256.LoadUnsafe(ref eta, i);
                Vector256<double> mu = Vector256.Exp(x);
                Vector256<double> w = Vector256.LoadUnsafe(ref weight, i);
                Vector256<double> k = Vector256.LoadUnsafe(ref y, i);
                mu.StoreUnsafe(ref mean, i);
                (w * mu).StoreUnsafe(ref information, i);
                (w * (k - mu)).StoreUnsafe(ref residual, i);
                sum += w * ((k * x) - mu);
            }

            return Vector256.Sum(sum);
        }
    }

    public override double Firth(double mean) => 0.5;

    public override double Constant(double y, double trials, double weight) => -weight * SpecialFunctions.GammaLn(y + 1);

    public override double Saturated(double y, double trials, double weight) => weight * (XLogX(y) - y);

    public override double Pearson(double y, double trials, double weight, double mean) =>
        weight == 0 ? 0 : weight * (y - mean) * (y - mean) / mean;

    public override double Deviance(double y, double trials, double weight, double mean) =>
        weight == 0 ? 0 : 2 * weight * (YLogRatio(y, mean) - (y - mean));

    public override double Link(double mean) => Math.Log(mean);
}

/// <summary>Negative binomial with a given dispersion, logarithm; Lawless JF (1987) Can J Stat 15:209-225.</summary>
/// <param name="theta">Variance is mu + mu squared / theta; above 0.</param>
internal sealed class NegativeBinomialLikelihood(double theta) : Likelihood
{
    public override double Evaluate(Block block)
    {
        unchecked
        {
            ref double eta = ref MemoryMarshal.GetArrayDataReference(block.Eta);
            ref double y = ref MemoryMarshal.GetArrayDataReference(block.Y);
            ref double weight = ref MemoryMarshal.GetArrayDataReference(block.Weight);
            ref double mean = ref MemoryMarshal.GetArrayDataReference(block.Mean);
            ref double information = ref MemoryMarshal.GetArrayDataReference(block.Information);
            ref double residual = ref MemoryMarshal.GetArrayDataReference(block.Residual);
            Vector256<double> sum = Vector256<double>.Zero;
            Vector256<double> t = Vector256.Create(theta);
            nuint end = (nuint)block.Padded;
            for (nuint i = 0; i < end; i += 4)
            {
                Vector256<double> x = Vector256.LoadUnsafe(ref eta, i);
                Vector256<double> mu = Vector256.Exp(x);
                Vector256<double> w = Vector256.LoadUnsafe(ref weight, i);
                Vector256<double> k = Vector256.LoadUnsafe(ref y, i);
                Vector256<double> shrink = t / (t + mu);
                mu.StoreUnsafe(ref mean, i);
                (w * mu * shrink).StoreUnsafe(ref information, i);
                (w * (k - mu) * shrink).StoreUnsafe(ref residual, i);
                sum += w * ((k * x) - ((k + t) * Vector256.Log(t + mu)));
            }

            return Vector256.Sum(sum);
        }
    }

    public override double Firth(double mean) => throw new NotSupportedException("The penalty is defined for the natural parameter.");

    public override double Constant(double y, double trials, double weight) => weight * (
        SpecialFunctions.GammaLn(y + theta) - SpecialFunctions.GammaLn(theta) - SpecialFunctions.GammaLn(y + 1) + (theta * Math.Log(theta)));

    public override double Saturated(double y, double trials, double weight) => weight * (XLogX(y) - ((y + theta) * Math.Log(y + theta)));

    public override double Pearson(double y, double trials, double weight, double mean) =>
        weight == 0 ? 0 : weight * (y - mean) * (y - mean) / (mean + (mean * mean / theta));

    public override double Deviance(double y, double trials, double weight, double mean) =>
        weight == 0 ? 0 : 2 * weight * (YLogRatio(y, mean) - ((y + theta) * Math.Log((y + theta) / (mean + theta))));

    public override double Link(double mean) => Math.Log(mean);
}
