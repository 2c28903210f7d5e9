using LaaAnalytics.Domain;
using LaaAnalytics.Ingestion.Rules;

namespace LaaAnalytics.Ingestion.Reading;

/// <summary>Everything that was refused, in reading order.</summary>
internal sealed class Findings
{
    private readonly List<RowRejection> _kept = [];
    private readonly SortedDictionary<string, long> _byRule = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _keptOf = new(StringComparer.Ordinal);

    /// <summary>Rules that were broken and refuse the whole load, by number.</summary>
    public SortedSet<string> Blocking { get; } = new(StringComparer.Ordinal);

    /// <summary>What is wrong with the first header that broke a rule, as a whole; null where none did.</summary>
    public FirstCause? Header { get; set; }

    /// <summary>Whether a rule was broken that refuses the whole load.</summary>
    public bool IsBlocked => Blocking.Count > 0;

    /// <summary>The rejections, at most <see cref="IngestReport.MostRejectionsKept"/> of each file.</summary>
    public IReadOnlyList<RowRejection> All => _kept;

    /// <summary>How many of each rule, all of them.</summary>
    public IReadOnlyList<RuleCount> ByRule => [.. _byRule.Select(rule => new RuleCount(rule.Key, rule.Value))];

    /// <summary>Adds a rejection by one of this project's rules.</summary>
    public void Add(IngestionRule rule, string file, long line, string column, string expected)
    {
        if (rule.Scope == RuleScope.Load)
        {
            Blocking.Add(rule.Id);
        }

        Add(new RowRejection(rule.Id, file, line, column, expected));
    }

    /// <summary>Adds a rejection of a row.</summary>
    public void Add(RowRejection rejection)
    {
        _byRule[rejection.Rule] = _byRule.GetValueOrDefault(rejection.Rule) + 1;
        int kept = _keptOf.GetValueOrDefault(rejection.File);
        if (kept < IngestReport.MostRejectionsKept)
        {
            _keptOf[rejection.File] = kept + 1;
            _kept.Add(rejection);
        }
    }
}
