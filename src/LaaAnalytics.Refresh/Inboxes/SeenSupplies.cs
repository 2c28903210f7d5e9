using System.Text.Json;
using System.Text.Json.Serialization;
using LaaAnalytics.Domain;
using LaaAnalytics.Store;

namespace LaaAnalytics.Refresh.Inboxes;

/// <summary>What was taken from the inbox so far: which load a supply became, or after which load it was found to bring nothing.</summary>
/// <remarks>
/// Kept in <c>evidence/seen.json</c>, which is written before the store changes. What it says of a load that the store does not have, or has from another
/// run, is passed over: so a run that was cut short in between is simply done again.
/// </remarks>
internal sealed class SeenSupplies
{
    private const string FileName = "seen.json";

    private static readonly JsonSerializerOptions Writing = new() { WriteIndented = true, NewLine = "\n", PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private readonly string _path;
    private readonly List<SeenSupply> _seen;
    private readonly HashSet<string> _loadedNow = new(StringComparer.Ordinal);

    private SeenSupplies(string path, IEnumerable<SeenSupply> seen)
    {
        _path = path;
        _seen = [.. seen];
    }

    /// <summary>Reads the folder's list; none where there is no file.</summary>
    /// <param name="folder">The partnership's folder.</param>
    /// <param name="loads">What the store has loaded.</param>
    public static SeenSupplies Read(PartnershipFolder folder, IReadOnlyList<LoadRecord> loads)
    {
        string path = folder.At("evidence", FileName);
        IReadOnlyList<SeenSupply> listed = File.Exists(path) ? StrictJson.Read<Form>(path, Partnership.Page).Supplies ?? [] : [];
        return new(path, listed.Where(seen => seen.Load == 0 ? !seen.BecameLoad : loads.Any(load => load.Seq == seen.Load && load.LoadedOn == seen.LoadedOn)));
    }

    /// <summary>Everything known of a supply, what became a load last.</summary>
    public IReadOnlyList<SeenSupply> Of(string identity) =>
        [.. _seen.Where(seen => seen.Identity == identity).OrderBy(seen => seen.Load).ThenBy(seen => seen.BecameLoad)];

    /// <summary>Whether any supply is known to have become the load.</summary>
    public bool Knows(LoadRecord load) => _seen.Any(seen => seen.BecameLoad && seen.Load == load.Seq);

    /// <summary>Whether a supply that became the load lay at the path.</summary>
    public bool LayThere(LoadRecord load, string path) => _seen.Any(seen => seen.BecameLoad && seen.Load == load.Seq && seen.Paths.Contains(path));

    /// <summary>Adds that a supply became a load, or brought nothing after it.</summary>
    /// <param name="supply">The supply.</param>
    /// <param name="load">The load; null for the empty store.</param>
    /// <param name="becameLoad">Whether it became the load, or was only held against it.</param>
    public void Add(InboxSupply supply, LoadRecord? load, bool becameLoad)
    {
        if (becameLoad)
        {
            _loadedNow.Add(supply.Identity);
        }
        else if (_loadedNow.Contains(supply.Identity))
        {
            // A copy beside it.
            AddPath(supply);
            return;
        }

        SeenSupply seen = new(supply.Identity, load?.Seq ?? 0, load?.LoadedOn, becameLoad, [supply.Path]);
        _seen.RemoveAll(old => old.Identity == seen.Identity && old.Load == seen.Load && old.BecameLoad == seen.BecameLoad);
        _seen.Add(seen);
    }

    /// <summary>Adds that a known supply lies here too: whether one was dropped anew is told by its path.</summary>
    public void AddPath(InboxSupply supply)
    {
        if (Of(supply.Identity) is [.., SeenSupply last] && !last.Paths.Contains(supply.Path))
        {
            _seen[_seen.IndexOf(last)] = last with { Paths = [.. last.Paths.Append(supply.Path).Order(StringComparer.Ordinal)] };
        }
    }

    /// <summary>Writes the list where it differs from what is there.</summary>
    /// <returns>Whether it was written.</returns>
    public bool Write() => (_seen.Count > 0 || File.Exists(_path)) && Output.Write(
        _path,
        [
            .. JsonSerializer.SerializeToUtf8Bytes(
                new Form([.. _seen.OrderBy(seen => seen.Load).ThenBy(seen => !seen.BecameLoad).ThenBy(seen => seen.Identity, StringComparer.Ordinal)]), Writing),
            (byte)'\n',
        ]);

    /// <param name="Supplies">What was taken; null in the earlier form.</param>
    /// <param name="Sha256">The earlier form, contents without a load: it counts for nothing, and what it listed is read once more.</param>
    private sealed record Form(
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<SeenSupply>? Supplies = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Sha256 = null);
}

/// <summary>A supply that was taken from the inbox.</summary>
/// <param name="Identity">What makes it the same as another.</param>
/// <param name="Load">Load it became, or after which it brought nothing; 0 for the empty store.</param>
/// <param name="LoadedOn">Instant of that load; null for the empty store.</param>
/// <param name="BecameLoad">Whether it became the load; else it brought nothing.</param>
/// <param name="Paths">Where in the inbox it lay, sorted.</param>
internal sealed record SeenSupply(string Identity, int Load, string? LoadedOn, bool BecameLoad, IReadOnlyList<string> Paths);
