using System.Text.Encodings.Web;
using System.Text.Json;

namespace FinData.Cli.Conformance;

/// <summary>All cases of a run. Its JSON is part of the tool's contract: <c>cases, agree, differ, unsupported, results</c>.</summary>
internal sealed class ConformanceReport(IReadOnlyList<ConformanceCase> results)
{
    // Names and details hold quotes and letters of any language; a person reads this file too.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public IReadOnlyList<ConformanceCase> Results { get; } = results;

    public int Agree => Count(ConformanceStatus.Agree);

    public int Differ => Count(ConformanceStatus.Differ);

    public int Unsupported => Count(ConformanceStatus.Unsupported);

    public string ToJson() => JsonSerializer.Serialize(
        new
        {
            cases = Results.Count,
            agree = Agree,
            differ = Differ,
            unsupported = Unsupported,
            results = Results.Select(static result => new { file = result.File, name = result.Name, status = Cells.Name(result.Status), detail = result.Detail }),
        },
        Json);

    private int Count(ConformanceStatus status) => Results.Count(result => result.Status == status);
}
