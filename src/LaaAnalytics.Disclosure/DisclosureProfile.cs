using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using LaaAnalytics.Disclosure.Rules;
using LaaAnalytics.Domain;

namespace LaaAnalytics.Disclosure;

/// <summary>What may be told to whom: every rule with its number and source, and where figures may go.</summary>
/// <remarks>Read from <c>Profiles/*.json</c>, one file a profile. Its numbers are those of ordinary figures; <see cref="For(IEnumerable{Sensitivity})"/> gives those of a stricter class.</remarks>
/// <param name="Id">Name on the command line.</param>
/// <param name="Title">For people.</param>
/// <param name="Open">Whether figures may be made under it in this version.</param>
/// <param name="TerminalOnly">Whether figures may go to a terminal only, never to a file or a pipe.</param>
/// <param name="Rules">One rule for each <see cref="DisclosureRuleName"/>, in their order.</param>
public sealed record DisclosureProfile(string Id, string Title, bool Open, bool TerminalOnly, IReadOnlyList<DisclosureRule> Rules)
{
    private static readonly JsonSerializerOptions Reading = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
    };

    /// <summary>Names of all profiles, from the narrowest audience to the widest.</summary>
    public static IReadOnlyList<string> Ids { get; } = ["internal", "partner", "public"];

    /// <summary>Counts from 1 up to but without this are hidden: 5 hides 1 to 4; 0 hides nothing.</summary>
    public long HideBelow => this[DisclosureRuleName.People];

    /// <summary>Whether a count of 0 re-offenders, or of 0 others, is hidden too.</summary>
    public bool HidesAllOrNone => this[DisclosureRuleName.AllOrNone] > 0;

    /// <summary>Whether numbers are rounded when they are printed, and everything that is made of them is made of the rounded ones.</summary>
    public bool IsRounded => this[DisclosureRuleName.RoundTo] > 1;

    /// <summary>What counts are withheld and whether they are rounded, in sentences to be printed beside figures.</summary>
    public string InWords
    {
        get
        {
            if (HideBelow == 0)
            {
                return "Nothing is withheld.";
            }

            string hidden = string.Create(CultureInfo.InvariantCulture, $"Counts of 1 to {HideBelow - 1} people are withheld and shown as [c]");
            string young = For([Sensitivity.Young]).HideBelow is long stricter && stricter > HideBelow
                ? string.Create(CultureInfo.InvariantCulture, $", and of 1 to {stricter - 1} where they are young or their health is told")
                : string.Empty;
            string rest = IsRounded
                ? string.Create(CultureInfo.InvariantCulture, $". Every other count is rounded to the nearest {this[DisclosureRuleName.RoundTo]}; rates and limits are made of rounded counts, and parts need not add up to their whole.")
                : "; do not pass it on.";
            return hidden + young + rest;
        }
    }

    /// <summary>The number of a rule.</summary>
    public long this[DisclosureRuleName name] => Rules.Single(rule => rule.Name == name).Value;

    /// <summary>The profile of this name that figures may be made under.</summary>
    /// <exception cref="UsageException">There is no profile of this name.</exception>
    /// <exception cref="DisclosureRefusedException">The profile is not open in this version.</exception>
    public static DisclosureProfile Get(string id)
    {
        DisclosureProfile profile = Read(id)
            ?? throw new UsageException($"There is no disclosure profile '{id}'.", "Use partner, public or internal.");
        return profile.Open
            ? profile
            : throw new DisclosureRefusedException($"Nothing is published under the profile '{id}' in this version.", "Use --profile partner for the partnership and its Government Office, and do not pass the result on.");
    }

    /// <summary>This profile, where officers may write beside its figures and packs may be issued under it.</summary>
    /// <exception cref="DisclosureRefusedException">It rounds: officers write beside figures as counted, and what was issued to others stands in the same register.</exception>
    public DisclosureProfile ForIssue() => IsRounded
        ? throw new DisclosureRefusedException(
            $"Nothing is issued under the profile '{Id}' yet: what officers write may name figures that are not rounded, and issues for different readers are not told apart.",
            $"Issue the pack under partner; make a draft for others with 'laa pack six-month --profile {Id}'.")
        : this;

    /// <summary>The profile with the numbers of the strictest class among those it is about; this one where all are ordinary.</summary>
    /// <param name="about">Classes; that of a stricter profile may be asked for again.</param>
    public DisclosureProfile For(IEnumerable<Sensitivity> about)
    {
        ArgumentNullException.ThrowIfNull(about);
        return about.All(one => one == Sensitivity.Ordinary) ? this : this with { Rules = [.. Rules.Select(rule => rule with { Value = rule.Stricter ?? rule.Value })] };
    }

    /// <summary>The profile with the numbers that hold for a table: stricter where an indicator asks for it or a cell is of young people alone.</summary>
    /// <param name="indicators">What is made of the cells.</param>
    /// <param name="cells">Cells.</param>
    public DisclosureProfile For(IEnumerable<Indicator> indicators, IEnumerable<Measure> cells) => For(
        indicators.Select(indicator => indicator.Sensitivity).Concat(cells.Where(IsOfYoung).Select(_ => Sensitivity.Young)));

    /// <summary>The profile with the numbers that hold for a ready-made count as its supplier names it.</summary>
    /// <param name="suppliedIndicator">Name, <c>NI 19 after 3 months</c>.</param>
    public DisclosureProfile For(string suppliedIndicator) => For([NationalIndicator.Find(suppliedIndicator)?.Sensitivity ?? Sensitivity.Ordinary]);

    /// <summary>The profile as written, open or not; null where there is none of this name.</summary>
    internal static DisclosureProfile? Read(string id)
    {
        using Stream? file = typeof(DisclosureProfile).Assembly.GetManifestResourceStream($"Profiles.{id}.json");
        return file is null ? null : JsonSerializer.Deserialize<DisclosureProfile>(file, Reading)?.Checked();
    }

    /// <summary>The profile with the threshold of people raised to the number of another rule, where that is more.</summary>
    internal DisclosureProfile AtLeast(DisclosureRuleName other) =>
        this with { Rules = [.. Rules.Select(rule => rule.Name == DisclosureRuleName.People ? rule with { Value = Math.Max(rule.Value, this[other]) } : rule)] };

    /// <summary>The profile without a rule.</summary>
    internal DisclosureProfile Without(DisclosureRuleName name) => this with { Rules = [.. Rules.Select(rule => rule.Name == name ? rule with { Value = 0 } : rule)] };

    /// <summary>Whether a count of people is too small to show.</summary>
    internal bool Hides(long people) => people > 0 && people < HideBelow;

    /// <summary>A number that may be shown, as it is printed.</summary>
    internal long Rounded(long value) => IsRounded ? Rounding.Nearest(value, this[DisclosureRuleName.RoundTo]) : value;

    /// <summary>The same for numbers that need not be whole.</summary>
    internal decimal Rounded(decimal value) => IsRounded ? Rounding.Nearest(value, this[DisclosureRuleName.RoundTo]) : value;

    /// <summary>Between which numbers of people, both inclusive, the true one lies by what is printed of it: a printed 0 is 0, as few people are withheld, and a printed threshold is no less.</summary>
    /// <param name="value">The number, as counted; one that is withheld is treated as if it were printed.</param>
    internal (long Least, long Greatest) Printed(long value) => IsRounded switch
    {
        false => (value, value),
        true when value == 0 => (0, 0),
        true when value >= HideBelow => (Math.Max(HideBelow, PrintedOffences(value).Least), PrintedOffences(value).Greatest),
        true => PrintedOffences(value),
    };

    /// <summary>The same for a number of offences, of which few may be printed.</summary>
    internal (long Least, long Greatest) PrintedOffences(long value)
    {
        if (!IsRounded)
        {
            return (value, value);
        }

        long to = this[DisclosureRuleName.RoundTo];
        long printed = Rounded(value);
        return (Math.Max(0, printed - (to / 2)), printed + ((to - 1) / 2));
    }

    /// <summary>The same profile, where its numbers go together.</summary>
    /// <remarks>With a threshold that is the base of rounding itself, the first number printed would stand for few values: a printed 5 for 5 to 7.</remarks>
    internal DisclosureProfile Checked() =>
        !Rules.Select(rule => rule.Name).SequenceEqual(Enum.GetValues<DisclosureRuleName>()) ? throw new InvalidOperationException($"The profile '{Id}' must have every rule once, in order.")
        : Rules.Any(rule => rule.Value < 0 || rule.Stricter < rule.Value) ? throw new InvalidOperationException($"A rule of the profile '{Id}' is less strict where it must be stricter.")
        : IsRounded && HideBelow < 2 * this[DisclosureRuleName.RoundTo] ? throw new InvalidOperationException($"The profile '{Id}' rounds to more than half of what it hides.")
        : this;

    private static bool IsOfYoung(Measure cell) => cell.Component == Component.Young || cell.Key.Group.Split(';').Any(pair => pair.Split('=', 2) switch
    {
        ["age_group", "young"] => true,
        ["age_band", string band] => int.TryParse(string.Concat(band.SkipWhile(sign => !char.IsAsciiDigit(sign)).TakeWhile(char.IsAsciiDigit)), NumberStyles.None, CultureInfo.InvariantCulture, out int from) && from < 18,
        _ => false,
    });
}
