using LaaAnalytics.Domain;

namespace LaaAnalytics.Indicators;

/// <summary>One integer histogram for each cell.</summary>
internal sealed class CellHistograms
{
    private const int ValueBits = 24;
    private long[] _keys = new long[256];
    private long[] _counts = new long[256]; // 0: free
    private int _used;

    /// <summary>Counts one more of <paramref name="value"/> (0 to 16,777,215) in a cell.</summary>
    public void Add(int cell, int value)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(value, 1 << ValueBits);
        long key = ((long)cell << ValueBits) | (uint)value;
        int slot = Slot(_keys, _counts, key);
        if (_counts[slot] == 0)
        {
            if (2 * (_used + 1) > _keys.Length)
            {
                Grow();
                slot = Slot(_keys, _counts, key);
            }

            _used++;
            _keys[slot] = key;
        }

        _counts[slot]++;
    }

    /// <summary>The bins of every cell that has any, ascending by value.</summary>
    public ILookup<int, HistogramBin> ByCell() => Enumerable.Range(0, _keys.Length)
        .Where(slot => _counts[slot] > 0)
        .OrderBy(slot => _keys[slot])
        .ToLookup(slot => (int)(_keys[slot] >> ValueBits), slot => new HistogramBin(_keys[slot] & ((1 << ValueBits) - 1), _counts[slot]));

    private static int Slot(long[] keys, long[] counts, long key)
    {
        int mask = keys.Length - 1;
        int slot = Spread.Of(key) & mask;
        while (counts[slot] != 0 && keys[slot] != key)
        {
            slot = (slot + 1) & mask;
        }

        return slot;
    }

    private void Grow()
    {
        long[] keys = new long[2 * _keys.Length];
        long[] counts = new long[keys.Length];
        for (int old = 0; old < _keys.Length; old++)
        {
            if (_counts[old] != 0)
            {
                int slot = Slot(keys, counts, _keys[old]);
                keys[slot] = _keys[old];
                counts[slot] = _counts[old];
            }
        }

        (_keys, _counts) = (keys, counts);
    }
}
