using LaaAnalytics.Disclosure.Systems;

namespace LaaAnalytics.Disclosure.Tests.Attack;

/// <summary>The product's own audit and its choice of what to withhold, judged by the attacker on seeded random systems.</summary>
public sealed class AttackedProductTests
{
    private const int FreeUnits = 10;

    [Theory]
    [InlineData(12)]
    [InlineData(1_000_000)]
    public void What_the_audit_calls_safe_the_attacker_cannot_narrow_and_programmes_agree(int greatest)
    {
        int safe = 0;
        int leaks = 0;
        List<string> faults = [];
        for (int seed = 2000; seed < 2400; seed++)
        {
            CountSystem system = RandomSystems.Of(seed, greatest);
            Random random = new(seed);
            HashSet<int> withheld = [.. system.AlwaysWithheld(), .. LeastByTrial.Free(system).Where(_ => random.Next(3) == 0)];
            Publication publication = Publication.Of(system, withheld);
            ExactSimplex simplex = new(publication, Box.Of(publication));
            foreach (CountRange range in new DisclosureAudit(system, withheld).Ranges())
            {
                AttackedRange attacked = Attacker.Range(publication, range.Count);
                bool isNarrow = attacked.IsNarrowerThan(system.Counts[range.Count].Width);
                (long, long?) linear = (simplex.End(range.Count, greatest: false)!.Ceiling, simplex.End(range.Count, greatest: true)?.Floor);
                bool isRight = range.IsSafe ? !isNarrow : isNarrow || !attacked.IsAttained || !range.IsProven;
                if (!isRight || linear != (range.Least, range.Greatest))
                {
                    faults.Add($"{RandomSystems.KindOf(seed)}, seed {seed}, width {system.Counts[range.Count].Width}: {range}, {attacked}, programmes {linear}");
                }

                safe += range.IsSafe && attacked.IsAttained ? 1 : 0;
                leaks += range.IsProven && isNarrow ? 1 : 0;
            }
        }

        Assert.True(faults.Count == 0, $"{faults.Count}\n{string.Join('\n', faults.Take(20))}");
        Assert.True(safe >= 200 && leaks >= 200, $"{safe} safe, {leaks} not");
    }

    // The first sum alone could be answered by withholding what stands in it; the second gives the count away whatever is withheld.
    [Fact]
    public void Nothing_is_withheld_for_the_sake_of_a_count_that_is_lost()
    {
        foreach (bool isLostFirst in new[] { true, false })
        {
            CountSystem system = new();
            int small = system.Add(Count.Exact(system.Add(new CountUnit("small", 3)), "people", 3, 5));
            int large = system.Add(Count.Exact(system.Add(new CountUnit("large", 20)), "people", 20));
            int known = system.Add(Count.Exact(system.Add(new CountUnit("known", 30, UnitStanding.AlreadyShown)), "people", 30));
            foreach (int other in isLostFirst ? new[] { known, large } : [large, known])
            {
                int whole = system.Add(new CountUnit($"with {other}", 0, UnitStanding.AlreadyShown));
                system.RelateWhole(system.Add(Count.Exact(whole, "people", 3 + system.Counts[other].Value)), [small, other]);
            }

            WithholdingPlan plan = LeastWithholding.Find(system);
            Assert.Empty(plan.Added);
            Assert.Equal([small], plan.Unprotected);
        }
    }

    [Fact]
    public void What_is_withheld_is_safe_and_no_choice_costs_less()
    {
        int compared = 0;
        int least = 0;
        int givenUp = 0;
        List<string> faults = [];
        for (int seed = 3000; seed < 3400; seed++)
        {
            CountSystem system = RandomSystems.Of(seed);
            if (LeastByTrial.Free(system).Length > FreeUnits || LeastByTrial.Protected(system).Length == 0)
            {
                continue;
            }

            LeastByTrial trial = LeastByTrial.Of(system);
            foreach (long effort in new[] { LeastWithholding.DefaultEffort, 0 })
            {
                WithholdingPlan plan = LeastWithholding.Find(system, effort);
                bool isSafe = !LeastByTrial.Recovered(system, plan.Withheld, LeastByTrial.Protected(system).Where(one => !plan.Unprotected.Contains(one.Number))).Any();
                bool isSame = plan.Unprotected.SequenceEqual(trial.Lost.Order());
                bool isCostRight = plan.IsLeast ? isSame && plan.Cost == trial.Cost : !isSame || plan.Cost >= trial.Cost;
                if (!isSafe || !isCostRight || trial.Lost.Except(plan.Unprotected).Any())
                {
                    faults.Add($"{RandomSystems.KindOf(seed)}, seed {seed}, effort {effort}: safe {isSafe}, {plan}, lost {string.Join(' ', plan.Unprotected)}, {trial}, lost {string.Join(' ', trial.Lost)}");
                }

                least += plan.IsLeast && plan.Cost > 0 ? 1 : 0;
                givenUp += isSame ? 0 : 1;
            }

            compared++;
        }

        Assert.True(faults.Count == 0, $"{faults.Count}\n{string.Join('\n', faults.Take(20))}");
        string told = $"{compared} systems, {least} plans that cost something called least, {givenUp} that give up more than they must";
        Assert.True(compared >= 200 && least >= 100 && givenUp * 100 <= compared, told);
    }
}
