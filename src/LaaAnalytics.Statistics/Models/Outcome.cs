namespace LaaAnalytics.Statistics.Models;

/// <summary>What a regression explains, row by row, with what belongs to the rows: offset, weight, cluster.</summary>
/// <remarks>Holds the caller's memory and copies nothing. Empty memory means: offset 0, weight 1, every row its own cluster.</remarks>
public abstract record Outcome
{
    private protected Outcome()
    {
    }

    /// <summary>[n] added to the linear predictor with coefficient 1; empty for none.</summary>
    public ReadOnlyMemory<double> Offset { get; init; }

    /// <summary>[n] weight of each row's log-likelihood, 0 or more; a row of weight 0 is as if it were not there. Empty for 1.</summary>
    public ReadOnlyMemory<double> Weights { get; init; }

    /// <summary>[n] number of the cluster, such as the person, to which each row belongs; any whole numbers. Empty where rows are independent.</summary>
    public ReadOnlyMemory<int> Clusters { get; init; }

    /// <summary>[n] events or counts.</summary>
    public ReadOnlyMemory<double> Events { get; private protected init; }

    /// <summary>Number of rows.</summary>
    public int Rows => Events.Length;
}

/// <summary>Yes or no, or how many of a number of trials.</summary>
public sealed record BinomialOutcome : Outcome
{
    /// <summary>[n] trials; empty for one each.</summary>
    public ReadOnlyMemory<double> Trials { get; private init; }

    /// <summary>Whether rows are cells of people with equal covariates, which count one by one as if they had rows of their own.</summary>
    public bool AreCells { get; private init; }

    /// <summary>One trial a row.</summary>
    /// <param name="events">[n] 1 with the event, 0 without; shares between are allowed as in weighted data.</param>
    public static BinomialOutcome Of(ReadOnlyMemory<double> events) => new() { Events = events };

    /// <summary>Several trials a row that are one observation: likelihood and deviance are those of binomial counts, a row counts as one.</summary>
    /// <param name="events">[n] events, 0 to trials.</param>
    /// <param name="trials">[n] trials; a row of 0 is as if it were not there.</param>
    public static BinomialOutcome Grouped(ReadOnlyMemory<double> events, ReadOnlyMemory<double> trials) => Paired(events, trials, areCells: false);

    /// <summary>Cells of people with equal covariates: estimates, deviance, degrees of freedom and robust errors are those of the people's own rows.</summary>
    /// <param name="events">[n] people with the event, 0 to people.</param>
    /// <param name="people">[n] people; a cell of 0 is as if it were not there.</param>
    public static BinomialOutcome OfCells(ReadOnlyMemory<double> events, ReadOnlyMemory<double> people) => Paired(events, people, areCells: true);

    private static BinomialOutcome Paired(ReadOnlyMemory<double> events, ReadOnlyMemory<double> trials, bool areCells)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(trials.Length, events.Length);
        return new() { Events = events, Trials = trials, AreCells = areCells };
    }
}

/// <summary>Whole numbers of events, with an exposure where rows were watched for different times or have different populations.</summary>
public sealed record CountOutcome : Outcome
{
    /// <summary>[n] exposures; empty for 1 each. The logarithm is added to the offset.</summary>
    public ReadOnlyMemory<double> Exposure { get; private init; }

    /// <summary>Counts over equal exposures.</summary>
    /// <param name="counts">[n] whole numbers, 0 or more.</param>
    public static CountOutcome Of(ReadOnlyMemory<double> counts) => new() { Events = counts };

    /// <summary>Counts over exposures.</summary>
    /// <param name="counts">[n] whole numbers, 0 or more.</param>
    /// <param name="exposure">[n] people, person-years or the like; a row of 0 is refused with <see cref="NoEstimate.NoDenominator"/>.</param>
    public static CountOutcome Of(ReadOnlyMemory<double> counts, ReadOnlyMemory<double> exposure)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(exposure.Length, counts.Length);
        return new() { Events = counts, Exposure = exposure };
    }
}

/// <summary>A share of the rows, such as one area's or one file's; a model over several is the model over all.</summary>
/// <param name="Design">Covariates; the same names in every part.</param>
/// <param name="Outcome">Outcome of as many rows.</param>
public sealed record RegressionPart<TOutcome>(DesignMatrix Design, TOutcome Outcome)
    where TOutcome : Outcome;
