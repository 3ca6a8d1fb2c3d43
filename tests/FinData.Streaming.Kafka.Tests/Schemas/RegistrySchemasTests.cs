using FinData.Events;
using FinData.Grains;

namespace FinData.Streaming.Kafka.Tests.Schemas;

public sealed class RegistrySchemasTests : IDisposable
{
    private readonly SmallRegistry registry = new();
    private readonly AvroSchemas schemas = new();
    private readonly RegistrySchemas lookup;

    public RegistrySchemasTests() => lookup = RegistrySchemas.Of(new KafkaOptions { SchemaRegistryUrl = registry.Url }, schemas)!;

    public void Dispose()
    {
        lookup.Dispose();
        registry.Dispose();
    }

    [Fact]
    public async Task Learn_SchemaOfARecord_IsAskedForOnce()
    {
        registry.Add(3, EventSchemas.Avro);
        using var block = BlockOf(AvroRecords.Framed(3), AvroRecords.Framed(3), "{}"u8.ToArray());

        Assert.Equal([3], lookup.MissingOf(block));
        await lookup.LearnAsync(lookup.MissingOf(block), TestContext.Current.CancellationToken);

        Assert.Empty(lookup.MissingOf(block));
        Assert.Equal(1, registry.Asked);
        Assert.Equal(Rejection.None, new EventDecoder(schemas).TryDecode(AvroRecords.Framed(3), default, out _));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("""{"type":"object"}""", "JSON")]
    [InlineData("syntax = \"proto3\";", null)]
    public async Task Learn_NoAvroSchemaOfThatId_IsNotedAsUnknown(string? schema, string? type)
    {
        if (schema is not null)
        {
            registry.Add(4, schema, type);
        }

        await lookup.LearnAsync([4], TestContext.Current.CancellationToken);

        Assert.False(schemas.IsMissing(4));
        Assert.Equal(RejectReason.UnknownSchema, Reason(AvroRecords.Framed(4)));
    }

    [Fact]
    public async Task Learn_RegistryThatFails_SaysWhichAndIsAskedAgain()
    {
        registry.Add(5, EventSchemas.Avro);
        registry.IsBroken = true;

        var refused = await Assert.ThrowsAsync<LogUnavailableException>(() => lookup.LearnAsync([5], TestContext.Current.CancellationToken));

        Assert.Contains(registry.Url, refused.Message, StringComparison.Ordinal);
        Assert.True(schemas.IsMissing(5));
        registry.IsBroken = false;
        await lookup.LearnAsync([5], TestContext.Current.CancellationToken);
        Assert.False(schemas.IsMissing(5));
    }

    [Fact]
    public async Task Learn_RegistryThatIsGone_SaysWhich()
    {
        registry.Dispose();

        var refused = await Assert.ThrowsAsync<LogUnavailableException>(() => lookup.LearnAsync([6], TestContext.Current.CancellationToken));

        Assert.Contains(registry.Url, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_NoAddress_IsNone() => Assert.Null(RegistrySchemas.Of(new KafkaOptions(), schemas));

    private static RecordBlock BlockOf(params byte[][] values)
    {
        var block = new RecordBlock(16, 1 << 20);
        foreach (var value in values)
        {
            block.Add(block.Count, "c-1"u8, value);
        }

        return block;
    }

    private RejectReason Reason(byte[] record) => new EventDecoder(schemas).TryDecode(record, default, out _).Reason;
}
