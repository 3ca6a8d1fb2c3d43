using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace FinData.Streaming.Kafka.Tests.Schemas;

/// <summary>What a schema registry answers to <c>GET /schemas/ids/{id}</c>, in this process.</summary>
internal sealed class SmallRegistry : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly Dictionary<int, string> answers = [];
    private int asked;

    public SmallRegistry()
    {
        Url = $"http://127.0.0.1:{FreePort()}";
        listener.Prefixes.Add(Url + "/");
        listener.Start();
        _ = AnswerAsync();
    }

    public string Url { get; }

    /// <summary>Requests so far.</summary>
    public int Asked => Volatile.Read(ref asked);

    /// <summary>Answers every request with an error of the server's own.</summary>
    public bool IsBroken { get; set; }

    public void Add(int id, string schema, string? type = null)
        => answers[id] = JsonSerializer.Serialize(type is null ? new { schema } : (object)new { schema, schemaType = type });

    public void Dispose() => listener.Close();

    private async Task AnswerAsync()
    {
        while (listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await listener.GetContextAsync();
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            Interlocked.Increment(ref asked);
            var id = int.Parse(context.Request.Url!.Segments[^1], System.Globalization.CultureInfo.InvariantCulture);
            var found = answers.TryGetValue(id, out var answer);
            context.Response.StatusCode = IsBroken ? 500 : found ? 200 : 404;
            context.Response.ContentType = "application/vnd.schemaregistry.v1+json";
            var text = IsBroken ? """{"error_code":50001,"message":"out of order"}""" : answer ?? """{"error_code":40403,"message":"Schema not found"}""";
            await context.Response.OutputStream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(text));
            context.Response.Close();
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
