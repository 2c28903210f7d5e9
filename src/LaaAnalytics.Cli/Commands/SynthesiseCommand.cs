using System.CommandLine;
using LaaAnalytics.Synthesis;

namespace LaaAnalytics.Cli.Commands;

/// <summary><c>laa synthesise district --out samples/</c></summary>
internal static class SynthesiseCommand
{
    public static Command Create(Terminal terminal)
    {
        Argument<string> name = new("world") { Description = $"Which world: {string.Join(", ", Worlds.All.Select(world => world.Name))}." };
        Option<DirectoryInfo> output = new("--out") { Description = "New or empty folder for the packages.", Required = true };
        Option<ulong?> seed = new("--seed") { Description = "Seed; by default the world's own, which gives the published files." };
        Command command = new("synthesise", "Write the supply packages of a made-up partnership.") { name, output, seed };
        command.SetAction(parsed => ExitCodes.Guard(terminal, () =>
        {
            World world = Worlds.Find(parsed.GetRequiredValue(name));
            DirectoryInfo folder = parsed.GetRequiredValue(output);
            IReadOnlyList<DirectoryInfo> packages = world.Write(folder, new() { Seed = parsed.GetValue(seed) });
            terminal.Results.WriteLine($"{world.Title} No person or place in it exists.");
            foreach (DirectoryInfo package in packages)
            {
                terminal.Results.WriteLine(Path.GetRelativePath(Environment.CurrentDirectory, package.FullName));
            }

            return ExitCodes.Ok;
        }));
        return command;
    }
}
