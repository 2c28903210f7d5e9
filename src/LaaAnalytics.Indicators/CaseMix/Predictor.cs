using LaaAnalytics.Store;

namespace LaaAnalytics.Indicators;

/// <summary>Predicts re-offending from columns of an entry. What it says of one entry goes into a histogram and nowhere else.</summary>
internal abstract class Predictor
{
    /// <summary>Columns it reads, in the order in which it is handed their texts; an empty text is not known.</summary>
    public abstract IReadOnlyList<string> Reads { get; }

    /// <summary>Predicted probability in 1/10,000, 0 to 10,000; -1 where the columns do not allow one.</summary>
    public abstract int TenThousandths(ReadOnlySpan<string> texts);

    /// <summary>A probability, 0 to 1, in 1/10,000, half away from zero.</summary>
    protected static int Rounded(double probability) => (int)Math.Round(probability * 10_000, MidpointRounding.AwayFromZero);
}

/// <summary>Texts of a dimension of the rows being read.</summary>
internal delegate ReadOnlySpan<int> DimensionIds(int dimension);

/// <summary>Predictions for the rows of a chunk; each combination of texts is predicted once.</summary>
/// <param name="predictor">The model.</param>
/// <param name="first">Dimension that holds the first of its columns; the others follow.</param>
/// <param name="labels">Texts of a dimension's numbers.</param>
/// <param name="ids">Numbers of a dimension in the current chunk.</param>
/// <param name="count">Rows of the current chunk.</param>
internal sealed class RowPredictions(Predictor predictor, int first, Func<int, CodeDictionary> labels, DimensionIds ids, Func<int> count)
{
    private readonly PairIndex _tuples = new();
    private readonly List<int> _byTuple = [-1]; // tuple numbers start at 1
    private readonly string[] _texts = new string[predictor.Reads.Count];
    private int[] _tenThousandths = [];
    private int _rows;

    /// <summary>[rows] predictions of the chunk last read, in 1/10,000; -1 where there is none.</summary>
    public ReadOnlySpan<int> TenThousandths => _tenThousandths.AsSpan(0, _rows);

    /// <summary>Predicts the rows of the current chunk.</summary>
    public void Read()
    {
        _rows = count();
        if (_tenThousandths.Length < _rows)
        {
            _tenThousandths = new int[_rows];
        }

        for (int row = 0; row < _rows; row++)
        {
            int tuple = 0;
            for (int column = 0; column < _texts.Length; column++)
            {
                tuple = _tuples.NumberOf(tuple, ids(first + column)[row]);
            }

            while (_byTuple.Count <= tuple)
            {
                _byTuple.Add(-2); // not yet predicted
            }

            if (_byTuple[tuple] == -2)
            {
                for (int column = 0; column < _texts.Length; column++)
                {
                    _texts[column] = labels(first + column)[ids(first + column)[row]];
                }

                _byTuple[tuple] = predictor.TenThousandths(_texts);
            }

            _tenThousandths[row] = _byTuple[tuple];
        }
    }
}
