namespace LaaAnalytics.Statistics.Models;

/// <summary>Weighted totals of the rows of a regression.</summary>
/// <param name="Rows">Rows with weight; people in cells each for one.</param>
/// <param name="Events">Events.</param>
/// <param name="Trials">Trials; rows where each is one.</param>
/// <param name="Offset">Sum of offsets by trial.</param>
/// <param name="Exposure">Sum of the offsets' exponentials.</param>
internal readonly record struct Totals(double Rows, double Events, double Trials, double Offset, double Exposure)
{
    public static Totals Of(ModelRows rows, bool areCells)
    {
        double[] all = new double[5];
        foreach (double[] chunk in rows.Chunks(0, () => new double[5], (block, sum) =>
        {
            for (int i = 0; i < block.Rows; i++)
            {
                double weight = block.Weight[i];
                double trials = block.Trials[i];
                if (weight > 0 && trials > 0)
                {
                    sum[0] += areCells ? trials : 1;
                    sum[1] += weight * block.Y[i];
                    sum[2] += weight * trials;
                    sum[3] += weight * trials * block.Eta[i];
                    sum[4] += weight * (block.Eta[i] == 0 ? 1 : Math.Exp(block.Eta[i]));
                }
            }
        }))
        {
            for (int i = 0; i < all.Length; i++)
            {
                all[i] += chunk[i];
            }
        }

        return new(all[0], all[1], all[2], all[3], all[4]);
    }
}
