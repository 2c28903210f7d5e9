using LaaAnalytics.Cli;

namespace LaaAnalytics.Faults.Tests;

/// <summary>One fault in one run of one verb.</summary>
internal sealed record Point(Trial Trial, Fault Fault)
{
    /// <summary>Tries it and looks at what is left, then runs the verb again.</summary>
    /// <returns>What was lost, in words; empty where nothing was.</returns>
    public IReadOnlyList<string> Try()
    {
        DateOnly day = Today;
        IReadOnlyList<string> losses = TryOnce();
        if (Today == day)
        {
            return losses;
        }

        Trial.OnAnotherDay();
        return TryOnce();
    }

    private static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    private IReadOnlyList<string> TryOnce()
    {
        using Ground ground = Trial.NewGround();
        Ended ended = Fault.Happen(Trial, ground);
        return [.. Losses(Trial, ground, ended, Fault.Complaint(ended), Fault is not ClockWrong).Select(loss => $"{Trial.Name}, {Fault}, ended {ended.ExitCode}: {loss}")];
    }

    /// <summary>What was lost on a ground where something happened.</summary>
    /// <param name="trial">The verb.</param>
    /// <param name="ground">Where it happened.</param>
    /// <param name="ended">How the run ended.</param>
    /// <param name="complaint">What is wrong with that, or null.</param>
    /// <param name="isDated">Whether it happened on the day it should have.</param>
    public static IEnumerable<string> Losses(Trial trial, Ground ground, Ended ended, string? complaint, bool isDated)
    {
        List<string> losses = [.. complaint is null ? Array.Empty<string>() : [complaint]];
        try
        {
            losses.AddRange(LostBefore(trial, ground, isDated));
            Ended again = Program.Here(ground.Words, TimeProvider.System);
            if (again.ExitCode == ExitCodes.Ok)
            {
                losses.AddRange(Known.Of(ground.Folder).DifferencesFrom(trial.After, isDated).Select(difference => $"repeated, {difference}"));
            }
            else
            {
                losses.Add($"repeated, it ended with {again.ExitCode}: {again.Said}");
            }
        }
        catch (Exception fault) when (fault is Domain.LaaException or IOException or InvalidDataException)
        {
            losses.Add($"{fault.GetType().Name}: {fault.Message} (the run had said: {ended.Said})");
        }

        return losses;
    }

    private static IEnumerable<string> LostBefore(Trial trial, Ground ground, bool isDated)
    {
        bool opens = !File.Exists(ground.Store);
        if (!opens)
        {
            Ended doctor = Program.Here(["doctor", "--store", ground.Store], TimeProvider.System);
            opens = doctor.ExitCode == ExitCodes.Ok;
            if (!opens || !doctor.Said.Contains("No problem found.", StringComparison.Ordinal))
            {
                yield return $"the doctor says: {doctor.Said}";
            }
        }

        if (!opens)
        {
            yield break;
        }

        Known left = Known.Of(ground.Folder);
        if (!left.Vintages.Take(trial.Before.Vintages.Count).SequenceEqual(trial.Before.Vintages))
        {
            yield return "an earlier load has other figures";
        }

        foreach ((string name, string digest) in left.Files.Where(file => isDated && !IsTemporary(file.Key)))
        {
            bool isWhole = trial.Before.Files.GetValueOrDefault(name) == digest || trial.After.Files.GetValueOrDefault(name) == digest;
            if (!isWhole)
            {
                yield return $"{name} is neither as it was nor as it was to be";
            }
        }
    }

    /// <summary>What a stopped run may leave behind: files not yet under their names, the draft of the store, the mark of who holds the folder.</summary>
    private static bool IsTemporary(string name) => name.EndsWith(".part", StringComparison.Ordinal) || name[0] == '.';
}
