using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace FinData.Silo.Tests.OpenApi;

public sealed class OpenApiTests
{
    [Fact]
    public async Task Document_Read_IsValidAndListsEveryRoute()
    {
        await using var server = await HttpServer.StartAsync();
        await using var stream = await server.Http.GetStreamAsync("openapi/v1.json");
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy);
        copy.Position = 0;
        var read = await OpenApiDocument.LoadAsync(copy, "json", new OpenApiReaderSettings { LeaveStreamOpen = true });
        Assert.Empty(read.Diagnostic!.Errors);

        var routes = server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IExcludeFromDescriptionMetadata>() is not { ExcludeFromDescription: true })
            .Select(endpoint => "/" + System.Text.RegularExpressions.Regex.Replace(endpoint.RoutePattern.RawText!.Trim('/'), ":[a-z]+}", "}"))
            .Where(route => route is not ("/metrics" or "/openapi/{documentName}.json"))
            .ToHashSet(StringComparer.Ordinal);
        Assert.Contains("/v1/contracts/{id}", routes);
        Assert.Equal(routes.Order(StringComparer.Ordinal), read.Document!.Paths.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Document_EveryOperation_IsNamedSummarizedAndSaysItsErrors()
    {
        await using var server = await HttpServer.StartAsync();
        using var document = await (await server.Http.GetAsync("openapi/v1.json")).JsonAsync();
        var operations = document.RootElement.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()).Select(method => method.Value).ToArray();
        Assert.All(operations, operation =>
        {
            Assert.NotEqual("", operation.GetProperty("operationId").GetString());
            Assert.NotEqual("", operation.GetProperty("summary").GetString());
            Assert.NotEqual("", operation.GetProperty("description").GetString());
            Assert.Contains(operation.GetProperty("responses").EnumerateObject(), response => response.Name == "200");
        });
        Assert.Equal(operations.Length, operations.Select(operation => operation.GetProperty("operationId").GetString()).Distinct().Count());
        var contract = document.RootElement.GetProperty("paths").GetProperty("/v1/contracts/{id}").GetProperty("get");
        foreach (var status in new[] { "400", "404", "409", "503" })
        {
            Assert.True(contract.GetProperty("responses").GetProperty(status).GetProperty("content").TryGetProperty("application/problem+json", out _));
        }

        Assert.Equal(["id", "asOf", "knownAt", "readAfter"], contract.GetProperty("parameters").EnumerateArray().Select(p => p.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task Document_Amounts_AreStringsAndOffsetsIntegers()
    {
        await using var server = await HttpServer.StartAsync();
        using var document = await (await server.Http.GetAsync("openapi/v1.json")).JsonAsync();
        var view = document.RootElement.GetProperty("components").GetProperty("schemas").GetProperty("ContractView").GetProperty("properties");
        Assert.Equal("string", view.GetProperty("balance").GetProperty("type").GetString());
        Assert.Equal("integer", view.GetProperty("watermark").GetProperty("type").GetString());
        Assert.Contains("overdue", document.RootElement.GetProperty("components").GetProperty("schemas").GetProperty("ContractStatus").GetProperty("enum").EnumerateArray().Select(JsonText));
    }

    private static string? JsonText(JsonElement element) => element.GetString();
}
