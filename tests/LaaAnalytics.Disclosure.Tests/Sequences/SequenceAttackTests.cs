using LaaAnalytics.Disclosure.Reviews;
using LaaAnalytics.Disclosure.Tests.Attack;
using LaaAnalytics.Domain;

namespace LaaAnalytics.Disclosure.Tests.Sequences;

/// <summary>Packs, one and many in a row, given to somebody who reads them all and reckons.</summary>
public sealed class SequenceAttackTests
{
    private const int Threshold = 5;

    private static bool IsFull => Environment.GetEnvironmentVariable("LAA_FULL") == "1";

    [Fact]
    public void Of_one_pack_nobody_small_is_recovered()
    {
        (int packs, int small, int recovered, _) = Run(IsFull ? 1000 : 100, 1, isHeldAgainstOthers: true);
        Assert.Equal(0, recovered);
        Assert.InRange(small, packs, int.MaxValue);
    }

    [Fact]
    public void Of_eight_packs_in_a_row_nobody_small_is_recovered()
    {
        (int packs, int small, int recovered, int shown) = Run(IsFull ? 200 : 20, 8, isHeldAgainstOthers: true);
        Assert.Equal(0, recovered);
        Assert.InRange(small, packs, int.MaxValue);
        Assert.InRange(shown, packs, int.MaxValue);
    }

    [Fact]
    public void Without_the_register_of_what_was_issued_some_are() =>
        Assert.InRange(Run(IsFull ? 200 : 20, 8, isHeldAgainstOthers: false).Recovered, 1, int.MaxValue);

    private static (int Packs, int Small, int Recovered, int Shown) Run(int partnerships, int packsEach, bool isHeldAgainstOthers)
    {
        int packs = 0;
        int small = 0;
        int recovered = 0;
        int shownCells = 0;
        for (int seed = 0; seed < partnerships; seed++)
        {
            MadeCohorts made = new(seed);
            List<PublishedReview> issued = [];
            for (int last = MadeCohorts.FirstPack - 1 + (packsEach == 1 ? seed % 9 : 0); issued.Count < packsEach; last++)
            {
                issued.Add(made.Pack(last, [.. issued], isHeldAgainstOthers));
            }

            packs += issued.Count;
            IReadOnlyDictionary<CellKey, (long Reoffenders, long Others)> truth = made.Truth();
            CellKey[] cells = [.. truth.Keys.Order()];
            foreach (bool reoffenders in new[] { true, false })
            {
                (Publication seen, IReadOnlyDictionary<CellKey, int> numbers, IReadOnlySet<CellKey> shown) = PackReader.Read(issued, cells, reoffenders);
                (int Number, long Width)[] asked = [.. cells
                    .Where(cell => (reoffenders ? truth[cell].Reoffenders : truth[cell].Others) is > 0 and < Threshold)
                    .Select(cell => (numbers[cell], (long)Threshold))];
                small += asked.Length;
                shownCells += shown.Count;
                recovered += Attacker.Recovered(seen, asked).Count();
            }
        }

        return (packs, small, recovered, shownCells);
    }
}
