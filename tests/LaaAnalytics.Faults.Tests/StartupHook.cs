/// <summary>Loaded by the runtime into a run that is told to (<c>DOTNET_STARTUP_HOOKS</c>), before the program begins: a thread of its own then fails with a text that must not be said.</summary>
#pragma warning disable CA1050, CA1515 // The runtime looks for this name, outside any namespace.
public static class StartupHook
#pragma warning restore CA1050, CA1515
{
    /// <summary>What the thread's text holds.</summary>
    internal const string Canary = "CANARY7Q";

    /// <summary>Called by the runtime.</summary>
    public static void Initialize() => new Thread(() =>
    {
        // The last that the program loads before it looks at its words.
        while (!AppDomain.CurrentDomain.GetAssemblies().Any(loaded => loaded.GetName().Name == "System.CommandLine"))
        {
            Thread.Sleep(1);
        }

        throw new InvalidOperationException(Canary);
    })
    { IsBackground = true }.Start();
}
