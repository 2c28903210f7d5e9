namespace LaaAnalytics.Statistics.Models;

/// <summary>Covariance of estimated coefficients.</summary>
public sealed class CoefficientCovariance
{
    private readonly double[] _values;
    private readonly bool[] _known;

    internal CoefficientCovariance(IReadOnlyList<string> names, CovarianceKind kind, double[] values, bool[] known) =>
        (Names, Kind, _values, _known) = (names, kind, values, known);

    /// <summary>Names of the coefficients, in order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Where it comes from.</summary>
    public CovarianceKind Kind { get; }

    /// <summary>Covariance of two coefficients, their variance where both are one; null where one of them has no estimate.</summary>
    /// <param name="first">Place of the first coefficient, from 0.</param>
    /// <param name="second">Place of the second.</param>
    public double? this[int first, int second] => _known[first] && _known[second] ? _values[(first * Names.Count) + second] : null;

    /// <summary>Covariance of two coefficients by name; null where one of them has no estimate or there is no such name.</summary>
    public double? Between(string first, string second)
    {
        int one = Place(first);
        int other = Place(second);
        return one < 0 || other < 0 ? null : this[one, other];
    }

    /// <summary>Sum of the variances; null without an estimate.</summary>
    public double? Trace
    {
        get
        {
            double sum = 0;
            bool any = false;
            for (int i = 0; i < Names.Count; i++)
            {
                sum += this[i, i] ?? 0;
                any |= _known[i];
            }

            return any ? sum : null;
        }
    }

    private int Place(string name)
    {
        for (int i = 0; i < Names.Count; i++)
        {
            if (string.Equals(Names[i], name, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }
}
