using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;

namespace LaaAnalytics.SupplierKit.Tests.Browser;

/// <summary>A connection to a browser's DevTools: calls with their answers, and events, over a loopback websocket.</summary>
public sealed class DevTools : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonElement>> _waiting = new();
    private int _last;

    private DevTools()
    {
    }

    /// <summary>An event: its session, or empty for the browser's own, its method and its parameters.</summary>
    internal event Action<string, string, JsonElement>? Happened;

    /// <summary>Connects to a browser.</summary>
    public static async Task<DevTools> ConnectAsync(Uri address)
    {
        DevTools tools = new();
        await tools._socket.ConnectAsync(address, CancellationToken.None);
        _ = tools.ListenAsync();
        return tools;
    }

    /// <summary>Calls a method and waits for its answer.</summary>
    /// <exception cref="InvalidOperationException">The browser answers with an error.</exception>
    public async Task<JsonElement> CallAsync(string method, object parameters, string? session = null)
    {
        int id = Interlocked.Increment(ref _last);
        TaskCompletionSource<JsonElement> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting[id] = answer;
        object call = session is null ? new { id, method, @params = parameters } : new { id, method, @params = parameters, sessionId = session };
        byte[] message = JsonSerializer.SerializeToUtf8Bytes(call);
        await _sending.WaitAsync();
        try
        {
            await _socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        }
        finally
        {
            _sending.Release();
        }

        return await answer.Task.WaitAsync(Patience);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _socket.Dispose();
        _sending.Dispose();
    }

    private async Task ListenAsync()
    {
        byte[] buffer = new byte[1024 * 1024];
        using MemoryStream message = new();
        try
        {
            while (true)
            {
                ValueWebSocketReceiveResult part = await _socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
                message.Write(buffer.AsSpan(0, part.Count));
                if (part.EndOfMessage)
                {
                    Take(JsonSerializer.Deserialize<JsonElement>(message.GetBuffer().AsSpan(0, (int)message.Length)));
                    message.SetLength(0);
                }
            }
        }
        catch (Exception fault) when (fault is WebSocketException or ObjectDisposedException or JsonException)
        {
            foreach (TaskCompletionSource<JsonElement> answer in _waiting.Values)
            {
                answer.TrySetException(new InvalidOperationException("The browser went away.", fault));
            }
        }
    }

    private void Take(JsonElement message)
    {
        if (!message.TryGetProperty("id", out JsonElement id))
        {
            string session = message.TryGetProperty("sessionId", out JsonElement named) ? named.GetString()! : string.Empty;
            Happened?.Invoke(session, message.GetProperty("method").GetString()!, message.GetProperty("params"));
            return;
        }

        if (_waiting.TryRemove(id.GetInt32(), out TaskCompletionSource<JsonElement>? answer))
        {
            if (message.TryGetProperty("error", out JsonElement error))
            {
                answer.SetException(new InvalidOperationException(error.ToString()));
            }
            else
            {
                answer.SetResult(message.GetProperty("result"));
            }
        }
    }
}
