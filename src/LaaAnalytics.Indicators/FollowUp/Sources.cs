namespace LaaAnalytics.Indicators;

/// <summary>Index events in batches, sorted by person, then date, then event key.</summary>
public interface IIndexEventSource
{
    /// <summary>Moves to the next batch; false at the end.</summary>
    public bool MoveNext();

    /// <summary>The current batch; valid until the next call of <see cref="MoveNext"/>.</summary>
    public IndexEventBatch Current { get; }

    /// <summary>Dictionary ids of one dimension, one for each row of the current batch.</summary>
    public ReadOnlySpan<int> Dimension(int index);
}

/// <summary>Proven offences in batches, sorted by person.</summary>
public interface IProvenOffenceSource
{
    /// <summary>Moves to the next batch; false at the end.</summary>
    public bool MoveNext();

    /// <summary>The current batch; valid until the next call of <see cref="MoveNext"/>.</summary>
    public ProvenOffenceBatch Current { get; }
}

/// <summary>Columns of index events, all of one length.</summary>
public readonly ref struct IndexEventBatch
{
    /// <summary>[n] person keys, not decreasing within a batch or from batch to batch.</summary>
    public required ReadOnlySpan<Int128> PersonKey { get; init; }

    /// <summary>[n] index dates in days since 1 January 1970.</summary>
    public required ReadOnlySpan<int> EventDay { get; init; }

    /// <summary>[n] event types, as <see cref="Domain.IndexEventType"/>.</summary>
    public required ReadOnlySpan<byte> EventType { get; init; }

    /// <summary>[n] ages in completed years at the index date.</summary>
    public required ReadOnlySpan<int> AgeYears { get; init; }

    /// <summary>[n] whether the person was matched to the police computer.</summary>
    public required ReadOnlySpan<bool> PncMatched { get; init; }

    /// <summary>[n] predicted probabilities in 1/10,000; -1 where none was supplied.</summary>
    public required ReadOnlySpan<int> PredictedTenThousandths { get; init; }

    /// <summary>[n] index disposals, by their places in <see cref="Domain.DisposalCodes"/>; may be empty where the scheme takes every disposal.</summary>
    public ReadOnlySpan<byte> Disposal { get; init; }
}

/// <summary>Columns of proven offences, all of one length.</summary>
public readonly ref struct ProvenOffenceBatch
{
    /// <summary>[n] person keys, not decreasing within a batch or from batch to batch.</summary>
    public required ReadOnlySpan<Int128> PersonKey { get; init; }

    /// <summary>[n] days of the offence, since 1 January 1970.</summary>
    public required ReadOnlySpan<int> OffenceDay { get; init; }

    /// <summary>[n] days of proof; <see cref="int.MaxValue"/> where not proven.</summary>
    public required ReadOnlySpan<int> ProvenDay { get; init; }

    /// <summary>[n] outcomes, as <see cref="Domain.ProofOutcome"/>.</summary>
    public required ReadOnlySpan<byte> Outcome { get; init; }

    /// <summary>[n] whether it is a breach of an order or licence.</summary>
    public required ReadOnlySpan<bool> IsBreach { get; init; }

    /// <summary>[n] whether it is recordable.</summary>
    public required ReadOnlySpan<bool> IsRecordable { get; init; }

    /// <summary>[n] whether it was committed in England or Wales.</summary>
    public required ReadOnlySpan<bool> InEnglandWales { get; init; }

    /// <summary>[n] severity tiers, 0 to 3; -1 where it is not known.</summary>
    public required ReadOnlySpan<int> SeverityTier { get; init; }
}
