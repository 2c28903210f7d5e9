using LaaAnalytics.Ingestion;

namespace LaaAnalytics.Refresh.Inboxes;

/// <summary>Whether a supply is from the supplier and for the agreement that <c>laa.json</c> expects where it lies.</summary>
internal static class Belonging
{
    /// <summary>Why it is not, and what to do; null where it is.</summary>
    /// <param name="partnership">The partnership.</param>
    /// <param name="outline">What the supply says of itself.</param>
    /// <param name="owner">The supplier in whose folder it lies; null where it lies in none.</param>
    /// <param name="statedIn">The file that says so: a package's manifest, or the mapping of a single file.</param>
    public static (string Why, string WhatToDo)? Fault(Partnership partnership, SupplyOutline outline, PartnerSupplier? owner, string statedIn)
    {
        if (partnership.Supplier(outline.Supplier) is not PartnerSupplier supplier)
        {
            return (
                $"is from a supplier that {Partnership.FileName} does not name{Stated("supplier", outline.Supplier, statedIn)}",
                $"Add the supplier to {Partnership.FileName}, correct \"supplier\" in {statedIn}, or take the supply away.");
        }

        if (owner is not null && owner != supplier)
        {
            return (
                $"lies in the folder of {owner.Id} and says it is from {supplier.Id} (\"supplier\" in {statedIn})",
                $"Move it to inbox/{supplier.Id}, or have \"supplier\" in {statedIn} corrected.");
        }

        if (outline.Agreement is string agreement && agreement != partnership.Agreement)
        {
            return (
                $"is for another agreement: \"agreement\" is {Shown(agreement)} in {statedIn} and {Shown(partnership.Agreement)} in {Partnership.FileName}",
                "Correct the one that is wrong, or take the supply away.");
        }

        return null;
    }

    private static string Stated(string member, string id, string place) => PartnershipCheck.IsId(id) ? $" (\"{member}\" is \"{id}\" in {place})" : string.Empty;

    /// <summary>An id that has the form of one; what else may stand there is not repeated.</summary>
    private static string Shown(string id) => PartnershipCheck.IsId(id) ? $"\"{id}\"" : "not an id of lower-case letters, digits and dashes";
}
