using LaaAnalytics.Domain.Quality;
using LaaAnalytics.DuckDb;

namespace LaaAnalytics.Quality.Anonymity;

/// <summary>Q70 to Q72: how traceable people with index events would be, were the rows handed on.</summary>
internal static class AnonymityCheck
{
    /// <summary>Share of people that may stay in small classes after coarsening: suppressing one row in twenty is what users of such extracts bear. Chosen.</summary>
    private const decimal ShareLeft = 0.05m;

    /// <summary>The three shares, with the coarsening that mends most at least loss in the first one's sentence.</summary>
    public static IEnumerable<Observation> Of(DuckDbConnection tables, QualitySettings settings)
    {
        AnonymityTable table = new(Rows(tables));
        Traceability now = table.Of(default, settings.SmallestClass);
        if (now.People == 0)
        {
            yield break;
        }

        Traceability told = table.Suggest(settings.SmallestClass, ShareLeft);
        string than = FormattableString.Invariant($"{settings.SmallestClass}");
        yield return Observation.Share("Q70", "*", "index_event", null, now.InSmallClass, now.People) with { Note = Advice(now, told, than) };
        yield return Observation.Share("Q71", "*", "index_event", null, now.Alone, now.People);
        yield return Observation.Share("Q72", "*", "index_event", "offence_group", now.OfOneKind, now.People) with { Note = than };
    }

    private static string Advice(Traceability now, Traceability told, string than)
    {
        string left = QualityWords.Value(told.ShareInSmallClass, QualityUnit.Share);
        return told.Coarsening == now.Coarsening
            ? $"in a class of fewer than {than}. By this measure no coarsening is called for."
            : told.ShareInSmallClass <= ShareLeft
                ? $"in a class of fewer than {than}. Told with {told.Coarsening.InWords()}, {left} would be: what mends it at least loss."
                : $"in a class of fewer than {than}. Told with {told.Coarsening.InWords()}, still {left} would be, the fewest that coarsening can reach.";
    }

    private static List<IndexPlace> Rows(DuckDbConnection tables)
    {
        List<IndexPlace> rows = [];
        using DuckDbCursor cursor = tables.Stream(CheckSql.Statement("index_places"));
        while (cursor.MoveNext())
        {
            ChunkView chunk = cursor.Current;
            ReadOnlySpan<int> person = chunk.Values<int>(0);
            ReadOnlySpan<int> age = chunk.Values<int>(1);
            ReadOnlySpan<int> sex = chunk.Values<int>(2);
            ReadOnlySpan<int> ethnicity = chunk.Values<int>(3);
            ReadOnlySpan<int> home = chunk.Values<int>(4);
            ReadOnlySpan<int> parent = chunk.Values<int>(5);
            ReadOnlySpan<int> authority = chunk.Values<int>(6);
            ReadOnlySpan<int> type = chunk.Values<int>(7);
            ReadOnlySpan<int> month = chunk.Values<int>(8);
            ReadOnlySpan<int> offence = chunk.Values<int>(9);
            for (int row = 0; row < chunk.Count; row++)
            {
                rows.Add(new(person[row], age[row], sex[row], ethnicity[row], home[row], parent[row], authority[row], type[row], month[row], offence[row]));
            }
        }

        return rows;
    }
}
