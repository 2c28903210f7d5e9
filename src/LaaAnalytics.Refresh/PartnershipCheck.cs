using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Extracts;
using LaaAnalytics.Indicators;
using LaaAnalytics.Quality;
using LaaAnalytics.Store;

namespace LaaAnalytics.Refresh;

/// <summary>What <c>laa.json</c> must say beyond its form, so that no file is taken for another's.</summary>
internal static class PartnershipCheck
{
    private const int LongestId = 40;

    /// <summary>Refuses what cannot be followed, naming the place.</summary>
    public static void Check(Partnership partnership)
    {
        Require(partnership.Agreement.Trim().Length > 0, "agreement", "names the agreement by its id.");
        Require(IsPlainName(partnership.Store, ".duckdb"), "store", "is the name of a file in this folder that ends with .duckdb.");
        Require(partnership.Profile.Length > 0, "profile", "names a disclosure profile.");
        Require(partnership.Suppliers.Count > 0, "suppliers", "has one supplier at least.");
        Require(partnership.Calendar.DueAfterDays >= 0, "reviews.dueAfterDays", "is 0 or more.");
        foreach (ReviewDue due in partnership.Calendar.Due ?? [])
        {
            Require(SixMonths.IsEnd(due.ReviewTo), "reviews.due", "names reviews by their last day, 30 September or 31 March.");
        }

        foreach (LocalBreak one in partnership.Breaks ?? [])
        {
            Require(one.What.Trim().Length > 0, "breaks", "says what changed.");
            Require(
                one.Scheme is null || SchemeCatalogue.All.Any(scheme => one.Scheme == scheme.Id || one.Scheme == scheme.Citation),
                "breaks",
                $"names a definition that does not exist.{Spelling.Question(one.Scheme ?? string.Empty, SchemeCatalogue.All.Select(scheme => scheme.Id))}");
        }

        foreach (IGrouping<(DateOnly, string?), LocalBreak> day in (partnership.Breaks ?? []).GroupBy(one => (one.From, one.Scheme)))
        {
            Require(!day.Skip(1).Any(), "breaks", "has two on one day for the same definition.");
        }

        HashSet<string> ids = new(StringComparer.Ordinal);
        foreach (PartnerSupplier supplier in partnership.Suppliers)
        {
            Require(IsId(supplier.Id), "suppliers.id", $"is up to {LongestId} lower-case letters, digits and dashes.");
            foreach (string id in (supplier.Formerly ?? []).Prepend(supplier.Id))
            {
                Require(id.Trim().Length > 0 && ids.Add(id), $"suppliers, {supplier.Id}", "has an id, now or formerly, that is used twice or is blank.");
            }

            Check(supplier);
        }

        Check(partnership, partnership.Quality ?? QualitySettings.Default);
    }

    private static void Check(PartnerSupplier supplier)
    {
        string place = $"suppliers, {supplier.Id}";
        Require(supplier.Sends.Count > 0, place, "sends one table at least.");
        foreach (SupplyLine line in supplier.Sends)
        {
            ExtractTable? table = ExtractTable.Find(line.Table);
            IEnumerable<string> tables = ExtractTable.All.Select(known => known.Name);
            Require(table is not null, place, $"sends a table that is not in the catalogue; it is one of {string.Join(", ", tables)}.{Spelling.Question(line.Table, tables)}");
            string at = $"{place}, {line.Table}";
            Require(line.Due is not { Days: < 0 }, at, "is due 0 or more days after the end of its span.");
            Require(line.WarnAfterDays is null or > 0 && line.ErrorAfterDays is null or > 0, at, "has ages in days above 0.");
            Require(line.WarnAfterDays is null == line.ErrorAfterDays is null, at, "has warnAfterDays and errorAfterDays together, or neither.");
            Require(line.WarnAfterDays is null || line.WarnAfterDays <= line.ErrorAfterDays, at, "is late before it is missing: warnAfterDays is not above errorAfterDays.");
            Require(line.Files is null || FilePattern.IsGood(line.Files), at, "names its files by letters, * and one of {yyyy-MM} and {yyyy-MM-dd}, without a folder.");
            Require(line.Mapping is null || IsInside(line.Mapping), at, "has its mapping in this folder: a path with / and without ..");
            Require(line.Period is null || (line.Period.Start is null) != (line.Period.Months is null), at, "has a period with one of start and months.");
            Require(line.Period?.Months is null or > 0, at, "has a period of 1 month or more.");
            Require(line.Mode == SupplyMode.Full || table!.Reference || !table.KeyOptional, at, "can only be full: it may come without keys.");
        }

        foreach (IGrouping<string, SupplyLine> table in supplier.Sends.GroupBy(line => line.Table))
        {
            Require(table.Select(line => line.Files).Distinct().Count() == table.Count(), $"{place}, {table.Key}", "stands twice with the same files.");
        }
    }

    private static void Check(Partnership partnership, QualitySettings quality)
    {
        Require(quality.Due.Count == 0, "quality.due", "stands with the suppliers' tables, as due, warnAfterDays and errorAfterDays.");
        quality.Check();
        IEnumerable<string?> named = [.. quality.Exemptions.Select(one => one.Supplier), .. quality.Thresholds.Select(one => one.Supplier), .. quality.Totals.Select(one => one.Supplier)];
        string? unknown = named.FirstOrDefault(id => id is not (null or "*") && partnership.Supplier(id) is null);
        Require(unknown is null, "quality", $"names a supplier that is not in this file.{Spelling.Question(unknown ?? string.Empty, partnership.Suppliers.Select(supplier => supplier.Id))}");
    }

    /// <summary>Whether it has the form of an id: lower-case letters, digits and dashes.</summary>
    internal static bool IsId(string id) =>
        id.Length is > 0 and <= LongestId && id.All(sign => char.IsAsciiLetterLower(sign) || char.IsAsciiDigit(sign) || sign == '-') && id[0] != '-';

    private static bool IsPlainName(string name, string ending) =>
        name.Length > ending.Length && name.EndsWith(ending, StringComparison.Ordinal) && name[0] != '.'
        && name.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '-' or '_' or '.');

    private static bool IsInside(string path) =>
        path.Length > 0 && !Path.IsPathRooted(path) && !path.Contains('\\', StringComparison.Ordinal) && !path.Contains(':', StringComparison.Ordinal)
        && path.Split('/').All(part => part is not ("" or "." or ".."));

    private static void Require(bool isSo, string place, string sentence)
    {
        if (!isSo)
        {
            throw new UsageException($"{Partnership.FileName}: {place} {sentence}", $"The form is described in {Partnership.Page}.");
        }
    }
}
