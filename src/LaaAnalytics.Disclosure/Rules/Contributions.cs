using LaaAnalytics.Domain;

namespace LaaAnalytics.Disclosure.Rules;

/// <summary>How much the people with the most offences can have of a number of offences: what the dominance rules look at.</summary>
/// <remarks>
/// The n-k rule: the number gives a person away where the n largest contributions together are more than k per cent of it. The p per cent rule: it does where what all but the two largest contribute
/// is less than p per cent of the largest, because the second could then tell the first to within that. Where each person's contribution is not known, the greatest is taken that what is known
/// allows, so that no dominated number passes for a safe one.
/// </remarks>
/// <param name="Total">All offences.</param>
/// <param name="Largest">The greatest sum that the n largest contributions can have.</param>
/// <param name="LargestWithMargin">The greatest that the two largest and p per cent of the largest can come to.</param>
internal readonly record struct Contributions(long Total, double Largest, double LargestWithMargin)
{
    private const double Percent = 100;

    /// <summary>Each contribution is known.</summary>
    /// <param name="each">Contributions, 0 or more, in any order.</param>
    /// <param name="profile">Rules.</param>
    public static Contributions Of(IEnumerable<long> each, DisclosureProfile profile) =>
        Of([.. each.GroupBy(one => one).Select(same => new HistogramBin(same.Key, same.Count()))], profile);

    /// <summary>Counted re-offences of a cell.</summary>
    /// <remarks>
    /// Where nobody can be in the cell twice, the entries by number of re-offences are the people. Otherwise the sum of squares over people bounds the largest; where people cannot be told apart an
    /// entry is taken for a person.
    /// </remarks>
    public static Contributions OfReoffences(Measure cell, DisclosureProfile profile)
    {
        long total = cell.Reoffences ?? 0;
        bool isOnce = cell.People is 0 || cell.People == cell.Offenders;
        return isOnce && cell.EntriesByReoffences.Sum(bin => bin.Value * bin.Count) == total && cell.EntriesByReoffences.Count > 0
            ? Of(cell.EntriesByReoffences, profile)
            : Bounded(total, cell.PerPerson.KK, cell.Reoffenders, isOnce, profile);
    }

    /// <summary>Counted offences of a cell in the baseline window; only their sum and the sum of their squares over people are known.</summary>
    public static Contributions OfBaseline(Measure cell, DisclosureProfile profile) =>
        Bounded(cell.BaselineOffences, cell.PerPerson.BB, cell.BaselineOffenders, cell.People is 0 || cell.People == cell.Offenders, profile);

    /// <summary>Whether the number gives a person away.</summary>
    public bool AreDominated(DisclosureProfile profile) => Shortfall(profile) > 0;

    /// <summary>How much more the number would have to be so as to give nobody away; 0 or less where it gives nobody away as it is.</summary>
    public double Shortfall(DisclosureProfile profile)
    {
        double share = profile[DisclosureRuleName.DominanceShare];
        return Total == 0 || share == 0 ? 0 : Math.Max((Largest * Percent / share) - Total, LargestWithMargin - Total);
    }

    private static Contributions Of(IReadOnlyList<HistogramBin> bins, DisclosureProfile profile)
    {
        double[] ones = Ones(profile);
        double[] margin = Margin(profile);
        int most = Math.Max(ones.Length, margin.Length);
        List<long> largest = [.. bins.OrderByDescending(bin => bin.Value).SelectMany(bin => Enumerable.Repeat(bin.Value, (int)Math.Min(bin.Count, most))).Take(most)];
        return new(bins.Sum(bin => bin.Value * bin.Count), Sum(ones), Sum(margin));

        double Sum(double[] weights) => weights.Zip(largest, (weight, one) => weight * one).Sum() / Percent;
    }

    /// <summary>The greatest that a sum, a sum of squares and a number of contributors allow.</summary>
    /// <param name="total">Sum of contributions.</param>
    /// <param name="squares">Sum of their squares; 0 where it is not kept.</param>
    /// <param name="contributors">At least as many as have contributed.</param>
    /// <param name="isEachOne">Whether it is exactly as many, so that each has contributed 1 at least.</param>
    /// <param name="profile">Rules.</param>
    private static Contributions Bounded(long total, long squares, long contributors, bool isEachOne, DisclosureProfile profile)
    {
        return new(total, Greatest(Ones(profile)) / Percent, Greatest(Margin(profile)) / Percent);

        double Greatest(double[] weights)
        {
            double all = weights.Length == 0 ? 0 : total * weights.Max();
            double byOnes = isEachOne && contributors >= weights.Length && weights.Length > 0
                ? ((total - contributors + 1) * weights[0]) + weights.Skip(1).Sum()
                : all;
            double bySquares = squares >= total && contributors >= weights.Length && contributors > 0 ? BySquares(weights) : all;
            return Math.Min(all, Math.Min(byOnes, bySquares));
        }

        // Samuelson's inequality for a weighted sum: mean times weights, and the root of squares about the mean times weights about theirs.
        double BySquares(double[] weights)
        {
            double n = contributors;
            double sum = weights.Sum();
            double about = Math.Max(0, squares - (total * (double)total / n));
            double weightsAbout = weights.Sum(weight => weight * weight) - (sum * sum / n);
            return (total / n * sum) + Math.Sqrt(about * Math.Max(0, weightsAbout));
        }
    }

    /// <summary>What each of the n largest counts for, in per cent: whole numbers, so that an edge is an edge.</summary>
    private static double[] Ones(DisclosureProfile profile) => [.. Enumerable.Repeat(Percent, (int)profile[DisclosureRuleName.DominanceContributors])];

    private static double[] Margin(DisclosureProfile profile) => [Percent + profile[DisclosureRuleName.DominanceMargin], Percent];
}
