namespace LaaAnalytics.Disclosure.Tests.Attack;

/// <summary>Second way of attack: least and greatest value of a number over all tables, fractions included, that keep every limit and every sum; exact.</summary>
/// <remarks>
/// The simplex method in two phases on whole numbers over one common divisor, which is the determinant of the basis, so that each division leaves no rest (Edmonds 1967; Bareiss 1968, Mathematics of
/// Computation 22, 565-578). A greatest value is a limit of its variable and no row: a variable at its limit is replaced by what it lacks of it. The lowest variable goes first in and out
/// (Bland 1977, Mathematics of Operations Research 2, 103-107), so that it ends. Numbers are of 128 bits; where one does not fit, the method throws instead of being wrong.
/// </remarks>
internal sealed class ExactSimplex
{
    private readonly long[] _least;
    private readonly Int128?[] _span; // greatest less least, of numbers and then of the rows' own variables
    private readonly bool[] _isLack; // the variable stands for what it lacks of its span
    private int[] _basic; // variable of each row
    private int[] _free; // variable of each column
    private Int128[][] _rows; // [row][column], the constant last; over _divisor
    private Int128 _divisor = 1;

    /// <param name="publication">Numbers and sums.</param>
    /// <param name="box">Limits of the numbers; at least those of the publication.</param>
    /// <exception cref="InvalidOperationException">No table keeps them all.</exception>
    public ExactSimplex(Publication publication, Box box)
    {
        int numbers = publication.Numbers.Count;
        int sums = publication.Sums.Count;
        _least = [.. box.Least];
        _span = [.. Enumerable.Range(0, numbers).Select(number => box.Limit(number) is long limit ? (Int128?)(limit - box.Least[number]) : null), .. new Int128?[sums]];
        _isLack = new bool[numbers + sums];
        _basic = [.. Enumerable.Range(numbers, sums)];
        _free = [.. Enumerable.Range(0, numbers)];
        _rows = new Int128[sums][];
        for (int row = 0; row < sums; row++)
        {
            _rows[row] = new Int128[numbers + 1];
            foreach (Term term in publication.Sums[row])
            {
                _rows[row][term.Number] += term.Weight;
                _rows[row][numbers] -= (Int128)term.Weight * _least[term.Number];
            }

            if (_rows[row][numbers] < 0)
            {
                Negate(_rows[row]);
            }
        }

        FindTable(numbers);
    }

    /// <summary>One end of what a number can be.</summary>
    /// <param name="number">The number.</param>
    /// <param name="greatest">Whether the greatest value is asked for, not the least.</param>
    /// <returns>The end as a fraction with a table that has it; null where there is no limit.</returns>
    public ExactEnd? End(int number, bool greatest)
    {
        // Objective: z - sign x variable = 0, brought to the present basis.
        int sign = greatest == _isLack[number] ? -1 : 1;
        Int128[] objective = new Int128[_free.Length + 1];
        int row = Array.IndexOf(_basic, number);
        if (row < 0)
        {
            objective[Array.IndexOf(_free, number)] = -sign * _divisor;
        }
        else
        {
            objective = [.. _rows[row].Select(entry => sign * entry)];
        }

        return Maximise(objective, excludeFrom: int.MaxValue) ? new ExactEnd(Value(number), _divisor, WholeTable()) : null;
    }

    /// <summary>First phase: from variables of the rows' own, which stand for what each sum lacks, to a table of the numbers alone.</summary>
    private void FindTable(int numbers)
    {
        Int128[] objective = new Int128[_free.Length + 1];
        foreach (Int128[] row in _rows)
        {
            for (int column = 0; column < objective.Length; column++)
            {
                objective[column] -= row[column];
            }
        }

        if (!Maximise(objective, numbers) || objective[^1] != 0)
        {
            throw new InvalidOperationException("The publication contradicts itself.");
        }

        for (int row = 0; row < _rows.Length; row++)
        {
            int column = _basic[row] < numbers ? -1 : Enumerable.Range(0, _free.Length).FirstOrDefault(column => _free[column] < numbers && _rows[row][column] != 0, -1);
            if (column >= 0)
            {
                if (_rows[row][column] < 0)
                {
                    Negate(_rows[row]); // The row's own variable is 0 and may be taken the other way round.
                }

                Pivot(row, column, objective);
            }
        }

        // A row that still has its own variable says nothing; neither does a column of such a variable.
        int[] rows = [.. Enumerable.Range(0, _rows.Length).Where(row => _basic[row] < numbers)];
        int[] columns = [.. Enumerable.Range(0, _free.Length).Where(column => _free[column] < numbers)];
        _rows = [.. rows.Select(row => (Int128[])[.. columns.Select(column => _rows[row][column]), _rows[row][^1]])];
        _basic = [.. rows.Select(row => _basic[row])];
        _free = [.. columns.Select(column => _free[column])];
    }

    /// <summary>Pivots until the objective is greatest; false where it has no limit.</summary>
    /// <param name="objective">Coefficients over the divisor, the value last; changed in place.</param>
    /// <param name="excludeFrom">Variables from this on do not enter.</param>
    private bool Maximise(Int128[] objective, int excludeFrom)
    {
        while (true)
        {
            int column = Entering(objective, excludeFrom);
            if (column < 0)
            {
                return true;
            }

            (int row, bool toSpan) = Leaving(column, out bool isOwnSpan);
            if (isOwnSpan)
            {
                TakeLack(column, objective);
            }
            else if (row < 0)
            {
                return false;
            }
            else
            {
                if (toSpan)
                {
                    TakeLackOfBasic(row);
                }

                Pivot(row, column, objective);
            }
        }
    }

    private int Entering(Int128[] objective, int excludeFrom)
    {
        int entering = -1;
        for (int column = 0; column < _free.Length; column++)
        {
            if (objective[column] < 0 && _free[column] < excludeFrom && _span[_free[column]] != 0 && (entering < 0 || _free[column] < _free[entering]))
            {
                entering = column;
            }
        }

        return entering;
    }

    /// <summary>Which limit stops an entering variable first: a basic variable's 0 or span, or its own span.</summary>
    private (int Row, bool ToSpan) Leaving(int column, out bool isOwnSpan)
    {
        (int Row, bool ToSpan) leaving = (-1, false);
        Int128? room = _span[_free[column]] * _divisor;
        Int128 slope = _divisor;
        isOwnSpan = room is not null;
        for (int row = 0; row < _rows.Length; row++)
        {
            Int128 entry = _rows[row][column];
            Int128? left = entry > 0 ? _rows[row][^1] : entry < 0 ? (_span[_basic[row]] * _divisor) - _rows[row][^1] : null;
            if (left is not Int128 way)
            {
                continue;
            }

            // Compares way / |entry| with room / slope.
            Int128 difference = room is Int128 known ? (way * slope) - (known * Int128.Abs(entry)) : -1;
            if (difference < 0 || (difference == 0 && !isOwnSpan && _basic[row] < _basic[leaving.Row]))
            {
                leaving = (row, entry < 0);
                (room, slope, isOwnSpan) = (way, Int128.Abs(entry), false);
            }
        }

        return leaving;
    }

    /// <summary>A free variable goes from 0 to its span, and stands for what it lacks of it from now on.</summary>
    private void TakeLack(int column, Int128[] objective)
    {
        Int128 span = _span[_free[column]]!.Value;
        foreach (Int128[] row in _rows.Append(objective))
        {
            row[^1] -= row[column] * span;
            row[column] = -row[column];
        }

        _isLack[_free[column]] ^= true;
    }

    private void TakeLackOfBasic(int row)
    {
        Negate(_rows[row]);
        _rows[row][^1] += _span[_basic[row]]!.Value * _divisor;
        _isLack[_basic[row]] ^= true;
    }

    private void Pivot(int pivotRow, int pivotColumn, Int128[] objective)
    {
        Int128[] source = _rows[pivotRow];
        Int128 pivot = source[pivotColumn];
        foreach (Int128[] row in _rows.Append(objective).Where(row => row != source))
        {
            Int128 factor = row[pivotColumn];
            if (factor == 0 && pivot == _divisor)
            {
                continue;
            }

            for (int column = 0; column < row.Length; column++)
            {
                if (column != pivotColumn && (row[column] != 0 || (factor != 0 && source[column] != 0)))
                {
                    row[column] = Divided((row[column] * pivot) - (factor * source[column]));
                }
            }

            row[pivotColumn] = -factor;
        }

        source[pivotColumn] = _divisor;
        _divisor = pivot;
        (_basic[pivotRow], _free[pivotColumn]) = (_free[pivotColumn], _basic[pivotRow]);
    }

    private Int128 Divided(Int128 number)
    {
        if (_divisor == 1)
        {
            return number;
        }

        (Int128 quotient, Int128 rest) = Int128.DivRem(number, _divisor);
        return rest == 0 ? quotient : throw new InvalidOperationException("A pivot left a rest.");
    }

    /// <summary>Value of a number at the present vertex, over the divisor.</summary>
    private Int128 Value(int number)
    {
        int row = Array.IndexOf(_basic, number);
        Int128 above = row < 0 ? 0 : _rows[row][^1];
        return (_least[number] * _divisor) + (_isLack[number] ? (_span[number]!.Value * _divisor) - above : above);
    }

    /// <summary>The present vertex where all its numbers are whole; else null.</summary>
    private long[]? WholeTable()
    {
        Int128[] values = [.. Enumerable.Range(0, _least.Length).Select(Value)];
        return values.All(value => value % _divisor == 0) ? [.. values.Select(value => (long)(value / _divisor))] : null;
    }

    private static void Negate(Int128[] row)
    {
        for (int column = 0; column < row.Length; column++)
        {
            row[column] = -row[column];
        }
    }
}

/// <summary>One end of what a number can be, fractions included: numerator over divisor.</summary>
/// <param name="Numerator">Numerator.</param>
/// <param name="Divisor">Divisor, at least 1: times so many, all numbers of the table that has this end are whole.</param>
/// <param name="WholeTable">The table that has this end, where its numbers are whole; else null.</param>
internal sealed record ExactEnd(Int128 Numerator, Int128 Divisor, long[]? WholeTable)
{
    /// <summary>Least whole number that is no less.</summary>
    public long Ceiling => -(long)FloorOf(-Numerator, Divisor);

    /// <summary>Greatest whole number that is no greater.</summary>
    public long Floor => (long)FloorOf(Numerator, Divisor);

    private static Int128 FloorOf(Int128 number, Int128 divisor)
    {
        (Int128 quotient, Int128 rest) = Int128.DivRem(number, divisor);
        return rest < 0 ? quotient - 1 : quotient;
    }
}
