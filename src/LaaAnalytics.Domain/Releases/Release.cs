namespace LaaAnalytics.Domain.Releases;

/// <summary>Something with figures in it that left the partnership, or was put forward to leave it: a pack, a file of figures, an edition, a page, the answer to a query.</summary>
/// <param name="ReleaseId">Its id in this store, <c>rel-0001</c>; of an issued pack the pack's.</param>
/// <param name="Position">Number in the order of submitting, from 1.</param>
/// <param name="Kind">One of <see cref="ReleaseKind.All"/>.</param>
/// <param name="FileName">Name of its file, without a folder.</param>
/// <param name="Digest">SHA-256 of the file, of a pack of its content: 64 lower-case hexadecimal digits.</param>
/// <param name="Profile">Disclosure profile id.</param>
/// <param name="Agreement">Agreement whose areas its figures are of; null where they are of none or of several.</param>
/// <param name="Schemes">Definitions that its figures are counted by, in order.</param>
/// <param name="AsOf">Load after which its figures were known.</param>
/// <param name="SubmittedBy">A role, never a person's name.</param>
/// <param name="SubmittedOn">ISO instant in UTC.</param>
/// <param name="Reason">Why it is to leave, in a few words.</param>
public sealed record Release(
    string ReleaseId,
    int Position,
    string Kind,
    string FileName,
    string Digest,
    string Profile,
    string? Agreement,
    IReadOnlyList<string> Schemes,
    int AsOf,
    string SubmittedBy,
    string SubmittedOn,
    string Reason)
{
    /// <summary>Everything that was noted about it, in order; its submission first.</summary>
    public IReadOnlyList<ReleaseEvent> Events { get; init; } = [];

    /// <summary>Whether its figures may be in anybody's hands: it was approved once, for good or as an exception, whatever came later.</summary>
    public bool IsOut => Events.Any(noted => noted.Kind is ReleaseEventKind.Approved or ReleaseEventKind.Exception);

    /// <summary>How many packs had been issued when it was first approved; null where it never was.</summary>
    public int? ApprovedAfterPack => Events.FirstOrDefault(noted => noted.Kind is ReleaseEventKind.Approved or ReleaseEventKind.Exception)?.AfterPack;

    /// <summary>How it stands on a day.</summary>
    /// <param name="day">The day; an exception holds on its last day.</param>
    public ReleaseStanding On(DateOnly day) => Decision switch
    {
        null => Events.Any(noted => noted.Kind == ReleaseEventKind.Reviewed) ? ReleaseStanding.Reviewed : ReleaseStanding.Submitted,
        { Kind: ReleaseEventKind.Approved } => ReleaseStanding.Approved,
        { Kind: ReleaseEventKind.Refused } => ReleaseStanding.Refused,
        { Kind: ReleaseEventKind.Withdrawn } => ReleaseStanding.Withdrawn,
        { ExpiresOn: DateOnly last } => day > last ? ReleaseStanding.ExceptionExpired : ReleaseStanding.Exception,
        _ => throw new InvalidOperationException("An exception has a last day."),
    };

    /// <summary>The last decision about it; null where there is none yet.</summary>
    public ReleaseEvent? Decision => Events.LastOrDefault(noted => noted.Kind is not (ReleaseEventKind.Submitted or ReleaseEventKind.Reviewed));

    /// <summary>Why something cannot be noted about it now, in a sentence; null where it can.</summary>
    /// <param name="kind">What is to be noted.</param>
    /// <param name="by">The role that does it.</param>
    /// <param name="day">Day on which it is.</param>
    public string? Against(ReleaseEventKind kind, string by, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(by);
        ReleaseStanding standing = On(day);
        bool isOpen = standing is ReleaseStanding.Submitted or ReleaseStanding.Reviewed;
        bool mayBe = kind switch
        {
            ReleaseEventKind.Reviewed or ReleaseEventKind.Refused => isOpen,
            ReleaseEventKind.Approved or ReleaseEventKind.Exception => isOpen || standing == ReleaseStanding.ExceptionExpired,
            ReleaseEventKind.Withdrawn => standing is not (ReleaseStanding.Refused or ReleaseStanding.Withdrawn),
            _ => false,
        };
        return !mayBe ? $"{ReleaseId} is {ReleaseWords.Of(standing)}."
            : kind is not ReleaseEventKind.Withdrawn && IsSameRole(by, SubmittedBy) ? $"{ReleaseId} was submitted by the same role; another one has to look at it."
            : null;
    }

    /// <summary>Whether two roles are the same, however they are typed: capital letters and blanks do not matter.</summary>
    public static bool IsSameRole(string one, string other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        return string.Equals(Plain(one), Plain(other), StringComparison.Ordinal);

        static string Plain(string role) => string.Concat(role.Normalize(System.Text.NormalizationForm.FormKC).Where(sign => !char.IsWhiteSpace(sign) && !char.IsControl(sign)
            && char.GetUnicodeCategory(sign) != System.Globalization.UnicodeCategory.Format)).ToUpperInvariant();
    }
}

/// <summary>Something that was noted about a release; added to, never changed.</summary>
/// <param name="Kind">What.</param>
/// <param name="By">A role, never a person's name.</param>
/// <param name="On">ISO instant in UTC.</param>
/// <param name="Reason">Why; empty where none is needed.</param>
/// <param name="ExpiresOn">Last day of an exception; null otherwise.</param>
/// <param name="AfterPack">Position of the pack issued last before it; 0 where none was.</param>
public sealed record ReleaseEvent(ReleaseEventKind Kind, string By, string On, string Reason, DateOnly? ExpiresOn, int AfterPack);

/// <summary>What can be noted about a release.</summary>
public enum ReleaseEventKind
{
    /// <summary>Put forward to leave.</summary>
    Submitted,

    /// <summary>Looked at.</summary>
    Reviewed,

    /// <summary>May leave.</summary>
    Approved,

    /// <summary>May not leave.</summary>
    Refused,

    /// <summary>Taken back by whoever put it forward, or not to be handed on any more.</summary>
    Withdrawn,

    /// <summary>May leave until a day although it is not safe, for a reason.</summary>
    Exception,
}

/// <summary>How a release stands.</summary>
public enum ReleaseStanding
{
    /// <summary>Nobody has looked at it.</summary>
    Submitted,

    /// <summary>Looked at, not decided.</summary>
    Reviewed,

    /// <summary>May leave.</summary>
    Approved,

    /// <summary>May leave as an exception that still holds.</summary>
    Exception,

    /// <summary>An exception that holds no more: what it printed stays known, and it carries nothing new.</summary>
    ExceptionExpired,

    /// <summary>May not leave.</summary>
    Refused,

    /// <summary>Taken back.</summary>
    Withdrawn,

    /// <summary>A pack that was issued.</summary>
    Issued,
}
