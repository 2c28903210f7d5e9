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
    private readonly ColumnPlan[][] _rows;
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
        _rows = [.. plan.Rows.Select(columns => columns.ToArray())];
        _unread = [.. plan.Unread];
        _dayRules = [.. DayRule.For(delivery)];
        _batch = new(delivery.Table);
        _keepsUnknown = [.. _batch.Columns.Index().Where(entry => entry.Item.Unmapped >= 0).Select(entry => entry.Index)];
        _unmapped = new long[plan.Columns.Count];
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

                if (_batch.Count + _rows.Length > RowBatch.Capacity)
                {
                    sink.Take(_batch, _delivery.File);
                    _batch.Clear();
                }

                // The rows that a record makes stand or fall with it.
                if (TakeRecord(records) is int rows and >= 0)
                {
                    RowsRead++;
                    Keep(rows, records.Line);
                }
                else
                {
                    Refuse(1);
                    _batch.GiveUp();
                }
            }

            RefusePassed(records.TakePassed());
        }
        catch (CsvFormatException fault)
        {
            // The only fault that the reader throws: a record that outgrows its bounds. What follows cannot be told apart.
            _findings.Add(Rule.TooLong, _delivery.File, fault.LineNumber, _plan.Place, Rule.TooLong.Expecting());
        }
        catch (InvalidDataException)
        {
            _findings.Add(Rule.NotReadable, _delivery.File, records.Line, _plan.Place, Rule.NotReadable.Expecting());
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
            _findings.Add(rule, _delivery.File, records.Line, _plan.Place, expected);
            return false;
        }

        if (records.FieldCount != _plan.Fields)
        {
            string count = _plan.Fields.ToString(System.Globalization.CultureInfo.InvariantCulture);
            _findings.Add(Rule.FieldCount, _delivery.File, records.Line, _plan.Place, Rule.FieldCount.Expecting(("count", count)));
            return false;
        }

        return true;
    }

    private void Keep(int rows, long line)
    {
        for (int row = 0; row < rows; row++)
        {
            CountUnmapped(_batch.Count);
            _batch.Keep(line);
        }
    }

    /// <summary>Writes the rows that the record makes to the batch and gives their number; -1 where a rule refuses it.</summary>
    private int TakeRecord<TRecords>(TRecords records)
        where TRecords : struct, IRecords
    {
        bool isGood = true;
        int rows = 0;
        foreach (ColumnPlan[] columns in _rows)
        {
            if (IsThere(columns, records))
            {
                isGood &= TakeRow(columns, records, _batch.Count + rows);
                rows++;
            }
            else
            {
                isGood &= ScanRow(columns, records);
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

        return isGood ? rows : -1;
    }

    /// <summary>Whether the record has anything for this one of several rows.</summary>
    private bool IsThere<TRecords>(ColumnPlan[] columns, TRecords records)
        where TRecords : struct, IRecords
    {
        return _rows.Length == 1 || Array.Exists(columns, plan =>
            plan.IsOfRow && plan.Field >= 0 && (!Trim(records.Field(plan.Field)).IsEmpty || records.Broken(plan) is not null));
    }

    /// <summary>Feeds the scans of a row that is not there from the columns that it shares with others; false where a value refuses the record.</summary>
    private bool ScanRow<TRecords>(ColumnPlan[] columns, TRecords records)
        where TRecords : struct, IRecords
    {
        bool isGood = true;
        foreach (ColumnPlan plan in columns)
        {
            ReadOnlySpan<byte> text = plan.Field < 0 ? default : Trim(records.Field(plan.Field));
            isGood &= text.IsEmpty || IsNoIdentifier(plan, text, CellOutcome.Refused, records.Line);
        }

        return isGood;
    }

    /// <summary>Writes one row of the record to the batch; false where a rule refuses it.</summary>
    private bool TakeRow<TRecords>(ColumnPlan[] columns, TRecords records, int row)
        where TRecords : struct, IRecords
    {
        bool isGood = true;
        for (int i = 0; i < columns.Length; i++)
        {
            ColumnPlan plan = columns[i];
            ReadOnlySpan<byte> text = plan.Field < 0 ? default : Trim(records.Field(plan.Field));
            BatchColumn column = _batch.Columns[i];
            CellOutcome outcome = CellOutcome.Blank;
            if (plan.Field >= 0 && records.Broken(plan) is IngestionRule broken)
            {
                _findings.Add(broken, _delivery.File, records.Line, plan.Header, broken.Expecting());
                _ = text.IsEmpty || IsNoIdentifier(plan, text, CellOutcome.Refused, records.Line);
                isGood = false;
                continue;
            }

            if (!text.IsEmpty)
            {
                outcome = (records.IsPlain(plan) ? plan.Day : plan.Reader).Read(text, column, row);
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

        return isGood && KeepsDays(columns, row, records.Line);
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

    private bool KeepsDays(ColumnPlan[] columns, int row, long line)
    {
        bool isGood = true;
        foreach (DayRule rule in _dayRules)
        {
            BatchColumn column = _batch.Columns[rule.Column];
            if (!column.Nulls[row] && (column.Ints[row] < rule.From || column.Ints[row] >= rule.To))
            {
                _findings.Add(rule.Rule, _delivery.File, line, columns[rule.Column].Header, rule.Expected);
                isGood = false;
            }
        }

        return isGood;
    }

    private void CountUnmapped(int row)
    {
        foreach (int i in _keepsUnknown)
        {
            BatchColumn column = _batch.Columns[i];
            _unmapped[i] += !column.Nulls[row] && column.Bytes[row] == column.Unmapped ? 1 : 0;
        }
    }
}
