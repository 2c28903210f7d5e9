using System.Security.Cryptography;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Extracts;
using LaaAnalytics.Ingestion;
using LaaAnalytics.Store;

namespace LaaAnalytics.Refresh.Inboxes;

/// <summary>Finds what is new in a partnership's inbox, and says of everything else why it is left alone.</summary>
internal sealed class Inbox
{
    private const string Manifest = "datapackage.json";
    private const string CannotBeRead = "cannot be read";
    private const string OpenElsewhere = "Close the program that has it open, or give permission to read it.";

    private static readonly string[] BeingWritten = [".part", ".partial", ".tmp", ".crdownload", ".download"];
    private static readonly string[] OfTheSystem = ["thumbs.db", "desktop.ini"];

    private readonly PartnershipFolder _folder;
    private readonly RefreshRequest _request;
    private readonly IReadOnlyList<LoadRecord> _loads;
    private readonly SeenSupplies _seen;
    private readonly List<InboxSupply> _found = [];
    private readonly List<LeftFile> _unfinished = [];
    private readonly List<LeftFile> _foreign = [];
    private readonly List<(LeftFile Form, PartnerSupplier Supplier, string Table)> _blank = [];
    private readonly Dictionary<string, (long Length, DateTime Written)> _looked = new(StringComparer.Ordinal);

    private Inbox(PartnershipFolder folder, RefreshRequest request, IReadOnlyList<LoadRecord> loads, SeenSupplies seen)
    {
        _folder = folder;
        _request = request;
        _loads = loads;
        _seen = seen;
    }

    /// <summary>Looks through the whole inbox.</summary>
    /// <param name="folder">The partnership's folder.</param>
    /// <param name="request">The run: its day and instant.</param>
    /// <param name="loads">What the store has loaded, withdrawn loads included.</param>
    /// <param name="seen">Supplies that were read before and brought nothing new.</param>
    public static InboxContent Look(PartnershipFolder folder, RefreshRequest request, IReadOnlyList<LoadRecord> loads, SeenSupplies seen)
    {
        Inbox inbox = new(folder, request, loads, seen);
        if (Directory.Exists(folder.Inbox))
        {
            inbox.Walk(new DirectoryInfo(folder.Inbox));
            inbox.LeaveWhatGrows();
        }

        inbox._unfinished.AddRange(inbox._blank.Where(blank => !inbox.IsSupplied(blank.Supplier, blank.Table)).Select(blank => blank.Form));
        List<InboxSupply> fresh = [.. inbox._found.Where(supply => !inbox.IsKnown(supply))];
        return new(
            [.. fresh
                .OrderBy(supply => supply.Outline.Files.Any(file => ExtractTable.Find(file.Table)!.Reference) ? 0 : 1)
                .ThenBy(supply => supply.ReachesTo ?? DateOnly.MaxValue)
                .ThenBy(supply => folder.Partnership.Suppliers.ToList().IndexOf(supply.Supplier))
                .ThenBy(supply => supply.Path, StringComparer.Ordinal)],
            [.. inbox._found.Except(fresh)],
            inbox._unfinished,
            inbox._foreign);
    }

    private void Walk(DirectoryInfo place)
    {
        if (File.Exists(Path.Combine(place.FullName, Manifest)))
        {
            TakePackage(place);
            return;
        }

        foreach (FileSystemInfo entry in place.EnumerateFileSystemInfos().OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            if (entry.LinkTarget is not null)
            {
                Foreign(entry, "is a link", "Put the file itself here.");
            }
            else if (entry is DirectoryInfo inner)
            {
                Walk(inner);
            }
            else if (entry is FileInfo file && !IsOfTheSystem(file))
            {
                TakeFile(file);
            }
        }
    }

    private void TakePackage(DirectoryInfo package)
    {
        IngestRequest request = new(package.FullName, _request.Now);
        try
        {
            SupplyOutline outline = Ingest.Outline(request);
            string? owner = OwnerOf(package.FullName)?.Id;
            if (_folder.Partnership.Supplier(outline.Supplier) is not PartnerSupplier supplier)
            {
                Foreign(package, $"is from a supplier that {Partnership.FileName} does not name", $"Add the supplier to {Partnership.FileName}, or take the package away.");
            }
            else if (owner is not null && owner != supplier.Id)
            {
                Foreign(package, $"lies in the folder of {owner} and says it is from {supplier.Id}", $"Move it to inbox/{supplier.Id}, or have its supplier corrected.");
            }
            else if (outline.Agreement is string agreement && agreement != _folder.Partnership.Agreement)
            {
                Foreign(package, "is for another agreement", "Take it away, or have its agreement corrected.");
            }
            else if (outline.Absent.Count > 0 || package.EnumerateFiles("*", SearchOption.AllDirectories).Any(IsBeingWritten))
            {
                Unfinished(package, "names files that are not there yet, or is still being written", "Leave it until it is complete; if it is, ask the supplier for the missing files.");
            }
            else
            {
                string held = _folder.Partnership.HeldAs(supplier, _loads);
                Add(package.FullName, supplier, outline, request with { RecordAs = held == outline.Supplier ? null : held }, assumed: null, isPackage: true);
            }
        }
        catch (UsageException fault)
        {
            Foreign(package, $"cannot be followed: {fault.Message}", fault.Remedy);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Unfinished(package, CannotBeRead, OpenElsewhere);
        }
    }

    private void TakeFile(FileInfo file)
    {
        if (file.Name.StartsWith("~$", StringComparison.Ordinal) || IsBeingWritten(file))
        {
            Unfinished(file, "is still being written, or shows that a file is open in another program", "Close that program, or leave it until it is complete.");
        }
        else if (OwnerOf(file.FullName) is not PartnerSupplier supplier)
        {
            Foreign(file, "lies in no supplier's folder", $"Move it to inbox/<supplier>, or add the supplier to {Partnership.FileName}.");
        }
        else if (!BareFile.IsExtract(file.Name) || BareFile.LineOf(supplier, file.Name) is not (SupplyLine line, var coversTo))
        {
            Foreign(file, $"has a name that {Partnership.FileName} does not give to {supplier.Id}", $"Name it after its table, or add its name to {supplier.Id} in {Partnership.FileName}.");
        }
        else if (file.Length == 0)
        {
            Unfinished(file, "is empty", "Leave it until it is complete; if it is, ask the supplier to send it again.");
        }
        else if (File.Exists(Path.Combine(file.DirectoryName!, "~$" + file.Name)))
        {
            Unfinished(file, "is open in another program", "Close that program.");
        }
        else if (BareFile.IsBlankForm(file.FullName, line.Table))
        {
            _blank.Add((new(Relative(file.FullName), "is a table to fill in that nobody has filled in", "Fill it in, or drop the partnership's package."), supplier, line.Table));
        }
        else
        {
            TakeFile(file, supplier, line, coversTo);
        }
    }

    private void TakeFile(FileInfo file, PartnerSupplier supplier, SupplyLine line, DateOnly? coversTo)
    {
        (IngestRequest request, string? assumed) = BareFile.Request(file.FullName, _folder.Partnership.HeldAs(supplier, _loads), line, coversTo, _folder, _request.Today, _request.Now);
        try
        {
            SupplyOutline outline = Ingest.Outline(request);
            bool isAsAssumed = outline.Files.Any(stated => stated.Period == request.Assumed.Period);
            Add(file.FullName, supplier, outline, request, isAsAssumed ? assumed : null, isPackage: false);
        }
        catch (UsageException fault)
        {
            Foreign(file, $"cannot be followed: {fault.Message}", fault.Remedy);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Unfinished(file, CannotBeRead, OpenElsewhere);
        }
    }

    private void Add(string path, PartnerSupplier supplier, SupplyOutline outline, IngestRequest request, string? assumed, bool isPackage)
    {
        IEnumerable<string> files = isPackage
            ? Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
            : [path];
        foreach (string file in files)
        {
            _looked[file] = State(file);
        }

        string[] hashes = [.. (isPackage ? outline.Files.Select(file => file.Path) : [path]).Select(Hash).Order(StringComparer.Ordinal)];
        _found.Add(new(Relative(path), supplier, outline, request, hashes) { Assumed = assumed, IsPackage = isPackage });
    }

    /// <summary>Takes back what changed between two looks: somebody is still writing it.</summary>
    private void LeaveWhatGrows()
    {
        if (_looked.Values.Any(file => _request.IsYoung(file.Written)))
        {
            _request.Wait?.Invoke();
        }

        foreach (InboxSupply supply in _found.ToList())
        {
            string path = supply.Request.Path;
            if (_looked.Any(file => (file.Key == path || file.Key.StartsWith(path + Path.DirectorySeparatorChar, StringComparison.Ordinal)) && State(file.Key) != file.Value))
            {
                _found.Remove(supply);
                _unfinished.Add(new(supply.Path, "changed while it was looked at: it is still being written", "Leave it until it is complete."));
            }
        }
    }

    /// <summary>Whether it was loaded before, withdrawn since or not, or was read before and brought nothing.</summary>
    /// <remarks>A package that states other facts about the same files is another supply; of a single file only its bytes count.</remarks>
    private bool IsKnown(InboxSupply supply) =>
        _seen.Contains(supply.Sha256)
        || _loads.Any(load => _folder.Partnership.Supplier(load.Supplier) == supply.Supplier
            && supply.Sha256.All(hash => load.Files.Any(file => file.Sha256 == hash))
            && (!supply.IsPackage || supply.Outline.Files.All(file => load.Tables.Any(table => IsAsLoaded(file, table)))));

    private static bool IsAsLoaded(OutlinedFile file, TableChange table) =>
        table.Table == file.Table && table.Mode == file.Mode && table.ObservedTo == file.ObservedTo && (file.Period is null || table.Period == file.Period);

    /// <summary>Whether the table came, or comes, by another way, so that a blank form of it is waited for by nobody.</summary>
    private bool IsSupplied(PartnerSupplier supplier, string table) =>
        _found.Any(supply => supply.Supplier == supplier && supply.Outline.Files.Any(file => file.Table == table))
        || _loads.Any(load => load.WithdrawnBy is null && _folder.Partnership.Supplier(load.Supplier) == supplier && load.Tables.Any(change => change.Table == table));

    /// <summary>The supplier whose folder the path lies in, or null.</summary>
    private PartnerSupplier? OwnerOf(string path)
    {
        string[] parts = Relative(path).Split('/');
        return parts.Length > 1 ? _folder.Partnership.Supplier(parts[0]) : null;
    }

    private string Relative(string path) => Path.GetRelativePath(_folder.Inbox, path).Replace(Path.DirectorySeparatorChar, '/');

    private void Foreign(FileSystemInfo entry, string why, string whatToDo) => _foreign.Add(new(Relative(entry.FullName), why, whatToDo));

    private void Unfinished(FileSystemInfo entry, string why, string whatToDo) => _unfinished.Add(new(Relative(entry.FullName), why, whatToDo));

    private static bool IsBeingWritten(FileInfo file) => BeingWritten.Contains(file.Extension, StringComparer.OrdinalIgnoreCase);

    private static bool IsOfTheSystem(FileInfo file) => file.Name[0] == '.' || OfTheSystem.Contains(file.Name, StringComparer.OrdinalIgnoreCase);

    private static (long Length, DateTime Written) State(string path) => File.Exists(path) ? (new FileInfo(path).Length, File.GetLastWriteTimeUtc(path)) : (-1, default);

    private static string Hash(string path)
    {
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 1, FileOptions.SequentialScan);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
