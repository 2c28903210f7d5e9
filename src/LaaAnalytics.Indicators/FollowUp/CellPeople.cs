using LaaAnalytics.Domain;

namespace LaaAnalytics.Indicators;

/// <summary>For each cell, how many people have so many entries, so many of them re-offending.</summary>
/// <remarks>Nearly everybody has few entries; those are counted in one flat triangle. Whoever has more, as a placeholder key may, goes to a dictionary.</remarks>
internal sealed class CellPeople
{
    private const int MostFlat = 7;
    private const int Flat = (MostFlat * (MostFlat + 3)) / 2; // pairs 0 <= reoffending <= entries, entries 1 to 7
    private readonly Dictionary<(int Cell, long Entries, long Reoffending), long> _many = [];
    private long[] _flat = new long[16 * Flat];

    /// <summary>Counts one person of a cell.</summary>
    public void Add(int cell, long entries, long reoffending)
    {
        if (entries > MostFlat)
        {
            _many[(cell, entries, reoffending)] = _many.GetValueOrDefault((cell, entries, reoffending)) + 1;
            return;
        }

        if ((cell + 1) * Flat > _flat.Length)
        {
            Array.Resize(ref _flat, 2 * (cell + 1) * Flat);
        }

        _flat[(cell * Flat) + Place(entries, reoffending)]++;
    }

    /// <summary>The people of a cell, by entries, then re-offending ones.</summary>
    public IReadOnlyList<PersonBin> Bins(int cell)
    {
        List<PersonBin> bins = [];
        for (int entries = 1; entries <= MostFlat && (cell + 1) * Flat <= _flat.Length; entries++)
        {
            for (int reoffending = 0; reoffending <= entries; reoffending++)
            {
                long people = _flat[(cell * Flat) + Place(entries, reoffending)];
                if (people > 0)
                {
                    bins.Add(new(entries, reoffending, people));
                }
            }
        }

        bins.AddRange(_many
            .Where(many => many.Key.Cell == cell)
            .OrderBy(many => many.Key.Entries)
            .ThenBy(many => many.Key.Reoffending)
            .Select(many => new PersonBin(many.Key.Entries, many.Key.Reoffending, many.Value)));
        return bins;
    }

    private static int Place(long entries, long reoffending) => (int)((((entries * (entries + 1)) / 2) - 1) + reoffending);
}
