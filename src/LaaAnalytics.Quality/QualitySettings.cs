using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Extracts;

namespace LaaAnalytics.Quality;

/// <summary>What a partnership has settled about the quality of its data; the members of a settings file, described in <c>docs/data-quality.md</c>.</summary>
public sealed record QualitySettings
{
    /// <summary>The thresholds of the catalogue, nothing exempt, no due dates and no totals.</summary>
    public static QualitySettings Default { get; } = new();

    /// <summary>Thresholds in place of the catalogue's; of several that fit, the one that names most.</summary>
    public IReadOnlyList<QualityThreshold> Thresholds { get; init; } = [];

    /// <summary>Findings that are accepted until a day.</summary>
    public IReadOnlyList<QualityExemption> Exemptions { get; init; } = [];

    /// <summary>How old each supplier's records may become, and when the next supply is due.</summary>
    public IReadOnlyList<SupplyDue> Due { get; init; } = [];

    /// <summary>Totals known from elsewhere.</summary>
    public IReadOnlyList<ExternalTotal> Totals { get; init; } = [];

    /// <summary>Supplies that the number of rows is not judged by.</summary>
    public IReadOnlyList<SupplyExclusion> Exclusions { get; init; } = [];

    /// <summary>People a class must hold for no one in it to count as traceable, 2 or more.</summary>
    public int SmallestClass { get; init; } = 5;

    /// <summary>Reads a settings file: nothing unknown, nothing twice.</summary>
    /// <exception cref="UsageException">It is not there, not of this form, or cannot mean what it says.</exception>
    public static QualitySettings Read(string path)
    {
        QualitySettings settings = StrictJson.Read<QualitySettings>(path, "docs/data-quality.md");
        settings.Check();
        return settings;
    }

    /// <summary>Refuses settings that cannot mean what they say.</summary>
    /// <exception cref="UsageException">A check, table or column does not exist, a threshold is out of order, or an exemption has no reason.</exception>
    public void Check()
    {
        foreach (QualityThreshold threshold in Thresholds)
        {
            QualityCheck check = Known(threshold.Check);
            Known(threshold.Table, column: null);
            Require((threshold.Soft ?? 0) >= 0 && (threshold.Hard ?? 0) >= 0, $"a threshold of {check.Id} is below nought");
            (decimal? soft, decimal? hard) = (threshold.Soft ?? check.Soft, threshold.Hard ?? check.Hard);
            Require(soft is null || hard is null || soft <= hard, $"the soft threshold of {check.Id} is above its hard one");
        }

        foreach (QualityExemption exemption in Exemptions)
        {
            Known(exemption.Check);
            Known(exemption.Table, exemption.Column);
            Require(!string.IsNullOrWhiteSpace(exemption.Reason), $"an exemption of {exemption.Check} gives no reason");
        }

        foreach (SupplyDue due in Due)
        {
            Known(due.Table, column: null);
            Require(due.WarnAfterDays >= 0 && due.ErrorAfterDays >= due.WarnAfterDays, $"the ages set for {due.Supplier}'s {due.Table} are out of order: a warning comes before an error");
            Require(due.DueOn is null == due.ReachTo is null, $"for {due.Supplier}'s {due.Table}, dueOn and reachTo are given together or not at all");
        }

        foreach (ExternalTotal total in Totals)
        {
            Known(total.Table, column: null);
            Require(TableDays.Of(total.Table) is not null, $"the rows of {total.Table} have no dates, so no total of a period can be held against them");
            Require(total.Total > 0, $"the total given for {total.Supplier}'s {total.Table} is not above nought");
            Require(!string.IsNullOrWhiteSpace(total.Source), $"the total given for {total.Supplier}'s {total.Table} has no source");
        }

        foreach (SupplyExclusion exclusion in Exclusions)
        {
            Known(exclusion.Table, column: null);
            Require(!string.IsNullOrWhiteSpace(exclusion.Reason), $"an exclusion of {exclusion.Supplier}'s {exclusion.Table} gives no reason");
        }

        Require(SmallestClass >= 2, "smallestClass is below 2");
    }

    private static QualityCheck Known(string id) => QualityCheck.Find(id)
        ?? throw new UsageException("Data quality settings: a check is named that does not exist.", $"The checks are {QualityCheck.All[0].Id} to {QualityCheck.All[^1].Id}; docs/data-quality.md lists them.");

    private static void Known(string? table, string? column)
    {
        if (table is not null && ExtractTable.Find(table) is null)
        {
            string[] tables = [.. ExtractTable.All.Select(known => known.Name)];
            throw new UsageException("Data quality settings: a table is named that does not exist.", $"The tables are {string.Join(", ", tables)}.{Spelling.Question(table, tables)}");
        }

        Require(column is null || table is null || ExtractTable.Find(table)!.Column(column) is not null, $"a column is named that {table} does not have");
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new UsageException($"Data quality settings: {otherwise}.", "Correct the settings; docs/data-quality.md describes them.");
        }
    }
}

/// <summary>Thresholds of a check in place of the catalogue's.</summary>
/// <param name="Check">Id of the check.</param>
/// <param name="Soft">Soft threshold in the check's unit, shares 0 to 1; null keeps the catalogue's.</param>
/// <param name="Hard">Hard threshold; null keeps the catalogue's.</param>
/// <param name="Supplier">Supplier it is for; null for all.</param>
/// <param name="Table">Table it is for; null for all.</param>
public sealed record QualityThreshold(string Check, decimal? Soft = null, decimal? Hard = null, string? Supplier = null, string? Table = null);

/// <summary>Findings accepted until a day; after it they count again, and the ended exemption is a finding of its own.</summary>
/// <param name="Check">Id of the check.</param>
/// <param name="Reason">Why; printed beside the finding, so it names no person.</param>
/// <param name="Until">Last day (inclusive).</param>
/// <param name="Supplier">Supplier it is for; null for all.</param>
/// <param name="Table">Table it is for; null for all.</param>
/// <param name="Column">Column it is for; null for all.</param>
public sealed record QualityExemption(string Check, string Reason, DateOnly Until, string? Supplier = null, string? Table = null, string? Column = null);

/// <summary>How old a supplier's records may become.</summary>
/// <param name="Supplier">Supplier's id.</param>
/// <param name="Table">Extract table.</param>
/// <param name="WarnAfterDays">Days from the first day not covered after which it is a soft finding.</param>
/// <param name="ErrorAfterDays">Days after which it is a hard one; not fewer.</param>
/// <param name="DueOn">Last day (inclusive) by which the records must reach <paramref name="ReachTo"/>; null where no date is agreed.</param>
/// <param name="ReachTo">First day that need not be covered by then (exclusive); null where no date is agreed.</param>
public sealed record SupplyDue(string Supplier, string Table, int WarnAfterDays, int ErrorAfterDays, DateOnly? DueOn = null, DateOnly? ReachTo = null);

/// <summary>A number of rows known from elsewhere.</summary>
/// <param name="Supplier">Supplier whose rows are held against it.</param>
/// <param name="Table">Extract table with dates.</param>
/// <param name="Period">Days the rows lie on.</param>
/// <param name="Total">The number, above 0.</param>
/// <param name="Source">Where it stands; printed beside the finding.</param>
/// <param name="Area">Area the rows are counted in; null for every area.</param>
public sealed record ExternalTotal(string Supplier, string Table, Period Period, decimal Total, string Source, string? Area = null);

/// <summary>A supply whose number of rows neither is judged nor others are judged by.</summary>
/// <param name="Supplier">Supplier's id.</param>
/// <param name="Table">Extract table.</param>
/// <param name="LoadedOn">Day it was loaded, in UTC.</param>
/// <param name="Reason">Why.</param>
public sealed record SupplyExclusion(string Supplier, string Table, DateOnly LoadedOn, string Reason);
