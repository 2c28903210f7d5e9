using LaaAnalytics.Domain;

namespace LaaAnalytics.Indicators;

/// <summary>One histogram of small integers for each cell.</summary>
/// <remarks>
/// The least values, which nearly all entries have, are counted in one flat table. A greater value is first kept as it came, two bytes each; once a
/// cell has kept as many as its values could have bins, they become counts. So a cell never holds more than its entries or its range needs.
/// </remarks>
internal sealed class CellHistograms
{
    private const int FlatValues = 8;
    private const int KeptLimit = 16_384;
    private readonly int[] _scratch = new int[ushort.MaxValue + 1];
    private long[] _flat = new long[16 * FlatValues];
    private ushort[]?[] _kept = new ushort[16][];
    private int[] _keptCount = new int[16];
    private long[]?[] _counts = new long[16][];

    /// <summary>Counts one more of <paramref name="value"/> (0 to 65,535; greater ones are a defect of the data) in a cell.</summary>
    public void Add(int cell, int value)
    {
        if (cell >= _keptCount.Length)
        {
            int cells = 2 * cell;
            Array.Resize(ref _flat, cells * FlatValues);
            Array.Resize(ref _kept, cells);
            Array.Resize(ref _keptCount, cells);
            Array.Resize(ref _counts, cells);
        }

        if (value < FlatValues)
        {
            _flat[(cell * FlatValues) + value]++;
        }
        else
        {
            Keep(cell, checked((ushort)value));
        }
    }

    /// <summary>The bins of a cell, ascending by value; empty where nothing was counted.</summary>
    public IReadOnlyList<HistogramBin> Bins(int cell)
    {
        List<HistogramBin> bins = [];
        if (cell < _keptCount.Length)
        {
            for (int value = 0; value < FlatValues; value++)
            {
                AddBin(bins, value, _flat[(cell * FlatValues) + value]);
            }

            AddGreater(bins, cell);
        }

        return bins;
    }

    private static void AddBin(List<HistogramBin> bins, int value, long count)
    {
        if (count > 0)
        {
            bins.Add(new(value, count));
        }
    }

    private void AddGreater(List<HistogramBin> bins, int cell)
    {
        ReadOnlySpan<ushort> kept = (_kept[cell] ?? []).AsSpan(0, _keptCount[cell]);
        if (_counts[cell] is null)
        {
            // Counting over the range that occurs is cheaper than sorting; the counts are left at zero for the next cell.
            int greatest = -1;
            foreach (ushort value in kept)
            {
                _scratch[value]++;
                greatest = Math.Max(greatest, value);
            }

            for (int value = FlatValues; value <= greatest; value++)
            {
                AddBin(bins, value, _scratch[value]);
                _scratch[value] = 0;
            }

            return;
        }

        Condense(cell);
        long[] counts = _counts[cell]!;
        for (int value = FlatValues; value < counts.Length; value++)
        {
            AddBin(bins, value, counts[value]);
        }
    }

    private void Keep(int cell, ushort value)
    {
        ushort[] kept = _kept[cell] ??= new ushort[16];
        if (_keptCount[cell] == kept.Length)
        {
            if (kept.Length == KeptLimit)
            {
                Condense(cell);
            }
            else
            {
                Array.Resize(ref kept, 2 * kept.Length);
                _kept[cell] = kept;
            }
        }

        kept[_keptCount[cell]++] = value;
    }

    private void Condense(int cell)
    {
        ReadOnlySpan<ushort> kept = (_kept[cell] ?? []).AsSpan(0, _keptCount[cell]);
        long[] counts = _counts[cell] ?? [];
        foreach (ushort value in kept)
        {
            if (value >= counts.Length)
            {
                Array.Resize(ref counts, Math.Max(value + 1, 2 * counts.Length));
            }

            counts[value]++;
        }

        _counts[cell] = counts;
        _keptCount[cell] = 0;
    }
}
