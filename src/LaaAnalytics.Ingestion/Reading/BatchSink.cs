using LaaAnalytics.Ingestion.Cells;

namespace LaaAnalytics.Ingestion.Reading;

/// <summary>Takes accepted rows, a batch at a time.</summary>
internal abstract class BatchSink
{
    /// <summary>Takes the batch's rows; it is emptied afterwards.</summary>
    public abstract void Take(RowBatch batch, string file);
}

/// <summary>Takes rows and keeps none: for checks without a store.</summary>
internal sealed class DiscardingSink : BatchSink
{
    /// <inheritdoc/>
    public override void Take(RowBatch batch, string file)
    {
    }
}
