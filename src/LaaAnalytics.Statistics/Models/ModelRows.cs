namespace LaaAnalytics.Statistics.Models;

/// <summary>The usable rows of all parts, read in fixed blocks; sums over them are formed in the order of the rows, whoever forms them.</summary>
internal sealed class ModelRows
{
    // Rows a thread takes at once.
    private const int ChunkBlocks = 64;
    private readonly Part[] _parts;
    private readonly (int Part, int First, int Rows)[] _chunks;
    private readonly int _threads;

    private ModelRows(Part[] parts, IReadOnlyList<string> names, int threads)
    {
        (_parts, Names, _threads) = (parts, names, threads);
        List<(int, int, int)> chunks = [];
        const int Most = ChunkBlocks * Block.Size;
        for (int part = 0; part < parts.Length; part++)
        {
            for (int first = 0; first < parts[part].Design.Rows; first += Most)
            {
                chunks.Add((part, first, Math.Min(Most, parts[part].Design.Rows - first)));
            }
        }

        _chunks = [.. chunks];
    }

    public IReadOnlyList<string> Names { get; }

    public bool HasIntercept => _parts[0].Design.HasIntercept;

    public IReadOnlyList<Part> Parts => _parts;

    /// <summary>Rows in all parts, those of weight 0 too.</summary>
    public long Count => _parts.Sum(part => (long)part.Design.Rows);

    public static ModelRows Of(IEnumerable<Part> parts, int threads)
    {
        Part[] all = [.. parts];
        return new(all, all[0].Design.Names, threads);
    }

    /// <summary>The same rows with other weights, part by part.</summary>
    public ModelRows With(double[][] weights) => new([.. _parts.Select((part, i) => part with { Weights = weights[i] })], Names, _threads);

    /// <summary>One result per chunk, in the order of the rows.</summary>
    /// <param name="columns">Columns of the blocks to make.</param>
    /// <param name="empty">A result of nothing.</param>
    /// <param name="add">Adds a block, whose outcome, weight and offset (as predictor) are read, to a result.</param>
    public T[] Chunks<T>(int columns, Func<T> empty, Action<Block, T> add)
    {
        T[] results = new T[_chunks.Length];
        if (_threads == 1 || _chunks.Length == 1)
        {
            Block block = new(columns);
            for (int i = 0; i < _chunks.Length; i++)
            {
                results[i] = Chunk(i, block);
            }
        }
        else
        {
            Parallel.For(
                0,
                _chunks.Length,
                new ParallelOptions { MaxDegreeOfParallelism = _threads },
                () => new Block(columns),
                (i, _, block) =>
                {
                    results[i] = Chunk(i, block);
                    return block;
                },
                _ => { });
        }

        return results;

        T Chunk(int index, Block block)
        {
            T result = empty();
            (int part, int first, int rows) = _chunks[index];
            for (int at = first; at < first + rows; at += Block.Size)
            {
                _parts[part].Read(block, part, at, Math.Min(Block.Size, first + rows - at));
                add(block, result);
            }

            return result;
        }
    }

    /// <summary>Visits all blocks in order on this thread.</summary>
    public void Each(int columns, Action<Block> visit)
    {
        Block block = new(columns);
        foreach ((int part, int first, int rows) in _chunks)
        {
            for (int at = first; at < first + rows; at += Block.Size)
            {
                _parts[part].Read(block, part, at, Math.Min(Block.Size, first + rows - at));
                visit(block);
            }
        }
    }

    /// <summary>One part with what belongs to its rows; empty memory as in <see cref="Outcome"/>.</summary>
    internal sealed record Part(
        DesignMatrix Design,
        ReadOnlyMemory<double> Events,
        ReadOnlyMemory<double> Trials,
        ReadOnlyMemory<double> Weights,
        ReadOnlyMemory<double> Offset,
        ReadOnlyMemory<int> Clusters)
    {
        public double Weight(int row) => Weights.IsEmpty ? 1 : Weights.Span[row];

        public double TrialsOf(int row) => Trials.IsEmpty ? 1 : Trials.Span[row];

        public void Read(Block block, int part, int first, int rows)
        {
            (block.Part, block.First, block.Rows) = (part, first, rows);
            Copy(Events, block.Y, first, rows, 0, 0);
            Copy(Trials, block.Trials, first, rows, 1, 0);
            Copy(Weights, block.Weight, first, rows, 1, 0);
            Copy(Offset, block.Eta, first, rows, 0, 0);
        }

        private static void Copy(ReadOnlyMemory<double> from, double[] to, int first, int rows, double absent, double beyond)
        {
            if (from.IsEmpty)
            {
                to.AsSpan(0, rows).Fill(absent);
            }
            else
            {
                from.Span.Slice(first, rows).CopyTo(to);
            }

            to.AsSpan(rows, (-rows) & 3).Fill(beyond);
        }
    }
}
