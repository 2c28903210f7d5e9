using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace LaaAnalytics.Ingestion.Cells;

/// <summary>Finds short UTF-8 texts in a fixed set, exactly, without allocating.</summary>
internal sealed class Utf8Lookup
{
    private readonly byte[][] _texts;
    private readonly int[] _values;
    private readonly int[] _slots;

    /// <summary>A lookup of these texts, all different, with the number that each stands for.</summary>
    public Utf8Lookup(IEnumerable<KeyValuePair<string, int>> entries)
    {
        KeyValuePair<string, int>[] all = [.. entries];
        _texts = [.. all.Select(entry => Encoding.UTF8.GetBytes(entry.Key))];
        _values = [.. all.Select(entry => entry.Value)];
        _slots = new int[(int)BitOperations.RoundUpToPowerOf2((uint)(all.Length + 1)) * 4];
        Array.Fill(_slots, -1);
        for (int i = 0; i < _texts.Length; i++)
        {
            int slot = Slot(_texts[i]);
            while (_slots[slot] >= 0)
            {
                slot = (slot + 1) & (_slots.Length - 1);
            }

            _slots[slot] = i;
        }
    }

    /// <summary>The number that the text stands for, or -1.</summary>
    public int Find(ReadOnlySpan<byte> text)
    {
        int slot = Slot(text);
        while (_slots[slot] is int entry and >= 0)
        {
            if (text.SequenceEqual(_texts[entry]))
            {
                return _values[entry];
            }

            slot = (slot + 1) & (_slots.Length - 1);
        }

        return -1;
    }

    private int Slot(ReadOnlySpan<byte> text)
    {
        // First and last eight bytes tell codes apart well enough; equality is checked in full.
        ulong mix;
        if (text.Length >= sizeof(ulong))
        {
            mix = BinaryPrimitives.ReadUInt64LittleEndian(text) ^ BitOperations.RotateLeft(BinaryPrimitives.ReadUInt64LittleEndian(text[^sizeof(ulong)..]), 29);
        }
        else
        {
            mix = 0;
            foreach (byte b in text)
            {
                mix = (mix << 8) | b;
            }
        }

        mix = unchecked((mix ^ (uint)text.Length) * 0x9E3779B97F4A7C15UL);
        return (int)(mix >> 40) & (_slots.Length - 1);
    }
}
