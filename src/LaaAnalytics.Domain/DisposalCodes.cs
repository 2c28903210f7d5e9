using LaaAnalytics.Domain.Extracts;

namespace LaaAnalytics.Domain;

/// <summary>Index disposals in the order of the extract catalogue; the engine knows them by their places.</summary>
public static class DisposalCodes
{
    /// <summary>Every code of <c>index_event.disposal</c>, <c>UNMAPPED</c> last.</summary>
    public static IReadOnlyList<string> All { get; } = ExtractTable.Find("index_event")!.Column("disposal")!.Codes!;

    /// <summary>Place of a code, from 0; that of <c>UNMAPPED</c> for a code that is none.</summary>
    public static byte Place(string code)
    {
        for (byte place = 0; place < All.Count; place++)
        {
            if (All[place] == code)
            {
                return place;
            }
        }

        return (byte)(All.Count - 1);
    }
}
