using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace FinData.Silo.Security;

/// <summary>One key: whose it is, the SHA-256 of the key itself, what it opens.</summary>
internal sealed record ApiKey(string Name, ImmutableArray<byte> Sha256, ImmutableArray<string> Roles);

/// <summary>
/// The keys of one file. Keys are long random strings, so one SHA-256 is enough to keep them from whoever reads the file;
/// a slow hash guards passwords, which these are not.
/// </summary>
internal sealed class ApiKeySet
{
    private const int MaxKeys = 1000;
    private const int MaxKeyLength = 256;
    private readonly ImmutableArray<ApiKey> keys;

    private ApiKeySet(ImmutableArray<ApiKey> keys) => this.keys = keys;

    public int Count => keys.Length;

    /// <exception cref="InvalidDataException">The file is not a list of keys; the message says where and why, and never quotes it.</exception>
    public static ApiKeySet Read(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return Of(document.RootElement, path);
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{path} is not JSON (line {e.LineNumber + 1}).");
        }
    }

    /// <summary>Looks at every key whatever the first ones say, so that time tells nothing about which bytes were right.</summary>
    public ApiKey? Find(string presented)
    {
        if (presented.Length is 0 or > MaxKeyLength)
        {
            return null;
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(presented), hash);
        ApiKey? found = null;
        foreach (var key in keys)
        {
            found = CryptographicOperations.FixedTimeEquals(hash, key.Sha256.AsSpan()) ? key : found;
        }

        return found;
    }

    private static ApiKeySet Of(JsonElement root, string path)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("keys", out var list) || list.ValueKind != JsonValueKind.Array)
        {
            throw new InvalidDataException($"{path} has no list \"keys\".");
        }

        if (list.GetArrayLength() is 0 or > MaxKeys)
        {
            throw new InvalidDataException($"{path} has {list.GetArrayLength()} keys; give 1 to {MaxKeys}.");
        }

        var keys = list.EnumerateArray().Select((element, index) => KeyOf(element, $"{path}, key {index + 1}")).ToImmutableArray();
        return keys.Select(static key => Convert.ToHexString(key.Sha256.AsSpan())).Distinct(StringComparer.Ordinal).Count() == keys.Length
            ? new ApiKeySet(keys)
            : throw new InvalidDataException($"{path} has the same sha256 twice: one key must not be two callers.");
    }

    private static ApiKey KeyOf(JsonElement element, string place)
    {
        if (element.ValueKind != JsonValueKind.Object
            || !element.TryGetProperty("name", out var name) || name.ValueKind != JsonValueKind.String || name.GetString() is not { Length: > 0 and <= 64 } called)
        {
            throw new InvalidDataException($"{place} has no \"name\" of 1 to 64 characters.");
        }

        if (!element.TryGetProperty("sha256", out var hex) || hex.ValueKind != JsonValueKind.String || !TryHash(hex.GetString()!, out var hash))
        {
            throw new InvalidDataException($"{place} has no \"sha256\" of 64 hexadecimal digits.");
        }

        if (!element.TryGetProperty("roles", out var roles) || roles.ValueKind != JsonValueKind.Array || roles.GetArrayLength() == 0
            || roles.EnumerateArray().Any(static role => role.ValueKind != JsonValueKind.String || !Security.Roles.All.Contains(role.GetString())))
        {
            throw new InvalidDataException($"{place} has no \"roles\" out of {string.Join(", ", Security.Roles.All)}.");
        }

        return new ApiKey(called, hash, [.. roles.EnumerateArray().Select(static role => role.GetString()!)]);
    }

    private static bool TryHash(string hex, out ImmutableArray<byte> hash)
    {
        hash = [];
        if (hex.Length != 2 * SHA256.HashSizeInBytes || !hex.All(char.IsAsciiHexDigit))
        {
            return false;
        }

        hash = [.. Convert.FromHexString(hex)];
        return true;
    }
}
