using LaaAnalytics.Ingestion;
using LaaAnalytics.Store;

namespace LaaAnalytics.Refresh.Inboxes;

/// <summary>Whether a supply in the inbox is new.</summary>
/// <param name="IsNew">Whether it is to be taken.</param>
/// <param name="Withdrawn">The withdrawn load that it was, where it still lies where it lay then.</param>
internal sealed record Novelty(bool IsNew, LoadRecord? Withdrawn = null)
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
        IReadOnlyList<SeenSupply> same = seen.Of(supply.Identity);
        if (same is [.., SeenSupply last])
        {
            if (!last.BecameLoad)
            {
                // What made it known was taken back since, so it may bring something now.
                return loads.Any(load => load.Seq <= last.Load && load.WithdrawnBy > last.Load && IsOf(load) && HasTable(load)) ? New : Known;
            }

            LoadRecord load = loads.Single(load => load.Seq == last.Load);
            return load.WithdrawnBy is null ? Known : same.Any(one => one.Paths.Contains(supply.Path)) ? new(IsNew: false, load) : New;
        }

        LoadRecord? alike = loads.LastOrDefault(load => load.Withdraws is null && IsOf(load) && IsAsLoaded(supply, load));
        if (alike is null)
        {
            return New;
        }

        if (!seen.Knows(alike))
        {
            // Loaded by another verb: the store keeps neither areas nor mapping of a load, and where it came from is not known.
            return alike.WithdrawnBy is null ? Known : new(IsNew: false, alike);
        }

        // The same files with other areas or another mapping. Where something later was loaded, the old would take its place.
        return loads.Any(load => load.Seq > alike.Seq && load.Withdraws is null && load.WithdrawnBy is null && IsOf(load) && HasTable(load)) ? Known : New;

        bool IsOf(LoadRecord load) => partnership.Supplier(load.Supplier) == supply.Supplier;

        bool HasTable(LoadRecord load) => load.Tables.Any(table => supply.Outline.Files.Any(file => file.Table == table.Table));
    }

    private static bool IsAsLoaded(InboxSupply supply, LoadRecord load) =>
        supply.Sha256.All(hash => load.Files.Any(file => file.Sha256 == hash))
        && supply.Outline.Files.All(file => load.Tables.Any(table => IsAsLoaded(file, table)));

    private static bool IsAsLoaded(OutlinedFile file, TableChange table) =>
        table.Table == file.Table && table.Mode == file.Mode && table.ObservedTo == file.ObservedTo && (file.Period is null || table.Period == file.Period);
}
