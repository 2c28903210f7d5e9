using CsvHelper;
using LaaAnalytics.Domain.Privacy;
using LaaAnalytics.Ingestion.Cells;
using LaaAnalytics.Ingestion.Packages;
using LaaAnalytics.Ingestion.Privacy;
using LaaAnalytics.Ingestion.Rules;

namespace LaaAnalytics.Ingestion.Reading;

/// <summary>Reads the records of one file into typed rows, and refuses what breaks a rule.</summary>
internal sealed class TableReading
{
    private readonly Delivery _delivery;
    private readonly TablePlan _plan;
    private readonly Findings _findings;
    private readonly ColumnPlan[] _columns;
    private readonly ColumnScan[] _unread;
    private readonly DayRule[] _dayRules;
    private readonly RowBatch _batch;
    private readonly int[] _keepsUnknown;
    private readonly long[] _unmapped;

    /// <summary>A reading that has read nothing yet.</summary>
    public TableReading(Delivery delivery, TablePlan plan, Findings findings)
    {
        _delivery = delivery;
        _plan = plan;
        _findings = findings;
        _columns = [.. plan.Columns];
        _unread = [.. plan.Unread];
        _dayRules = [.. DayRule.For(delivery)];
        _batch = new(delivery.Table);
        _keepsUnknown = [.. _batch.Columns.Index().Where(entry => entry.Item.Unmapped >= 0).Select(entry => entry.Index)];
        _unmapped = new long[_columns.Length];
    }

    /// <summary>Data rows read.</summary>
    public long RowsRead { get; private set; }

    /// <summary>Rows refused.</summary>
    public long RowsRefused { get; private set; }

    /// <summary>Values kept as UNMAPPED in accepted rows, by column.</summary>
    public IReadOnlyList<UnmappedCount> Unmapped =>
        [.. _keepsUnknown.Where(i => _unmapped[i] > 0).Select(i => new UnmappedCount(_batch.Columns[i].Column.Name, _unmapped[i]))];

    /// <summary>Reads every record.</summary>
    public void Read<TRecords>(TRecords records, BatchSink sink)
        where TRecords : struct, IRecords
    {
        try
        {
            while (records.Read())
            {
                RefusePassed(records.TakePassed());
                if (!IsRecord(records))
                {
                    // What spans lines may have swallowed as many rows.
                    Refuse(records.Lines);
                    continue;
                }

                if (!TakeRow(records))
                {
                    Refuse(1);
                    _batch.GiveUp();
                    continue;
                }

                RowsRead++;
                _batch.Keep(records.Line);
                if (_batch.IsFull)
                {
                    sink.Take(_batch, _delivery.File);
                    _batch.Clear();
                }
            }

            RefusePassed(records.TakePassed());
        }
        catch (CsvFormatException fault)
        {
            // The only fault that the reader throws: a record that outgrows its bounds. What follows cannot be told apart.
            _findings.Add(Rule.TooLong, _delivery.File, fault.LineNumber, string.Empty, Rule.TooLong.Expecting());
        }
        catch (InvalidDataException)
        {
            _findings.Add(Rule.NotReadable, _delivery.File, records.Line, string.Empty, Rule.NotReadable.Expecting());
        }

        sink.Take(_batch, _delivery.File);
        _batch.Clear();
        foreach (ColumnScan scan in _plan.Scans)
        {
            if (scan.Verdict() is Identifier kind and not Identifier.None)
            {
                string expected = Rule.IdentifierContent.Expecting(("identifier", ColumnScan.InWords(kind)));
                _findings.Add(Rule.IdentifierContent, _delivery.File, 0, scan.Column, expected);
            }
        }
    }

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text) =>
        text.IsEmpty || (text[0] > ' ' && text[^1] > ' ') ? text : text.Trim(" \t"u8);

    private void RefusePassed(IReadOnlyList<PassedRecord> passed)
    {
        foreach (PassedRecord record in passed)
        {
            _findings.Add(Rule.Quotes, _delivery.File, record.Line, string.Empty, Rule.Quotes.Expecting());
            Refuse(record.Lines);
        }
    }

    private void Refuse(int rows)
    {
        RowsRead += rows;
        RowsRefused += rows;
    }

    /// <summary>Whether the record can be a row at all: readable, with as many fields as the header.</summary>
    private bool IsRecord<TRecords>(TRecords records)
        where TRecords : struct, IRecords
    {
        if (records.Fault() is RecordFault fault and not RecordFault.None)
        {
            (IngestionRule rule, string expected) = fault == RecordFault.NotUtf8
                ? (Rule.Encoding, Rule.Encoding.Expecting(("encoding", _delivery.Mapping.Encoding.ToUpperInvariant())))
                : (Rule.TooLong, Rule.TooLong.Expecting());
            _findings.Add(rule, _delivery.File, records.Line, string.Empty, expected);
            return false;
        }

        if (records.FieldCount != _plan.Fields)
        {
            string count = _plan.Fields.ToString(System.Globalization.CultureInfo.InvariantCulture);
            _findings.Add(Rule.FieldCount, _delivery.File, records.Line, string.Empty, Rule.FieldCount.Expecting(("count", count)));
            return false;
        }

        return true;
    }

    /// <summary>Writes the record to the batch; false where a rule refuses it.</summary>
    private bool TakeRow<TRecords>(TRecords records)
        where TRecords : struct, IRecords
    {
        bool isGood = true;
        int row = _batch.Count;
        for (int i = 0; i < _columns.Length; i++)
        {
            ColumnPlan plan = _columns[i];
            ReadOnlySpan<byte> text = plan.Field < 0 ? default : Trim(records.Field(plan.Field));
            BatchColumn column = _batch.Columns[i];
            CellOutcome outcome = CellOutcome.Blank;
            if (!text.IsEmpty)
            {
                outcome = plan.Reader.Read(text, column, row);
                isGood &= IsNoIdentifier(plan, text, outcome, records.Line);
            }

            if (outcome == CellOutcome.Blank && plan.Otherwise.Length > 0)
            {
                outcome = plan.Plain.Read(plan.Otherwise, column, row);
            }

            column.Nulls[row] = outcome == CellOutcome.Blank;
            if (outcome == CellOutcome.Refused)
            {
                _findings.Add(plan.Reader.Rule, _delivery.File, records.Line, plan.Header, plan.Reader.Expected);
                isGood = false;
            }
            else if (outcome == CellOutcome.Blank && plan.Required)
            {
                _findings.Add(Rule.Missing, _delivery.File, records.Line, plan.Header, Rule.Missing.Expecting());
                isGood = false;
            }
        }

        foreach (ColumnScan scan in _unread)
        {
            ReadOnlySpan<byte> text = Trim(records.Field(scan.Field));
            if (!text.IsEmpty)
            {
                scan.Take(text);
            }
        }

        return isGood && KeepsDays(row, records.Line) && CountUnmapped(row);
    }

    /// <summary>Feeds the scan; false where this single value refuses its row.</summary>
    private bool IsNoIdentifier(ColumnPlan plan, ReadOnlySpan<byte> text, CellOutcome outcome, long line)
    {
        if (plan.Scan is not ColumnScan scan)
        {
            return true;
        }

        if (plan.ScansRefusedOnly && outcome != CellOutcome.Refused)
        {
            scan.Pass();
            return true;
        }

        Identifier kind = scan.Take(text);
        if (kind == Identifier.None || plan.Column.Kind != Domain.Extracts.ExtractKind.Text || !TextCells.RefusesOne(kind))
        {
            return true;
        }

        // By the row's own rule, not by the one that blocks a load: a single value does not make the column an identifier.
        _findings.Add(new(Rule.IdentifierContent.Id, _delivery.File, line, plan.Header, Rule.IdentifierContent.Expecting(("identifier", ColumnScan.InWords(kind)))));
        return false;
    }

    private bool KeepsDays(int row, long line)
    {
        bool isGood = true;
        foreach (DayRule rule in _dayRules)
        {
            BatchColumn column = _batch.Columns[rule.Column];
            if (!column.Nulls[row] && (column.Ints[row] < rule.From || column.Ints[row] >= rule.To))
            {
                _findings.Add(rule.Rule, _delivery.File, line, _columns[rule.Column].Header, rule.Expected);
                isGood = false;
            }
        }

        return isGood;
    }

    private bool CountUnmapped(int row)
    {
        foreach (int i in _keepsUnknown)
        {
            BatchColumn column = _batch.Columns[i];
            _unmapped[i] += !column.Nulls[row] && column.Bytes[row] == column.Unmapped ? 1 : 0;
        }

        return true;
    }
}
