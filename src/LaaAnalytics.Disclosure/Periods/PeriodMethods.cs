namespace LaaAnalytics.Disclosure.Periods;

/// <summary>How cohorts are compared over time, as printed where it is asked for.</summary>
public static class PeriodMethods
{
    /// <summary>How a difference is worked out.</summary>
    public const string Difference =
        "the later figure less the earlier one, with limits from the two figures' own limits (Zou and Donner 2008), allowing for people who are in both. "
        + "It is made with the cohort before and with the first cohort since the last break before it. All differences are adjusted together for their number (Holm).";

    /// <summary>How a trend is tested.</summary>
    public const string Trend =
        "a straight line through the final, shown cohorts since the last break, at the middle of each cohort's index dates; three at least, the latest 24 at most. "
        + "Shares are tested by Cochran and Armitage, counts per 100 by a Poisson score test that allows for people's repeats and for what the line leaves. Cohorts that share days are never tested together.";

    /// <summary>How variation is seen.</summary>
    public const string Variation =
        "from eight final, shown cohorts since the last break on, a chart of single values (XmR, mean and 2.66 mean moving ranges) says whether the latest cohort is anything but the process as it is: "
        + "common cause, improvement or concern; and whether the process by itself meets the last level agreed: pass, hit or miss, fail. From 13 on the limits are firm.";

    /// <summary>What process limits do not know, said wherever they are shown.</summary>
    public const string PeopleWhoStay =
        "Process limits do not count people who stay on from one cohort to the next: such cohorts are alike, the limits are too narrow, and improvement or concern may be the same people again.";

    /// <summary>What a break is.</summary>
    public const string Break =
        "a day from which figures are not comparable with those before, stated by the definition, by laa.json, or made by new boundaries of the area. Nothing is compared across it; a cohort that it cuts is compared with nothing.";
}
