namespace FinData.Grains;

/// <summary>One contract's new share in its client's totals. Idempotent by watermark: a lower or equal one is ignored.</summary>
[GenerateSerializer, Immutable, Alias("findata.client-change")]
internal readonly record struct ClientChange
{
    [Id(0)] public required string ClientId { get; init; }
    [Id(1)] public required int Partition { get; init; }
    [Id(2)] public required ClientContract Contract { get; init; }

    /// <summary>The contract is no longer the client's: an opening that counts from an earlier date names another.</summary>
    [Id(3)] public bool IsGone { get; init; }
}

/// <summary>Where pumps send what their checkpoints changed.</summary>
internal interface IClientFeed
{
    /// <summary>False when nobody keeps this client in memory: its totals are read from the store when asked, so no change need be built.</summary>
    bool Wants(string clientId);

    /// <summary>Rises whenever a client that nobody kept before may have come into memory.</summary>
    long Arrivals { get; }

    /// <summary>Whether changes of this client come to this silo.</summary>
    bool IsHome(string clientId);

    /// <summary>Hands over the changes of one checkpoint that is durable.</summary>
    void Publish(IReadOnlyList<ClientChange> changes);

    /// <summary>A partition was taken over: clients with contracts in it are read from the store again.</summary>
    void Invalidate(int partition);
}
