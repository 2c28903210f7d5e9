using LaaAnalytics.Domain;
using LaaAnalytics.Statistics.Funnels;

namespace LaaAnalytics.Disclosure.Areas;

/// <summary>What areas are compared on: how its value, interval and funnel are made from counts, and how counts add up and are taken from one another.</summary>
internal abstract class AreaStatistic
{
    /// <summary>How limits of a funnel of people who are counted once are made.</summary>
    protected const string BinomialInWords = "Funnel limits are exact: binomial at each area's own number of people, interpolated between whole numbers.";

    /// <summary>How intervals of shares are made.</summary>
    protected const string WilsonInWords = "Intervals are Wilson's score intervals of a binomial share, which are close to exact ones.";

    /// <summary>For people, <c>per cent</c>.</summary>
    public abstract string Unit { get; }

    /// <summary>Decimals shown.</summary>
    public abstract int Decimals { get; }

    /// <summary>The estimate of a cell that is shown.</summary>
    /// <param name="cell">Cell with a value.</param>
    /// <param name="confidence">Two-sided confidence of the interval, 0.5 to below 1.</param>
    public abstract Estimate Of(AreaCell cell, double confidence);

    /// <summary>The cell of several shown areas together.</summary>
    /// <param name="area">What it is called.</param>
    /// <param name="cells">One or more cells with a value.</param>
    public abstract AreaCell Sum(NamedArea area, IReadOnlyList<AreaCell> cells);

    /// <summary>What is left of a shown whole without a shown part; null where it cannot be told, or where a number of people in it is too small to show.</summary>
    /// <param name="area">What it is called.</param>
    /// <param name="whole">The whole.</param>
    /// <param name="part">A part of it.</param>
    public abstract AreaCell? Rest(NamedArea area, AreaCell whole, AreaCell part);

    /// <summary>The funnel of cells with a value; null where none is defined for the statistic.</summary>
    /// <param name="cells">Cells with a value.</param>
    /// <param name="target">Cell whose value holds everywhere; null for all cells together.</param>
    public abstract FunnelPlot? Funnel(IReadOnlyList<AreaCell> cells, AreaCell? target);

    /// <summary>How the funnel's limits are made, by its name and in words; meaningless where there is none.</summary>
    public abstract (string Name, string InWords) FunnelMethod(IReadOnlyList<AreaCell> cells);

    /// <summary>How intervals are made, in a sentence.</summary>
    public abstract string Intervals { get; }

    /// <summary>What must be known of how the statistic was chosen, in sentences.</summary>
    public virtual IReadOnlyList<string> Notes => [];

    /// <summary>What a funnel's share or ratio is multiplied by to be in <see cref="Unit"/>.</summary>
    public abstract double Scale { get; }
}
