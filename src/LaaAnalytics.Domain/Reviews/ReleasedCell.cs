namespace LaaAnalytics.Domain.Reviews;

/// <summary>A cell as something that was released printed it: out of anybody's hands since.</summary>
/// <param name="Release">What printed it, for telling: the id of a pack.</param>
/// <param name="Cell">The cell; its indicator is the scheme's id.</param>
/// <param name="AsOf">Load after which it was so.</param>
/// <param name="Offenders">Entries in the cohort.</param>
/// <param name="Reoffenders">Entries with a counted re-offence; null where only the size was printed, as of a cohort that was not final then.</param>
public sealed record ReleasedCell(string Release, CellKey Cell, int AsOf, long Offenders, long? Reoffenders)
{
    /// <summary>Entries without a counted re-offence; null where only the size was printed.</summary>
    public long? NonReoffenders => Offenders - Reoffenders;
}
