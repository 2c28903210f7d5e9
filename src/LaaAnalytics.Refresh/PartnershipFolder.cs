using System.Globalization;
using LaaAnalytics.Domain;
using LaaAnalytics.Ingestion;
using LaaAnalytics.Refresh.Inboxes;
using LaaAnalytics.Store;

namespace LaaAnalytics.Refresh;

/// <summary>A partnership's folder: <c>laa.json</c>, the store, what came in, and what was made of it.</summary>
/// <param name="Root">The folder.</param>
/// <param name="Partnership">What its <c>laa.json</c> says.</param>
public sealed record PartnershipFolder(DirectoryInfo Root, Partnership Partnership)
{
    /// <summary>The store's file; it need not exist yet.</summary>
    public string StorePath => At(Partnership.Store);

    /// <summary>Where suppliers' files are dropped, a folder for each supplier.</summary>
    public string Inbox => At("inbox");

    /// <summary>Where draft packs are written; those that were issued stand beside it.</summary>
    public string DraftPacks => At("packs", "draft");

    /// <summary>The folder at <paramref name="root"/>.</summary>
    /// <exception cref="UsageException">It has no <c>laa.json</c>, or one that cannot be followed.</exception>
    public static PartnershipFolder Open(DirectoryInfo root)
    {
        ArgumentNullException.ThrowIfNull(root);
        return Find(root) ?? throw new UsageException(
            $"There is no {Partnership.FileName} in {(root.Exists ? "the folder" : "a folder that does not exist:")} {root.Name}.",
            "Name a partnership's folder, or make one with 'laa init DIR'.");
    }

    /// <summary>The folder at <paramref name="root"/>, or null where it has no <c>laa.json</c>.</summary>
    /// <exception cref="UsageException">It has one that cannot be followed.</exception>
    public static PartnershipFolder? Find(DirectoryInfo root)
    {
        ArgumentNullException.ThrowIfNull(root);
        string path = Path.Combine(root.FullName, Partnership.FileName);
        return File.Exists(path) ? new(root, Partnership.Read(path)) : null;
    }

    /// <summary>What a refresh wrote about a review: the plan, what is to do, the commentary workbook, refused rows.</summary>
    /// <param name="review">Six months under review.</param>
    public string Evidence(Period review) => At("evidence", review.LastDay.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>A request to read a single file, with what <c>laa.json</c> says of files of its name where the file lies in a supplier's inbox; else as it was.</summary>
    /// <param name="request">The request; what it states itself stands.</param>
    /// <exception cref="UsageException">The file's mapping, or a package in the inbox, names another supplier or another agreement than the folder it lies in.</exception>
    public IngestRequest Assume(IngestRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        string[] parts = Path.GetRelativePath(Inbox, Path.GetFullPath(request.Path)).Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries);
        if (Directory.Exists(request.Path))
        {
            return parts[0] == ".." ? request : Owned(request, parts.Length > 1 ? Partnership.Supplier(parts[0]) : null, parts[^1], Inboxes.Inbox.Manifest);
        }

        if (parts.Length < 2 || Partnership.Supplier(parts[0]) is not PartnerSupplier supplier || !File.Exists(request.Path)
            || BareFile.LineOf(supplier, parts[^1]) is not (SupplyLine line, var coversTo))
        {
            return request;
        }

        IngestRequest assumed = BareFile.Request(request.Path, supplier, line, coversTo, this, request.LoadedOn).Request;
        assumed = request with { MappingPath = request.MappingPath ?? assumed.MappingPath, Assumed = assumed.Assumed };
        return request.Facts.Supplier is null
            ? Owned(assumed, supplier, parts[^1], Path.GetFileName(assumed.MappingPath) ?? Partnership.FileName)
            : assumed;
    }

    /// <summary>The request, recorded under the id that the store holds its supplier under where that was renamed.</summary>
    /// <param name="request">The request.</param>
    /// <param name="loads">What the store has loaded.</param>
    public IngestRequest AsHeld(IngestRequest request, IReadOnlyList<LoadRecord> loads)
    {
        ArgumentNullException.ThrowIfNull(request);
        string stated = Ingest.Outline(request).Supplier;
        return Partnership.Supplier(stated) is PartnerSupplier supplier && Partnership.HeldAs(supplier, loads) is string held && held != stated
            ? request with { RecordAs = held }
            : request;
    }

    /// <summary>The request, unless its supply belongs to another supplier or agreement than where it lies.</summary>
    private IngestRequest Owned(IngestRequest request, PartnerSupplier? owner, string name, string statedIn) =>
        Belonging.Fault(Partnership, Ingest.Outline(request), owner, statedIn) is (string why, string whatToDo)
            ? throw new UsageException($"{name} {why}.", whatToDo)
            : request;

    /// <summary>A path from the folder, with forward slashes.</summary>
    public string Relative(string path) => Path.GetRelativePath(Root.FullName, path).Replace(Path.DirectorySeparatorChar, '/');

    /// <summary>A path in the folder.</summary>
    public string At(params ReadOnlySpan<string> parts) => Path.Combine([Root.FullName, .. parts]);
}
