namespace LaaAnalytics.DuckDb;

/// <summary>A named value for a statement: <c>$follow_up_months</c> is named <c>follow_up_months</c>.</summary>
/// <param name="Name">Name without the dollar; DuckDB does not tell upper from lower case.</param>
/// <param name="Value">Value bound to it; <c>default</c> is NULL.</param>
public readonly record struct DuckDbParameter(string Name, DuckDbValue Value);
