using System.Text;
using LaaAnalytics.Domain.Extracts;
using LaaAnalytics.DuckDb;
using LaaAnalytics.Ingestion.Cells;

namespace LaaAnalytics.Ingestion.Reading;

/// <summary>Appends rows to a load's incoming table, column by column into DuckDB's own memory.</summary>
internal sealed class AppenderSink : BatchSink, IDisposable
{
    private readonly DuckDbAppender _appender;
    private readonly byte[][] _labels;
    private readonly ChunkFill _fill;
    private RowBatch? _batch;
    private byte[] _file = [];

    /// <summary>A sink for the table.</summary>
    public AppenderSink(DuckDbAppender appender, ExtractTable table)
    {
        _appender = appender;
        _fill = Fill;

        // For codes stored as an enumeration: place of each of the catalogue's codes among the labels.
        _labels = [.. table.Columns.Index().Select(entry => Labels(entry.Item, appender.Columns[entry.Index]))];
    }

    /// <inheritdoc/>
    public override void Take(RowBatch batch, string file)
    {
        if (batch.Count > 0)
        {
            _batch = batch;
            _file = Encoding.UTF8.GetBytes(file);
            _appender.AppendRows(batch.Count, _fill);
        }
    }

    /// <summary>Sends what is left.</summary>
    public void Close() => _appender.Close();

    /// <inheritdoc/>
    public void Dispose() => _appender.Dispose();

    private static byte[] Labels(ExtractColumn column, DuckDbColumn stored) => stored.Type == DuckDbType.Enum
        ? [.. column.Codes!.Select(code => (byte)stored.Labels.ToList().IndexOf(code))]
        : [];

    private void Fill(scoped ChunkWriter rows)
    {
        RowBatch batch = _batch!;
        for (int i = 0; i < batch.Columns.Length; i++)
        {
            Fill(rows, i, batch.Columns[i]);
        }

        int file = batch.Columns.Length;
        for (int row = 0; row < rows.Count; row++)
        {
            rows.SetText(file, row, _file);
        }

        batch.Lines.AsSpan(0, rows.Count).CopyTo(rows.Values<long>(file + 1));
    }

    private void Fill(scoped ChunkWriter rows, int place, BatchColumn column)
    {
        ReadOnlySpan<bool> nulls = column.Nulls.AsSpan(0, rows.Count);
        switch (column.Column.Kind)
        {
            case ExtractKind.Person:
                column.Keys.AsSpan(0, rows.Count).CopyTo(rows.Values<Int128>(place));
                break;
            case ExtractKind.Date or ExtractKind.WholeNumber or ExtractKind.Probability:
                column.Ints.AsSpan(0, rows.Count).CopyTo(rows.Values<int>(place));
                break;
            case ExtractKind.DecimalNumber:
                column.Longs.AsSpan(0, rows.Count).CopyTo(rows.Values<long>(place));
                break;
            case ExtractKind.Boolean:
                column.Bytes.AsSpan(0, rows.Count).CopyTo(rows.Values<byte>(place));
                break;
            case ExtractKind.Code when _labels[place].Length > 0:
                Span<byte> labels = rows.Values<byte>(place);
                for (int row = 0; row < rows.Count; row++)
                {
                    labels[row] = nulls[row] ? (byte)0 : _labels[place][column.Bytes[row]];
                }

                break;
            default:
                for (int row = 0; row < rows.Count; row++)
                {
                    if (!nulls[row])
                    {
                        rows.SetText(place, row, column.Column.Kind == ExtractKind.Code ? column.Codes[column.Bytes[row]] : column.Text(row));
                    }
                }

                break;
        }

        for (int row = nulls.IndexOf(true); row >= 0 && row < rows.Count; row++)
        {
            if (nulls[row])
            {
                rows.SetNull(place, row);
            }
        }
    }
}
