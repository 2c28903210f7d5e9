using System.Collections.Concurrent;
using System.Text.Json;

namespace LaaAnalytics.SupplierKit.Tests.Browser;

/// <summary>A page in a browser, as somebody at its keyboard has it, with a record of every request and complaint it makes.</summary>
public sealed class Tab : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly DevTools _tools;
    private readonly string _session;
    private readonly string _target;
    private readonly string _downloads;
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly ConcurrentQueue<string> _complaints = new();
    private readonly ConcurrentDictionary<string, string> _begun = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<string>> _saved = new();
    private readonly TaskCompletionSource _loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal Tab(DevTools tools, string session, string target, string downloads)
    {
        _tools = tools;
        _session = session;
        _target = target;
        _downloads = downloads;
        tools.Happened += Note;
    }

    /// <summary>Addresses of everything the page asked the network or the disk for, itself first.</summary>
    public IReadOnlyCollection<string> Requests => _requests;

    /// <summary>What the page threw, and what its policy forbade.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    /// <summary>The value of an expression of the page; a promise is waited for.</summary>
    /// <exception cref="InvalidOperationException">It throws.</exception>
    public async Task<T> EvaluateAsync<T>(string expression)
    {
        JsonElement answer = await CallAsync("Runtime.evaluate", new { expression, awaitPromise = true, returnByValue = true, userGesture = true });
        if (answer.TryGetProperty("exceptionDetails", out JsonElement thrown))
        {
            throw new InvalidOperationException(thrown.ToString());
        }

        JsonElement result = answer.GetProperty("result");
        return result.TryGetProperty("value", out JsonElement value) ? value.Deserialize<T>()! : default!;
    }

    /// <summary>Runs statements in the page.</summary>
    public Task<bool> RunAsync(string statements) => EvaluateAsync<bool>($"(async () => {{ {statements}; return true; }})()");

    /// <summary>Chooses a file in a field.</summary>
    public async Task ChooseFileAsync(string id, string path)
    {
        // As a click on it does: the page forgets the earlier file, so that a mended file of the same name counts as another.
        await RunAsync($"const field = document.getElementById('{id}'); field.dispatchEvent(new MouseEvent('click', {{ cancelable: true }}))");
        JsonElement document = await CallAsync("DOM.getDocument", new { depth = 1 });
        JsonElement field = await CallAsync("DOM.querySelector", new { nodeId = document.GetProperty("root").GetProperty("nodeId").GetInt32(), selector = $"#{id}" });
        await CallAsync("DOM.setFileInputFiles", new { files = new[] { path }, nodeId = field.GetProperty("nodeId").GetInt32() });
    }

    /// <summary>Gives a field a value as typing or choosing would.</summary>
    public Task SetAsync(string id, string value) => RunAsync(
        $"const field = document.getElementById('{id}'); field.value = {JsonSerializer.Serialize(value)}; field.dispatchEvent(new Event('input', {{ bubbles: true }})); field.dispatchEvent(new Event('change', {{ bubbles: true }}))");

    /// <summary>Presses a button.</summary>
    public Task PressAsync(string id) => RunAsync($"document.getElementById('{id}').click()");

    /// <summary>Waits until an expression is true.</summary>
    public Task UntilAsync(string expression) => EvaluateAsync<bool>(
        $"(async () => {{ for (let i = 0; i < 600 && !({expression}); i++) {{ await new Promise(done => setTimeout(done, 50)); }} if (!({expression})) {{ throw new Error('never: ' + {JsonSerializer.Serialize(expression)} + ' ' + document.body.innerText.slice(0, 3000)); }} return true; }})()");

    /// <summary>Presses a button and waits for the file of this name that it saves; returns where it is.</summary>
    public async Task<string> SavedByAsync(string button, string name)
    {
        Task<string> saved = _saved.GetOrAdd(name, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        await PressAsync(button);
        return await saved.WaitAsync(Patience);
    }

    /// <summary>A picture of the whole page, PNG.</summary>
    public async Task<byte[]> PictureAsync(int width = 1000)
    {
        await CallAsync("Emulation.setDeviceMetricsOverride", new { width, height = 1400, deviceScaleFactor = 1, mobile = false });
        JsonElement picture = await CallAsync("Page.captureScreenshot", new { format = "png", captureBeyondViewport = true });
        return picture.GetProperty("data").GetBytesFromBase64();
    }

    /// <summary>Everything that assistive programs are told can be worked: role and name, in the order of the page.</summary>
    public async Task<IReadOnlyList<(string Role, string Name)>> WorkableAsync()
    {
        JsonElement tree = await CallAsync("Accessibility.getFullAXTree", new { });
        return
        [
            .. tree.GetProperty("nodes").EnumerateArray()
                .Where(node => !node.GetProperty("ignored").GetBoolean() && node.TryGetProperty("properties", out JsonElement properties)
                    && properties.EnumerateArray().Any(property => property.GetProperty("name").GetString() == "focusable"))
                .Select(node => (node.GetProperty("role").GetProperty("value").GetString()!, node.GetProperty("name").GetProperty("value").GetString()!)),
        ];
    }

    /// <summary>The page printed on A4, PDF.</summary>
    public async Task<byte[]> PrintAsync()
    {
        JsonElement printed = await CallAsync("Page.printToPDF", new { preferCSSPageSize = true, paperWidth = 8.27, paperHeight = 11.69, printBackground = true });
        return printed.GetProperty("data").GetBytesFromBase64();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _tools.Happened -= Note;
        await _tools.CallAsync("Target.closeTarget", new { targetId = _target });
    }

    internal async Task GoAsync(Uri address)
    {
        await CallAsync("Page.enable", new { });
        await CallAsync("Network.enable", new { });
        await CallAsync("Runtime.enable", new { });
        await CallAsync("Log.enable", new { });
        await CallAsync("DOM.enable", new { });
        await CallAsync("Page.navigate", new { url = address.AbsoluteUri });
        await _loaded.Task.WaitAsync(Patience);
    }

    private Task<JsonElement> CallAsync(string method, object parameters) => _tools.CallAsync(method, parameters, _session);

    private void Note(string session, string method, JsonElement parameters)
    {
        switch (method)
        {
            case "Network.requestWillBeSent" when session == _session:
                _requests.Enqueue(parameters.GetProperty("request").GetProperty("url").GetString()!);
                break;
            case "Runtime.exceptionThrown" when session == _session:
                _complaints.Enqueue(parameters.GetProperty("exceptionDetails").ToString());
                break;
            case "Log.entryAdded" when session == _session:
                _complaints.Enqueue(parameters.GetProperty("entry").ToString());
                break;
            case "Page.loadEventFired" when session == _session:
                _loaded.TrySetResult();
                break;
            case "Browser.downloadWillBegin":
                _begun[parameters.GetProperty("guid").GetString()!] = parameters.GetProperty("suggestedFilename").GetString()!;
                break;
            case "Browser.downloadProgress" when parameters.GetProperty("state").GetString() == "completed":
                string name = _begun[parameters.GetProperty("guid").GetString()!];
                _saved.GetOrAdd(name, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult(Path.Combine(_downloads, name));
                break;
            default:
                break;
        }
    }
}
