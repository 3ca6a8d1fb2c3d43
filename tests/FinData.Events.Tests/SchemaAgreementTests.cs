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
        foreach (var digits in new[] { 0, 2, 3 })
        {
            var codes = definitions.GetProperty($"currency{digits}").GetProperty("enum").EnumerateArray().Select(static e => e.GetString()!);
            var pattern = definitions.GetProperty($"amount{digits}").GetProperty("pattern").GetString()!;

            Assert.Equal(Currency.All.Where(c => c.MinorDigits == digits).Select(static c => c.Code).Order(StringComparer.Ordinal), codes.Order(StringComparer.Ordinal));
            Assert.Equal(digits > 0, pattern.Contains($"{{1,{digits}}}", StringComparison.Ordinal));
        }

        Assert.All(Currency.All, static currency => Assert.Contains(currency.MinorDigits, new[] { 0, 2, 3 }));
    }

    /// <summary>All that a change of content can cause; grammar, bytes and key have their own tests.</summary>
    private static HashSet<RejectReason> ReasonsOfContent() =>
    [
        .. Enum.GetValues<RejectReason>().Except(
            [RejectReason.Oversize, RejectReason.InvalidUtf8, RejectReason.MalformedJson, RejectReason.KeyMismatch, RejectReason.UnknownSchema, RejectReason.MalformedAvro]),
    ];
}
