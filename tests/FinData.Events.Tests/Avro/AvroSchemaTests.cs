using System.Text.Json;

namespace FinData.Events.Tests.Avro;

/// <summary>The two published schemas name the same fields, and ask for the same ones.</summary>
public sealed class AvroSchemaTests
{
    private static readonly JsonElement Json = JsonDocument.Parse(EventSchemas.Json).RootElement;
    private static readonly JsonElement Avro = JsonDocument.Parse(EventSchemas.Avro).RootElement;

    [Fact]
    public void Schemas_OfTheEnvelope_NameTheSameFields()
        => Assert.Equal(PropertiesOf(Json).Order(StringComparer.Ordinal), FieldsOf(Avro).Order(StringComparer.Ordinal));

    [Fact]
    public void Schemas_OfTheTerms_NameTheSameFields()
    {
        var terms = Avro.GetProperty("fields").EnumerateArray().Single(static field => field.GetProperty("name").GetString() == "terms");

        var named = PropertiesOf(Json.GetProperty("definitions").GetProperty("terms"));

        Assert.Equal(named.Order(StringComparer.Ordinal), FieldsOf(terms.GetProperty("type")[1]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Schemas_AskForTheSameFields()
    {
        var required = Json.GetProperty("required").EnumerateArray().Select(static name => name.GetString()!);

        var withoutDefault = Avro.GetProperty("fields").EnumerateArray().Where(static field => !field.TryGetProperty("default", out _));

        Assert.Equal(required.Order(StringComparer.Ordinal), withoutDefault.Select(static field => field.GetProperty("name").GetString()!).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> FieldsOf(JsonElement record)
        => record.GetProperty("fields").EnumerateArray().Select(static field => field.GetProperty("name").GetString()!);

    // Alternatives of a schema name fields of their own.
    private static HashSet<string> PropertiesOf(JsonElement schema)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        Collect(schema, names);
        return names;
    }

    private static void Collect(JsonElement schema, HashSet<string> names)
    {
        if (schema.TryGetProperty("properties", out var properties))
        {
            names.UnionWith(properties.EnumerateObject().Select(static property => property.Name));
        }

        foreach (var keyword in new[] { "oneOf", "anyOf", "allOf" })
        {
            if (schema.TryGetProperty(keyword, out var alternatives))
            {
                foreach (var alternative in alternatives.EnumerateArray())
                {
                    Collect(alternative.TryGetProperty("$ref", out var target) ? Definition(target.GetString()!) : alternative, names);
                }
            }
        }
    }

    private static JsonElement Definition(string reference) => Json.GetProperty("definitions").GetProperty(reference[(reference.LastIndexOf('/') + 1)..]);
}
