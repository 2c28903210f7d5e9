using LaaAnalytics.Domain;

namespace LaaAnalytics.Store;

/// <summary>Who supplies what in one load.</summary>
/// <param name="Supplier">Supplier's id; keys are unique within supplier and table.</param>
/// <param name="Agreement">Agreement the supply is for, or null.</param>
/// <param name="LoadedOn">ISO instant in UTC of the run's clock; kept as it is.</param>
/// <param name="Files">Files of the supply.</param>
public sealed record LoadHeader(string Supplier, string? Agreement, string LoadedOn, IReadOnlyList<SuppliedFile> Files);

/// <summary>A file of a supply.</summary>
/// <param name="Name">Name without its folder.</param>
/// <param name="Sha256">SHA-256 of its bytes, 64 hexadecimal digits.</param>
/// <param name="Rows">Data rows in it.</param>
public sealed record SuppliedFile(string Name, string Sha256, long Rows);

/// <summary>Whether a supply is everything its supplier has.</summary>
public enum SupplyMode
{
    /// <summary>All the supplier has for the table and period: what is stored there and not supplied again ends.</summary>
    Full,

    /// <summary>Additions and corrections by key only; nothing ends.</summary>
    Delta,

    /// <summary>Corrections by key only: every row is one that is held, nothing ends, and the supply covers no more days than before.</summary>
    Correction,
}

/// <summary>What a load brings for one table.</summary>
/// <param name="Table">Name of the extract table.</param>
/// <param name="Mode">Full, delta or correction; tables without keys can only be full.</param>
/// <param name="Period">Period covered: event dates of <c>index_event</c>, offence dates of <c>proven_offence</c>, cohorts of <c>cohort_outcome</c>.</param>
/// <param name="ObservedTo">First day the supplier's records do not reach, or null for tables to which that does not apply.</param>
/// <param name="AreaCodes">Areas served; empty for every area in the rows, or every area at all where rows are not counted by area.</param>
/// <param name="HasKey">Whether the rows carry the supplier's key.</param>
public sealed record TableSupply(string Table, SupplyMode Mode, Period Period, DateOnly? ObservedTo, IReadOnlyList<string> AreaCodes, bool HasKey);

/// <summary>Of what a load changed in one table, what is no news: the same facts in another dress. Each row is counted once, under the first that fits.</summary>
/// <param name="Rekeyed">New rows equal in all but the supplier's key to rows that this load ends.</param>
/// <param name="Filled">Changed rows that differ only where a value was blank before: a column that was added.</param>
/// <param name="Recoded">Changed rows that otherwise differ only in codes, each old code having given way to one new code in at least two rows and all over the supply.</param>
/// <param name="Duplicates">
/// New rows that another supplier has already: the same person, date and type in tables of people's events, else rows equal in all but the supplier's key.
/// </param>
/// <param name="FilledColumns">Columns that the filled and recoded rows have filled, in the order of the catalogue.</param>
/// <param name="RecodedColumns">Columns that the recoded rows have recoded, in the order of the catalogue.</param>
public sealed record ChangeKinds(
    long Rekeyed, long Filled, long Recoded, long Duplicates, IReadOnlyList<string> FilledColumns, IReadOnlyList<string> RecodedColumns)
{
    /// <summary>All of it is news.</summary>
    public static ChangeKinds None { get; } = new(0, 0, 0, 0, [], []);

    /// <summary>Rows that are no news.</summary>
    public long Rows => Rekeyed + Filled + Recoded + Duplicates;
}

/// <summary>What a load did to one table, in rows.</summary>
/// <param name="Table">Name of the extract table.</param>
/// <param name="Mode">Full, delta or correction; of a withdrawal that of the load it undoes.</param>
/// <param name="Period">Period covered.</param>
/// <param name="ObservedTo">First day the supplier's records do not reach, or null.</param>
/// <param name="New">Rows that were not there; of a withdrawal those that came back.</param>
/// <param name="Changed">Rows whose key was there with other values.</param>
/// <param name="Unchanged">Rows that were there as supplied.</param>
/// <param name="Ended">Rows of a full supply's slice that were there and are not supplied any more; of a withdrawal those that it took away.</param>
/// <param name="Refused">Rows that were refused, by the reader of the file or by a check.</param>
/// <param name="Kinds">What of it is no news; nothing where it was not looked for.</param>
public sealed record TableChange(
    string Table,
    SupplyMode Mode,
    Period Period,
    DateOnly? ObservedTo,
    long New,
    long Changed,
    long Unchanged,
    long Ended,
    long Refused,
    ChangeKinds Kinds)
{
    /// <summary>Whether it is a full supply that ended nothing, because a row of it was refused that may be the next version of one it leaves out. Told by the load itself only, not by the list of loads.</summary>
    public bool KeepsWhatIsMissing { get; init; }

    /// <summary>New and changed rows that say something new.</summary>
    public long News => New + Changed - Kinds.Rows;
}

/// <summary>What a load did.</summary>
/// <param name="Seq">Number of the load; 0 where nothing was recorded: nothing changed, or it was only tried.</param>
/// <param name="NothingChanged">Whether the store already knew everything; it is then as it was before.</param>
/// <param name="Tables">Per table, in the order of the catalogue.</param>
public sealed record LoadSummary(int Seq, bool NothingChanged, IReadOnlyList<TableChange> Tables);

/// <summary>A guard that was overruled for a load.</summary>
/// <param name="Rule">Number of the ingestion rule.</param>
/// <param name="Reason">Why, in the words of whoever overruled it.</param>
public sealed record LoadAcceptance(string Rule, string Reason);

/// <summary>A load in the store's list.</summary>
/// <param name="Seq">Number of the load, from 1; figures are named after the last load they know of.</param>
/// <param name="Supplier">Supplier's id.</param>
/// <param name="Agreement">Agreement the supply was for, or null.</param>
/// <param name="LoadedOn">ISO instant in UTC, as given when it was loaded.</param>
/// <param name="Withdraws">Load that this one undoes, or null.</param>
/// <param name="WithdrawnBy">Later load that undoes this one, or null.</param>
/// <param name="Files">Files of the supply; none of a withdrawal.</param>
/// <param name="Tables">What it did, per table by name.</param>
/// <param name="Reason">Why it undoes another load; null for every other load.</param>
/// <param name="Acceptances">Guards that were overruled, by rule.</param>
public sealed record LoadRecord(
    int Seq,
    string Supplier,
    string? Agreement,
    string LoadedOn,
    int? Withdraws,
    int? WithdrawnBy,
    IReadOnlyList<SuppliedFile> Files,
    IReadOnlyList<TableChange> Tables,
    string? Reason,
    IReadOnlyList<LoadAcceptance> Acceptances);
