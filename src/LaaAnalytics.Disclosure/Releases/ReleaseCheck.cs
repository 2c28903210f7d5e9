using LaaAnalytics.Disclosure.Systems;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Releases;

namespace LaaAnalytics.Disclosure.Releases;

/// <summary>Holds what is to be released against the rules, against itself and against everything that was released before.</summary>
/// <remarks>
/// Somebody who has the file and every earlier release, and knows which sums hold, works out the least and the greatest number that each small count can be. What cannot be narrowed by the file
/// further than earlier releases narrow it already does not stand against the file, unless only an exception narrowed it. Numbers of different definitions are not held against one another.
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
        string[] releases = [.. question.Released.Select(released => released.Release).Distinct()];

        // What an exception told is known, but it is no leave to tell it again: the file must be safe beside the other releases alone, too.
        Outlook[] outlooks = [.. new[] { releases, [.. releases.Except(question.Exceptions)] }.DistinctBy(taken => taken.Length).Select(taken => new Outlook(question, people, printed, taken))];
        List<ReleaseFinding> findings =
        [
            .. small.Select(count => new ReleaseFinding(count.Cell, false, ReleaseRule.SmallCount, ReleaseWay.Printed, [], false, question.HideBelow, [count.Cell])),
            .. question.RatesAlone.Select(cell => new ReleaseFinding(cell, false, ReleaseRule.RateWithoutCounts, ReleaseWay.Printed, [], false, question.HideBelow, [cell])),
            .. outlooks
                .SelectMany(outlook => outlook.Findings())
                .GroupBy(finding => (finding.Cell, finding.IsPart, finding.Rule, string.Join(' ', finding.With)))
                .Select(alike => alike.First() with { From = [.. alike.SelectMany(finding => finding.From).Distinct().Order()] })
                .OrderBy(finding => finding.Cell),
        ];
        (IReadOnlyList<CellKey> Cells, bool IsLeast)[] repairs = [.. outlooks.Select(outlook => outlook.Repair())];
        return new(
            findings,
            [.. small.Select(count => count.Cell).Concat(question.RatesAlone).Concat(repairs.SelectMany(repair => repair.Cells)).Distinct().Order()],
            Array.TrueForAll(repairs, repair => repair.IsLeast),
            question.Printed.Count(count => count.Offenders is not null || count.Reoffenders is not null),
            releases,
            outlooks[0].KnownBefore());
    }

    /// <summary>The file beside some of the releases.</summary>
    private sealed class Outlook
    {
        private readonly ReleaseQuestion _question;
        private readonly PeopleApart _people;
        private readonly ReleaseCount[] _printed;
        private readonly string[] _releases;
        private readonly ReleaseSystem _beside;
        private readonly ReleaseSystem _earlier;
        private readonly IReadOnlyDictionary<string, CountRange> _before;
        private readonly Dictionary<string, IReadOnlyDictionary<string, CountRange>> _unsafe = [];
        private readonly KeyValuePair<string, CountRange>[] _found;

        public Outlook(ReleaseQuestion question, PeopleApart people, ReleaseCount[] printed, string[] releases)
        {
            (_question, _people, _printed, _releases) = (question, people, printed, releases);
            _beside = System(releases.Contains);
            _earlier = new(question, people, [], question.Released.Where(released => releases.Contains(released.Release)));
            _before = _earlier.Unsafe();
            _found = [.. _beside.Unsafe().Where(range => !IsKnown(range.Value, _before.GetValueOrDefault(range.Key)))];
        }

        public IEnumerable<ReleaseFinding> Findings() => _found.Select(range => Finding(range.Key, range.Value));

        public IReadOnlyList<CellKey> KnownBefore() => [.. _before.Values.Select(range => _earlier.Suspects[range.Count].Cell).Distinct().Order()];

        /// <summary>What to withhold at least cost; where a count is lost already and the file narrows it further, whatever narrows it.</summary>
        public (IReadOnlyList<CellKey> Cells, bool IsLeast) Repair()
        {
            if (_found.Length == 0)
            {
                return ([], true);
            }

            WithholdingPlan plan = LeastWithholding.Find(_beside.Counts);
            IEnumerable<int> lost = _found.Where(range => plan.Unprotected.Contains(range.Value.Count)).SelectMany(range => range.Value.HeldBy);
            return ([.. plan.Added.Concat(lost).Where(_beside.Shown.ContainsKey).Select(unit => _beside.Shown[unit]).Distinct()], plan.IsLeast);
        }

        /// <summary>Whether earlier releases narrow a count as far already.</summary>
        private static bool IsKnown(CountRange range, CountRange? before) => before is not null && (before.Least, before.Greatest) == (range.Least, range.Greatest);

        private ReleaseFinding Finding(string count, CountRange range)
        {
            (string[] with, bool isAnyEnough) = Blamed(count, range);
            Suspect suspect = _beside.Suspects[range.Count];
            CellKey[] from = [.. range.HeldBy
                .Select(unit => _beside.Shown.TryGetValue(unit, out CellKey? shown) ? shown : _beside.Known.GetValueOrDefault(unit)?.Count.Cell)
                .OfType<CellKey>().Distinct().Order()];
            return suspect.ChangedSince is string since
                ? new(suspect.Cell, suspect.IsPart, ReleaseRule.ChangedByFew, ReleaseWay.ThenAndNow, [since, .. with.Where(other => other != since)], false, _question.HideBelow, from)
                : new(suspect.Cell, suspect.IsPart, with.Length > 0 ? ReleaseRule.WorkedOutTogether : ReleaseRule.WorkedOut, Way(suspect.Cell, from), with, isAnyEnough, _question.HideBelow, from);
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
        private (string[] With, bool IsAnyEnough) Blamed(string count, CountRange range)
        {
            if (IsUnsafe(count, "none", _ => false))
            {
                return ([], false);
            }

            string[] each = [.. _releases.Where(release => IsUnsafe(count, $"only {release}", other => other == release))];
            if (each.Length > 0)
            {
                return (each, each.Length > 1);
            }

            string[] needed = [.. _releases.Where(release => !IsUnsafe(count, $"but {release}", other => other != release && _releases.Contains(other)))];
            return (needed.Length > 0 ? needed : [.. range.HeldBy.Where(_beside.Known.ContainsKey).Select(unit => _beside.Known[unit].Release).Distinct()], false);
        }

        private bool IsUnsafe(string count, string which, Func<string, bool> isTaken)
        {
            if (!_unsafe.TryGetValue(which, out IReadOnlyDictionary<string, CountRange>? found))
            {
                found = System(isTaken).Unsafe();
                _unsafe.Add(which, found);
            }

            return found.ContainsKey(count);
        }

        private ReleaseSystem System(Func<string, bool> isTaken) => new(_question, _people, _printed, _question.Released.Where(released => isTaken(released.Release)));
    }
}
