using System.Globalization;
using LaaAnalytics.Statistics.Benchmarks;

// Called by bench/peers/run: makes tables, times our side, and draws the simulations of coverage.
switch (args)
{
    case ["generate", string folder]:
        PeerTables.Write(folder);
        return 0;
    case ["time", string task, string folder, string results]:
        return PeerTasks.Run(task, folder, results);
    case ["simulate", string repetitions]:
        Coverage.Print(int.Parse(repetitions, CultureInfo.InvariantCulture));
        return 0;
    default:
        Console.Error.WriteLine("generate FOLDER | time TASK FOLDER RESULTS | simulate REPETITIONS");
        return 2;
}
