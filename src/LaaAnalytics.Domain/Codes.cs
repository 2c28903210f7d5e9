namespace LaaAnalytics.Domain;

/// <summary>What puts a person into a cohort. The names in extracts are the upper-case forms, <c>CASELOAD_SNAPSHOT</c>.</summary>
public enum IndexEventType
{
    /// <summary>Release from custody; the follow-up starts on the actual release date.</summary>
    CustodyRelease,

    /// <summary>Start of a community order.</summary>
    CommunityOrder,

    /// <summary>Start of a suspended sentence order.</summary>
    SuspendedSentence,

    /// <summary>Adult caution.</summary>
    Caution,

    /// <summary>Youth caution or youth conditional caution.</summary>
    YouthCaution,

    /// <summary>Reprimand or final warning (young people, before 2013).</summary>
    ReprimandWarning,

    /// <summary>Fine, absolute or conditional discharge, or another first-tier penalty.</summary>
    FineDischarge,

    /// <summary>Present on the probation caseload at a quarter's close.</summary>
    CaseloadSnapshot,

    /// <summary>Present on the list of prolific and other priority offenders on its date.</summary>
    PpoSnapshot,

    /// <summary>Positive drug test on arrest or charge.</summary>
    DrugTestPos,

    /// <summary>Start on a programme.</summary>
    ProgrammeStart,

    /// <summary>A code the mapping does not know; kept and counted, never part of a cohort.</summary>
    Unmapped,
}

/// <summary>How an offence was proven, or that it was not.</summary>
public enum ProofOutcome
{
    /// <summary>Conviction at court.</summary>
    Conviction,

    /// <summary>Caution, adult or youth.</summary>
    Caution,

    /// <summary>Reprimand or final warning.</summary>
    ReprimandWarning,

    /// <summary>Charged only: not proven, never counted.</summary>
    Charged,

    /// <summary>Taken into consideration at another sentence.</summary>
    TakenIntoConsideration,

    /// <summary>A code the mapping does not know; kept and counted, never counted as proof.</summary>
    Unmapped,
}
