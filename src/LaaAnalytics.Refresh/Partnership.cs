using LaaAnalytics.Domain;
using LaaAnalytics.Quality;
using LaaAnalytics.Store;

namespace LaaAnalytics.Refresh;

/// <summary>A partnership's own description of itself, <c>laa.json</c>: whom it hears from, what they send and when, and when it is reviewed.</summary>
/// <remarks>Its form is described in <c>docs/laa-json.md</c>. Areas come from the loaded tables, not from here.</remarks>
/// <param name="Agreement">Id of the agreement, as supplied in the table <c>agreement</c>.</param>
/// <param name="Suppliers">Who sends extracts; one at least.</param>
/// <param name="Name">Name of the partnership, for people; null for the agreement's own.</param>
/// <param name="Store">File name of the store in the folder.</param>
/// <param name="Profile">Disclosure profile of the packs.</param>
/// <param name="Contact">Whom to ask about a pack: a role and an address, never a person's name.</param>
/// <param name="Reviews">When reviews are due.</param>
/// <param name="Quality">Thresholds, exemptions, totals and exclusions of the quality checks, as <c>docs/data-quality.md</c> describes them; ages stand with the suppliers' tables.</param>
/// <param name="Breaks">Breaks in the partnership's own series, beside those that definitions state.</param>
public sealed record Partnership(
    string Agreement,
    IReadOnlyList<PartnerSupplier> Suppliers,
    string? Name = null,
    string Store = Partnership.UsualStore,
    string Profile = Partnership.UsualProfile,
    string? Contact = null,
    ReviewCalendar? Reviews = null,
    QualitySettings? Quality = null,
    IReadOnlyList<LocalBreak>? Breaks = null)
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "laa.json";

    /// <summary>Page that documents its form.</summary>
    public const string Page = "docs/laa-json.md";

    /// <summary>Name of the store unless another is given.</summary>
    public const string UsualStore = "laa.duckdb";

    /// <summary>Profile unless another is given.</summary>
    public const string UsualProfile = "partner";

    /// <summary>The calendar, the usual one where none is given.</summary>
    public ReviewCalendar Calendar => Reviews ?? new();

    /// <summary>The day by which lateness, ages and the review are judged: the one that <c>laa.json</c> names, else the day itself.</summary>
    public DateOnly JudgedOn(DateOnly today) => Calendar.JudgedOn ?? today;

    /// <summary>The settings of the quality checks, with the ages and due dates of the suppliers' tables, each for the id that the store holds its supplier under.</summary>
    /// <param name="today">Day on which due dates are looked up.</param>
    /// <param name="loads">What the store has loaded: it may hold a renamed supplier under its earlier id.</param>
    public QualitySettings QualityOn(DateOnly today, IReadOnlyList<LoadRecord> loads)
    {
        QualitySettings settings = Quality ?? QualitySettings.Default;
        return settings with
        {
            Due =
            [
                .. Suppliers.SelectMany(supplier => supplier.Sends
                    .Where(line => line is { WarnAfterDays: not null, ErrorAfterDays: not null })
                    .DistinctBy(line => line.Table)
                    .Select(line => Due(HeldAs(supplier, loads), line, today))),
            ],
            Thresholds = [.. settings.Thresholds.Select(threshold => threshold with { Supplier = threshold.Supplier is string id ? Held(id) : null })],
            Exemptions = [.. settings.Exemptions.Select(exemption => exemption with { Supplier = exemption.Supplier is string id ? Held(id) : null })],
            Totals = [.. settings.Totals.Select(total => total with { Supplier = Held(total.Supplier) })],
            Exclusions = [.. settings.Exclusions.Select(exclusion => exclusion with { Supplier = Held(exclusion.Supplier) })],
        };

        string Held(string id) => Supplier(id) is PartnerSupplier supplier ? HeldAs(supplier, loads) : id;
    }

    /// <summary>The breaks that this partnership states for a definition, in time order.</summary>
    public IReadOnlyList<SeriesBreak> BreaksOf(MeasurementScheme scheme)
    {
        ArgumentNullException.ThrowIfNull(scheme);
        return
        [
            .. (Breaks ?? [])
                .Where(one => one.Scheme is null || one.Scheme == scheme.Id || one.Scheme == scheme.Citation)
                .OrderBy(one => one.From)
                .Select(one => new SeriesBreak(one.From, one.What.Trim().TrimEnd('.'), FileName)),
        ];
    }

    /// <summary>The supplier of this id, now or formerly; null where there is none.</summary>
    public PartnerSupplier? Supplier(string id) =>
        Suppliers.FirstOrDefault(supplier => supplier.Id == id) ?? Suppliers.FirstOrDefault(supplier => supplier.Formerly?.Contains(id) == true);

    /// <summary>The id under which the store holds a supplier's rows: the one it was first loaded under, so that a renamed supplier's rows stay one supplier's.</summary>
    /// <param name="supplier">A supplier of this partnership.</param>
    /// <param name="loads">What the store has loaded.</param>
    public string HeldAs(PartnerSupplier supplier, IReadOnlyList<LoadRecord> loads)
    {
        ArgumentNullException.ThrowIfNull(supplier);
        ArgumentNullException.ThrowIfNull(loads);
        return loads.FirstOrDefault(load => Supplier(load.Supplier) == supplier)?.Supplier ?? supplier.Id;
    }

    /// <summary>Reads <c>laa.json</c>.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="UsageException">It is not there, not of this form, or says two things that do not go together.</exception>
    public static Partnership Read(string path)
    {
        Partnership partnership = StrictJson.Read<Partnership>(path, Page);
        PartnershipCheck.Check(partnership);
        return partnership;
    }

    private static SupplyDue Due(string supplier, SupplyLine line, DateOnly today)
    {
        Period? span = line.Due is DueRule rule ? Spans.LatestDue(rule, today) : null;
        return new(
            supplier,
            line.Table,
            line.WarnAfterDays!.Value,
            line.ErrorAfterDays!.Value,
            span is Period due ? Spans.DueOn(line.Due!, due.EndExclusive) : null,
            span?.EndExclusive);
    }
}

/// <summary>Someone who sends extracts.</summary>
/// <param name="Id">Id in packages, in the store, and of its folder under <c>inbox</c>: lower-case letters, digits and <c>-</c>.</param>
/// <param name="Name">For people.</param>
/// <param name="Sends">What it sends; each table once, or once for every file pattern.</param>
/// <param name="Formerly">Earlier ids of the same supplier: its packages under these are recognised as its own.</param>
public sealed record PartnerSupplier(string Id, string Name, IReadOnlyList<SupplyLine> Sends, IReadOnlyList<string>? Formerly = null);

/// <summary>One table that a supplier sends.</summary>
/// <param name="Table">Extract table.</param>
/// <param name="Mode">Whether a bare file is all there is; a package says so itself.</param>
/// <param name="Due">How often, and how soon after; null where nothing is due, as for reference tables.</param>
/// <param name="WarnAfterDays">Age in days of the first day not covered, beyond which the supply counts as late; given with <paramref name="ErrorAfterDays"/> or not at all.</param>
/// <param name="ErrorAfterDays">Age beyond which it counts as missing.</param>
/// <param name="Files">Names of bare files, <c>*</c> for any letters; null for <em>table</em><c>*.csv</c>, <c>.parquet</c> or <c>.xlsx</c>.
/// <c>{yyyy-MM-dd}</c> and <c>{yyyy-MM}</c> stand for the last day or month covered.</param>
/// <param name="Mapping">Mapping of bare files: path from the partnership's folder; null where the headers are the table's own.</param>
/// <param name="Period">Days that a bare file covers, where neither mapping nor package says.</param>
public sealed record SupplyLine(
    string Table,
    SupplyMode Mode = SupplyMode.Full,
    DueRule? Due = null,
    int? WarnAfterDays = null,
    int? ErrorAfterDays = null,
    string? Files = null,
    string? Mapping = null,
    FilePeriod? Period = null);

/// <summary>When a supply is due.</summary>
/// <param name="Every">How often.</param>
/// <param name="Days">Days after the end of each such span until which it is on time, 0 or more.</param>
public sealed record DueRule(SupplyRhythm Every, int Days);

/// <summary>How often a supply comes; the spans are those of the financial year.</summary>
public enum SupplyRhythm
{
    /// <summary>Each calendar month.</summary>
    Month,

    /// <summary>Each quarter, to the ends of March, June, September and December.</summary>
    Quarter,

    /// <summary>Each half of the financial year, to the ends of September and March.</summary>
    Half,

    /// <summary>Each financial year, to the end of March.</summary>
    Year,
}

/// <summary>Days that a bare file covers: up to the end of the last span of its rhythm, from a fixed day or for so many months; one of the two is given.</summary>
/// <param name="Start">First day covered.</param>
/// <param name="Months">Whole months covered, 1 or more.</param>
public sealed record FilePeriod(DateOnly? Start = null, int? Months = null);

/// <summary>When reviews are due. A review is of six months, to 30 September or 31 March.</summary>
/// <param name="DueAfterDays">Days after the review's last day until which its pack is due.</param>
/// <param name="Due">Dates agreed for single reviews, which go before the rule.</param>
/// <param name="JudgedOn">For a review of the past: the day by which lateness, ages, exemptions and the review itself are judged; null for the day of the run.</param>
public sealed record ReviewCalendar(int DueAfterDays = ReviewCalendar.UsualDays, IReadOnlyList<ReviewDue>? Due = null, DateOnly? JudgedOn = null)
{
    /// <summary>Days unless others are given.</summary>
    public const int UsualDays = 45;

    /// <summary>Day on which the pack of the review is due.</summary>
    /// <param name="reviewTo">Last day under review.</param>
    public DateOnly DueOn(DateOnly reviewTo) =>
        Due?.FirstOrDefault(due => due.ReviewTo == reviewTo)?.On ?? reviewTo.AddDays(DueAfterDays);
}

/// <summary>The date agreed for one review.</summary>
/// <param name="ReviewTo">Last day under review.</param>
/// <param name="On">Day on which its pack is due.</param>
public sealed record ReviewDue(DateOnly ReviewTo, DateOnly On);

/// <summary>A break in the partnership's own series, as a new case system or a changed way of supplying makes one.</summary>
/// <param name="From">First index date of the new series.</param>
/// <param name="What">What changed, for people; printed with comparisons, so it names no person.</param>
/// <param name="Scheme">Definition whose figures it breaks, with or without its version; null for every one.</param>
public sealed record LocalBreak(DateOnly From, string What, string? Scheme = null);
