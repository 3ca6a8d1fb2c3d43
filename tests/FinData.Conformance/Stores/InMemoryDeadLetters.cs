using FinData.Grains;

namespace FinData.Conformance;

/// <summary>Dead letters by sequence. A letter of the log is known by partition and offset and kept once. Not thread-safe.</summary>
internal sealed class InMemoryDeadLetters
{
    private readonly SortedDictionary<long, DeadLetter> bySequence = [];
    private readonly Dictionary<(int Partition, long Offset), long> sequences = [];

    public long Next => bySequence.Count + 1;

    public void Add(DeadLetter letter)
    {
        if (letter.Partition >= 0 && !sequences.TryAdd((letter.Partition, letter.Offset), Next))
        {
            return;
        }

        var sequence = Next;
        bySequence.Add(sequence, letter with { Sequence = sequence, Key = letter.Key.ToArray(), Value = letter.Value.ToArray() });
    }

    public IReadOnlyList<DeadLetter> List(long? beforeSequence, int limit)
        => [.. bySequence.Values.Reverse().Where(l => beforeSequence is null || l.Sequence < beforeSequence).Take(limit)];

    public DeadLetter? Get(long sequence) => bySequence.GetValueOrDefault(sequence);
}
