using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace LaaAnalytics.Store;

/// <summary>The texts of a column, numbered from 0 in the order in which they first appear.</summary>
/// <remarks>It grows while its reader moves on. For one thread.</remarks>
[SuppressMessage("Naming", "CA1711:Identifiers should not have incorrect suffix", Justification = "It is a dictionary of codes, not a collection of pairs.")]
public sealed class CodeDictionary
{
    private const int PackedLength = 15;
    private const int FirstCapacity = 64;

    private readonly List<string> _codes = [];
    private UInt128[] _keys = new UInt128[FirstCapacity];
    private int[] _ids = NewIds(FirstCapacity);
    private Dictionary<string, int>? _longCodes;

    internal CodeDictionary()
    {
    }

    /// <summary>How many texts have appeared.</summary>
    public int Count => _codes.Count;

    /// <summary>The text of this number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No text has it.</exception>
    public string this[int id] => _codes[id];

    /// <summary>Number of a text; a new one where it appears for the first time.</summary>
    /// <remarks>Codes of up to 15 bytes, as all area codes are, are compared as one 128-bit number in an open-addressing table.</remarks>
    internal int IdOf(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > PackedLength)
        {
            return IdOfLong(utf8);
        }

        UInt128 key = Pack(utf8);
        int mask = _ids.Length - 1;
        int slot = Hash(key) & mask;
        while (_ids[slot] >= 0)
        {
            if (_keys[slot] == key)
            {
                return _ids[slot];
            }

            slot = (slot + 1) & mask;
        }

        _keys[slot] = key;
        _ids[slot] = _codes.Count;
        _codes.Add(Encoding.UTF8.GetString(utf8));
        int id = _ids[slot];
        if (_codes.Count * 2 > _ids.Length)
        {
            Grow();
        }

        return id;
    }

    /// <summary>The bytes, zero behind them, and their number in the last byte: different for different texts.</summary>
    private static UInt128 Pack(ReadOnlySpan<byte> utf8)
    {
        Span<byte> packed = stackalloc byte[PackedLength + 1];
        packed.Clear();
        utf8.CopyTo(packed);
        packed[PackedLength] = (byte)utf8.Length;
        return BinaryPrimitives.ReadUInt128LittleEndian(packed);
    }

    private static int Hash(UInt128 key)
    {
        ulong mixed = unchecked((ulong)key ^ ((ulong)(key >> 64) * 0x9E3779B97F4A7C15UL));
        return unchecked((int)((mixed * 0xFF51AFD7ED558CCDUL) >> 33));
    }

    private static int[] NewIds(int capacity)
    {
        int[] ids = new int[capacity];
        Array.Fill(ids, -1);
        return ids;
    }

    private int IdOfLong(ReadOnlySpan<byte> utf8)
    {
        _longCodes ??= new(StringComparer.Ordinal);
        string code = Encoding.UTF8.GetString(utf8);
        if (!_longCodes.TryGetValue(code, out int id))
        {
            id = _codes.Count;
            _longCodes.Add(code, id);
            _codes.Add(code);
        }

        return id;
    }

    private void Grow()
    {
        (UInt128[] keys, int[] ids) = (_keys, _ids);
        _keys = new UInt128[keys.Length * 2];
        _ids = NewIds(ids.Length * 2);
        int mask = _ids.Length - 1;
        for (int i = 0; i < ids.Length; i++)
        {
            if (ids[i] >= 0)
            {
                int slot = Hash(keys[i]) & mask;
                while (_ids[slot] >= 0)
                {
                    slot = (slot + 1) & mask;
                }

                _keys[slot] = keys[i];
                _ids[slot] = ids[i];
            }
        }
    }
}
