using LaaAnalytics.Domain;
using LaaAnalytics.Domain.CaseMix;
using LaaAnalytics.Store;

namespace LaaAnalytics.Indicators.CaseMix;

/// <summary>Counts cells with a model's predictions in place of the suppliers'.</summary>
/// <remarks>
/// The predictions go through the same pass as every count: rounded to 1/10,000 and added to the histogram of their cell. Nothing is written or handed out for
/// one entry.
/// </remarks>
public static class CaseMixCounts
{
    /// <summary>The suppliers' own predictions.</summary>
    public const string Supplied = "supplied";

    /// <summary>Fitted here on the base year.</summary>
    public const string Refit = "refit";

    /// <summary>The names a request's model may have.</summary>
    public static IReadOnlyList<string> Models { get; } = [Supplied, OgrsPredictor.Version3, OgrsPredictor.Version4, Refit];

    /// <summary>The cells and the base year, counted by one model.</summary>
    /// <param name="view">The store as known after a load.</param>
    /// <param name="scheme">The definition.</param>
    /// <param name="request">Model, base year and cells.</param>
    /// <exception cref="UsageException">
    /// There is no such model, cohort or covariate; the base year is empty or not final; nobody in it carries what the model needs; or the model
    /// predicts over another length of time than the scheme follows.
    /// </exception>
    public static CaseMixTable Run(StoreView view, MeasurementScheme scheme, CaseMixRequest request)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(scheme);
        ArgumentNullException.ThrowIfNull(request);
        MeasureRequest baseRequest = request.Cells with { GroupBy = [], Periods = [request.BasePeriod], Pooled = false };
        Measure plain = Single(view, scheme, baseRequest, request.BasePeriod);
        (CaseMixModel model, Predictor? predictor) = request.Model switch
        {
            Supplied => (SuppliedModel, null),
            OgrsPredictor.Version3 or OgrsPredictor.Version4 => Published(view, scheme, request),
            Refit => RefittedModel.Fit(view, scheme, baseRequest, request.Covariates),
            _ => throw new UsageException("There is no such model of case mix.", $"Name one of {string.Join(", ", Models)}."),
        };
        Measure counted = predictor is null ? plain : Single(view, scheme, baseRequest with { Predictor = predictor }, request.BasePeriod);
        return counted.Predicted > 0
            ? new(model, counted, Measurement.Run(view, scheme, request.Cells with { Predictor = predictor }))
            : throw new UsageException(
                $"Nobody in the base year carries what the model '{model.Name}' needs: {string.Join(", ", model.Covariates)}.",
                $"Ask the suppliers for those columns, or use another model: {string.Join(", ", Models.Where(name => name != model.Name))}.");
    }

    private static CaseMixModel SuppliedModel { get; } = new(
        Supplied,
        "as supplied",
        "Predictions supplied with each entry",
        ["predicted_p"],
        "The suppliers; how they were made is theirs to say",
        []);

    private static Measure Single(StoreView view, MeasurementScheme scheme, MeasureRequest request, Period basePeriod)
    {
        IReadOnlyList<Measure> measures = Measurement.Run(view, scheme, request);
        return measures is not [{ Offenders: > 0 } only]
            ? throw new UsageException($"Nobody is in the base year {basePeriod} by {scheme.Citation}.", "Name a base year that was supplied; 'laa measure --by period' lists the cohorts.")
            : only.IsMature
                ? only
                : throw new UsageException(
                    $"The base year {basePeriod} is not final by {scheme.Citation}: its follow-up or its time for proof is not over in the data.",
                    "Name an earlier base year; an unfinished one would make every later cohort look worse than it is.");
    }

    private static (CaseMixModel Model, Predictor? Predictor) Published(StoreView view, MeasurementScheme scheme, CaseMixRequest request)
    {
        if (Measurement.SourceOf(view, scheme, request.Cells) == MeasureSource.CohortOutcome)
        {
            throw new UsageException("Ready cohorts hold no ages, sanctions or offence codes to score.", $"Use the model {Supplied} or {Refit}.");
        }

        OgrsPredictor predictor = OgrsPredictor.For(request.Model, scheme.FollowUp)
            ?? throw new UsageException(
                $"The published scores predict within twelve or twenty-four months of the index date; {scheme.Citation} follows for another time.",
                $"Use the model {Supplied} or {Refit}.");
        return (predictor.Model, predictor);
    }
}
