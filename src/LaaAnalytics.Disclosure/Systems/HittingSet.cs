namespace LaaAnalytics.Disclosure.Systems;

/// <summary>The cheapest units of which every given set holds at least one.</summary>
/// <param name="Units">The units.</param>
/// <param name="IsLeast">Whether none cheaper exists; false where the search was cut short.</param>
internal sealed record HittingSet(IReadOnlyList<int> Units, bool IsLeast)
{
    private const int NodeLimit = 200_000;

    /// <summary>Depth-first search with a lower bound by disjoint sets; units of a set are tried in the given order, so that ties fall the same way every time.</summary>
    /// <param name="cuts">Sets, none empty, each in order.</param>
    /// <param name="units">What each unit costs.</param>
    /// <param name="order">Place of each unit in the order of trial.</param>
    public static HittingSet Of(IReadOnlyList<int[]> cuts, IReadOnlyList<CountUnit> units, IReadOnlyList<int> order)
    {
        List<int[]> open = [.. cuts.Where(cut => !cuts.Any(other => other.Length < cut.Length && other.All(cut.Contains)))];
        List<int> chosen = [];
        HashSet<int> refused = [];
        List<int> best = Greedy(open);
        long bestCost = Cost(best);
        int nodes = 0;
        Search();
        return new(best, nodes < NodeLimit);

        void Search()
        {
            List<int[]> unmet = [.. open.Where(cut => !cut.Any(chosen.Contains)).Select(cut => cut.Where(unit => !refused.Contains(unit)).ToArray())];
            if (unmet.Count == 0)
            {
                if (Cost(chosen) < bestCost)
                {
                    best = [.. chosen];
                    bestCost = Cost(best);
                }

                return;
            }

            if (++nodes >= NodeLimit || Cost(chosen) + AtLeast(unmet) >= bestCost)
            {
                return;
            }

            int[] branch = unmet.MinBy(cut => cut.Length)!;
            foreach (int unit in branch)
            {
                chosen.Add(unit);
                Search();
                chosen.RemoveAt(chosen.Count - 1);
                refused.Add(unit);
            }

            refused.ExceptWith(branch);
        }

        long AtLeast(List<int[]> unmet)
        {
            HashSet<int> used = [];
            long sum = 0;
            foreach (int[] cut in unmet.OrderBy(cut => cut.Length))
            {
                if (cut.Length == 0)
                {
                    return long.MaxValue / 2;
                }

                if (!cut.Any(used.Contains))
                {
                    used.UnionWith(cut);
                    sum += units[cut[0]].Cost;
                }
            }

            return sum;
        }

        List<int> Greedy(List<int[]> all)
        {
            List<int> taken = [];
            List<int[]> unmet = all;
            while (unmet.Count > 0)
            {
                List<int[]> left = unmet;
                int next = unmet.SelectMany(cut => cut).Distinct()
                    .OrderBy(unit => (double)units[unit].Cost / left.Count(cut => cut.Contains(unit))).ThenBy(unit => order[unit]).First();
                taken.Add(next);
                unmet = [.. unmet.Where(cut => !cut.Contains(next))];
            }

            return taken;
        }

        long Cost(List<int> some) => some.Sum(unit => units[unit].Cost);
    }
}
