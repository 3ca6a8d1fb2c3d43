using System.Text;
using NJsonSchema;

namespace FinData.Events.Tests;

/// <summary>The published schema, as an independent validator reads it.</summary>
internal static class SchemaOracle
{
    private static readonly JsonSchema Schema = JsonSchema.FromJsonAsync(EventSchemas.Json).GetAwaiter().GetResult();

    public static bool Accepts(byte[] record) => Schema.Validate(Encoding.UTF8.GetString(record)).Count == 0;

    /// <summary>Codec and schema say the same, or the codec refuses for what no schema can say.</summary>
    public static void AssertAgreement(byte[] record)
    {
        var rejection = JsonEventCodec.TryDecode(record, out _);
        if (!EventSchemas.InexpressibleReasons.Contains(rejection.Reason))
        {
            var isAccepted = Accepts(record);
            Assert.True(rejection.IsNone == isAccepted, $"The codec says {(rejection.IsNone ? "valid" : rejection)}, the schema {(isAccepted ? "valid" : "invalid")}: {Encoding.UTF8.GetString(record)}");
        }
    }
}
