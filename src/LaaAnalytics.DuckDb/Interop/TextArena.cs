namespace LaaAnalytics.DuckDb.Interop;

/// <summary>Pinned memory for the long strings of one chunk, until DuckDB has copied them.</summary>
internal sealed unsafe class TextArena
{
    private const int BlockLength = 1 << 18;

    private readonly List<byte[]> _blocks = [GC.AllocateUninitializedArray<byte>(BlockLength, pinned: true)];
    private int _used;

    /// <summary>Copies <paramref name="text"/> to an address that holds until <see cref="Reset"/>.</summary>
    public byte* Keep(ReadOnlySpan<byte> text)
    {
        if (text.Length > _blocks[^1].Length - _used)
        {
            _blocks.Add(GC.AllocateUninitializedArray<byte>(Math.Max(BlockLength, text.Length), pinned: true));
            _used = 0;
        }

        Span<byte> place = _blocks[^1].AsSpan(_used, text.Length);
        text.CopyTo(place);
        _used += text.Length;
        fixed (byte* start = place)
        {
            return start; // the array is pinned for good
        }
    }

    public void Reset()
    {
        _blocks.RemoveRange(1, _blocks.Count - 1);
        _used = 0;
    }
}
