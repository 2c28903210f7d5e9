using LaaAnalytics.Disclosure.Systems;

namespace LaaAnalytics.Disclosure.Tests.Attack;

/// <summary>The product's own audit and its choice of what to withhold, judged by the attacker on seeded random systems.</summary>
public sealed class AttackedProductTests
{
    private const int FreeUnits = 10;

    [Fact]
    public void What_the_audit_calls_safe_the_attacker_cannot_narrow_and_programmes_agree()
    {
        int safe = 0;
        int unsafeNow = 0;
        List<string> faults = [];
        for (int seed = 2000; seed < 2600; seed++)
        {
            CountSystem system = RandomSystems.Of(seed);
            Random random = new(seed);
            HashSet<int> withheld = [.. system.AlwaysWithheld(), .. LeastByTrial.Free(system).Where(_ => random.Next(3) == 0)];
            Publication publication = Publication.Of(system, withheld);
            ExactSimplex simplex = new(publication, Box.Of(publication));
            foreach (CountRange range in new DisclosureAudit(system, withheld).Ranges())
            {
                AttackedRange attacked = Attacker.Range(publication, range.Count);
                long width = system.Counts[range.Count].Width;
                string told = $"{RandomSystems.KindOf(seed)}, seed {seed}, count {range.Count}, width {width}: audit {range.Least}..{range.Greatest} {range.IsSafe}, attacker {attacked}";
                (long, long?) linear = (simplex.End(range.Count, greatest: false)!.Ceiling, simplex.End(range.Count, greatest: true)?.Floor);
                if (!attacked.IsAttained || linear != (range.Least, range.Greatest) || range.IsSafe == attacked.IsNarrowerThan(width))
                {
                    faults.Add($"{told}, programmes {linear}");
                }

                safe += range.IsSafe ? 1 : 0;
                unsafeNow += range.IsSafe ? 0 : 1;
            }
        }

        Assert.True(faults.Count == 0, $"{faults.Count}\n{string.Join('\n', faults.Take(20))}");
        Assert.True(safe >= 300 && unsafeNow >= 300, $"{safe} safe, {unsafeNow} not");
    }

    [Fact]
    public void What_is_withheld_is_safe_and_no_choice_costs_less()
    {
        int compared = 0;
        int least = 0;
        int dearer = 0;
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
                (int Number, long Width)[] kept = [.. LeastByTrial.Protected(system).Where(one => !plan.Unprotected.Contains(one.Number))];
                bool isSafe = !LeastByTrial.Recovered(system, plan.Withheld, kept).Any();
                bool isCostRight = plan.IsLeast ? plan.Cost == trial.Cost : plan.Cost >= trial.Cost;
                if (!isSafe || !isCostRight || !plan.Unprotected.SequenceEqual(trial.Lost.Order()))
                {
                    faults.Add($"{RandomSystems.KindOf(seed)}, seed {seed}, effort {effort}: safe {isSafe}, cost {plan.Cost} {plan.IsLeast} against {trial.Cost}, lost {string.Join(' ', plan.Unprotected)} against {string.Join(' ', trial.Lost.Order())}");
                }

                least += plan.IsLeast ? 1 : 0;
                dearer += plan.Cost > trial.Cost ? 1 : 0;
            }

            compared++;
        }

        Assert.True(faults.Count == 0, $"{faults.Count}\n{string.Join('\n', faults.Take(20))}");
        Assert.True(compared >= 200, $"{compared} systems compared, {least} plans called least, {dearer} dearer");
    }
}
