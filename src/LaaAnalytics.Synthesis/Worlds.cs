using LaaAnalytics.Domain;
using LaaAnalytics.Synthesis.District;
using LaaAnalytics.Synthesis.Hostile;

namespace LaaAnalytics.Synthesis;

/// <summary>The worlds that can be written.</summary>
public static class Worlds
{
    /// <summary>All worlds, in the order of the documentation.</summary>
    public static IReadOnlyList<World> All { get; } =
    [
        new("tiny", "Thirty people worked by hand, one for each edge of the rules, with the answers.", 0, _ => TinyWorld.Files()),
        new("district", "A partnership of five districts with about 500 adults on the caseload and known truths planted.", 20090983, seed => DistrictWorld.Files(DistrictPlan.District, Rounds.Two, seed)),
        new("quarters", "The same partnership in four quarterly rounds, with two areas, late, missing and wrong files, and corrections.", 20090983, seed => DistrictWorld.FilesOfPartnership(DistrictPlan.District, Rounds.Quarters, seed)),
        new("null", "The same partnership with nothing planted: no change, no concentration, no effect.", 20090996, seed => DistrictWorld.Files(DistrictPlan.Null, Rounds.Two, seed)),
        new("hostile", "Faulty packages, each named for its fault, with the refusals they must meet.", 0, _ => HostileWorld.Files()),
    ];

    /// <summary>The world of this name.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public static World Find(string name) =>
        All.FirstOrDefault(world => world.Name == name)
        ?? throw new UsageException("There is no world of that name.", $"Choose one of: {string.Join(", ", All.Select(world => world.Name))}.");
}
