using System.Collections.Frozen;
using System.IO.Compression;
using System.Text.Json;
using FinData.Cli.Conformance.Fineract.Scenarios;

namespace FinData.Cli.Conformance.Fineract.Products;

/// <summary>The loan products that the foreign scenarios name. Their settings are facts of the foreign test suite; data/fineract/SOURCE.txt says which.</summary>
internal static class ProductCatalog
{
    /// <summary>Stands in for the settings that the list lacks: some products are listed with their own settings only, without those they build on.</summary>
    private const string Base = "LP2_ADV_PYMNT_INTEREST_DAILY_EMI_360_30_INTEREST_RECALCULATION_DAILY_TILL_PRECLOSE";

    private static readonly FrozenDictionary<string, JsonElement> Products = Load();
    private static readonly FrozenDictionary<string, JsonElement> Variants = LoadVariants();

    public static IEnumerable<string> Names => Products.Keys.Concat(Variants.Keys);

    public static ProductSettings Find(string name)
    {
        if (Variants.TryGetValue(name, out var changes))
        {
            return new ProductSettings(name, changes, Products[changes.GetProperty("like").GetString()!]);
        }

        if (!Products.TryGetValue(name, out var own))
        {
            throw new UnsupportedStepException($"product not known: {name}");
        }

        return new ProductSettings(name, own, own.TryGetProperty("amortizationType", out _) ? null : Products[Base]);
    }

    private static FrozenDictionary<string, JsonElement> Load()
    {
        using var unpacked = new GZipStream(Open("fineract-products.json.gz"), CompressionMode.Decompress);
        return Read(unpacked);
    }

    /// <summary>Products that are another one with a few settings changed.</summary>
    private static FrozenDictionary<string, JsonElement> LoadVariants()
    {
        using var stream = Open("fineract-products-like.json");
        return Read(stream);
    }

    private static Stream Open(string resource)
        => typeof(ProductCatalog).Assembly.GetManifestResourceStream(resource) ?? throw new InvalidOperationException($"The tool was built without {resource}.");

    private static FrozenDictionary<string, JsonElement> Read(Stream json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.EnumerateObject().ToFrozenDictionary(static product => product.Name, static product => product.Value.Clone(), StringComparer.Ordinal);
    }
}
