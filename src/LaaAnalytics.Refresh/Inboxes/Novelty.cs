using System.Globalization;
using LaaAnalytics.Ingestion;
using LaaAnalytics.Store;

namespace LaaAnalytics.Refresh.Inboxes;

/// <summary>Whether a supply in the inbox is new.</summary>
/// <param name="IsNew">Whether it is to be taken.</param>
/// <param name="Withdrawn">The withdrawn load that it was, where it still lies where it lay then.</param>
/// <param name="Left">How it is listed where it is left for a reason that a person should know; null where it is new, or was simply taken before.</param>
internal sealed record Novelty(bool IsNew, LoadRecord? Withdrawn = null, LeftFile? Left = null)
{
    private static readonly Novelty New = new(IsNew: true);
    private static readonly Novelty Known = new(IsNew: false);

    /// <summary>Judges a supply by what was taken from the inbox and by what the store has loaded.</summary>
    /// <param name="supply">The supply.</param>
    /// <param name="partnership">The partnership.</param>
    /// <param name="loads">What the store has loaded, withdrawals included.</param>
    /// <param name="seen">What was taken from the inbox so far.</param>
    public static Novelty Of(InboxSupply supply, Partnership partnership, IReadOnlyList<LoadRecord> loads, SeenSupplies seen)
    {
        List<LoadRecord> alike = [.. loads.Where(load => load.Withdraws is null && IsOf(load) && IsAsLoaded(supply, load))];
        IReadOnlyList<SeenSupply> same = seen.Of(supply.Identity);
        return same switch
        {
            [.., { BecameLoad: true } last] => OfTaken(last),
            [.., SeenSupply last] => OfNothing(last),
            [] => OfUnseen(),
        };

        // It became a load; what another verb loaded since is the same supply, since the store keeps neither areas nor mapping of a load.
        Novelty OfTaken(SeenSupply last)
        {
            LoadRecord load = loads.Single(load => load.Seq == last.Load);
            if (load.WithdrawnBy is not null && alike.LastOrDefault(one => one.Seq > load.Seq && !seen.Knows(one)) is LoadRecord since)
            {
                load = since;
            }

            return load.WithdrawnBy is null ? Known : same.Any(one => one.Paths.Contains(supply.Path)) ? Undone(supply, load) : New;
        }

        // It brought nothing; where what made it known was taken back since, it may bring something now, unless it is what was taken back.
        Novelty OfNothing(SeenSupply last) =>
            !loads.Any(load => load.Seq <= last.Load && load.WithdrawnBy > last.Load && IsOf(load) && HasTable(load)) ? Known
            : alike is [.., { WithdrawnBy: not null } load] && seen.LayThere(load, supply.Path) ? Undone(supply, load)
            : New;

        Novelty OfUnseen() => alike switch
        {
            [] => New,

            // Loaded by another verb: where it came from is not known.
            [.., LoadRecord load] when !seen.Knows(load) => load.WithdrawnBy is null ? Known : Undone(supply, load),

            // The same files with other areas or another mapping.
            [.., { WithdrawnBy: not null } load] => seen.LayThere(load, supply.Path) ? Undone(supply, load) : New,

            // Where something later was loaded, the old would take its place.
            [.., LoadRecord load] => loads.LastOrDefault(one => one.Seq > load.Seq && one.Withdraws is null && one.WithdrawnBy is null && IsOf(one) && HasTable(one)) is LoadRecord later
                ? Followed(supply, load, later)
                : New,
        };

        bool IsOf(LoadRecord load) => partnership.Supplier(load.Supplier) == supply.Supplier;

        bool HasTable(LoadRecord load) => load.Tables.Any(table => supply.Outline.Files.Any(file => file.Table == table.Table));
    }

    private static Novelty Undone(InboxSupply supply, LoadRecord load) => new(IsNew: false, load, new(
        supply.Path,
        string.Create(CultureInfo.InvariantCulture, $"was load {load.Seq}, which was withdrawn"),
        "Take it away. Where it is right after all, drop it into the inbox again under another name."));

    /// <summary>A package speaks for itself. The mapping of a single file is laa.json's, and its change is meant for the files to come: those behind are not listed.</summary>
    private static Novelty Followed(InboxSupply supply, LoadRecord load, LoadRecord later) => !supply.IsPackage ? Known : new(IsNew: false, null, new(
        supply.Path,
        string.Create(CultureInfo.InvariantCulture, $"says other things of files that load {load.Seq} took, but load {later.Seq} came since: the old would take its place"),
        string.Create(CultureInfo.InvariantCulture, $"Take it away where load {later.Seq} holds all of it. Where it is right, have the supplier say the same in what it sends next.")));

    private static bool IsAsLoaded(InboxSupply supply, LoadRecord load) =>
        supply.Sha256.All(hash => load.Files.Any(file => file.Sha256 == hash))
        && supply.Outline.Files.All(file => load.Tables.Any(table => IsAsLoaded(file, table)));

    private static bool IsAsLoaded(OutlinedFile file, TableChange table) =>
        table.Table == file.Table && table.Mode == file.Mode && table.ObservedTo == file.ObservedTo && (file.Period is null || table.Period == file.Period);
}
