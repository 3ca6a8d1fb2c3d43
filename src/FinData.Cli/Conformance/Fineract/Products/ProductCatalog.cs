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

    public static IEnumerable<string> Names => Products.Keys;

    public static ProductSettings Find(string name)
    {
        if (!Products.TryGetValue(name, out var own))
        {
            throw new UnsupportedStepException($"product not known: {name}");
        }

        return new ProductSettings(name, own, own.TryGetProperty("amortizationType", out _) ? null : Products[Base]);
    }

    private static FrozenDictionary<string, JsonElement> Load()
    {
        using var stream = typeof(ProductCatalog).Assembly.GetManifestResourceStream("fineract-products.json.gz")
            ?? throw new InvalidOperationException("The tool was built without its list of products.");
        using var unpacked = new GZipStream(stream, CompressionMode.Decompress);
        using var document = JsonDocument.Parse(unpacked);
        return document.RootElement.EnumerateObject().ToFrozenDictionary(static product => product.Name, static product => product.Value.Clone(), StringComparer.Ordinal);
    }
}
