using System.Globalization;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Quality;

namespace LaaAnalytics.Quality;

/// <summary>Holds what was measured against the thresholds and exemptions of a partnership.</summary>
internal static class QualityVerdict
{
    /// <summary>The finding of an observation.</summary>
    public static QualityFinding Of(Observation seen, QualitySettings settings, DateOnly today)
    {
        QualityCheck check = QualityCheck.Find(seen.Check) ?? throw new InvalidOperationException($"The catalogue has no check {seen.Check}.");
        (decimal? soft, decimal? hard) = seen.Agreed ?? Thresholds(check, seen, settings);
        (soft, hard) = (Beyond(soft, seen.ByChance), Beyond(hard, seen.ByChance));
        QualityOutcome outcome = seen.Settled ?? Outcome(check, seen, soft, hard);
        decimal? passed = outcome == QualityOutcome.Hard ? hard : soft ?? hard;
        QualityExemption? exemption = outcome is QualityOutcome.Soft or QualityOutcome.Hard
            ? settings.Exemptions.Where(exempt => Fits(exempt, seen) && exempt.Until >= today).MaxBy(exempt => exempt.Until)
            : null;
        return new(
            check.Id,
            check.Dimension,
            seen.Supplier,
            seen.Table,
            seen.Column,
            exemption is null ? outcome : QualityOutcome.Exempt,
            seen.Measured,
            passed,
            Filled(seen.Sentence ?? check.Sentence, check, seen, passed, today),
            Filled(check.Remedy, check, seen, passed, today))
        {
            Title = check.Title,
            Unit = check.Unit,
            Counts = seen.Counts,
            ExemptReason = exemption?.Reason,
            ExemptUntil = exemption?.Until,
        };
    }

    /// <summary>The findings that exemptions which have ended are, in the order of the settings.</summary>
    public static IEnumerable<QualityFinding> Ended(QualitySettings settings, DateOnly today) =>
        from exemption in settings.Exemptions
        where exemption.Until < today
        let check = QualityCheck.Find(exemption.Check)!
        let seen = new Observation("Q80", exemption.Supplier ?? "*", exemption.Table ?? "*", exemption.Column, today.DayNumber - exemption.Until.DayNumber, [])
        {
            Note = $"{check.Id} ({check.Title}) ended on {Period.DayInWords(exemption.Until)}",
        }
        select Of(seen, settings, today) with { Dimension = check.Dimension };

    private static QualityOutcome Outcome(QualityCheck check, Observation seen, decimal? soft, decimal? hard) =>
        seen.Measured is not decimal value || seen.Base < check.AtLeast ? QualityOutcome.NotAssessed
        : check.IsPast(value, hard) ? QualityOutcome.Hard
        : check.IsPast(value, soft) ? QualityOutcome.Soft
        : QualityOutcome.Pass;

    /// <summary>Of the thresholds set, those that name most; supplier before table.</summary>
    private static (decimal? Soft, decimal? Hard) Thresholds(QualityCheck check, Observation seen, QualitySettings settings)
    {
        QualityThreshold? set = settings.Thresholds
            .Where(threshold => threshold.Check == check.Id && Names(threshold.Supplier, seen.Supplier) && Names(threshold.Table, seen.Table))
            .MaxBy(threshold => (threshold.Supplier is null ? 0 : 2) + (threshold.Table is null ? 0 : 1));
        return (set?.Soft ?? check.Soft, set?.Hard ?? check.Hard);
    }

    private static bool Fits(QualityExemption exemption, Observation seen) =>
        exemption.Check == seen.Check && Names(exemption.Supplier, seen.Supplier) && Names(exemption.Table, seen.Table) && Names(exemption.Column, seen.Column);

    private static bool Names(string? named, string? of) => named is null || named == of;

    private static decimal? Beyond(decimal? threshold, decimal byChance) => threshold is decimal limit ? Math.Max(limit, byChance) : null;

    private static string Filled(string text, QualityCheck check, Observation seen, decimal? threshold, DateOnly today)
    {
        string Number(int place) => seen.Counts.Count > place ? seen.Counts[place].ToString("N0", CultureInfo.InvariantCulture) : "0";
        string Word(string name) => name == "*" ? "all tables" : name;
        return text
            .Replace("{supplier}", seen.Supplier == "*" ? "all suppliers" : seen.Supplier, StringComparison.Ordinal)
            .Replace("{table}", Word(seen.Table), StringComparison.Ordinal)
            .Replace("{column}", seen.Column ?? "all columns", StringComparison.Ordinal)
            .Replace("{counted}", Number(0), StringComparison.Ordinal)
            .Replace("{base}", Number(1), StringComparison.Ordinal)
            .Replace("{value}", QualityWords.Value(seen.Measured, check.Unit), StringComparison.Ordinal)
            .Replace("{threshold}", QualityWords.Value(threshold, check.Unit), StringComparison.Ordinal)
            .Replace("{day}", Period.DayInWords(today), StringComparison.Ordinal)
            .Replace("{note}", seen.Note, StringComparison.Ordinal);
    }
}
