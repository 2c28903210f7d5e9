using LaaAnalytics.Domain;
using LaaAnalytics.Domain.CaseMix;
using LaaAnalytics.Statistics;
using LaaAnalytics.Statistics.Models;
using LaaAnalytics.Store;

namespace LaaAnalytics.Indicators.CaseMix;

/// <summary>A logistic model of re-offending fitted on the base year, on counts by group: with groups for covariates that is the same as on people.</summary>
/// <remarks>
/// The reference of a covariate is its largest group. Groups of fewer than 30 offenders, or with fewer than 5 re-offenders or 5 others, are pooled; where even
/// the pool is as small it joins the reference. A group that the base year does not hold joins the pool, or leaves the entry without a prediction.
/// </remarks>
internal sealed class RefittedModel : Predictor
{
    private const string Constant = "constant";
    private const string OtherGroups = "other groups";
    private const long FewestOffenders = 30;
    private const long FewestOfEach = 5;
    private static readonly string[] EventCovariates = ["age_band", "sex", "offence_group", "prior_record", "event_type"];
    private static readonly string[] OutcomeCovariates = ["age_band", "sex", "offence_group"];

    private readonly Dictionary<string, double>[] _logOdds;
    private readonly double?[] _ofOthers;
    private readonly double _constant;

    private RefittedModel(IReadOnlyList<string> covariates, Dictionary<string, double>[] logOdds, double?[] ofOthers, double constant)
    {
        Reads = covariates;
        _logOdds = logOdds;
        _ofOthers = ofOthers;
        _constant = constant;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Reads { get; }

    /// <summary>Fits the model.</summary>
    /// <param name="view">Vintage.</param>
    /// <param name="scheme">Definition.</param>
    /// <param name="baseRequest">The base year, without groups.</param>
    /// <param name="covariates">Dimensions, or null for the usual ones.</param>
    /// <exception cref="UsageException">A covariate does not exist, or the base year does not tell people apart by any of them.</exception>
    public static (CaseMixModel Model, Predictor Predictor) Fit(
        StoreView view, MeasurementScheme scheme, MeasureRequest baseRequest, IReadOnlyList<string>? covariates)
    {
        bool isReady = Measurement.SourceOf(view, scheme, baseRequest) == MeasureSource.CohortOutcome;
        string[] names = [.. (covariates ?? (isReady ? OutcomeCovariates : EventCovariates)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (names.Length == 0 || names.Contains(MeasureRequest.Area) || names.Contains(MeasureRequest.Period))
        {
            throw new UsageException(
                "A model of case mix looks at who people are, never at where or when they are counted.",
                $"Name covariates such as {string.Join(", ", isReady ? OutcomeCovariates : EventCovariates)}.");
        }

        List<(Dictionary<string, string> Labels, Measure Cell)> cells =
        [
            .. Measurement.Run(view, scheme, baseRequest with { GroupBy = names })
                .Where(cell => cell.Offenders > 0)
                .Select(cell => (CohortGroup.Read(cell.Key.Group), cell)),
        ];
        CovariateLevels[] levels = [.. names.Select(name => CovariateLevels.Of(name, cells))];
        DesignColumns columns = new();
        foreach (CovariateLevels covariate in levels.Where(covariate => covariate.Fitted.Count > 1))
        {
            columns.AddGroups(covariate.Name + "=", [.. cells.Select(cell => covariate.Group(cell.Labels[covariate.Name]))], covariate.Fitted);
        }

        RegressionFit fit = levels.Any(covariate => covariate.Fitted.Count > 1)
            ? LogisticModel.Fit(
                columns.Design(),
                BinomialOutcome.OfCells(
                    cells.Select(cell => (double)cell.Cell.Reoffenders).ToArray(),
                    cells.Select(cell => (double)cell.Cell.Offenders).ToArray()))
            : throw new UsageException(
                "No covariate tells the base year's people apart in groups large enough to fit.",
                "Take a longer base year, other covariates, or the model supplied.");
        return fit.Reason == NoEstimate.None
            ? (Card(scheme, baseRequest.Periods![0], names, levels, fit, cells.Sum(cell => cell.Cell.Offenders)), Predicting(names, levels, fit))
            : throw new UsageException(
                "No model can be fitted on the base year: nobody or everybody re-offended, or some groups tell them apart without error.",
                "Take a longer base year or fewer covariates.");
    }

    /// <inheritdoc/>
    public override int TenThousandths(ReadOnlySpan<string> texts)
    {
        double z = _constant;
        for (int covariate = 0; covariate < texts.Length; covariate++)
        {
            if (_logOdds[covariate].TryGetValue(texts[covariate], out double known))
            {
                z += known;
            }
            else if (_ofOthers[covariate] is double others)
            {
                z += others;
            }
            else
            {
                return -1;
            }
        }

        return Rounded(1 / (1 + Math.Exp(-z)));
    }

    private static RefittedModel Predicting(string[] names, CovariateLevels[] levels, RegressionFit fit) => new(
        names,
        [.. levels.Select(covariate => covariate.Labels.ToDictionary(label => label, label => LogOdds(fit, covariate, covariate.Group(label)), StringComparer.Ordinal))],
        [.. levels.Select(double? (covariate) => covariate.Fitted.Contains(OtherGroups) ? LogOdds(fit, covariate, OtherGroups) : null)],
        fit.Coefficients[0].Estimate!.Value);

    // A column that others already determine has no coefficient of its own and adds nothing.
    private static double LogOdds(RegressionFit fit, CovariateLevels covariate, string group) => fit.Of($"{covariate.Name}={group}")?.Estimate ?? 0;

    private static CaseMixModel Card(
        MeasurementScheme scheme, Period basePeriod, string[] names, CovariateLevels[] levels, RegressionFit fit, long offenders) => new(
        CaseMixCounts.Refit,
        $"{scheme.Citation} {basePeriod}",
        $"Logistic model fitted on {basePeriod.InWords()}",
        names,
        "Fitted by this platform on the base year's counts; maximum likelihood",
        [
            new(Constant, string.Empty, fit.Coefficients[0].Estimate!.Value, fit.Coefficients[0].StandardError, offenders),
            .. levels.SelectMany(covariate => covariate.Fitted.Select(group => new CaseMixTerm(
                covariate.Name,
                group,
                LogOdds(fit, covariate, group),
                fit.Of($"{covariate.Name}={group}")?.StandardError,
                covariate.Offenders(group)))),
        ]);

    /// <summary>Groups of one covariate: which are fitted, and where each label goes.</summary>
    /// <param name="Name">Covariate.</param>
    /// <param name="Fitted">Groups with a coefficient, the reference first.</param>
    /// <param name="GroupOf">Group of each label of the base year.</param>
    /// <param name="Counts">Offenders by label.</param>
    private sealed record CovariateLevels(
        string Name, IReadOnlyList<string> Fitted, IReadOnlyDictionary<string, string> GroupOf, IReadOnlyDictionary<string, long> Counts)
    {
        public IEnumerable<string> Labels => GroupOf.Keys;

        public static CovariateLevels Of(string name, List<(Dictionary<string, string> Labels, Measure Cell)> cells)
        {
            var counts = cells
                .GroupBy(cell => cell.Labels[name], StringComparer.Ordinal)
                .Select(label => (label.Key, Offenders: label.Sum(cell => cell.Cell.Offenders), Reoffenders: label.Sum(cell => cell.Cell.Reoffenders)))
                .OrderByDescending(label => label.Offenders)
                .ThenBy(label => label.Key, StringComparer.Ordinal)
                .ToList();
            string reference = counts[0].Key;
            var small = counts.Skip(1).Where(label => IsSmall(label.Offenders, label.Reoffenders)).ToList();
            string pool = IsSmall(small.Sum(label => label.Offenders), small.Sum(label => label.Reoffenders)) ? reference : OtherGroups;
            HashSet<string> pooled = [.. small.Select(label => label.Key)];
            return new(
                name,
                [.. counts.Where(label => !pooled.Contains(label.Key)).Select(label => label.Key), .. small.Count > 0 && pool == OtherGroups ? [OtherGroups] : Array.Empty<string>()],
                counts.ToDictionary(label => label.Key, label => pooled.Contains(label.Key) ? pool : label.Key, StringComparer.Ordinal),
                counts.ToDictionary(label => label.Key, label => label.Offenders, StringComparer.Ordinal));
        }

        public string Group(string label) => GroupOf[label];

        public long Offenders(string group) => GroupOf.Where(label => label.Value == group).Sum(label => Counts[label.Key]);

        private static bool IsSmall(long offenders, long reoffenders) =>
            offenders < FewestOffenders || reoffenders < FewestOfEach || offenders - reoffenders < FewestOfEach;
    }
}
