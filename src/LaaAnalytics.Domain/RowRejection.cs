namespace LaaAnalytics.Domain;

/// <summary>One refused row, column or file: where, by which rule, and what was expected. Never the value found.</summary>
/// <param name="Rule">Rule number, for example <c>I07</c>; its text is in <c>docs/ingestion-rules.md</c>.</param>
/// <param name="File">File name without its folder.</param>
/// <param name="Line">Physical line in the file, the header being 1; 0 where the rule is about the file as a whole.</param>
/// <param name="Column">The supplier's own column name, or empty where the rule is about the row or the file.</param>
/// <param name="Expected">What would have been accepted, in words.</param>
public sealed record RowRejection(string Rule, string File, long Line, string Column, string Expected)
{
    /// <summary>One line, as compilers print: <c>caseload.csv:1042 [I07] snapshot_date: expected a date as yyyy-MM-dd</c>.</summary>
    public override string ToString()
    {
        string place = Line > 0 ? FormattableString.Invariant($"{File}:{Line}") : File;
        string column = Column.Length > 0 ? $"{Column}: " : string.Empty;
        return $"{place} [{Rule}] {column}expected {Expected}";
    }
}
