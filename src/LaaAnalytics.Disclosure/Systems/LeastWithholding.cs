namespace LaaAnalytics.Disclosure.Systems;

/// <summary>Finds what else to withhold, at least cost, so that no protected count can be worked out.</summary>
/// <remarks>
/// <para>An implicit hitting set: an audit of what is withheld so far (<see cref="DisclosureAudit"/>) either finds every count safe, or names for an unsafe one a set of shown units of which at least
/// one must be withheld by any answer. The cheapest units that meet all sets found so far are withheld, and the audit is made again. What is safe at last costs no more than any other answer, because
/// it meets at least cost what every answer must meet.</para>
/// <para>The search is limited by steps, not by time, so that the same system gives the same answer on every machine. Where the limit is reached, units are withheld one by one, the cheapest of each
/// set, until the audit finds everything safe, and those that turn out not to be needed are shown again, the dearest first: safe, and perhaps dearer than it could be; the answer says so.</para>
/// <para>Costs that tie go to the lower key.</para>
/// </remarks>
public sealed class LeastWithholding
{
    /// <summary>Steps of the simplex method after which the search for the cheapest answer ends.</summary>
    public const long DefaultEffort = 100_000;

    private readonly CountSystem _system;
    private readonly IReadOnlySet<int> _always;
    private readonly List<(int[] Units, HashSet<int> For)> _cuts = [];
    private readonly HashSet<int> _hopeless = [];
    private readonly int[] _order;
    private long _steps;
    private bool _isProven = true;

    private LeastWithholding(CountSystem system)
    {
        _system = system;
        _always = system.AlwaysWithheld();
        _order = new int[system.Units.Count];
        int place = 0;
        foreach (int unit in Enumerable.Range(0, system.Units.Count).OrderBy(unit => system.Units[unit].Cost).ThenBy(unit => system.Units[unit].Key, StringComparer.Ordinal))
        {
            _order[unit] = place++;
        }
    }

    /// <summary>What to withhold.</summary>
    /// <param name="system">Counts and sums.</param>
    /// <param name="effort">Steps of the simplex method after which the search for the cheapest answer ends; 0 to go straight to the safe fall-back.</param>
    public static WithholdingPlan Find(CountSystem system, long effort = DefaultEffort)
    {
        ArgumentNullException.ThrowIfNull(system);
        ArgumentOutOfRangeException.ThrowIfNegative(effort);
        LeastWithholding search = new(system);
        bool isLeast = true;
        HashSet<int> withheld = [.. search._always];
        List<CountRange> unsafeNow;
        while ((unsafeNow = search.Audit(withheld)).Count > 0)
        {
            search.AddCuts(unsafeNow);
            HittingSet cheapest = HittingSet.Of([.. search._cuts.Select(cut => cut.Units)], system.Units, search._order);
            isLeast = search._steps <= effort && cheapest.IsLeast;
            withheld = [.. search._always, .. cheapest.Units];
            if (!isLeast)
            {
                withheld = search.Fallback(withheld);
                break;
            }
        }

        HashSet<int> added = [.. withheld.Except(search._always)];
        return new(withheld, added, added.Sum(unit => system.Units[unit].Cost), isLeast && search._isProven, [.. search._hopeless.Order()]);
    }

    private List<CountRange> Audit(IReadOnlySet<int> withheld)
    {
        DisclosureAudit audit = new(_system, withheld);
        List<CountRange> found = [.. audit.Ranges().Where(range => !range.IsSafe && !_hopeless.Contains(range.Count))];
        _steps += audit.Steps;
        _isProven &= found.TrueForAll(range => range.IsProven);
        return found;
    }

    private void AddCuts(List<CountRange> found)
    {
        foreach (CountRange range in found)
        {
            int[] units = Candidates(range);
            if (units.Length == 0)
            {
                continue;
            }

            int known = _cuts.FindIndex(cut => cut.Units.SequenceEqual(units));
            if (known < 0)
            {
                _cuts.Add((units, [range.Count]));
            }
            else
            {
                _cuts[known].For.Add(range.Count);
            }
        }
    }

    /// <summary>Units of which one at least must be withheld for a count's sake. Where none could help, the count is given up, and with it all that was to be withheld for its sake alone.</summary>
    private int[] Candidates(CountRange range)
    {
        int[] units = [.. range.HeldBy.Where(unit => _system.Units[unit].Standing == UnitStanding.MayBeShown).OrderBy(unit => _order[unit])];
        if (units.Length == 0)
        {
            _hopeless.Add(range.Count);
            _cuts.ForEach(cut => cut.For.Remove(range.Count));
            _cuts.RemoveAll(cut => cut.For.Count == 0);
        }

        return units;
    }

    private HashSet<int> Fallback(HashSet<int> withheld)
    {
        List<CountRange> found;
        while ((found = Audit(withheld)).Count > 0)
        {
            foreach (CountRange range in found)
            {
                int[] cut = Candidates(range);
                if (cut.Length > 0 && !cut.Any(withheld.Contains))
                {
                    withheld.Add(cut[0]);
                }
            }
        }

        foreach (int unit in withheld.Except(_always).OrderByDescending(unit => _order[unit]).ToList())
        {
            withheld.Remove(unit);
            if (Audit(withheld).Count > 0)
            {
                withheld.Add(unit);
            }
        }

        return withheld;
    }
}

/// <summary>What to withhold of a system.</summary>
/// <param name="Withheld">All units that are not shown, by number.</param>
/// <param name="Added">Those of them that need no protection themselves, and protect others.</param>
/// <param name="Cost">Sum of the added units' costs.</param>
/// <param name="IsLeast">Whether it is proven that no other answer costs less.</param>
/// <param name="Unprotected">Protected counts, by number, that no withholding can protect any more, because what is known already gives them away, or that no search could show to be protected; empty where all are safe.</param>
public sealed record WithholdingPlan(IReadOnlySet<int> Withheld, IReadOnlySet<int> Added, long Cost, bool IsLeast, IReadOnlyList<int> Unprotected);
