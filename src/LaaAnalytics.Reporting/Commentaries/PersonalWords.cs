using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using LaaAnalytics.Disclosure.Reviews;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Privacy;

namespace LaaAnalytics.Reporting.Commentaries;

/// <summary>Finds words that look like a person's name or number in a text about a review.</summary>
/// <remarks>
/// A guess, made to be looked at by the author: names in small letters, and single names, are not found, and a street or a firm may be. Words of the
/// field (<c>field-words.txt</c>), of the agreement, its areas and its suppliers are known and name no person.
/// </remarks>
internal sealed partial class PersonalWords
{
    /// <summary>Years before a review's end from which on a full date is held to be a date of birth.</summary>
    private const int LeastAge = 8;

    private const int MostAge = 110;

    private static readonly FrozenSet<string> FieldWords = ReadFieldWords();

    private readonly HashSet<string> _known;

    private PersonalWords(HashSet<string> known) => _known = known;

    /// <summary>The finder for a review.</summary>
    /// <param name="review">Its agreement, areas, suppliers and indicators are known words.</param>
    /// <param name="others">Further names that are no person's.</param>
    public static PersonalWords For(PublishedReview review, IReadOnlyList<string> others)
    {
        IEnumerable<string> names =
        [
            review.Agreement.Name, review.Agreement.Id, review.Agreement.GovernmentOffice, review.Agreement.Area.Name,
            .. review.Agreement.Members.Select(member => member.Name),
            .. review.Supplies.Select(supply => supply.Supplier),
            .. review.Components.Select(component => component.Missing?.Supplier).OfType<string>(),
            .. review.Components.SelectMany(component => component.Indicators).Select(indicator => indicator.Title),
            .. others,
        ];
        return new([.. names.SelectMany(name => AnyWord().Matches(name)).Select(word => word.Value.ToLowerInvariant())]);
    }

    /// <summary>What was found, in the order of the text; nothing twice.</summary>
    /// <param name="text">A cleaned text.</param>
    /// <param name="review">Months under review, to tell dates of birth from others.</param>
    public IReadOnlyList<(string Kind, string Words)> In(string text, Period review)
    {
        List<(Range Place, int Start, string Kind)> found = [];
        void Add(string kind, int start, int length)
        {
            if (!found.Exists(other => start < other.Place.End.Value && other.Start < start + length))
            {
                found.Add((start..(start + length), start, kind));
            }
        }

        foreach ((string kind, Match match) in Numbers(text).Concat(Births(text, review)).Concat(Titles(text)))
        {
            Add(kind, match.Index, match.Length);
        }

        foreach ((int start, int length) in Names(text))
        {
            Add("words like a name", start, length);
        }

        return [.. found.OrderBy(each => each.Start).Select(each => (each.Kind, text[each.Place])).Distinct()];
    }

    private static IEnumerable<(string Kind, Match Match)> Numbers(string text)
    {
        foreach (Match match in Identifiers().Matches(text))
        {
            string? kind = IdentifierForm.Of(Encoding.UTF8.GetBytes(match.Value)) switch
            {
                Identifier.NhsNumber => "an NHS number",
                Identifier.NationalInsurance => "a National Insurance number",
                Identifier.Pnc => "a PNC identifier",
                Identifier.Email => "an e-mail address",
                Identifier.Postcode => "a postcode",
                _ => null,
            };
            if (kind is not null)
            {
                yield return (kind, match);
            }
        }

        foreach (Match match in Telephone().Matches(text))
        {
            yield return ("a telephone number", match);
        }
    }

    private static IEnumerable<(string Kind, Match Match)> Births(string text, Period review)
    {
        foreach (Match match in FullDate().Matches(text))
        {
            int year = int.Parse(match.Groups["year"].Value, NumberStyles.None, CultureInfo.InvariantCulture);
            if (year < 100)
            {
                year += year + 2000 > review.EndExclusive.Year + LeastAge ? 1900 : 2000;
            }

            int age = review.EndExclusive.Year - year;
            if ((age >= LeastAge && age <= MostAge) || Born().IsMatch(text[..match.Index]))
            {
                yield return ("a date of birth", match);
            }
        }
    }

    private IEnumerable<(string Kind, Match Match)> Titles(string text) =>
        Titled().Matches(text).Where(match => !IsKnown(match.Groups["name"].Value)).Select(match => ("a title and a name", match));

    /// <summary>Runs of two or more words with a capital letter of which one that does not begin a sentence is not known.</summary>
    private IEnumerable<(int Start, int Length)> Names(string text)
    {
        List<Match> run = [];
        foreach (Match word in Word().Matches(text).Where(word => char.IsUpper(word.Value[0])).Append(Match.Empty))
        {
            bool follows = run.Count > 0 && word.Success && Between().IsMatch(text[(run[^1].Index + run[^1].Length)..word.Index]);
            if (!follows)
            {
                if (run.Count > 1 && run.Exists(each => IsUnknown(each) && !BeginsSentence(text, each.Index)))
                {
                    yield return (run[0].Index, run[^1].Index + run[^1].Length - run[0].Index);
                }

                run.Clear();
            }

            run.Add(word);
        }
    }

    private bool IsUnknown(Match word) => word.Value.TrimEnd('.').Length > 1 && !IsKnown(word.Value);

    private bool IsKnown(string word) => word.TrimEnd('.').Split('-').All(part =>
    {
        string small = part.ToLowerInvariant();
        small = small.EndsWith("'s", StringComparison.Ordinal) || small.EndsWith("’s", StringComparison.Ordinal) ? small[..^2] : small;
        return IsAcronym(part) || IsListed(small)
            || (small.EndsWith('s') && IsListed(small[..^1]))
            || (small.EndsWith("ies", StringComparison.Ordinal) && IsListed(small[..^3] + "y"));
    });

    private bool IsListed(string word) => FieldWords.Contains(word) || _known.Contains(word);

    private static bool IsAcronym(string word) => word.Length is 2 or 3 && word.All(char.IsUpper);

    private static bool BeginsSentence(string text, int index) => SentenceBefore().IsMatch(text[..index]);

    private static FrozenSet<string> ReadFieldWords()
    {
        using Stream stream = typeof(PersonalWords).Assembly.GetManifestResourceStream("field-words.txt")
            ?? throw new InvalidOperationException("field-words.txt is not embedded.");
        using StreamReader reader = new(stream, Encoding.UTF8);
        return reader.ReadToEnd().Split('\n')
            .Where(line => !line.StartsWith('#'))
            .SelectMany(line => line.Split([' ', '\r', '-'], StringSplitOptions.RemoveEmptyEntries))
            .ToFrozenSet(StringComparer.Ordinal);
    }

    [GeneratedRegex(@"[\p{L}][\p{L}\p{M}'’]*")]
    private static partial Regex AnyWord();

    [GeneratedRegex(@"[\p{L}][\p{L}\p{M}'’\-]*(?:(?<=\b\p{Lu})\.)?")]
    private static partial Regex Word();

    // A blank or two, a line end within a name, or small words that stand in names.
    [GeneratedRegex(@"^(?: {1,2}|\n| (?:de|da|di|du|la|le|van|von|der|den|bin|al|ap|ben|ur|dos|y|O) )?$")]
    private static partial Regex Between();

    // A full stop after an initial ends no sentence.
    [GeneratedRegex(@"(?:^|(?<!\b\p{Lu})\.\s*|[!?:;\n•*]\s*|\s[-–—]\s*)$")]
    private static partial Regex SentenceBefore();

    [GeneratedRegex(@"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Cllr|Councillor|Rev|Reverend|PC|DC|PS|DS|DI|DCI|PCSO|Sgt|Sergeant|Inspector|Superintendent|Constable|Judge|HHJ|MP)\.? +(?:\p{Lu}\.? +)?(?<name>\p{Lu}[\p{L}'’\-]+)")]
    private static partial Regex Titled();

    [GeneratedRegex(@"[^\s@,;:()<>]+@[^\s@,;:()<>]*[^\s@,;:()<>.]|(?<![0-9])[0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{4}(?![0-9])|\b(?:[0-9]{4}|[0-9]{2})/[0-9]{1,7}[A-Za-z]\b|\b[A-Za-z]{2} ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[A-Da-d]\b|\b[A-Za-z]{1,2}[0-9][A-Za-z0-9]? ?[0-9][A-Za-z]{2}\b")]
    private static partial Regex Identifiers();

    [GeneratedRegex(@"(?<![0-9])(?:\+44 ?(?:\(0\) ?)?|\(?0)[0-9](?:[ )\-]{0,2}[0-9]){8,9}(?![0-9])")]
    private static partial Regex Telephone();

    [GeneratedRegex(@"(?<![0-9])(?:[0-9]{1,2}[/.\-][0-9]{1,2}[/.\-](?<year>[0-9]{4}|[0-9]{2})|(?<year>[0-9]{4})-[0-9]{2}-[0-9]{2}|[0-9]{1,2}(?:st|nd|rd|th)?(?: of)? (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*,? (?<year>[0-9]{4}))(?![0-9])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FullDate();

    [GeneratedRegex(@"(?:\bborn\b|\bd\.?o\.?b\b|\bdate of birth\b).{0,20}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Born();
}
