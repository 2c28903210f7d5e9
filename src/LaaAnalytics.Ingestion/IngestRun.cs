using System.Globalization;
using LaaAnalytics.Domain;
using LaaAnalytics.DuckDb;
using LaaAnalytics.Ingestion.Packages;
using LaaAnalytics.Ingestion.Reading;
using LaaAnalytics.Ingestion.Rules;
using LaaAnalytics.Spreadsheets;
using LaaAnalytics.Store;

namespace LaaAnalytics.Ingestion;

/// <summary>One load from its first file to its report.</summary>
internal sealed class IngestRun(IngestRequest request)
{
    private readonly Findings _findings = new();
    private readonly List<FileReading> _files = [];
    private readonly List<SuppliedFile> _supplied = [];
    private readonly SortedSet<string> _overruled = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> _hasKey = new(StringComparer.Ordinal);

    /// <summary>Reads everything without a store.</summary>
    public IngestReport Check()
    {
        Supply supply = PackageReader.Read(request, _findings);
        foreach (Delivery delivery in supply.Deliveries)
        {
            Read(delivery, session: null);
        }

        RefuseBeyondTolerance();
        Settle(supply);
        return Report(supply, load: null);
    }

    /// <summary>Reads everything into the store, in one transaction.</summary>
    public IngestReport Load(LaaStore store)
    {
        Supply supply = PackageReader.Read(request, _findings);
        try
        {
            // The store reads the list of files when it commits: by then their rows are counted.
            using LoadSession session = store.BeginLoad(new(supply.Supplier, supply.Agreement, request.LoadedOn, _supplied));
            foreach (Delivery delivery in supply.Deliveries)
            {
                Read(delivery, session);
            }

            if (!_findings.IsBlocked)
            {
                CheckAcrossRows(session);
            }

            RefuseBeyondTolerance();
            if (!_findings.IsBlocked)
            {
                Guard(session);
            }

            Settle(supply);
            return Report(supply, request.DryRun ? session.Plan() : session.Commit());
        }
        catch (DuckDbException fault)
        {
            // DuckDB's own text may quote values of the data.
            throw new LoadRefusedException(
                $"{supply.Supplier}: the store could not take the rows ({fault.ErrorType}); nothing was loaded.",
                "Check free memory and disk space, then run the same command again.",
                _findings.All);
        }
    }

    private void Read(Delivery delivery, LoadSession? session)
    {
        using SourceFile? source = SourceFile.Open(delivery.Path, delivery.File, _findings);
        if (source is null)
        {
            return;
        }

        if (delivery.Sha256 is not null && delivery.Sha256 != source.Sha256)
        {
            _findings.Add(Rule.Manifest, delivery.File, 0, string.Empty, Rule.Manifest.Expecting());
        }

        if (delivery.Mapping.IsForSpreadsheet && source.Kind != SourceKind.Spreadsheet)
        {
            _findings.Add(Rule.Facts, delivery.File, 0, string.Empty, Rule.Facts.Expecting(("what", "sheet, headerRow, lastRow and untilBlank in mappings of spreadsheets only")));
            return;
        }

        switch (source.Kind)
        {
            case SourceKind.Spreadsheet:
                ReadSpreadsheet(delivery, source, session);
                break;
            case SourceKind.Parquet:
                using (ParquetFile? parquet = ParquetFile.Open(delivery.Path))
                {
                    Read(delivery, source, session, parquet?.Headers, parquet is null ? default : parquet.Records(), Rule.FileKind);
                }

                break;
            default:
                using (CsvFile? csv = CsvFile.Open(source.Stream, delivery.Mapping))
                {
                    Read(delivery, source, session, csv?.Headers, csv is null ? default : csv.Records(), Rule.Header);
                }

                break;
        }
    }

    private void ReadSpreadsheet(Delivery delivery, SourceFile source, LoadSession? session)
    {
        try
        {
            using SheetFile? sheet = SheetFile.Open(source.Stream, delivery, _findings);
            if (sheet is not null)
            {
                Read(delivery, source, session, sheet.Headers, sheet.Records(), Rule.Header, sheet.HeaderRow, sheet.Place, sheet.Letters);
                sheet.ScanTheRest(_findings);
            }
        }
        catch (SpreadsheetRefusedException refused)
        {
            _findings.Add(Rule.Spreadsheet, delivery.File, 0, string.Empty, Rule.Spreadsheet.Expecting(("what", SheetFile.Instead(refused.Reason))));
        }
    }

    private void Read<TRecords>(
        Delivery delivery, SourceFile source, LoadSession? session, IReadOnlyList<string>? headers, TRecords records, IngestionRule unreadable, long headerLine = 1, string place = "",
        IReadOnlyList<string>? letters = null)
        where TRecords : struct, IRecords
    {
        if (headers is null)
        {
            string expected = unreadable == Rule.Header ? Rule.Header.Expecting(("what", "a header line that can be split into columns")) : unreadable.Expecting();
            _findings.Add(unreadable, delivery.File, unreadable == Rule.Header ? 1 : 0, string.Empty, expected);
            return;
        }

        if (TablePlan.Of(delivery, headers, _findings, headerLine, place, letters) is not TablePlan plan || !KeepsKey(delivery, plan, session))
        {
            return;
        }

        TableReading reading = new(delivery, plan, _findings);
        if (session is not null && !_findings.IsBlocked)
        {
            using AppenderSink sink = new(session.Appender(delivery.Table.Name), delivery.Table);
            reading.Read(records, sink);
            sink.Close();
            session.CountRefused(delivery.Table.Name, reading.RowsRefused);
        }
        else
        {
            reading.Read(records, new DiscardingSink());
        }

        if (delivery.Rows is long rows && rows != reading.RowsRead)
        {
            _findings.Add(Rule.Manifest, delivery.File, 0, string.Empty, Rule.Manifest.Expecting());
        }

        if (delivery.Mode == SupplyMode.Full && reading.RowsRead == 0 && !_findings.IsBlocked)
        {
            // A full supply is all there is: without a row it would end everything that is held.
            _findings.Add(Rule.NotReadable, delivery.File, 0, string.Empty, Rule.NotReadable.Expecting());
        }

        _files.Add(new(delivery, plan, reading, source.Sha256));
        _supplied.Add(new(delivery.File, source.Sha256, reading.RowsRead));
    }

    /// <summary>Begins the table with its first file; false where a later file has its key and the first has not, or the other way round.</summary>
    private bool KeepsKey(Delivery delivery, TablePlan plan, LoadSession? session)
    {
        string table = delivery.Table.Name;
        if (_hasKey.TryGetValue(table, out bool hasKey))
        {
            if (hasKey != plan.HasKey)
            {
                _findings.Add(Rule.Facts, delivery.File, 1, string.Empty, Rule.Facts.Expecting(("what", "the key in every file of a table, or in none")));
            }

            return hasKey == plan.HasKey;
        }

        _hasKey.Add(table, plan.HasKey);
        SupplyMode mode = request.Rehearsal && delivery.Mode == SupplyMode.Correction ? SupplyMode.Delta : delivery.Mode;
        session?.BeginTable(new(table, mode, delivery.Period, delivery.ObservedTo, delivery.Areas, plan.HasKey));
        return true;
    }

    /// <summary>Runs the store's checks; their columns are the table's, and are reported by the supplier's names.</summary>
    private void CheckAcrossRows(LoadSession session)
    {
        IReadOnlyList<RowRejection> rejections = session.Check();
        foreach (RowRejection rejection in rejections)
        {
            FileReading? file = _files.Find(file => file.Delivery.File == rejection.File);
            string column = file?.Plan.Columns.FirstOrDefault(column => column.Column.Name == rejection.Column)?.Header ?? rejection.Column;
            _findings.Add(rejection with { Column = column });
        }

        foreach (FileReading file in _files)
        {
            file.RefusedByChecks = rejections.Where(rejection => rejection.File == file.Delivery.File).Select(rejection => rejection.Line).Distinct().LongCount();
        }

        session.RemoveRejected();
    }

    /// <summary>Refuses what looks wrong beside what is held, and notes what was overruled.</summary>
    private void Guard(LoadSession session)
    {
        foreach (TrippedGuard guard in session.Held().SelectMany(SupplyGuards.Tripped))
        {
            if (!request.Accept.Contains(guard.Rule.Id))
            {
                string file = _files.First(file => file.Delivery.Table.Name == guard.Table).Delivery.File;
                _findings.Add(guard.Rule, file, 0, string.Empty, guard.Expected);
            }
            else if (_overruled.Add(guard.Rule.Id))
            {
                session.Accept(new LoadAcceptance(guard.Rule.Id, request.AcceptReason!.Trim()));
            }
        }
    }

    private void RefuseBeyondTolerance()
    {
        foreach (FileReading file in _files)
        {
            decimal tolerance = file.Delivery.Table.Reference ? 0m : request.Tolerance;
            long most = (long)Math.Floor(file.Reading.RowsRead * tolerance);
            if (file.RowsRefused > most)
            {
                string expected = Rule.Tolerance.Expecting(
                    ("most", Text(most)), ("rows", Text(file.Reading.RowsRead)), ("refused", Text(file.RowsRefused)));
                _findings.Add(Rule.Tolerance, file.Delivery.File, 0, string.Empty, expected);
            }
        }
    }

    /// <summary>Lists what was refused where the caller asked for it, before anything is kept, and ends a load that may not go on.</summary>
    private void Settle(Supply supply)
    {
        if (request.RejectionsFile is string path)
        {
            RejectionsFile.Write(path, _findings.All);
        }

        if (!_findings.IsBlocked)
        {
            return;
        }

        long rows = _files.Sum(file => file.Reading.RowsRead);
        long refused = _files.Sum(file => file.RowsRefused);
        FirstCause? cause = _findings.Header ?? FirstCause.OfRows(_findings, name => _files.Where(file => file.Delivery.File == name).Sum(file => file.Reading.RowsRead));
        throw new LoadRefusedException(
            $"{(supply.Supplier.Length > 0 ? supply.Supplier : "The supply")}: refused by {string.Join(", ", _findings.Blocking)}; {(refused > 0 ? $"{Text(refused)} of {Text(rows)} rows were refused one by one" : "no single row was at fault")}. {(cause is null ? string.Empty : $"First cause: {cause.Why}. ")}Nothing was loaded.",
            "Correct what is listed above and run the same command again; --rejections FILE lists every row with what to do. The rules are in docs/ingestion-rules.md.",
            _findings.All)
        {
            Cause = cause?.Why,
            CauseRemedy = cause?.WhatToDo,
        };
    }

    private IngestReport Report(Supply supply, LoadSummary? load) => new(
        supply.Supplier,
        supply.Agreement,
        request.DryRun,
        load,
        [.. _files.Select(file => file.Report())],
        _findings.All,
        _findings.ByRule)
    {
        Overruled = [.. _overruled],
    };

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed class FileReading(Delivery delivery, TablePlan plan, TableReading reading, string sha256)
    {
        public Delivery Delivery => delivery;

        public TablePlan Plan => plan;

        public TableReading Reading => reading;

        public long RefusedByChecks { get; set; }

        public long RowsRefused => reading.RowsRefused + RefusedByChecks;

        public FileReport Report() => new(
            delivery.File,
            sha256,
            delivery.Table.Name,
            delivery.Mode,
            delivery.Period,
            delivery.ObservedTo,
            reading.RowsRead,
            RowsRefused,
            reading.Unmapped);
    }
}
