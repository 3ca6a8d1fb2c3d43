namespace FinData.Cli.Torture;

/// <summary>The longest time between two signs of life, from the first one on.</summary>
internal sealed class Gap
{
    private long last;

    public TimeSpan Longest { get; private set; }

    public void Note()
    {
        var now = TimeProvider.System.GetTimestamp();
        if (last != 0 && TimeProvider.System.GetElapsedTime(last, now) is var gap && gap > Longest)
        {
            Longest = gap;
        }

        last = now;
    }
}
