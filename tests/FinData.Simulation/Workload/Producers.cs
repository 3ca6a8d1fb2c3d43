using FinData.Grains;

namespace FinData.Simulation;

/// <summary>
/// Sends records to the log until it has an answer for each: an answer that is lost means a repeat, and batches that are on their way together arrive in any order.
/// </summary>
internal sealed class Producers
{
    private readonly World world;
    private readonly LifeScript script;
    private readonly TimeSpan pace;
    private int left;
    private int unanswered;

    public Producers(World world, int records)
    {
        (this.world, left) = (world, records);
        script = new LifeScript(world.Engine.Random, contracts: world.Engine.Random.Next(2, 10));
        pace = TimeSpan.FromMilliseconds(world.Engine.Random.Next(20, 1_500));
    }

    public bool IsDone => left <= 0 && unanswered == 0;

    public void Run() => world.Engine.After(world.Engine.Draw(TimeSpan.Zero, pace), null, "produce", Produce);

    /// <summary>What is left comes fast: the run is to settle.</summary>
    public void Stop() => left = 0;

    private void Produce()
    {
        if (left <= 0)
        {
            return;
        }

        var batch = Enumerable.Range(0, world.Engine.Random.Next(1, 9)).Select(_ => script.Next()).ToArray();
        left -= batch.Length;
        unanswered++;
        Send(batch);
        Run();
    }

    private void Send((byte[] Key, byte[] Value)[] batch)
        => world.Engine.After(world.Weather.Delay(), null, "append", () =>
        {
            if (world.Weather.IsLogDown || world.Engine.Chance(world.Weather.LogRefuses))
            {
                world.Engine.After(TimeSpan.FromSeconds(1), null, "append again", () => Send(batch));
                return;
            }

            Append(batch);
            if (world.Engine.Chance(world.Weather.AnswerIsLost))
            {
                world.Engine.After(TimeSpan.FromSeconds(1), null, "repeat", () => Send(batch));
                return;
            }

            unanswered--;
        });

    private void Append((byte[] Key, byte[] Value)[] batch)
    {
        foreach (var (key, value) in batch)
        {
            var partition = Partitioner.PartitionOf(key, world.Log.PartitionCount);
            if (world.Plain[partition].Records.Count > 0 && world.Engine.Random.Next(40) == 0)
            {
                world.Log.SkipOffsets(partition, world.Engine.Random.Next(1, 5)); // as a broker's transaction markers do
            }

            world.Plain.Add(world.Log.Append(partition, key, value), key, value);
            world.Arrivals.Announce(partition);
        }
    }
}
