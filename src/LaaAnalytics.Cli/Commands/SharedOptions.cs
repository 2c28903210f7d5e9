using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Reviews;
using LaaAnalytics.Refresh;
using LaaAnalytics.Store;

namespace LaaAnalytics.Cli.Commands;

/// <summary>Options that several verbs share, with one wording and one reading.</summary>
/// <remarks>In a partnership's folder, <c>laa.json</c> gives what is left out: the store, the agreement, the contact.</remarks>
internal static class SharedOptions
{
    /// <summary><c>--dir</c>: a partnership's folder; every verb has it.</summary>
    public static Option<DirectoryInfo> Dir { get; } = new("--dir")
    {
        Description = "Partnership's folder with laa.json; by default the current one. It gives --store and --agreement where they are left out.",
        DefaultValueFactory = _ => new(Environment.CurrentDirectory),
        Recursive = true,
    };

    /// <summary><c>--store</c>: a store that exists, by default that of the partnership's folder.</summary>
    public static Option<FileInfo> Store()
    {
        Option<FileInfo> option = new("--store") { Description = "Store written by 'laa refresh' or 'laa ingest'; by default that of the partnership's folder." };
        option.DefaultValueFactory = StoreOfFolder;
        return option.AcceptExistingOnly();
    }

    /// <summary><c>--store</c> of a verb that makes the store where there is none.</summary>
    public static Option<FileInfo> NewStore() => new("--store")
    {
        Description = "Store; made where it does not exist; by default that of the partnership's folder.",
        DefaultValueFactory = StoreOfFolder,
    };

    /// <summary><c>--agreement</c>: by default that of the partnership's folder.</summary>
    public static Option<string> Agreement() => new("--agreement")
    {
        Description = "Agreement id, as supplied in the table agreement; by default that of the partnership's folder.",
        DefaultValueFactory = argument => FromFolder(argument, "--agreement ID", folder => folder.Partnership.Agreement),
    };

    /// <summary>The partnership's folder that a verb's own argument or <c>--dir</c> names.</summary>
    /// <exception cref="UsageException">There is no <c>laa.json</c> in it, or one that cannot be followed.</exception>
    public static PartnershipFolder Folder(ParseResult parsed, Argument<DirectoryInfo?> argument) =>
        PartnershipFolder.Open(parsed.GetValue(argument) ?? parsed.GetRequiredValue(Dir));

    /// <summary>The partnership's folder that the store belongs to; null where it is a store by itself.</summary>
    /// <exception cref="UsageException">The folder's <c>laa.json</c> cannot be followed.</exception>
    public static PartnershipFolder? FolderOf(ParseResult parsed, FileInfo store) =>
        PartnershipFolder.Find(parsed.GetRequiredValue(Dir)) is PartnershipFolder folder && Path.GetFullPath(folder.StorePath) == store.FullName ? folder : null;

    /// <summary>A verb's own argument for the partnership's folder.</summary>
    public static Argument<DirectoryInfo?> FolderArgument() => new("dir")
    {
        Description = "Partnership's folder with laa.json; by default the current one.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    /// <summary><c>--as-of</c>: a load, a day or an issued pack.</summary>
    public static Option<string?> AsOf() => new("--as-of")
    {
        Description = "What was known after this load (a number from 'laa loads'), at the end of this day (yyyy-MM-dd), or to this issued pack (its id); by default now.",
    };

    /// <summary><c>--profile</c>: a disclosure profile.</summary>
    public static Option<string> Profile() => new("--profile") { Description = "Disclosure profile: partner, public (for anybody, rounded) or internal (terminal only).", DefaultValueFactory = _ => "partner" };

    /// <summary>The vintage that <c>--as-of</c> names.</summary>
    /// <exception cref="UsageException">It names no load, no day and no issued pack, or nothing had been loaded by then.</exception>
    public static StoreView View(LaaStore store, string? asOf)
    {
        if (asOf is null)
        {
            return store.LastLoad > 0
                ? store.At(store.LastLoad)
                : throw new UsageException("Nothing has been loaded into this store yet.", "Load a supply first: laa ingest PATH --store FILE.");
        }

        if (int.TryParse(asOf, NumberStyles.None, CultureInfo.InvariantCulture, out int load))
        {
            return store.At(load);
        }

        if (store.IssuedPacks().FirstOrDefault(pack => pack.PackId == asOf) is IssuedPack issued)
        {
            return store.At(issued.AsOf);
        }

        if (!DateOnly.TryParseExact(asOf, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
        {
            throw new UsageException("--as-of takes the number of a load, a day as yyyy-MM-dd, or the id of a pack that was issued from this store.", "List the loads with 'laa loads --store FILE'.");
        }

        int last = store.Loads().Where(record => Day(record) <= day).Select(record => record.Seq).DefaultIfEmpty(0).Max();
        return last > 0
            ? store.At(last)
            : throw new UsageException($"Nothing had been loaded by {Period.DayInWords(day)}.", "List the loads with 'laa loads --store FILE'.");
    }

    /// <summary>The months that <c>--period</c> names; null for none.</summary>
    /// <exception cref="UsageException">It is no span of months.</exception>
    public static Period? Span(string? text)
    {
        try
        {
            return text is null ? null : Period.Parse(text);
        }
        catch (FormatException)
        {
            throw new UsageException("--period is no span of months.", "Write it as yyyy-MM..yyyy-MM, for example 2008-01..2008-12.");
        }
    }

    /// <summary>The day a load was made, in UTC.</summary>
    public static DateOnly Day(LoadRecord record) => DateOnly.ParseExact(record.LoadedOn.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static FileInfo StoreOfFolder(ArgumentResult argument) =>
        FromFolder(argument, "--store FILE", folder => new FileInfo(folder.StorePath));

    /// <summary>What the folder gives for an option that was left out; a folder without <c>laa.json</c> makes the option needed.</summary>
    private static T FromFolder<T>(ArgumentResult argument, string option, Func<PartnershipFolder, T> take)
        where T : class
    {
        try
        {
            if (PartnershipFolder.Find(argument.GetValue(Dir) ?? new(Environment.CurrentDirectory)) is PartnershipFolder folder)
            {
                return take(folder);
            }

            argument.AddError($"{option} is needed: there is no {Partnership.FileName} in the folder, which would give it.");
        }
        catch (UsageException fault)
        {
            argument.AddError($"{fault.Message} {fault.Remedy}");
        }

        return null!;
    }
}
