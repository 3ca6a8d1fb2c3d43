namespace FinData.Simulation;

/// <summary>A hash over every step of a run: two runs with the same hash did the same things in the same order. Optionally the steps themselves.</summary>
internal sealed class Trace(TextWriter? lines)
{
    private const ulong Start = 14_695_981_039_346_656_037;
    private const ulong Prime = 1_099_511_628_211;

    public ulong Hash { get; private set; } = Start;

    public void Add(TimeSpan time, string? owner, string label)
    {
        unchecked
        {
            Hash = (Hash ^ (ulong)time.Ticks) * Prime;
        }

        Hash = Mix(Mix(Hash, owner ?? ""), label);
        lines?.WriteLine(FormattableString.Invariant($"{time.TotalSeconds,12:0.000000} {owner ?? "-",-6} {label}"));
    }

    public static ulong HashOf(string text) => Mix(Start, text);

    // FNV-1a over the characters: the framework's own string hash differs from process to process.
    private static ulong Mix(ulong hash, string text)
    {
        unchecked
        {
            foreach (var c in text)
            {
                hash = (hash ^ c) * Prime;
            }
        }

        return hash;
    }
}
