using FsCheck;
using FsCheck.Fluent;

namespace LaaAnalytics.Statistics.Tests;

/// <summary>Laws held against invented inputs; always the same ones; the first counter-example is thrown, shrunk.</summary>
internal static class Law
{
    private const int Cases = 300;

    /// <summary>Events and population: small ones often, none and all sometimes.</summary>
    public static Gen<(long Events, long Population)> Proportions { get; } =
        from population in Gen.Frequency((3, Gen.Choose(1, 40)), (2, Gen.Choose(41, 5_000)))
        from share in Gen.Frequency((6, Gen.Choose(0, 1_000)), (1, Gen.Constant(0)), (1, Gen.Constant(1_000)))
        select ((long)population * share / 1_000, (long)population);

    public static Gen<double> Confidence { get; } = Gen.Elements(0.5, 0.8, 0.9, 0.95, 0.99, 0.998);

    public static void Holds<T>(Gen<T> inputs, Action<T> law) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Cases).WithReplay(20_261_122, 20_261_123), Prop.ForAll(inputs.ToArbitrary(), law));

    public static Gen<T[]> Several<T>(this Gen<T> one, int least, int most) =>
        from size in Gen.Choose(least, most)
        from items in one.ArrayOf(size)
        select items;
}
