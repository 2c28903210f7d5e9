namespace LaaAnalytics.Statistics.Models;

/// <summary>Collects the columns of a design: numbers, groups against a reference, products.</summary>
public sealed class DesignColumns
{
    private readonly List<string> _names = [];
    private readonly List<ReadOnlyMemory<double>> _columns = [];

    /// <summary>Adds a column of numbers.</summary>
    /// <param name="name">Its name, not used before.</param>
    /// <param name="values">[n] values; NaN is missing.</param>
    public DesignColumns Add(string name, ReadOnlyMemory<double> values)
    {
        _names.Add(name);
        _columns.Add(values);
        return this;
    }

    /// <summary>Adds a column of 0 and 1 for every group but the first, named after both: <c>sex</c> and <c>F</c> make <c>sexF</c>.</summary>
    /// <param name="name">Name of the grouping.</param>
    /// <param name="groups">[n] group of each row; null is missing.</param>
    /// <param name="levels">Groups in order, the reference first; null for the order of first appearance.</param>
    /// <exception cref="ArgumentException">A row's group is not among the levels.</exception>
    public DesignColumns AddGroups(string name, IReadOnlyList<string?> groups, IReadOnlyList<string>? levels = null)
    {
        ArgumentNullException.ThrowIfNull(groups);
        levels ??= [.. groups.OfType<string>().Distinct(StringComparer.Ordinal)];
        Dictionary<string, int> places = levels.Select((level, i) => (level, i)).ToDictionary(pair => pair.level, pair => pair.i, StringComparer.Ordinal);
        double[][] columns = [.. levels.Skip(1).Select(_ => new double[groups.Count])];
        for (int row = 0; row < groups.Count; row++)
        {
            if (groups[row] is not { } group)
            {
                foreach (double[] column in columns)
                {
                    column[row] = double.NaN;
                }
            }
            else if (!places.TryGetValue(group, out int place))
            {
                throw new ArgumentException("A row's group is not among the levels.", nameof(groups));
            }
            else if (place > 0)
            {
                columns[place - 1][row] = 1;
            }
        }

        for (int i = 0; i < columns.Length; i++)
        {
            Add(name + levels[i + 1], columns[i]);
        }

        return this;
    }

    /// <summary>Adds the product of two columns that are there, named <c>first:second</c>.</summary>
    public DesignColumns AddProduct(string first, string second)
    {
        ReadOnlySpan<double> one = Column(first).Span;
        ReadOnlySpan<double> other = Column(second).Span;
        double[] product = new double[one.Length];
        for (int i = 0; i < product.Length; i++)
        {
            product[i] = one[i] * other[i];
        }

        return Add($"{first}:{second}", product);
    }

    /// <summary>The design of all columns so far.</summary>
    /// <param name="intercept">Whether a column of ones goes before them.</param>
    public DesignMatrix Design(bool intercept = true) => DesignMatrix.OfColumns(_names, _columns, intercept);

    private ReadOnlyMemory<double> Column(string name)
    {
        int place = _names.IndexOf(name);
        return place >= 0 ? _columns[place] : throw new ArgumentException("There is no such column.", nameof(name));
    }
}
