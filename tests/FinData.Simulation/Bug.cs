namespace FinData.Simulation;

/// <summary>Known mistakes that can be planted, to show that the simulation finds them.</summary>
internal enum Bug
{
    None,

    /// <summary>The pump folds again what a position took in already.</summary>
    SkipWatermark,

    /// <summary>The store writes the checkpoint before the positions that it promises.</summary>
    CheckpointFirst,

    /// <summary>The pump goes on when the store tells it that its epoch is over.</summary>
    IgnoreEpoch,

    /// <summary>The store moves the checkpoint for a pump whose epoch is over.</summary>
    StoreIgnoresEpoch,

    /// <summary>What a checkpoint holds is handed on before the store has it.</summary>
    PublishFirst,
}
