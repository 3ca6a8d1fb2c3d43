using System.CommandLine;
using System.Text.Json;

namespace FinData.Cli.Conformance.Actus;

/// <summary><c>findata conformance actus</c>: the test cases of the ACTUS project, or others in their format.</summary>
internal static class ActusConformance
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    public static Command CreateCommand(Terminal terminal) => ConformanceSubcommand.Create(
        terminal, "actus", "Evaluate loan contracts in the test format of the ACTUS project and compare their event tables to 1e-8.", "json", Run);

    /// <summary>An object of cases by their names; a list of cases that have identifiers, or one case alone, will do as well.</summary>
    internal static IEnumerable<ConformanceCase> Run(string file)
    {
        using var document = Parse(file);
        var cases = Cases(document.RootElement).ToList();
        if (cases.Count == 0)
        {
            throw new InvalidDataException($"'{file}' holds no cases: an object of cases is expected, each with terms and results.");
        }

        foreach (var (name, element) in cases)
        {
            yield return ActusCaseRun.Run(file, name, element);
        }
    }

    private static JsonDocument Parse(string file)
    {
        using var stream = File.OpenRead(file);
        try
        {
            return JsonDocument.Parse(stream, Lenient);
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"'{file}' is not JSON: {exception.Message}", exception);
        }
    }

    private static IEnumerable<(string Name, JsonElement Element)> Cases(JsonElement root) => root.ValueKind switch
    {
        JsonValueKind.Object when root.TryGetProperty("terms", out _) => [(Identifier(root, 1), root)],
        JsonValueKind.Object => root.EnumerateObject().Select(static property => (property.Name, property.Value)),
        JsonValueKind.Array => root.EnumerateArray().Select(static (element, index) => (Identifier(element, index + 1), element)),
        _ => [],
    };

    private static string Identifier(JsonElement element, int number)
        => element.ValueKind == JsonValueKind.Object && element.TryGetProperty("identifier", out var identifier) && identifier.ValueKind == JsonValueKind.String
            ? identifier.GetString()!
            : $"case {number}";
}
