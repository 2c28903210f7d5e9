using System.Text;

namespace LaaAnalytics.Synthesis.Hostile;

/// <summary>One faulty package, or one that looks faulty and is not.</summary>
/// <param name="Name">Folder, named for the fault.</param>
/// <param name="File">Its one file.</param>
/// <param name="Refusals">What must be reported, among whatever else is.</param>
internal sealed record HostileCase(string Name, SupplyResource File, params IReadOnlyList<Refusal> Refusals)
{
    /// <summary>Whether the package is loaded all the same.</summary>
    public bool Loads { get; init; }
}

/// <summary>One refusal that must be reported.</summary>
/// <param name="Rule">Rule number.</param>
/// <param name="Line">Physical line; 0 for the file as a whole, null where any line will do.</param>
/// <param name="Column">Column, or empty.</param>
internal sealed record Refusal(string Rule, int? Line, string Column);

/// <summary>Faulty packages in folders of their own, with one list of what must come of them.</summary>
internal static class HostileWorld
{
    /// <summary>Text in bad cells, so that a test can prove that no cell's value reaches a message or a log.</summary>
    public const string Canary = "CANARY7Q";

    /// <summary>All packages, then <c>expected.csv</c>.</summary>
    public static IEnumerable<WorldFile> Files()
    {
        StringBuilder expected = new("package,load,file,rule,line,column\n");
        foreach (HostileCase fault in FileFaults.All.Concat(CellFaults.All).Concat(SpreadsheetFaults.All))
        {
            foreach (WorldFile file in new SupplyPackage(fault.Name, "probation", "hostile-laa", "Faulty on purpose.", [fault.File]).Files())
            {
                yield return file;
            }

            string load = fault.Loads ? "accepted" : "refused";
            string name = fault.File.NamedPath is null ? fault.File.Path : string.Empty;
            foreach (Refusal refusal in fault.Refusals)
            {
                string line = refusal.Line is int known ? ExtractText.Cell(known) : "*";
                expected.Append(System.Globalization.CultureInfo.InvariantCulture, $"{fault.Name},{load},{name},{refusal.Rule},{line},{refusal.Column}\n");
            }

            if (fault.Refusals.Count == 0)
            {
                expected.Append(System.Globalization.CultureInfo.InvariantCulture, $"{fault.Name},{load},{name},,,\n");
            }
        }

        yield return new("expected.csv", Encoding.UTF8.GetBytes(expected.ToString()));
    }
}
