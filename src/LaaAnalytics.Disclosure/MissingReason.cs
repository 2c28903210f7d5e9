using System.Globalization;
using LaaAnalytics.Domain;

namespace LaaAnalytics.Disclosure;

/// <summary>Why a cell has no number, in the sentences printed beside its symbol.</summary>
internal static class MissingReason
{
    /// <summary>Of a mature cell that is withheld; one sentence for all, as telling small cells from those that protect them would give numbers back.</summary>
    public static string Withheld(DisclosureProfile profile) =>
        $"to protect people, because a number in this table is below {profile.HideBelow.ToString(CultureInfo.InvariantCulture)}, or nearly all offences in it are those of one or two people";

    /// <summary>Of a cell that is not mature.</summary>
    public static string Immature(Measure cell) => cell.ObservedTo is DateOnly observed
        ? $"final when proven offences reach {Period.DayInWords(cell.MatureOn.AddDays(-1))}; they reach {Period.DayInWords(observed.AddDays(-1))}"
        : "the whole cohort, or outcome data from the start of its first window, have not been supplied for this area";
}
