using FinData.Events;
using FinData.Silo.OpenApi;
using FinData.Silo.Queries;

namespace FinData.Silo.Schemas;

/// <summary>The published form of an event, as the codec enforces it.</summary>
internal static class SchemaEndpoint
{
    private const string MediaType = "application/schema+json";
    private const string AvroMediaType = "application/vnd.apache.avro+json";

    public static void MapSchemas(this IEndpointRouteBuilder app)
    {
        app.MapGet("/schemas/event.schema.json", static () => TypedResults.Text(EventSchemas.Json, MediaType))
            .Describe("getEventSchema", "JSON Schema of an event", "What a producer validates against. The server refuses what it refuses, with the reason by name.")
            .WithTags("Schemas").AllowAnonymous().WithParameters().Answers<object>(200, MediaType);
        app.MapGet("/schemas/event.avsc", static () => TypedResults.Text(EventSchemas.Avro, AvroMediaType))
            .Describe("getEventAvroSchema", "Avro schema of an event", "What a producer registers or sends single objects of. The same rules as for JSON apply.")
            .WithTags("Schemas").AllowAnonymous().WithParameters().Answers<object>(200, AvroMediaType);
    }
}
