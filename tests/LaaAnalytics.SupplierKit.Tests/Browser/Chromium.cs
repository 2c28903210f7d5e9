using System.Diagnostics;
using System.Text.RegularExpressions;

namespace LaaAnalytics.SupplierKit.Tests.Browser;

/// <summary>A headless Chromium of its own, driven through its DevTools; it and its profile go with the tests.</summary>
public sealed partial class Chromium : IAsyncLifetime
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    private readonly DirectoryInfo _profile = Directory.CreateTempSubdirectory("laa-chromium-");
    private Process? _process;
    private DevTools? _tools;

    /// <summary>Where the program is, or null.</summary>
    public static string? Program { get; } = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
        .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);

    /// <summary>Where the browser saves files.</summary>
    public string Downloads => Path.Combine(_profile.FullName, "downloads");

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        if (Program is null)
        {
            return;
        }

        Directory.CreateDirectory(Downloads);
        ProcessStartInfo start = new(Program)
        {
            ArgumentList =
            {
                "--headless=new", "--remote-debugging-port=0", $"--user-data-dir={_profile.FullName}", "--no-first-run", "--disable-gpu", "--disable-extensions",
                "--disable-background-networking", "--disable-dev-shm-usage", "--hide-scrollbars", "--force-device-scale-factor=1", "--lang=en-GB", "about:blank",
            },
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        if (Environment.IsPrivilegedProcess)
        {
            // Chromium refuses its sandbox to root, which is who runs in a container; the page under test is our own.
            start.ArgumentList.Insert(0, "--no-sandbox");
        }

        _process = Process.Start(start)!;
        _tools = await DevTools.ConnectAsync(await AddressAsync(_process.StandardError));
        await _tools.CallAsync("Browser.setDownloadBehavior", new { behavior = "allow", downloadPath = Downloads, eventsEnabled = true });
    }

    /// <summary>Opens a page in a tab of its own and waits until it has loaded.</summary>
    public async Task<Tab> OpenAsync(Uri address)
    {
        string target = (await _tools!.CallAsync("Target.createTarget", new { url = "about:blank" })).GetProperty("targetId").GetString()!;
        string session = (await _tools.CallAsync("Target.attachToTarget", new { targetId = target, flatten = true })).GetProperty("sessionId").GetString()!;
        Tab tab = new(_tools, session, target, Downloads);
        await tab.GoAsync(address);
        return tab;
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (_tools is not null)
        {
            await _tools.CallAsync("Browser.close", new { });
            _tools.Dispose();
        }

        if (_process is not null)
        {
            using CancellationTokenSource patience = new(TimeSpan.FromSeconds(10));
            try
            {
                await _process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                _process.Kill(entireProcessTree: true);
            }

            _process.Dispose();
        }

        DeleteProfile();
    }

    private static async Task<Uri> AddressAsync(StreamReader messages)
    {
        using CancellationTokenSource patience = new(TimeSpan.FromMinutes(1));
        while (await messages.ReadLineAsync(patience.Token) is string line)
        {
            if (Listening().Match(line) is { Success: true } match)
            {
                // What it says afterwards must be read, or it would wait for its reader.
                _ = messages.ReadToEndAsync(CancellationToken.None);
                return new(match.Groups[1].Value);
            }
        }

        throw new InvalidOperationException("Chromium ended before it could be driven.");
    }

    private void DeleteProfile()
    {
        try
        {
            _profile.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A last process of the browser may still be writing; the folder is the system's to clear.
        }
    }

    [GeneratedRegex("DevTools listening on (ws://127\\.0\\.0\\.1:.*)")]
    private static partial Regex Listening();
}

/// <summary>A fact that needs Chromium; skipped, with a message, where it is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    /// <summary>Runs only where Chromium is installed.</summary>
    public BrowserFactAttribute()
    {
        if (Chromium.Program is null)
        {
            Skip = "needs Chromium, which eng/install-apt installs";
        }
    }
}

/// <summary>Tests that share one browser.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserTests : ICollectionFixture<Chromium>
{
    /// <summary>Name of the collection.</summary>
    public const string Name = "browser";
}
