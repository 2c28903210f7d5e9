namespace LaaAnalytics.Statistics.LinearBounds;

/// <summary>All points between lower and upper bounds at which linear relations hold: how far any quantity can still move there.</summary>
/// <remarks>
/// <para>Every relation is a weighted sum that is known not to change, so that a region is given by one point inside it, the bounds and the weights alone. The simplex method for bounded variables
/// (Dantzig 1955; Chvátal, Linear Programming, 1983, ch. 8) then needs no first phase: it starts from the point as it is. Variables outside the basis may stand between their bounds; relations that
/// follow from others drop out.</para>
/// <para>The point moves with every question asked; the answers do not depend on where it is. Ties go to the lower variable, so that answers and points are the same on every run. Not thread-safe.</para>
/// </remarks>
public sealed class BoundedRegion
{
    private const double Tolerance = 1e-9;
    private const double Inside = 1e-7;
    private const int StepsBeforeBland = 50;

    private readonly double[] _lower;
    private readonly double[] _upper;
    private readonly double[] _point;
    private readonly List<double[]> _rows = [];
    private readonly List<int> _basic = [];
    private readonly bool[] _isBasic;

    /// <summary>The region around a point.</summary>
    /// <param name="point">A point of the region, one value for each variable.</param>
    /// <param name="lower">Least value of each variable, inclusive; finite or negative infinity.</param>
    /// <param name="upper">Greatest value of each variable, inclusive; finite or positive infinity. A variable whose two bounds are equal is known.</param>
    /// <param name="relations">Weighted sums that keep their value; variables from 0, each at most once in a relation.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the point is outside its bounds.</exception>
    public BoundedRegion(ReadOnlySpan<double> point, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper, IReadOnlyList<IReadOnlyList<(int Variable, double Weight)>> relations)
    {
        ArgumentNullException.ThrowIfNull(relations);
        if (point.Length != lower.Length || point.Length != upper.Length)
        {
            throw new ArgumentException("Point and bounds must be of one length.", nameof(point));
        }

        _point = point.ToArray();
        _lower = lower.ToArray();
        _upper = upper.ToArray();
        _isBasic = new bool[_point.Length];
        for (int variable = 0; variable < _point.Length; variable++)
        {
            if (!(_point[variable] >= _lower[variable] - Inside && _point[variable] <= _upper[variable] + Inside))
            {
                throw new ArgumentException("The point must lie between its bounds.", nameof(point));
            }
        }

        foreach (IReadOnlyList<(int Variable, double Weight)> relation in relations)
        {
            AddRelation(relation);
        }
    }

    private BoundedRegion(BoundedRegion other)
    {
        _point = [.. other._point];
        _lower = [.. other._lower];
        _upper = [.. other._upper];
        _isBasic = [.. other._isBasic];
        _basic = [.. other._basic];
        _rows = [.. other._rows.Select(row => (double[])row.Clone())];
    }

    /// <summary>How many steps of the simplex method have been made: a measure of work that does not depend on the machine.</summary>
    public long Steps { get; private set; }

    /// <summary>The point as it is now.</summary>
    public ReadOnlySpan<double> Point => _point;

    /// <summary>A region of the same kind, at the same point, that moves by itself.</summary>
    public BoundedRegion Copy() => new(this);

    /// <summary>The greatest value of a variable, and what holds it there.</summary>
    /// <param name="variable">Variable, from 0.</param>
    public LinearBound Greatest(int variable) => Bound(variable, +1);

    /// <summary>The least value of a variable, and what holds it there.</summary>
    /// <param name="variable">Variable, from 0.</param>
    public LinearBound Least(int variable) => Bound(variable, -1);

    /// <summary>Narrows a variable's bounds where the region has such points.</summary>
    /// <param name="variable">Variable, from 0.</param>
    /// <param name="lower">Least value, inclusive.</param>
    /// <param name="upper">Greatest value, inclusive.</param>
    /// <returns>Whether the region has a point within the bounds; where not, it is as it was but for its point.</returns>
    public bool TryNarrow(int variable, double lower, double upper)
    {
        if (_point[variable] > upper)
        {
            Move(variable, -1, upper);
        }
        else if (_point[variable] < lower)
        {
            Move(variable, +1, lower);
        }

        if (_point[variable] > upper + Inside || _point[variable] < lower - Inside)
        {
            return false;
        }

        _point[variable] = Math.Clamp(_point[variable], lower, upper);
        _lower[variable] = Math.Max(_lower[variable], lower);
        _upper[variable] = Math.Min(_upper[variable], upper);
        return true;
    }

    private LinearBound Bound(int variable, int sign)
    {
        double[]? prices = Move(variable, sign, double.PositiveInfinity * sign);
        return prices is null
            ? new(double.PositiveInfinity * sign, [])
            : new(_point[variable], [.. Enumerable.Range(0, prices.Length).Where(other => other != variable && Math.Abs(prices[other]) > Inside)]);
    }

    /// <summary>Moves the point until the variable is at its greatest (sign 1) or least (sign -1) value, or at the goal.</summary>
    /// <returns>What one unit of each variable outside the basis would add to the variable; null where it has no limit.</returns>
    private double[]? Move(int variable, int sign, double goal)
    {
        double[] prices = Prices(variable);
        int withoutGain = 0;
        while (true)
        {
            double left = sign * (goal - _point[variable]);
            if (left <= 0)
            {
                return prices;
            }

            int entering = Entering(prices, sign, withoutGain > StepsBeforeBland);
            if (entering < 0)
            {
                return prices;
            }

            int direction = sign * prices[entering] > 0 ? 1 : -1;
            double gain = Math.Abs(prices[entering]);
            (int row, double step) = Leaving(entering, direction, left / gain, withoutGain > StepsBeforeBland);
            if (double.IsPositiveInfinity(step))
            {
                return null;
            }

            Steps++;
            withoutGain = step > Inside ? 0 : withoutGain + 1;
            Step(entering, direction * step);
            if (row >= 0)
            {
                Pivot(row, entering, prices);
            }
        }
    }

    private double[] Prices(int variable)
    {
        double[] prices = new double[_point.Length];
        int row = _basic.IndexOf(variable);
        if (row < 0)
        {
            prices[variable] = 1;
            return prices;
        }

        for (int other = 0; other < prices.Length; other++)
        {
            prices[other] = _isBasic[other] ? 0 : -_rows[row][other];
        }

        return prices;
    }

    private int Entering(double[] prices, int sign, bool first)
    {
        int best = -1;
        for (int variable = 0; variable < prices.Length; variable++)
        {
            double gain = sign * prices[variable];
            bool moves = !_isBasic[variable] && (gain > Tolerance ? _point[variable] < _upper[variable] - Tolerance : gain < -Tolerance && _point[variable] > _lower[variable] + Tolerance);
            if (moves && (best < 0 || Math.Abs(prices[variable]) > Math.Abs(prices[best])))
            {
                best = variable;
                if (first)
                {
                    return best;
                }
            }
        }

        return best;
    }

    /// <summary>The row whose variable reaches a bound first, or -1 where the entering variable reaches its own, or the longest step asked for, before.</summary>
    private (int Row, double Step) Leaving(int entering, int direction, double longest, bool first)
    {
        int best = -1;
        double step = Math.Min(longest, direction > 0 ? _upper[entering] - _point[entering] : _point[entering] - _lower[entering]);
        for (int row = 0; row < _rows.Count; row++)
        {
            double change = -_rows[row][entering] * direction;
            if (Math.Abs(change) <= Tolerance)
            {
                continue;
            }

            int variable = _basic[row];
            double room = Math.Max(0, change > 0 ? (_upper[variable] - _point[variable]) / change : (_lower[variable] - _point[variable]) / change);
            if (room < step - Tolerance || (best >= 0 && room <= step + Tolerance && IsPreferred(row, best, entering, first)))
            {
                best = row;
                step = Math.Min(step, room);
            }
        }

        return (best, step);
    }

    private bool IsPreferred(int row, int best, int entering, bool first)
    {
        double weight = Math.Abs(_rows[row][entering]);
        double other = Math.Abs(_rows[best][entering]);
        return first || Math.Abs(weight - other) <= Tolerance ? _basic[row] < _basic[best] : weight > other;
    }

    private void Step(int entering, double by)
    {
        _point[entering] = Math.Clamp(_point[entering] + by, _lower[entering], _upper[entering]);
        for (int row = 0; row < _rows.Count; row++)
        {
            int variable = _basic[row];
            _point[variable] = Math.Clamp(Settled(_point[variable] - (_rows[row][entering] * by)), _lower[variable], _upper[variable]);
        }
    }

    /// <summary>A whole number where the value is one but for rounding.</summary>
    private static double Settled(double value) => Math.Abs(value - Math.Round(value)) < Tolerance ? Math.Round(value) : value;

    private void Pivot(int row, int entering, double[] prices)
    {
        double[] pivot = _rows[row];
        double scale = pivot[entering];
        for (int variable = 0; variable < pivot.Length; variable++)
        {
            pivot[variable] = Settled(pivot[variable] / scale);
        }

        pivot[entering] = 1;
        for (int other = 0; other < _rows.Count; other++)
        {
            if (other != row)
            {
                Subtract(_rows[other], pivot, entering);
            }
        }

        Subtract(prices, pivot, entering);
        _isBasic[_basic[row]] = false;
        _isBasic[entering] = true;
        _basic[row] = entering;
    }

    private static void Subtract(double[] row, double[] pivot, int entering)
    {
        double factor = row[entering];
        if (factor == 0)
        {
            return;
        }

        for (int variable = 0; variable < row.Length; variable++)
        {
            if (pivot[variable] != 0)
            {
                row[variable] = Settled(row[variable] - (factor * pivot[variable]));
            }
        }

        row[entering] = 0;
    }

    /// <summary>Brings a relation into the basis, with the widest of its variables, unless it follows from those there or all of it is known.</summary>
    private void AddRelation(IReadOnlyList<(int Variable, double Weight)> relation)
    {
        double[] row = new double[_point.Length];
        foreach ((int variable, double weight) in relation)
        {
            row[variable] += weight;
        }

        for (int other = 0; other < _rows.Count; other++)
        {
            Subtract(row, _rows[other], _basic[other]);
        }

        int best = -1;
        for (int variable = 0; variable < row.Length; variable++)
        {
            if (Math.Abs(row[variable]) > Inside && _upper[variable] > _lower[variable] && (best < 0 || Room(variable) > Room(best)))
            {
                best = variable;
            }
        }

        if (best < 0)
        {
            return;
        }

        double scale = row[best];
        for (int variable = 0; variable < row.Length; variable++)
        {
            row[variable] = Settled(row[variable] / scale);
        }

        row[best] = 1;
        foreach (double[] other in _rows)
        {
            Subtract(other, row, best);
        }

        _rows.Add(row);
        _basic.Add(best);
        _isBasic[best] = true;
    }

    private double Room(int variable) => Math.Min(_upper[variable] - _point[variable], _point[variable] - _lower[variable]);
}

/// <summary>The greatest or least value of a variable within a region.</summary>
/// <param name="Value">The value; infinite where there is no limit.</param>
/// <param name="HeldBy">Variables whose bounds hold it there, ascending: were none of the others known at all, it would be the same. Empty where there is no limit.</param>
public readonly record struct LinearBound(double Value, IReadOnlyList<int> HeldBy);
