using System.Security.Cryptography;
using System.Text;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Quality;
using LaaAnalytics.Ingestion;
using LaaAnalytics.Refresh.Inboxes;
using LaaAnalytics.Store;

namespace LaaAnalytics.Refresh.Plans;

/// <summary>What a refresh would do, worked out on a draft of the store: counts, dates and published figures, never a cell's value.</summary>
/// <param name="Agreement">Agreement id.</param>
/// <param name="Today">Day of the run.</param>
/// <param name="Review">Six months under review; null while no agreement is loaded.</param>
/// <param name="ReviewWhy">Why this review.</param>
/// <param name="Supplies">What each new supply would do, in the order of loading.</param>
/// <param name="Reaches">How far each supplier's tables reach, where that moves.</param>
/// <param name="Figures">How figures would move.</param>
/// <param name="Statuses">Who has supplied up to when, measured after the plan.</param>
/// <param name="Quality">Findings of the quality checks after the plan.</param>
/// <param name="Unfinished">What is not complete yet.</param>
/// <param name="Foreign">What belongs to no supplier.</param>
/// <param name="Known">How many supplies in the inbox were taken before.</param>
/// <param name="Commentary">What the commentary workbook brings; null where there is nothing to say of it.</param>
public sealed record RefreshPlan(
    string Agreement,
    DateOnly Today,
    Period? Review,
    string ReviewWhy,
    IReadOnlyList<SupplyOutcome> Supplies,
    IReadOnlyList<ReachMove> Reaches,
    FigureMoves Figures,
    IReadOnlyList<SupplyStatus> Statuses,
    IReadOnlyList<QualityFinding> Quality,
    IReadOnlyList<LeftFile> Unfinished,
    IReadOnlyList<LeftFile> Foreign,
    int Known,
    CommentaryPlan? Commentary)
{
    /// <summary>Whether the store was written by an earlier program, and would be brought to this one's tables.</summary>
    public bool IsStoreOlder { get; init; }

    /// <summary>Paths of tables to fill in that are blank and can stay so.</summary>
    public IReadOnlyList<string> Blank { get; init; } = [];

    /// <summary>Whether a supply would add a load to the store.</summary>
    public bool Loads => Supplies.Any(supply => supply.Load > 0);

    /// <summary>Findings on the data that stand against an issue of the review as things are after the plan.</summary>
    public IReadOnlyList<QualityFinding> Stops { get; init; } = [];

    /// <summary>Whether a supply was refused, now or before: something in the inbox waits to be corrected.</summary>
    public bool HasRefusals => Supplies.Any(supply => supply.Load is null) || Foreign.Any(left => left.IsRefused);

    /// <summary>Whether there is anything that was not told before: a supply that is loaded or read to the end, a new refusal, a store to be brought up, or a form that is
    /// filled in, be it one that is written over because it is too old: what cannot be taken from it, such as a signature, would go.</summary>
    public bool HasNews => IsStoreOlder || Supplies.Any(supply => !supply.WasTold) || Commentary is { CanBeTaken: true } or { IsOutdated: true, Problems.Count: > 0 };
}

/// <summary>What the commentary workbook of the review brings: numbers and places, never a text.</summary>
/// <param name="Texts">Texts that are new, changed or taken out.</param>
/// <param name="Actions">Actions that are new, changed or taken out.</param>
/// <param name="IsSigned">Whether it brings a sign-off.</param>
/// <param name="CanBeTaken">Whether it can be taken; where words look like a person's, once somebody has confirmed them.</param>
/// <param name="Trouble">Why it is left as it is; null where it can be taken.</param>
/// <param name="Problems">What is not as it should be: sheet, row, column.</param>
/// <param name="Mentions">Places with words that look like a person's name or number.</param>
public sealed record CommentaryPlan(
    int Texts, int Actions, bool IsSigned, bool CanBeTaken, string? Trouble, IReadOnlyList<string> Problems, IReadOnlyList<string> Mentions)
{
    /// <summary>Whether it is older than what was accepted last and has nothing to add, so that it is only written anew.</summary>
    public bool IsOutdated { get; init; }
}

/// <summary>What one supply would do.</summary>
/// <param name="Path">Path from the inbox.</param>
/// <param name="Supplier">Supplier's id in <c>laa.json</c>.</param>
/// <param name="Load">Number of the load it would be; 0 where it brings nothing new; null where it is refused.</param>
/// <param name="Files">Per file; empty where it could not be read so far.</param>
/// <param name="Tables">What it would do, per table; empty where it is refused or brings nothing new.</param>
/// <param name="Rejections">Refused rows and files.</param>
public sealed record SupplyOutcome(
    string Path, string Supplier, int? Load, IReadOnlyList<FileReport> Files, IReadOnlyList<TableChange> Tables, IReadOnlyList<RowRejection> Rejections)
{
    private const int LongestName = 100;

    /// <summary>Why it is refused, in a sentence; null where it is not.</summary>
    public string? Refusal { get; init; }

    /// <summary>What to do about the refusal.</summary>
    public string? Remedy { get; init; }

    /// <summary>Guards that stopped it, by number: these can be overruled, other rules cannot.</summary>
    public IReadOnlyList<string> Guards { get; init; } = [];

    /// <summary>Guards that would have stopped it and were overruled.</summary>
    public IReadOnlyList<string> Overruled { get; init; } = [];

    /// <summary>What was assumed because a file does not say it; null where nothing was.</summary>
    public string? Assumed { get; init; }

    /// <summary>SHA-256 of its files, lower case.</summary>
    public IReadOnlyList<string> Sha256 { get; init; } = [];

    /// <summary>Whether it was refused before in the same way, and that stands in the evidence already.</summary>
    public bool WasTold { get; init; }

    /// <summary>The command that overrules the guards that stopped it.</summary>
    public string AcceptCommand => $"laa refresh {string.Join(' ', Guards.Select(rule => $"--accept {Supplier}:{rule}"))} --reason \"why\"";

    /// <summary>Rows refused, in all files.</summary>
    public long RowsRefused => Files.Sum(file => file.RowsRefused);

    /// <summary>Name of the file with its refused rows, in the folder <c>refused</c>: of each path its own, and the same every time.</summary>
    public string RefusedFile
    {
        get
        {
            // The path in a form that is easy to send on; what tells it from others that look alike is the digest.
            string name = System.IO.Path.GetExtension(Path).ToUpperInvariant() is ".CSV" or ".PARQUET" or ".XLSX" ? System.IO.Path.ChangeExtension(Path, null) : Path;
            string plain = name.Replace('/', '-').Replace(' ', '-');
            string digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path)).AsSpan(0, 4));
            return $"{(plain.Length > LongestName ? plain[..LongestName] : plain)}-{digest}.csv";
        }
    }
}

/// <summary>How far a supplier's table reaches, before and after.</summary>
/// <param name="Supplier">Supplier's id.</param>
/// <param name="Table">Extract table.</param>
/// <param name="From">First day not covered before; null where there was nothing.</param>
/// <param name="To">First day not covered after.</param>
/// <param name="IsUneven">Whether some areas reach less far.</param>
public sealed record ReachMove(string Supplier, string Table, DateOnly? From, DateOnly? To, bool IsUneven);

/// <summary>How figures would move.</summary>
/// <param name="ComparedWith">With what they are compared, in words; null where there was nothing to compare with.</param>
/// <param name="Moves">Figures that move, headlines first.</param>
/// <param name="Same">How many stay as they were.</param>
public sealed record FigureMoves(string? ComparedWith, IReadOnlyList<FigureMove> Moves, int Same)
{
    /// <summary>No figures.</summary>
    public static FigureMoves None { get; } = new(null, [], 0);
}

/// <summary>One figure, then and now, as published: a withheld one stays withheld.</summary>
/// <param name="Cell">Id of the figure without its vintage.</param>
/// <param name="Name">Indicator, cohort and area, in words.</param>
/// <param name="Then">Value before, or the shorthand for why there was none.</param>
/// <param name="Now">Value after, or the shorthand.</param>
/// <param name="Difference">Now less then, in the indicator's unit; null where either has no value.</param>
/// <param name="IsHeadline">Whether it is a component's headline.</param>
public sealed record FigureMove(string Cell, string Name, string Then, string Now, string? Difference, bool IsHeadline);

/// <summary>Where a supplier's table stands on a day.</summary>
/// <param name="Supplier">Supplier's id.</param>
/// <param name="Table">Extract table.</param>
/// <param name="ReachesTo">First day not covered; null where nothing was supplied.</param>
/// <param name="State">On time, late or missing.</param>
/// <param name="Sentence">In words.</param>
public sealed record SupplyStatus(string Supplier, string Table, DateOnly? ReachesTo, SupplyState State, string Sentence);

/// <summary>Whether a supply is there when it should be.</summary>
public enum SupplyState
{
    /// <summary>There, or not due yet.</summary>
    OnTime,

    /// <summary>Past its due date or the first age.</summary>
    Late,

    /// <summary>Never supplied, or past the second age.</summary>
    Missing,
}

/// <summary>What a state is called.</summary>
internal static class SupplyStates
{
    /// <summary>The state in two words at most.</summary>
    public static string InWords(this SupplyStatus status) => status switch
    {
        { State: SupplyState.OnTime } => "on time",
        { State: SupplyState.Late } => "late",
        { ReachesTo: null } => "missing",
        _ => "too old",
    };
}
