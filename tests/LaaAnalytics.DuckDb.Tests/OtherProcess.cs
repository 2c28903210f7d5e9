using System.Diagnostics;

namespace LaaAnalytics.DuckDb.Tests;

/// <summary>This test assembly run as a program: another process that has a database open.</summary>
internal sealed class OtherProcess : IDisposable
{
    private readonly Process _process;

    private OtherProcess(Process process) => _process = process;

    public int Id => _process.Id;

    public static OtherProcess Start(string verb, string database)
    {
        ProcessStartInfo start = new(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.ArgumentList.Add(typeof(OtherProcess).Assembly.Location);
        start.ArgumentList.Add(verb);
        start.ArgumentList.Add(database);
        return new OtherProcess(Process.Start(start)!);
    }

    /// <summary>What the program does: holds the file, or commits rows and appends as many without a commit; then waits to be killed.</summary>
    public static int Main(string[] args)
    {
        using DuckDbDatabase database = DuckDbDatabase.Open(args[1]);
        using DuckDbConnection connection = database.Connect();
        if (args[0] == "write")
        {
            const int Rows = 250_000;
            connection.Execute("create table t (i integer)");
            using DuckDbTransaction first = connection.Begin();
            Append(connection, 0, Rows);
            first.Commit();
            Console.WriteLine($"committed {Rows}");
            using DuckDbTransaction second = connection.Begin();
            Append(connection, Rows, Rows);
            Console.WriteLine($"appended {Rows}");
            Console.ReadLine();
            return 0;
        }

        Console.WriteLine("held");
        Console.ReadLine();
        return 0;
    }

    public string? ReadLine() => _process.StandardOutput.ReadLine();

    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
    }

    private static void Append(DuckDbConnection connection, int first, int count)
    {
        using DuckDbAppender appender = connection.Appender("t");
        for (int i = first; i < first + count; i++)
        {
            appender.Append(i);
            appender.EndRow();
        }

        appender.Close();
    }
}
