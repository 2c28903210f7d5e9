using LaaAnalytics.Ingestion;

namespace LaaAnalytics.Refresh.Inboxes;

/// <summary>What lies in an inbox, everything of it: nothing is passed over in silence.</summary>
/// <param name="New">Supplies that were not taken yet, in the order in which they are to be loaded.</param>
/// <param name="Known">Supplies that were taken before.</param>
/// <param name="Unfinished">What is not complete yet: to be left until it is.</param>
/// <param name="Foreign">What belongs to no supplier, is of no use, or is refused for what it says of itself.</param>
/// <param name="Blank">Paths of tables to fill in that are blank and can stay so.</param>
public sealed record InboxContent(
    IReadOnlyList<InboxSupply> New,
    IReadOnlyList<InboxSupply> Known,
    IReadOnlyList<LeftFile> Unfinished,
    IReadOnlyList<LeftFile> Foreign,
    IReadOnlyList<string> Blank);

/// <summary>One supply in the inbox: a package's folder or a single file.</summary>
/// <param name="Path">Path from the inbox, with forward slashes.</param>
/// <param name="Supplier">The supplier in <c>laa.json</c>.</param>
/// <param name="Outline">What it says of itself.</param>
/// <param name="Request">How it is to be loaded.</param>
/// <param name="Sha256">SHA-256 of its files, lower case, sorted.</param>
public sealed record InboxSupply(string Path, PartnerSupplier Supplier, SupplyOutline Outline, IngestRequest Request, IReadOnlyList<string> Sha256)
{
    /// <summary>What was assumed because the file does not say it, in words; null for a package.</summary>
    public string? Assumed { get; init; }

    /// <summary>Whether it is a package's folder; else it is a single file.</summary>
    public bool IsPackage { get; init; }

    /// <summary>What makes it the same supply as another: <see cref="SupplyIdentity"/>.</summary>
    public string Identity { get; init; } = string.Empty;

    /// <summary>Latest first day not covered, or end of a period, of its files; null where no file has days.</summary>
    public DateOnly? ReachesTo => Outline.Files.Select(file => file.Period is null ? null : file.ObservedTo ?? file.Period?.EndExclusive).Max();
}

/// <summary>Something in the inbox that was left alone.</summary>
/// <param name="Path">Path from the inbox, with forward slashes.</param>
/// <param name="Why">Why, in words.</param>
/// <param name="WhatToDo">What to do about it.</param>
public sealed record LeftFile(string Path, string Why, string WhatToDo)
{
    /// <summary>Whether it is a supply that was refused for what it says, or does not say, of itself.</summary>
    public bool IsRefused { get; init; }
}
