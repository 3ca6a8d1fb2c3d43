namespace FinData.Grains;

/// <summary>Hands on what checkpoints have made durable: never what a crash could take back. Called by the pumps; its methods do not wait and do not throw.</summary>
public interface ICheckpointOutlet
{
    /// <summary>A pump took the partition. Everything below <paramref name="nextOffset"/> is in the store, and may not have been handed on.</summary>
    void OnTaken(int partition, long nextOffset);

    /// <summary>The checkpoint is durable. Its buffers are used again afterwards: what is kept is copied.</summary>
    void OnSaved(Checkpoint checkpoint);

    /// <summary>The pump has ended; another one may have the partition.</summary>
    void OnReleased(int partition);
}
