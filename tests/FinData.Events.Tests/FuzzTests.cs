using System.Text;
using System.Text.Json;
using CsCheck;
using FinData.Lending;

namespace FinData.Events.Tests;

public sealed class FuzzTests
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = EventLimits.MaxDepth };

    [Fact]
    public void TryDecode_RandomBytes_NeverThrows()
        => Gen.Byte.Array[0, 300].Sample(static bytes => { JsonEventCodec.TryDecode(bytes, out _); }, iter: 20_000);

    [Fact]
    public void TryDecode_RandomJsonCharacters_AgreesWithAStrictReaderOnGrammar()
        => Gen.Char["{}[]\":,\\ \n0123456789-+.eEtruefalsn/ud8Dc\t"].Array[0, 40].Select(static c => Encoding.UTF8.GetBytes("{\"a\":" + new string(c) + "}"))
            .Sample(AssertGrammar, iter: 50_000, print: Encoding.UTF8.GetString);

    [Fact]
    public void TryDecode_ValidRecordWithChangedBytes_AgreesWithAStrictReaderOnGrammar()
    {
        Gen.Select(Gens.Envelope.Select(RoundTripTests.Encode), Gen.Select(Gen.Int[0, 2_000], Gen.Byte).Array[1, 3], Gen.Int[0, 2_000]).Sample(
            static (record, changes, cut) =>
            {
                foreach (var (at, value) in changes)
                {
                    record[at % record.Length] = value;
                }

                AssertGrammar(record);
                AssertGrammar(record[..(cut % record.Length)]);
            },
            iter: 20_000);
    }

    [Theory]
    [InlineData(63, true)]
    [InlineData(64, false)]
    public void TryDecode_NestedArrays_AreTakenUpToTheLimit(int levels, bool isGrammar)
    {
        var record = Encoding.UTF8.GetBytes("{\"a\":" + new string('[', levels) + new string(']', levels) + "}");

        Assert.Equal(isGrammar, JsonEventCodec.TryDecode(record, out _).Reason != RejectReason.MalformedJson);
        AssertGrammar(record);
    }

    [Fact]
    public void ReadAll_RandomBytes_ThrowsNothingButInvalidData()
        => Gen.Byte.Array[0, 120].Sample(static bytes => ReadAll(bytes), iter: 30_000);

    [Fact]
    public void ReadAll_ChangedBytes_ThrowsNothingButInvalidData()
    {
        Gen.Select(Gens.Event, Gen.Int[0, 1_000], Gen.Byte).Sample(
            static (value, at, change) =>
            {
                var buffer = new System.Buffers.ArrayBufferWriter<byte>();
                CompactEventCodec.Write(buffer, value, "e-1"u8);
                var bytes = buffer.WrittenSpan.ToArray();
                bytes[at % bytes.Length] = change;
                ReadAll(bytes);
            },
            iter: 20_000);
    }

    private static void ReadAll(byte[] bytes)
    {
        try
        {
            CompactEventCodec.ReadAll(bytes, new List<HistoryEntry>());
        }
        catch (InvalidDataException)
        {
            // What damage is answered with.
        }
    }

    /// <summary>What is not UTF-8 or not JSON to a strict reader is neither to the codec. Only lone surrogates, which that reader lets pass, are refused besides.</summary>
    private static void AssertGrammar(byte[] record)
    {
        var reason = JsonEventCodec.TryDecode(record, out _).Reason;
        var isRefused = reason is RejectReason.MalformedJson or RejectReason.InvalidUtf8;
        Assert.True(isRefused == !IsObject(record), $"{reason}: {Encoding.UTF8.GetString(record)}");
    }

    private static bool IsObject(byte[] record)
    {
        try
        {
            using var document = JsonDocument.Parse(record, Strict);
            return document.RootElement.ValueKind == JsonValueKind.Object && HasOnlyCharacters(document.RootElement);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool HasOnlyCharacters(JsonElement element)
    {
        try
        {
            return element.ValueKind switch
            {
                JsonValueKind.String => element.GetString() is not null,
                JsonValueKind.Object => element.EnumerateObject().All(static p => p.Name is not null && HasOnlyCharacters(p.Value)),
                JsonValueKind.Array => element.EnumerateArray().All(HasOnlyCharacters),
                _ => true,
            };
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
