using Orleans.Placement;

namespace FinData.Grains;

/// <summary>Grains whose integer key is a partition live on the silo that owns it.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class PlacedByPartitionAttribute() : PlacementAttribute(new PartitionPlacement());

/// <summary>Grains whose string key hashes to a partition live on the silo that owns it.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class PlacedByKeyAttribute() : PlacementAttribute(new KeyPlacement());

/// <summary>Grains whose string key is a silo's address live there.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class PlacedBySiloAttribute() : PlacementAttribute(new SiloPlacement());

[GenerateSerializer, Alias("findata.partition-placement")]
internal sealed class PartitionPlacement : PlacementStrategy;

[GenerateSerializer, Alias("findata.silo-placement")]
internal sealed class SiloPlacement : PlacementStrategy;

[GenerateSerializer, Alias("findata.key-placement")]
internal sealed class KeyPlacement : PlacementStrategy;
