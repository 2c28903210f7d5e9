using LaaAnalytics.Disclosure.Further;
using LaaAnalytics.Domain;
using static LaaAnalytics.Cli.TableCells;

namespace LaaAnalytics.Cli;

/// <summary>Further rates as a second table for people, and as further columns of a CSV file.</summary>
internal static class FurtherTable
{
    /// <summary>A table with intervals in brackets, then every reason for a missing number, then what the columns mean.</summary>
    public static void WriteText(TextWriter writer, IReadOnlyList<PublishedFurtherRates> cells)
    {
        string[] dimensions = Dimensions(cells.Select(cell => cell.Id.Cell));
        string[] names = Names(cells);
        TextTable.Write(writer, ["area", "cohort", .. dimensions, .. names.Select(name => $">{Title(name)}")], [.. cells.Select(cell => (IReadOnlyList<string>)
        [
            cell.Id.Cell.Area.ToString(),
            cell.Id.Cell.Period.ToString(),
            .. Groups(cell.Id.Cell, dimensions),
            .. cell.Rates.Select(rate => WithInterval(rate.Estimate, rate.Decimals)),
        ])]);
        writer.WriteLine();
        writer.WriteLine("Rates are per cent unless the column says otherwise; 95 per cent intervals in brackets.");
        foreach (IGrouping<string, string> reason in cells
            .SelectMany(cell => cell.Rates.Where(IsIncomplete))
            .Select(rate => (Text: rate.Estimate.Value is null ? $"{Shorthand(rate.Estimate.Status)} {rate.Estimate.Reason}" : rate.Estimate.Reason, Title: Title(rate.Name)))
            .Distinct()
            .GroupBy(missing => missing.Text, missing => missing.Title))
        {
            writer.WriteLine(reason.Count() == names.Length ? reason.Key : $"{reason.Key} ({string.Join(", ", reason)})");
        }

        writer.WriteLine();
        foreach (string name in names)
        {
            writer.WriteLine($"{Title(name)}: {Meaning(name)}.");
        }
    }

    /// <summary>Names of the further columns, joined by commas.</summary>
    public static string CsvHeader(IReadOnlyList<PublishedFurtherRates> cells) => string.Join(',',
    [
        .. cells.Take(1).SelectMany(cell => cell.Rates).SelectMany(rate => rate.HasInterval ? [rate.Name, $"{rate.Name}_lower", $"{rate.Name}_upper"] : new[] { rate.Name }),
        "further_reasons",
    ]);

    /// <summary>The further columns of a row, to the decimals of the table, because not every count they are made of is shown; the last says of every rate that has no number or no interval why, in the order of the columns.</summary>
    public static IEnumerable<string> CsvCells(PublishedFurtherRates cell) =>
    [
        .. cell.Rates.SelectMany(rate => rate.HasInterval
            ? [Cell(rate, rate.Estimate.Value), Cell(rate, rate.Estimate.Lower), Cell(rate, rate.Estimate.Upper)]
            : new[] { Cell(rate, rate.Estimate.Value) }),
        Quoted(string.Join("; ", cell.Rates.Where(rate => rate.Estimate.Reason.Length > 0).Select(rate => $"{rate.Name}: {rate.Estimate.Reason}"))),
    ];

    private static string Cell(FurtherRate rate, double? value) => Number(rate.Estimate.Status, Printed(value, rate.Decimals));

    /// <summary>Whether a number is missing that a reader may look for.</summary>
    private static bool IsIncomplete(FurtherRate rate) =>
        rate.Estimate.Value is null || rate.Estimate.Status != EstimateStatus.Final || (rate.HasInterval && rate.Estimate.Lower is null);

    private static string[] Names(IReadOnlyList<PublishedFurtherRates> cells) => [.. cells.Take(1).SelectMany(cell => cell.Rates).Select(rate => rate.Name)];

    private static string Title(string name) => name switch
    {
        FurtherRate.EventBased => "by entry",
        FurtherRate.PersonBased => "by person",
        FurtherRate.EntriesPerPerson => "entries per person",
        FurtherRate.ReoffencesPer100 => "re-offences per 100",
        FurtherRate.SeriousShare => "serious",
        FurtherRate.SeriousReoffencesPer100 => "serious re-offences per 100",
        FurtherRate.MedianWeeks => "median weeks",
        _ => name.Replace('_', ' '),
    };

    private static string Meaning(string name) => name switch
    {
        FurtherRate.EventBased => "of all entries into the cohort, how many re-offended; whoever entered twice counts twice",
        FurtherRate.PersonBased => "of all people, how many; whoever entered twice counts once, with half a weight for each entry",
        FurtherRate.EntriesPerPerson => "how often one person is in the cohort; it describes everybody in it and has no interval",
        FurtherRate.ReoffencesPer100 => "all counted re-offences, per 100 entries",
        FurtherRate.SeriousShare => "of all entries, how many re-offended with an offence of the scheme's serious tiers",
        FurtherRate.SeriousReoffencesPer100 => "those offences, per 100 entries; one person can commit several, and how many each committed is not kept, so there is no interval",
        FurtherRate.MedianWeeks => "half of those who re-offended had done so within so many weeks of follow-up; of 20 re-offenders or more, without an interval",
        _ => "of all entries, how many re-offended before so much of the follow-up was over",
    };
}
