using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Extracts;
using LaaAnalytics.Ingestion;
using LaaAnalytics.Ingestion.Privacy;
using LaaAnalytics.Store;

namespace LaaAnalytics.Refresh.Inboxes;

/// <summary>Finds what is new in a partnership's inbox, and says of everything else why it is left alone.</summary>
internal sealed class Inbox
{
    internal const string Manifest = "datapackage.json";
    private const string CannotBeRead = "cannot be read";
    private const string NameIsPersonal = "is not shown by its name, which could give a person away";
    private const string RenameIt = "Rename it, and ask the supplier to: names of files are printed, and kept with the load.";
    private const string OpenElsewhere = "Close the program that has it open, or give permission to read it.";

    private static readonly string[] BeingWritten = [".part", ".partial", ".tmp", ".crdownload", ".download"];
    private static readonly string[] Needed = ["area", "agreement"];
    private static readonly string[] OfTheSystem = ["thumbs.db", "desktop.ini"];

    private readonly PartnershipFolder _folder;
    private readonly RefreshRequest _request;
    private readonly IReadOnlyList<LoadRecord> _loads;
    private readonly SeenSupplies _seen;
    private readonly List<InboxSupply> _found = [];
    private readonly List<InboxSupply> _listed = [];
    private readonly List<(string Path, string Table)> _blank = [];
    private readonly List<LeftFile> _unfinished = [];
    private readonly List<LeftFile> _foreign = [];
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
    /// <param name="seen">What was taken from the inbox so far.</param>
    public static InboxContent Look(PartnershipFolder folder, RefreshRequest request, IReadOnlyList<LoadRecord> loads, SeenSupplies seen)
    {
        Inbox inbox = new(folder, request, loads, seen);
        if (Directory.Exists(folder.Inbox))
        {
            inbox.Walk(new DirectoryInfo(folder.Inbox));
            inbox.LeaveWhatGrows();
        }

        List<InboxSupply> fresh = inbox.Judge();
        return new(
            [.. fresh
                .OrderBy(supply => supply.Outline.Files.Any(file => ExtractTable.Find(file.Table)!.Reference) ? 0 : 1)
                .ThenBy(supply => supply.ReachesTo ?? DateOnly.MaxValue)
                .ThenBy(supply => folder.Partnership.Suppliers.ToList().IndexOf(supply.Supplier))
                .ThenBy(supply => supply.Path, StringComparer.Ordinal)],
            [.. inbox._found.Except(fresh).Except(inbox._listed)],
            inbox._unfinished,
            inbox._foreign,
            inbox.BlankOnes());
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
            if (IsPersonal(entry))
            {
                Refuse(entry, NameIsPersonal, RenameIt);
            }
            else if (entry.LinkTarget is not null)
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
            if (package.EnumerateFileSystemInfos("*", SearchOption.AllDirectories).FirstOrDefault(IsPersonal) is FileSystemInfo named)
            {
                Refuse(named, NameIsPersonal, RenameIt);
                return;
            }

            SupplyOutline outline = Ingest.Outline(request);
            if (Belonging.Fault(_folder.Partnership, outline, OwnerOf(package.FullName), Manifest) is (string why, string whatToDo))
            {
                Refuse(package, why, whatToDo);
            }
            else if (outline.Absent.Count > 0 || package.EnumerateFiles("*", SearchOption.AllDirectories).Any(IsBeingWritten))
            {
                Unfinished(package, "names files that are not there yet, or is still being written", "Leave it until it is complete; if it is, ask the supplier for the missing files.");
            }
            else
            {
                Add(package.FullName, _folder.Partnership.Supplier(outline.Supplier)!, outline, request, assumed: null, isPackage: true);
            }
        }
        catch (UsageException fault)
        {
            Refuse(package, $"cannot be followed: {fault.Message.TrimEnd('.')}", fault.Remedy);
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
        else if (coversTo is null && BareFile.IsBlankForm(file.FullName, line.Table))
        {
            _blank.Add((Relative(file.FullName), line.Table));
        }
        else
        {
            TakeFile(file, supplier, line, coversTo);
        }
    }

    private void TakeFile(FileInfo file, PartnerSupplier supplier, SupplyLine line, DateOnly? coversTo)
    {
        (IngestRequest request, string? assumed) = BareFile.Request(file.FullName, supplier, line, coversTo, _folder, _request.Now);
        try
        {
            SupplyOutline outline = Ingest.Outline(request);
            SupplyOutline? withDays = BareFile.WithDays(request, outline, line);
            if (Belonging.Fault(_folder.Partnership, withDays ?? outline, supplier, line.Mapping ?? Partnership.FileName) is (string why, string whatToDo))
            {
                Refuse(file, why, whatToDo);
            }
            else if (coversTo is DateOnly end && end > _request.Day)
            {
                Refuse(file, "says in its name that it covers days that are not over yet", "Write the last day or month that it covers into its name.");
            }
            else if (withDays is not null)
            {
                Refuse(
                    file,
                    coversTo is null ? "does not say up to which day it reaches, and that is not guessed" : "does not say from which day on it is complete",
                    coversTo is null
                        ? $"Write the last day or month that it covers into its name, once: {Path.GetFileNameWithoutExtension(file.Name)}_2009-09-30{file.Extension}. Or state \"period\" and \"observed_to\" in its mapping, or have a package sent."
                        : $"Give \"period\" to {line.Table} of {supplier.Id} in {Partnership.FileName}, or in its mapping.");
            }
            else
            {
                bool isAsAssumed = outline.Files.Any(stated => stated.Period == request.Assumed.Period);
                Add(file.FullName, supplier, outline, request, isAsAssumed ? assumed : null, isPackage: false);
            }
        }
        catch (UsageException fault)
        {
            Refuse(file, $"cannot be followed: {fault.Message.TrimEnd('.')}", fault.Remedy);
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

        string[] hashes = [.. (isPackage ? outline.Files.Select(file => file.Path) : [path]).Select(SupplyIdentity.Hash).Order(StringComparer.Ordinal)];
        string held = _folder.Partnership.HeldAs(supplier, _loads);
        _found.Add(new(Relative(path), supplier, outline, request with { RecordAs = held == outline.Supplier ? null : held }, hashes) { Assumed = assumed, IsPackage = isPackage, Identity = SupplyIdentity.Of(held, outline, hashes) });
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

    /// <summary>Tables to fill in that can stay blank; those that no review can be without, and that nothing else brings, are asked for.</summary>
    private List<string> BlankOnes()
    {
        HashSet<string> there = new(
            [
                .. _loads.Where(load => load.Withdraws is null && load.WithdrawnBy is null).SelectMany(load => load.Tables.Select(table => table.Table)),
                .. _found.SelectMany(supply => supply.Outline.Files.Select(file => file.Table)),
            ],
            StringComparer.Ordinal);
        List<string> blank = [];
        foreach ((string path, string table) in _blank)
        {
            if (Needed.Contains(table) && !there.Contains(table))
            {
                _unfinished.Add(new(path, "is a table to fill in that nobody has filled in", "Fill it in, or delete it and drop the partnership's package."));
            }
            else
            {
                blank.Add(path);
            }
        }

        return blank;
    }

    /// <summary>What is to be taken; what is not, and was not simply taken before, is listed.</summary>
    /// <remarks>All of it is judged by what was known before the run: the first of two copies does not decide about the second.</remarks>
    private List<InboxSupply> Judge()
    {
        List<InboxSupply> fresh = [];
        foreach ((InboxSupply supply, Novelty novelty) in _found.ConvertAll(supply => (supply, Novelty.Of(supply, _folder.Partnership, _loads, _seen))))
        {
            if (novelty.IsNew)
            {
                fresh.Add(supply);
                continue;
            }

            if (novelty.Withdrawn is LoadRecord load && _seen.Of(supply.Identity).Count == 0)
            {
                _seen.Add(supply, load, becameLoad: true);
            }

            _seen.AddPath(supply);
            if (novelty.Left is LeftFile left)
            {
                _listed.Add(supply);
                _foreign.Add(left);
            }
        }

        return fresh;
    }

    /// <summary>The supplier whose folder the path lies in, or null.</summary>
    private PartnerSupplier? OwnerOf(string path)
    {
        string[] parts = Relative(path).Split('/');
        return parts.Length > 1 ? _folder.Partnership.Supplier(parts[0]) : null;
    }

    private string Relative(string path) => Path.GetRelativePath(_folder.Inbox, path).Replace(Path.DirectorySeparatorChar, '/');

    private static bool IsPersonal(FileSystemInfo entry) => SuppliedFileName.Warning(entry.Name, position: 1) is not null;

    /// <summary>A path for people: a part of it that holds an identifier is told by its place in its folder.</summary>
    private string Shown(FileSystemInfo entry)
    {
        string[] parts = Relative(entry.FullName).Split('/');
        string folder = _folder.Inbox;
        for (int i = 0; i < parts.Length; i++)
        {
            string[] there = [.. Directory.EnumerateFileSystemEntries(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
            folder = Path.Combine(folder, parts[i]);
            parts[i] = SuppliedFileName.Shown(parts[i], Array.IndexOf(there, parts[i]) + 1);
        }

        return string.Join('/', parts);
    }

    private void Foreign(FileSystemInfo entry, string why, string whatToDo) => _foreign.Add(new(Shown(entry), why, whatToDo));

    private void Refuse(FileSystemInfo entry, string why, string whatToDo) => _foreign.Add(new(Shown(entry), why, whatToDo) { IsRefused = true });

    private void Unfinished(FileSystemInfo entry, string why, string whatToDo) => _unfinished.Add(new(Shown(entry), why, whatToDo));

    private static bool IsBeingWritten(FileInfo file) => BeingWritten.Contains(file.Extension, StringComparer.OrdinalIgnoreCase);

    private static bool IsOfTheSystem(FileInfo file) => file.Name[0] == '.' || OfTheSystem.Contains(file.Name, StringComparer.OrdinalIgnoreCase);

    private static (long Length, DateTime Written) State(string path) => File.Exists(path) ? (new FileInfo(path).Length, File.GetLastWriteTimeUtc(path)) : (-1, default);
}
