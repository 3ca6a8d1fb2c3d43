using System.Text;
using System.Text.Json;
using CsCheck;
using FinData.Lending;

namespace FinData.Events.Tests;

public sealed class SchemaAgreementTests
{
    [Fact]
    public void Schema_AnyEncodedEnvelope_Accepts()
        => Gens.Envelope.Select(RoundTripTests.Encode).Sample(
            static record => Assert.True(SchemaOracle.Accepts(record)), iter: 2_000, print: Encoding.UTF8.GetString);

    [Fact]
    public void Schema_AnyMutatedDocument_AgreesWithTheCodec()
        => Mutations.Document.Sample(SchemaOracle.AssertAgreement, iter: 20_000, print: Encoding.UTF8.GetString);

    [Fact]
    public void Mutations_AreNeitherAllValidNorAllInvalid()
    {
        var accepted = 0;
        var reasons = new HashSet<RejectReason>();
        Mutations.Document.Sample(
            record =>
            {
                var reason = JsonEventCodec.TryDecode(record, out _).Reason;
                accepted += reason == RejectReason.None ? 1 : 0;
                reasons.Add(reason);
            },
            iter: 50_000,
            threads: 1);

        Assert.InRange(accepted, 5_000, 45_000);
        Assert.Superset(ReasonsOfContent(), reasons);
    }

    [Fact]
    public void Schema_ListsEveryCurrencyWithItsDigits()
    {
        using var schema = JsonDocument.Parse(EventSchemas.Json);
        var definitions = schema.RootElement.GetProperty("definitions");
        foreach (var (groups, field) in new[] { (definitions.GetProperty("money"), "amount"), (definitions.GetProperty("loanTerms"), "principal") })
        {
            var listed = groups.GetProperty("anyOf").EnumerateArray()
                .SelectMany(group => Codes(group.GetProperty("properties")).Select(code => (code, Pattern: group.GetProperty("properties").GetProperty(field).GetProperty("pattern").GetString()!)))
                .ToDictionary(static pair => pair.code, static pair => pair.Pattern);

            Assert.Equal(Currency.All.Select(static c => c.Code).Order(StringComparer.Ordinal), listed.Keys.Order(StringComparer.Ordinal));
            Assert.All(Currency.All, currency => Assert.Equal(currency.MinorDigits > 0, listed[currency.Code].Contains($"{{1,{currency.MinorDigits}}}", StringComparison.Ordinal)));
        }

        Assert.Equal(Currency.All.Select(static c => c.Code).Order(StringComparer.Ordinal), Codes(definitions.GetProperty("accountTerms").GetProperty("properties")).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Codes(JsonElement properties)
        => properties.GetProperty("currency").GetProperty("enum").EnumerateArray().Select(static e => e.GetString()!);

    /// <summary>All that a change of content can cause; grammar, bytes and key have their own tests.</summary>
    private static HashSet<RejectReason> ReasonsOfContent() =>
    [
        .. Enum.GetValues<RejectReason>().Except(
            [RejectReason.Oversize, RejectReason.InvalidUtf8, RejectReason.MalformedJson, RejectReason.KeyMismatch]),
    ];
}
