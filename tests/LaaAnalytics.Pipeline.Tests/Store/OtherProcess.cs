using System.Diagnostics;
using LaaAnalytics.Store;

namespace LaaAnalytics.Pipeline.Tests.Store;

/// <summary>This test assembly run as a program: another process that has a store or a draft of it open until it is killed.</summary>
internal sealed class OtherProcess : IDisposable
{
    private readonly Process _process;

    private OtherProcess(Process process) => _process = process;

    public int Id => _process.Id;

    /// <summary>Starts the process and waits until it holds the store.</summary>
    public static OtherProcess Hold(string path) => Start(path, "store");

    /// <summary>Starts the process and waits until it works on a draft of the store, into which it has loaded a row.</summary>
    public static OtherProcess Draft(string path) => Start(path, "draft");

    private static OtherProcess Start(string path, string what)
    {
        ProcessStartInfo start = new(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.ArgumentList.Add(typeof(OtherProcess).Assembly.Location);
        start.ArgumentList.Add(path);
        start.ArgumentList.Add(what);
        OtherProcess holder = new(Process.Start(start)!);
        Assert.Equal("held", holder._process.StandardOutput.ReadLine());
        return holder;
    }

    public static int Main(string[] args)
    {
        using StoreDraft? draft = args[1] == "draft" ? StoreDraft.Begin(args[0]) : null;
        using LaaStore? store = args[1] == "store" ? LaaStore.Open(args[0], StoreAccess.ReadWrite) : null;
        draft?.Store.Load("index_event", "event_key | person_key\nkilled | 9", supplier: "killed");
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
