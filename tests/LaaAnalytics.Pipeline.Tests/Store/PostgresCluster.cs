using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace LaaAnalytics.Pipeline.Tests.Store;

/// <summary>A PostgreSQL server of the test's own: a new cluster in a temporary folder, on the loopback address, gone when it is disposed.</summary>
internal sealed class PostgresCluster : IDisposable
{
    private const string Installed = "/usr/lib/postgresql";

    private readonly string _folder = Directory.CreateTempSubdirectory("laa-postgres").FullName;
    private readonly int _port = FreePort();

    public PostgresCluster()
    {
        if (Environment.IsPrivilegedProcess)
        {
            // The server refuses to run as root, so the folder goes to the account that the package made.
            Run("chown", "postgres", _folder);
        }

        RunProgram("initdb", "--no-sync", "--locale=C", "--encoding=UTF8", "--auth=trust", "--username=postgres", "-D", Data);
        RunProgram(
            "pg_ctl",
            "start",
            "-w",
            "-D",
            Data,
            "-l",
            Path.Combine(_folder, "log"),
            "-o",
            string.Create(CultureInfo.InvariantCulture, $"-p {_port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={_folder} -c fsync=off"));
    }

    /// <summary>Folder of the newest installed version's programs, 15 or later; null where there is none.</summary>
    public static string? Programs { get; } = FindPrograms();

    private string Data => Path.Combine(_folder, "data");

    public NpgsqlConnection Connect()
    {
        NpgsqlConnection connection = new(
            string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={_port};Username=postgres;Database=postgres;Pooling=false"));
        connection.Open();
        return connection;
    }

    public void Dispose()
    {
        RunProgram("pg_ctl", "stop", "-m", "immediate", "-D", Data);
        Directory.Delete(_folder, recursive: true);
    }

    private static string? FindPrograms() => Directory.Exists(Installed)
        ? Directory.GetDirectories(Installed)
            .Where(folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out int version) && version >= 15)
            .OrderDescending(StringComparer.Ordinal)
            .Select(folder => Path.Combine(folder, "bin"))
            .FirstOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")))
        : null;

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static void Run(string program, params string[] arguments)
    {
        // Nothing is redirected: the server would keep a pipe open for as long as it runs.
        ProcessStartInfo start = new(program, arguments) { WorkingDirectory = "/" };
        start.Environment["LC_ALL"] = "C";
        using Process process = Process.Start(start)!;
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} {arguments[0]} ended with {process.ExitCode}.");
    }

    private static void RunProgram(string program, params string[] arguments)
    {
        string path = Path.Combine(Programs ?? throw new InvalidOperationException("PostgreSQL is not installed."), program);
        if (Environment.IsPrivilegedProcess)
        {
            Run("runuser", ["-u", "postgres", "--", path, .. arguments]);
        }
        else
        {
            Run(path, arguments);
        }
    }
}
