namespace LaaAnalytics.Statistics.Models;

/// <summary>Leverage and residuals of the rows used, part after part in their order.</summary>
/// <param name="LinearPredictor">[n] with offset.</param>
/// <param name="Mean">[n] fitted probability or count.</param>
/// <param name="Hat">[n] leverage, 0 to 1; they sum to the number of coefficients.</param>
/// <param name="Pearson">[n] Pearson's residuals.</param>
/// <param name="Deviance">[n] deviance residuals; their squares sum to the deviance.</param>
/// <param name="CooksDistance">[n] Cook's distances, one step, with dispersion 1 (Pregibon D (1981) Ann Stat 9:705-724); NaN never, 0 for rows of weight 0.</param>
public sealed record RowInfluence(
    ReadOnlyMemory<double> LinearPredictor,
    ReadOnlyMemory<double> Mean,
    ReadOnlyMemory<double> Hat,
    ReadOnlyMemory<double> Pearson,
    ReadOnlyMemory<double> Deviance,
    ReadOnlyMemory<double> CooksDistance)
{
    internal static RowInfluence Of(ModelRows rows, Basis basis, NewtonFit newton, Likelihood likelihood)
    {
        int count = (int)rows.Count;
        double[] predictor = new double[count];
        double[] mean = new double[count];
        double[] hat = new double[count];
        double[] pearson = new double[count];
        double[] deviance = new double[count];
        double[] cook = new double[count];
        double[] root = NewtonFit.InverseTriangle(newton.Lower!, basis.Size);
        int at = 0;
        rows.Each(basis.Size, block =>
        {
            basis.Fill(rows, block);
            block.AddPredictor(newton.Point);
            likelihood.Evaluate(block);
            NewtonFit.Hats(block, root, block.Scratch);
            for (int i = 0; i < block.Rows; i++, at++)
            {
                double y = block.Y[i];
                double trials = block.Trials[i];
                double weight = block.Weight[i];
                (predictor[at], mean[at], hat[at]) = (block.Eta[i], block.Mean[i], block.Scratch[i]);
                double sign = y < trials * mean[at] ? -1 : 1;
                pearson[at] = sign * Math.Sqrt(likelihood.Pearson(y, trials, weight, mean[at]));
                deviance[at] = sign * Math.Sqrt(Math.Max(0, likelihood.Deviance(y, trials, weight, mean[at])));
                double own = pearson[at] / (1 - hat[at]);
                cook[at] = hat[at] < 1 ? own * own * hat[at] / basis.Size : 0;
            }
        });
        return new(predictor, mean, hat, pearson, deviance, cook);
    }
}
