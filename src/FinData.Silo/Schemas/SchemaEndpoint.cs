using FinData.Events;
using FinData.Silo.OpenApi;
using FinData.Silo.Queries;

namespace FinData.Silo.Schemas;

/// <summary>The published form of an event, as the codec enforces it.</summary>
internal static class SchemaEndpoint
{
    private const string Resource = "event.schema.json";
    private const string MediaType = "application/schema+json";

    public static void MapSchemas(this IEndpointRouteBuilder app)
    {
        var schema = Read();
        app.MapGet("/schemas/event.schema.json", () => TypedResults.Bytes(schema, MediaType))
            .Describe("getEventSchema", "JSON Schema of an event", "What a producer validates against. The server refuses what it refuses, with the reason by name.")
            .WithTags("Schemas").AllowAnonymous().WithParameters().Answers<object>(200, MediaType);
    }

    private static byte[] Read()
    {
        var assembly = typeof(JsonEventCodec).Assembly;
        var name = assembly.GetManifestResourceNames().Single(static n => n.EndsWith(Resource, StringComparison.Ordinal));
        using var stream = assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
