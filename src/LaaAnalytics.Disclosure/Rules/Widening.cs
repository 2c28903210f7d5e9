using LaaAnalytics.Domain;

namespace LaaAnalytics.Disclosure.Rules;

/// <summary>How many times the variance of a cell's figures is that of independent entries or events: because people repeat, and because few commit most offences.</summary>
/// <param name="Share">Of the share re-offending, 1 or more.</param>
/// <param name="Rate">Of the logarithm of re-offences per entry, 1 or more.</param>
/// <param name="Change">Of the logarithm of the ratio of re-offences to baseline offences, 1 or more.</param>
/// <param name="Repeats">Whether people may be in the cell twice; null where people cannot be told apart.</param>
internal readonly record struct Widening(double Share, double Rate, double Change, bool? Repeats)
{
    private const double Finest = 0.25;

    /// <summary>That of a cell as counted.</summary>
    public static Widening Of(Measure cell)
    {
        if (cell.People == 0)
        {
            return new(1, 1, 1, null);
        }

        PersonSums sums = cell.PerPerson;
        double k = cell.Reoffences ?? 0;
        double b = cell.BaselineOffences;
        double n = cell.Offenders;
        double people = cell.People > 1 ? cell.People / (cell.People - 1.0) : 1;
        double rate = k == 0 ? 1 : people * (sums.KK - (2 * k / n * sums.KN) + (k / n * k / n * sums.NN)) / k;
        double change = k == 0 || b == 0 ? 1 : people * ((sums.KK / (k * k)) - (2 * sums.KB / (k * b)) + (sums.BB / (b * b))) / ((1 / k) + (1 / b));
        return new(IndicatorEstimate.DesignEffect(cell), Math.Max(1, rate), Math.Max(1, change), cell.Pooled > 1 || cell.People < cell.Offenders);
    }

    /// <summary>Raised to the next of few steps, an eighth to a quarter apart, so that it tells little of single people; and never as if nobody repeated where anybody may.</summary>
    public Widening Coarse() => new(Math.Max(Up(Share), Repeats == true ? 1 + Finest : 1), Up(Rate), Up(Change), Repeats);

    /// <summary>The counts with sums over people from which intervals come out so much wider.</summary>
    /// <param name="counts">A cell without such sums.</param>
    public Measure On(Measure counts)
    {
        if (Repeats is not bool repeats || counts.Offenders == 0)
        {
            return counts with { People = 0, PerPerson = default };
        }

        double n = counts.Offenders;
        double k = counts.Reoffences ?? 0;
        double b = counts.BaselineOffences;
        long once = Whole(Share * counts.Reoffenders);
        long kk = Whole((Rate * k) + (Share * k * k / n));
        double productToo = k == 0 || b == 0 ? 0 : ((kk / (k * k)) - (Change / k)) * k * b / 2;
        return counts with
        {
            // One person less than entries, where any may have two: what it takes for sums over people to be looked at.
            People = repeats ? Math.Max(1, counts.Offenders - 1) : counts.Offenders,
            PerPerson = new(once, once, Whole(Share * n), kk, Whole(Share * k), Whole(Change * b), (long)Math.Floor(productToo), 0),
        };

        static long Whole(double sum) => (long)Math.Ceiling(sum - 1e-9);
    }

    /// <summary>The next step: quarters up to 2, halves up to 4, ones up to 8, and so on.</summary>
    private static double Up(double times)
    {
        double step = Finest;
        for (double end = 2; times > end; end *= 2)
        {
            step *= 2;
        }

        return Math.Ceiling((times / step) - 1e-9) * step;
    }
}
