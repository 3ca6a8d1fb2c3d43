namespace FinData.Silo.Watch;

/// <summary>Bounds of <c>/watch</c>.</summary>
public sealed class WatchOptions
{
    /// <summary>Streams open at once, 1 to 100,000. Each holds a connection and a waiting grain call.</summary>
    public int MaxWatchers { get; set; } = 1000;

    /// <summary>A stream without a change says that it lives this often, 1 to 20 s: proxies cut what is silent, and a grain call must end before Orleans' 30 s.</summary>
    public TimeSpan Heartbeat { get; set; } = TimeSpan.FromSeconds(15);
}
