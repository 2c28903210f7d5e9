using LaaAnalytics.Disclosure.Systems;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Releases;

namespace LaaAnalytics.Disclosure.Releases;

/// <summary>Holds what is to be released against the rules, against itself and against everything that was released before.</summary>
/// <remarks>
/// Somebody who has the file and every earlier release, and knows which sums hold, works out the least and the greatest number that each small count can be. What cannot be narrowed by the file
/// further than earlier releases narrow it already does not stand against the file. Numbers of different definitions are not held against one another.
/// </remarks>
public static class ReleaseCheck
{
    /// <summary>What stands against a release.</summary>
    /// <param name="questions">One question for each definition; what the file prints must be what the store gives.</param>
    /// <exception cref="ArgumentException">A cell is printed otherwise than it is: see <see cref="ReleaseQuestion.Differing"/>.</exception>
    public static ReleaseVerdict Of(IReadOnlyList<ReleaseQuestion> questions)
    {
        ArgumentNullException.ThrowIfNull(questions);
        ReleaseVerdict[] verdicts = [.. questions.Select(Of)];
        return new(
            [.. verdicts.SelectMany(verdict => verdict.Findings)],
            [.. verdicts.SelectMany(verdict => verdict.Withhold)],
            verdicts.All(verdict => verdict.IsLeast),
            verdicts.Sum(verdict => verdict.Cells),
            [.. verdicts.SelectMany(verdict => verdict.HeldAgainst).Distinct()],
            [.. verdicts.SelectMany(verdict => verdict.KnownBefore)]);
    }

    private static ReleaseVerdict Of(ReleaseQuestion question)
    {
        if (question.Differing().Count > 0)
        {
            throw new ArgumentException("A cell is printed otherwise than it is.", nameof(question));
        }

        PeopleApart people = new(question);
        ReleaseCount[] small = [.. question.Printed.Where(printed => people.CellOf(printed.Cell) is NamedCell cell && ReleaseSystem.IsSmall(cell.People, printed, question))];
        ReleaseCount[] printed = [.. question.Printed.Except(small)];
        ReleaseSystem all = new(question, people, printed, question.Released);
        ReleaseSystem earlier = new(question, people, [], question.Released);
        IReadOnlyDictionary<string, CountRange> before = earlier.Unsafe();
        List<KeyValuePair<string, CountRange>> found = [.. all.Unsafe().Where(range => !IsKnown(range.Value, before.GetValueOrDefault(range.Key)))];
        string[] releases = [.. question.Released.Select(released => released.Release).Distinct()];
        Blame blame = new(question, people, printed, releases);
        List<ReleaseFinding> findings =
        [
            .. small.Select(count => new ReleaseFinding(count.Cell, false, ReleaseRule.SmallCount, ReleaseWay.Printed, [], false, question.HideBelow, [count.Cell])),
            .. question.RatesAlone.Select(cell => new ReleaseFinding(cell, false, ReleaseRule.RateWithoutCounts, ReleaseWay.Printed, [], false, question.HideBelow, [cell])),
            .. found
                .Select(range => Finding(all, range.Value, blame.Of(range.Key, range.Value, all), question.HideBelow))
                .GroupBy(finding => (finding.Cell, finding.IsPart, finding.Rule, string.Join(' ', finding.With)))
                .Select(alike => alike.First() with { From = [.. alike.SelectMany(finding => finding.From).Distinct().Order()] })
                .OrderBy(finding => finding.Cell),
        ];
        WithholdingPlan plan = found.Count > 0 ? LeastWithholding.Find(all.Counts) : new(new HashSet<int>(), new HashSet<int>(), 0, true, []);
        HashSet<int> lost = [.. plan.Unprotected];
        IEnumerable<CellKey> repair =
        [
            .. small.Select(count => count.Cell),
            .. question.RatesAlone,
            .. plan.Added.Where(all.Shown.ContainsKey).Select(unit => all.Shown[unit]),
            .. found.Where(range => lost.Contains(range.Value.Count)).SelectMany(range => range.Value.HeldBy).Where(all.Shown.ContainsKey).Select(unit => all.Shown[unit]),
        ];
        return new(
            findings,
            [.. repair.Distinct().Order()],
            plan.IsLeast,
            question.Printed.Count(count => count.Offenders is not null || count.Reoffenders is not null),
            releases,
            [.. before.Values.Select(range => earlier.Suspects[range.Count].Cell).Distinct().Order()]);
    }

    /// <summary>Whether earlier releases narrow a count as far already.</summary>
    private static bool IsKnown(CountRange range, CountRange? before) => before is not null && (before.Least, before.Greatest) == (range.Least, range.Greatest);

    private static ReleaseFinding Finding(ReleaseSystem system, CountRange range, (string[] With, bool IsAnyEnough) blamed, long narrowerThan)
    {
        (string[] with, bool isAnyEnough) = blamed;
        Suspect suspect = system.Suspects[range.Count];
        CellKey[] from = [.. range.HeldBy
            .Select(unit => system.Shown.TryGetValue(unit, out CellKey? shown) ? shown : system.Known.GetValueOrDefault(unit)?.Count.Cell)
            .OfType<CellKey>().Distinct().Order()];
        return suspect.ChangedSince is string since
            ? new(suspect.Cell, suspect.IsPart, ReleaseRule.ChangedByFew, ReleaseWay.ThenAndNow, [since, .. with.Where(other => other != since)], false, narrowerThan, from)
            : new(suspect.Cell, suspect.IsPart, with.Length > 0 ? ReleaseRule.WorkedOutTogether : ReleaseRule.WorkedOut, Way(suspect.Cell, from), with, isAnyEnough, narrowerThan, from);
    }

    private static ReleaseWay Way(CellKey cell, CellKey[] from)
    {
        CellKey[] all = [.. from, cell];
        return from.Any(one => from.Any(other => one.Period != other.Period && one.Period.Overlaps(other.Period))) ? ReleaseWay.RollingWindow
            : all.Select(one => one.Group).Distinct().Count() > 1 ? ReleaseWay.WithAndWithoutSubgroup
            : all.Select(one => one.Area).Distinct().Count() > 1 ? ReleaseWay.AreaAgainstArea
            : ReleaseWay.ThenAndNow;
    }

    /// <summary>Which releases a finding needs: none, each of those that suffice by themselves, else those without which it would not be there.</summary>
    private sealed class Blame(ReleaseQuestion question, PeopleApart people, ReleaseCount[] printed, string[] releases)
    {
        private readonly Dictionary<string, IReadOnlyDictionary<string, CountRange>> _unsafe = [];

        public (string[] With, bool IsAnyEnough) Of(string count, CountRange range, ReleaseSystem all)
        {
            if (IsUnsafe(count, "none", _ => false))
            {
                return ([], false);
            }

            string[] each = [.. releases.Where(release => IsUnsafe(count, $"only {release}", other => other == release))];
            if (each.Length > 0)
            {
                return (each, each.Length > 1);
            }

            string[] needed = [.. releases.Where(release => !IsUnsafe(count, $"but {release}", other => other != release))];
            return (needed.Length > 0 ? needed : [.. range.HeldBy.Where(all.Known.ContainsKey).Select(unit => all.Known[unit].Release).Distinct()], false);
        }

        private bool IsUnsafe(string count, string which, Func<string, bool> isTaken)
        {
            if (!_unsafe.TryGetValue(which, out IReadOnlyDictionary<string, CountRange>? found))
            {
                found = new ReleaseSystem(question, people, printed, question.Released.Where(released => isTaken(released.Release))).Unsafe();
                _unsafe.Add(which, found);
            }

            return found.ContainsKey(count);
        }
    }
}
