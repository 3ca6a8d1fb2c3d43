namespace FinData.Silo.Watch;

/// <summary>Counts the open streams against their bound.</summary>
internal sealed class Watchers(WatchOptions options)
{
    private int open;

    public int Open => Volatile.Read(ref open);

    public bool TryEnter()
    {
        if (Interlocked.Increment(ref open) <= options.MaxWatchers)
        {
            return true;
        }

        Interlocked.Decrement(ref open);
        return false;
    }

    public void Leave() => Interlocked.Decrement(ref open);
}
