using System.Text;
using LaaAnalytics.Domain.Quality;

namespace LaaAnalytics.Quality;

/// <summary>The page <c>docs/data-quality.md</c>, made from the catalogue of checks.</summary>
public static class QualityPage
{
    private const string Preface = """
        # Data quality

        Made from `quality-checks.json`; a test fails where this page is out of date. The checks are made on what was known after a load, over all suppliers and tables,
        by `laa quality`, `laa freshness` and every pack. They count rows and people and never show a cell's value.

        A finding past its **soft** threshold is to be looked into and stands in the pack. One past its **hard** threshold does not stop a supply from being loaded, but no
        pack is issued until it is mended or exempted. A value that equals its threshold is no finding. *Not assessed* means too few rows, or nothing to compare with.

        ## Settings

        A JSON file for `--settings`; a partnership's `laa.json` holds the same under `quality`. Every member may be left out; one that is not known is refused.

        ```json
        {
          "thresholds": [{ "check": "Q12", "soft": 0.08, "hard": 0.30, "supplier": "probation" }],
          "exemptions": [{ "check": "Q17", "supplier": "probation", "table": "index_event", "column": "sentence_days",
                           "reason": "Lengths come with the new case system.", "until": "2010-03-31" }],
          "due": [{ "supplier": "police", "table": "proven_offence", "warnAfterDays": 120, "errorAfterDays": 215,
                    "dueOn": "2009-10-31", "reachTo": "2009-10-01" }],
          "totals": [{ "supplier": "probation", "table": "index_event", "period": "2009-04..2009-06", "area": null,
                       "total": 492, "source": "case system, caseload report of 30 June 2009" }],
          "exclusions": [{ "supplier": "yot", "table": "index_event", "loadedOn": "2009-04-14", "reason": "Sent twice." }],
          "smallestClass": 5
        }
        ```

        - **thresholds** take the place of the catalogue's; shares are 0 to 1. Of several that fit, the one that names most counts: supplier before table.
        - **exemptions** need a reason, which is printed and so names no person, and a last day. What is left out, or null, is any. After that day the exemption no longer counts, and
          its end is a finding (Q80) until it is taken out or given a new day.
        - **due** gives the ages, counted from the first day not covered, at which records warn and fail, and a day by which they must reach another. A table that is due and has
          never come is a hard finding, once its day has passed.
        - **totals** are held against the rows dated in the period (both ends inclusive), in the area where one is named.
        - **exclusions** take a supply out of the count of rows (Q60): it is not judged, nor are others by it.

        """;

    /// <summary>The page.</summary>
    public static string Markdown()
    {
        StringBuilder page = new(Preface.ReplaceLineEndings("\n"));
        page.Append("\n## The checks\n\n| check | dimension | title | soft | hard |\n|---|---|---|---|---|\n");
        foreach (QualityCheck check in QualityCheck.All)
        {
            page.Append("| ").Append(check.Id).Append(" | ").Append(QualityWords.Of(check.Dimension)).Append(" | ").Append(check.Title)
                .Append(" | ").Append(Threshold(check, check.Soft)).Append(" | ").Append(Threshold(check, check.Hard)).Append(" |\n");
        }

        foreach (QualityCheck check in QualityCheck.All)
        {
            page.Append("\n### ").Append(check.Id).Append(' ').Append(check.Title).Append("\n\n").Append(check.Text).Append("\n\n");
            page.Append("- Soft: ").Append(Threshold(check, check.Soft)).Append("; hard: ").Append(Threshold(check, check.Hard));
            page.Append(check.AtLeast > 1 ? FormattableString.Invariant($"; from {check.AtLeast} rows or people on") : string.Empty).Append('\n');
            page.Append("- What to do: ").Append(check.Remedy).Append('\n');
            page.Append("- Standing: ").Append(check.Standing).Append(". ").Append(check.Source).Append('\n');
        }

        return page.ToString();
    }

    private static string Threshold(QualityCheck check, decimal? threshold) => threshold is not decimal value ? "none"
        : check.Direction == ThresholdDirection.Away ? $"{QualityWords.Value(value, check.Unit).TrimStart('+')} either way"
        : value == 0 ? "any"
        : $"above {QualityWords.Value(value, check.Unit)}";
}
