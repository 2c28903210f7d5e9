using LaaAnalytics.Domain;

namespace LaaAnalytics.Disclosure;

/// <summary>Why a cell may not be shown.</summary>
internal enum Withholding
{
    /// <summary>It may be shown.</summary>
    None,

    /// <summary>Its own counts are too small.</summary>
    SmallCount,

    /// <summary>With it a hidden neighbour could be worked out from their sum.</summary>
    ProtectsAnother,
}

/// <summary>Decides for every cell of one table, as a whole, whether it may be shown.</summary>
/// <remarks>
/// First layer of disclosure control. Primary: a cell is hidden where its re-offenders, or its offenders who are not re-offenders, are 1 to
/// threshold - 1 (0 and everybody stay visible unless the indicator is sensitive). Secondary, repeated until nothing changes: in every line
/// whose sum is known, never one hidden cell alone, and never hidden cells whose sum is itself too small; nor a hidden sum whose parts are all
/// shown; nor a pooled period beside a hidden part that is all of it. Ties are broken by cell key, so that the result depends on the data only. Suppression over a whole pack, its parents and earlier releases is more than this layer does.
/// </remarks>
internal sealed class Protection
{
    private readonly DisclosureProfile _profile;
    private readonly bool _sensitive;
    private readonly Dictionary<CellKey, Withholding> _decisions = [];

    private Protection(DisclosureProfile profile, bool sensitive)
    {
        _profile = profile;
        _sensitive = sensitive;
    }

    /// <summary>The decision for every measure of one scheme's table, by cell key.</summary>
    /// <param name="measures">Cells; areas may include the whole, periods may include pooled ones.</param>
    /// <param name="whole">The area that the other areas make up, or null where the areas have no published sum of their own.</param>
    /// <param name="profile">Thresholds.</param>
    /// <param name="sensitive">Whether 0 and everybody are hidden too.</param>
    /// <param name="hidden">Cells that are hidden for other reasons; null for none.</param>
    public static IReadOnlyDictionary<CellKey, Withholding> Decide(
        IReadOnlyList<Measure> measures, AreaCode? whole, DisclosureProfile profile, bool sensitive, IReadOnlySet<CellKey>? hidden = null)
    {
        Protection protection = new(profile, sensitive);
        List<Measure> ordered = [.. measures.OrderBy(measure => measure.Key)];
        foreach (Measure measure in ordered)
        {
            protection._decisions[measure.Key] = protection.IsSmall(measure) || hidden?.Contains(measure.Key) == true ? Withholding.SmallCount : Withholding.None;
        }

        if (profile.HideBelow > 0)
        {
            List<Line> lines = Line.Of(ordered, whole);
            while (lines.Aggregate(false, (changed, line) => protection.Guard(line) || changed))
            {
                // Hiding in one line can leave a single hidden cell in another.
            }
        }

        return protection._decisions;
    }

    private bool IsSmall(Measure measure) =>
        _profile.Hides(measure.Reoffenders)
        || _profile.Hides(measure.NonReoffenders)
        || _profile.Hides(measure.BaselineOffenders)
        || (_sensitive && _profile.HideBelow > 0 && measure.Offenders > 0 && (measure.Reoffenders == 0 || measure.NonReoffenders == 0));

    private bool Guard(Line line)
    {
        List<Measure> hidden = [.. line.Parts.Where(IsHidden)];
        bool wholeShown = line.Whole is null || !IsHidden(line.Whole);
        if (!wholeShown)
        {
            // The parts of a hidden whole must not add up to it.
            return hidden.Count == 0 && Partner(line) is Measure part && Hide([part]);
        }

        if (hidden.Count == 0)
        {
            return false;
        }

        if (line.HidesTogether)
        {
            return Hide(line.Parts.Where(part => !IsHidden(part))) || (line.HasOnePart && Hide([line.Whole!]));
        }

        bool safe = hidden.Count > 1
            && !_profile.Hides(hidden.Sum(part => part.Reoffenders))
            && !_profile.Hides(hidden.Sum(part => part.NonReoffenders));
        if (safe)
        {
            return false;
        }

        return Partner(line) is Measure partner ? Hide([partner]) : line.Whole is not null && Hide([line.Whole]);
    }

    /// <summary>The cell whose loss costs least: among periods the oldest, so that the latest figure is kept; otherwise the smallest.</summary>
    private Measure? Partner(Line line) => line.Parts
        .Where(part => !IsHidden(part) && part.Offenders > 0)
        .OrderBy(part => line.IsOverTime ? part.Key.Period.Start.DayNumber : part.Offenders)
        .ThenBy(part => part.Key)
        .FirstOrDefault();

    private bool IsHidden(Measure measure) => _decisions[measure.Key] != Withholding.None;

    private bool Hide(IEnumerable<Measure> measures)
    {
        bool any = false;
        foreach (Measure measure in measures.ToList())
        {
            _decisions[measure.Key] = Withholding.ProtectsAnother;
            any = true;
        }

        return any;
    }

    /// <summary>Cells whose sum is published, or could be asked for.</summary>
    /// <param name="Whole">The cell of the sum, or null where it is not in the table but may be known from elsewhere.</param>
    /// <param name="Parts">The cells that add up to it, in key order.</param>
    /// <param name="HidesTogether">Whether one hidden part hides all: a pooled period is not shown beside its parts while one is hidden.</param>
    /// <param name="IsOverTime">Whether the parts are periods.</param>
    private sealed record Line(Measure? Whole, IReadOnlyList<Measure> Parts, bool HidesTogether = false, bool IsOverTime = false)
    {
        /// <summary>Whether everybody of the whole is in one part, so that the one gives the other.</summary>
        public bool HasOnePart => Parts.Any(part => part.Offenders == Whole?.Offenders);

        public static List<Line> Of(IReadOnlyList<Measure> measures, AreaCode? whole)
        {
            List<Line> lines = [];

            // Areas: same period and group; the whole area is their sum.
            foreach (IGrouping<(Period, string, int), Measure> line in measures.GroupBy(m => (m.Key.Period, m.Key.Group, m.Pooled)))
            {
                lines.Add(new(line.FirstOrDefault(m => m.Key.Area == whole), [.. line.Where(m => m.Key.Area != whole)]));
            }

            // Groups: same area and period; along each dimension in turn, the others held.
            Dictionary<(AreaCode, Period, int), Measure> ungrouped = measures.Where(m => m.Key.Group == CellKey.AllGroup).ToDictionary(m => (m.Key.Area, m.Key.Period, m.Pooled));
            foreach (IGrouping<(AreaCode, Period, int), Measure> block in measures.Where(m => m.Key.Group != CellKey.AllGroup).GroupBy(m => (m.Key.Area, m.Key.Period, m.Pooled)))
            {
                Measure? all = ungrouped.GetValueOrDefault(block.Key);
                int dimensions = block.First().Key.Group.Count(c => c == ';') + 1;
                for (int dimension = 0; dimension < dimensions; dimension++)
                {
                    lines.AddRange(block.GroupBy(m => Without(m.Key.Group, dimension)).Select(line => new Line(dimensions == 1 ? all : null, [.. line])));
                }
            }

            // Periods: a pooled period is the sum of the single cohorts in it.
            ILookup<(AreaCode, string), Measure> singles = measures.Where(m => m.Pooled == 1).ToLookup(m => (m.Key.Area, m.Key.Group));
            foreach (Measure pooled in measures.Where(m => m.Pooled > 1))
            {
                lines.Add(new(pooled, [.. singles[(pooled.Key.Area, pooled.Key.Group)].Where(m => m.Key.Period.IsWithin(pooled.Key.Period))], HidesTogether: true, IsOverTime: true));
            }

            // Disjoint single cohorts whose pooled sum may be known from elsewhere.
            foreach (IGrouping<(AreaCode, string), Measure> line in singles)
            {
                List<Measure> parts = [.. line];
                if (parts.Count > 1 && parts.Zip(parts.Skip(1)).All(pair => !pair.First.Key.Period.Overlaps(pair.Second.Key.Period)))
                {
                    lines.Add(new(null, parts, IsOverTime: true));
                }
            }

            return [.. lines.Where(line => line.Parts.Count > 0 && (line.Parts.Count > 1 || line.Whole is not null))];
        }

        private static string Without(string group, int dimension)
        {
            List<string> pairs = [.. group.Split(';')];
            pairs.RemoveAt(dimension);
            return string.Join(';', pairs);
        }
    }
}
