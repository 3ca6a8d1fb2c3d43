using System.Collections.Frozen;
using System.Reflection;
using System.Security.Cryptography;

namespace FinData.Silo.Pages.Assets;

/// <summary>The pages' style, scripts and pictures, embedded in this assembly. A URL names the content's hash, so a browser may keep it for ever.</summary>
internal static class SiteAssets
{
    private const string Prefix = "wwwroot/";

    private static readonly FrozenDictionary<string, SiteAsset> ByPath = Load();

    public static IEnumerable<string> Paths => ByPath.Keys;

    /// <exception cref="KeyNotFoundException">No such asset: a page names a file that is not there.</exception>
    public static string Url(string path) => $"/assets/{path}?v={ByPath[path].Hash}";

    public static void MapSiteAssets(this IEndpointRouteBuilder endpoints)
        => endpoints.MapGet("/assets/{**path}", Serve).AllowAnonymous().ExcludeFromDescription();

    private static IResult Serve(string path, HttpContext context)
    {
        if (!ByPath.TryGetValue(path, out var asset))
        {
            return Results.NotFound();
        }

        var isCurrent = context.Request.Query["v"] == asset.Hash;
        context.Response.Headers.CacheControl = isCurrent ? "public, max-age=31536000, immutable" : "no-cache";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.Bytes(asset.Content, asset.ContentType, entityTag: new Microsoft.Net.Http.Headers.EntityTagHeaderValue($"\"{asset.Hash}\""));
    }

    private static FrozenDictionary<string, SiteAsset> Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames()
            .Where(static name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .ToFrozenDictionary(static name => name[Prefix.Length..].Replace('\\', '/'), name => Read(assembly, name), StringComparer.Ordinal);
    }

    private static SiteAsset Read(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return new SiteAsset(content, TypeOf(name), Convert.ToHexStringLower(SHA256.HashData(content))[..12]);
    }

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => "text/plain; charset=utf-8",
    };

    private sealed record SiteAsset(byte[] Content, string ContentType, string Hash);
}
