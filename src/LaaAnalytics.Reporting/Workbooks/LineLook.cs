namespace LaaAnalytics.Reporting.Workbooks;

/// <summary>How a line tells itself from others in print without colour.</summary>
public enum LineLook
{
    /// <summary>Solid and thick with discs: the line the chart is about.</summary>
    SolidDiscs,

    /// <summary>Short dashes with diamonds: the same line where it is projected.</summary>
    DashedDiamonds,

    /// <summary>Dashes without markers: a path to be followed.</summary>
    Dashes,

    /// <summary>Long dashes without markers: a level to be reached.</summary>
    LongDashes,

    /// <summary>Thin and solid with triangles: a comparator.</summary>
    ThinTriangles,

    /// <summary>Dash and dot with squares: a second comparator.</summary>
    DashDotSquares,
}
