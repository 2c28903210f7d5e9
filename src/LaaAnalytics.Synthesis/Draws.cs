namespace LaaAnalytics.Synthesis;

/// <summary>Seeded pseudo-random draws in whole numbers only, so that no platform's floating point can change a byte.</summary>
/// <remarks>
/// SplitMix64: Steele GL, Lea D, Flood CH (2014) Fast splittable pseudorandom number generators, OOPSLA 453-472, Figure 14.
/// Every subject has a stream of its own: drawing more for one person never moves another's draws.
/// </remarks>
internal sealed class Draws
{
    private ulong _state;

    /// <summary>Draws that start from this state; equal states give equal draws.</summary>
    public Draws(ulong seed) => _state = seed;

    /// <summary>The stream of one subject: a purpose and a number.</summary>
    public static Draws For(ulong seed, string purpose, int number)
    {
        ulong hash = 14695981039346656037; // FNV-1a over the purpose
        foreach (char letter in purpose)
        {
            hash = unchecked((hash ^ letter) * 1099511628211);
        }

        return new(Mix(unchecked(Mix(seed ^ hash) + (ulong)number)));
    }

    /// <summary>64 uniform bits.</summary>
    public ulong Next()
    {
        _state = unchecked(_state + 0x9E3779B97F4A7C15);
        return Mix(_state);
    }

    /// <summary>Uniform over 0 to <paramref name="count"/> - 1; <paramref name="count"/> above zero.</summary>
    public int Below(int count) => (int)(((UInt128)Next() * (uint)count) >> 64);

    /// <summary>Uniform over both ends and all between.</summary>
    public int Between(int least, int greatest) => least + Below(greatest - least + 1);

    /// <summary>True with this chance in 10,000.</summary>
    public bool Chance(int tenThousandths) => Below(10_000) < tenThousandths;

    /// <summary>One of the choices, each with its weight; weights are above zero.</summary>
    public T Pick<T>(IReadOnlyList<(T Choice, int Weight)> choices)
    {
        int left = Below(choices.Sum(choice => choice.Weight));
        int at = 0;
        while (left >= choices[at].Weight)
        {
            left -= choices[at].Weight;
            at++;
        }

        return choices[at].Choice;
    }

    private static ulong Mix(ulong bits)
    {
        unchecked
        {
            bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
            bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
            return bits ^ (bits >> 31);
        }
    }
}
