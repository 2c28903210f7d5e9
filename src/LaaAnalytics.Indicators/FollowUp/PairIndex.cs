namespace LaaAnalytics.Indicators;

/// <summary>Gives every pair of integers a number: 1, 2, 3 ... in order of first sight.</summary>
/// <remarks>Open addressing with linear probing. Chained, node by node from 0, it numbers tuples: no two paths end on one number.</remarks>
internal sealed class PairIndex
{
    private long[] _keys = new long[64];
    private int[] _numbers = new int[64]; // 0: free

    /// <summary>Pairs seen so far.</summary>
    public int Count { get; private set; }

    /// <summary>The number of a pair of non-negative integers.</summary>
    public int NumberOf(int first, int second)
    {
        long key = ((long)first << 32) | (uint)second;
        int slot = Slot(_keys, _numbers, key);
        if (_numbers[slot] == 0)
        {
            if (2 * (Count + 1) > _keys.Length)
            {
                Grow();
                slot = Slot(_keys, _numbers, key);
            }

            Count++;
            _keys[slot] = key;
            _numbers[slot] = Count;
        }

        return _numbers[slot];
    }

    private static int Slot(long[] keys, int[] numbers, long key)
    {
        int mask = keys.Length - 1;
        int slot = Spread.Of(key) & mask;
        while (numbers[slot] != 0 && keys[slot] != key)
        {
            slot = (slot + 1) & mask;
        }

        return slot;
    }

    private void Grow()
    {
        long[] keys = new long[2 * _keys.Length];
        int[] numbers = new int[keys.Length];
        for (int old = 0; old < _keys.Length; old++)
        {
            if (_numbers[old] != 0)
            {
                int slot = Slot(keys, numbers, _keys[old]);
                keys[slot] = _keys[old];
                numbers[slot] = _numbers[old];
            }
        }

        (_keys, _numbers) = (keys, numbers);
    }
}

/// <summary>Spreads consecutive integers over hash slots.</summary>
internal static class Spread
{
    /// <summary>A non-negative hash; multiplication by the odd number nearest to 2^64 over the golden ratio.</summary>
    public static int Of(long key) => (int)(unchecked((ulong)key * 0x9E3779B97F4A7C15UL) >> 33);
}
