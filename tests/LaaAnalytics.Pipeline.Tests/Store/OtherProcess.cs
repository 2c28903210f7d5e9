using System.Diagnostics;
using LaaAnalytics.Store;

namespace LaaAnalytics.Pipeline.Tests.Store;

/// <summary>This test assembly run as a program: another process that has a store open until it is killed.</summary>
internal sealed class OtherProcess : IDisposable
{
    private readonly Process _process;

    private OtherProcess(Process process) => _process = process;

    public int Id => _process.Id;

    /// <summary>Starts the process and waits until it holds the store.</summary>
    public static OtherProcess Hold(string path)
    {
        ProcessStartInfo start = new(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.ArgumentList.Add(typeof(OtherProcess).Assembly.Location);
        start.ArgumentList.Add(path);
        OtherProcess holder = new(Process.Start(start)!);
        Assert.Equal("held", holder._process.StandardOutput.ReadLine());
        return holder;
    }

    public static int Main(string[] args)
    {
        using LaaStore store = LaaStore.Open(args[0], StoreAccess.ReadWrite);
        Console.WriteLine("held");
        Console.ReadLine();
        return 0;
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
