using System.Buffers.Binary;
using FinData.Grains;
using RocksDbSharp;

namespace FinData.Storage.RocksDb;

/// <summary>
/// The dead letters of the store: numbered in the order they come, the oldest dropped beyond a limit. Whoever adds letters holds <see cref="Gate"/> until the
/// batch is written, for numbers are given out in order.
/// </summary>
internal sealed class DeadLetterShelf(int limit)
{
    private long generation;
    private long next;
    private long oldest;

    public Lock Gate { get; } = new();

    /// <summary>Lays letters that aren't known yet into the batch. What was laid counts only after <see cref="Written"/>.</summary>
    public DeadLetterCount AddTo(WriteBatch batch, in EngineScope scope, IReadOnlyList<DeadLetter> letters)
    {
        Refresh(scope);
        var key = new StoreKey();
        var family = scope.Family(StoreFamily.DeadLetters);
        var inBatch = new HashSet<(int, long)>();
        var sequence = next;
        Span<byte> stored = stackalloc byte[sizeof(long)];
        foreach (var letter in letters)
        {
            if (letter.Partition >= 0)
            {
                if (!inBatch.Add((letter.Partition, letter.Offset)) || scope.Database.HasKey(key.LetterOrigin(letter.Partition, letter.Offset), family))
                {
                    continue;
                }

                BinaryPrimitives.WriteInt64BigEndian(stored, sequence);
                batch.Put(key.LetterOrigin(letter.Partition, letter.Offset), stored, family);
            }

            batch.Put(key.Letter(sequence), DeadLetterCodec.Write(letter), family);
            sequence++;
        }

        return new DeadLetterCount(sequence, Drop(batch, scope, sequence));
    }

    public void Written(DeadLetterCount count) => (next, oldest) = (count.Next, count.Oldest);

    /// <summary>How many letters were dropped to keep the limit.</summary>
    public long Dropped(in EngineScope scope)
    {
        lock (Gate)
        {
            Refresh(scope);
            return oldest - 1;
        }
    }

    public static IReadOnlyList<DeadLetter> List(in EngineScope scope, long? beforeSequence, int limit)
    {
        var letters = new List<DeadLetter>();
        using var iterator = scope.Database.NewIterator(scope.Family(StoreFamily.DeadLetters));
        iterator.SeekForPrev(new StoreKey().Letter((beforeSequence ?? long.MaxValue) - 1));
        for (; iterator.Valid() && IsLetter(iterator) && letters.Count < limit; iterator.Prev())
        {
            letters.Add(DeadLetterCodec.Read(SequenceOf(iterator), iterator.Value()));
        }

        EngineScope.ThrowIfFailed(iterator);
        return letters;
    }

    public static DeadLetter? Get(in EngineScope scope, long sequence)
        => scope.Database.Get(new StoreKey().Letter(sequence), scope.Family(StoreFamily.DeadLetters)) is { } value ? DeadLetterCodec.Read(sequence, value) : null;

    private long Drop(WriteBatch batch, in EngineScope scope, long end)
    {
        var key = new StoreKey();
        var family = scope.Family(StoreFamily.DeadLetters);
        var first = oldest;
        for (; end - first > limit; first++)
        {
            if (Get(scope, first) is { Partition: >= 0 } letter)
            {
                batch.Delete(key.LetterOrigin(letter.Partition, letter.Offset), family);
            }

            batch.Delete(key.Letter(first), family);
        }

        return first;
    }

    private void Refresh(in EngineScope scope)
    {
        if (generation == scope.Generation)
        {
            return;
        }

        using var iterator = scope.Database.NewIterator(scope.Family(StoreFamily.DeadLetters));
        iterator.Seek(new StoreKey().Letter(0));
        oldest = iterator.Valid() && IsLetter(iterator) ? SequenceOf(iterator) : 1;
        iterator.SeekForPrev(new StoreKey().Letter(long.MaxValue));
        EngineScope.ThrowIfFailed(iterator);
        next = iterator.Valid() && IsLetter(iterator) ? SequenceOf(iterator) + 1 : 1;
        generation = scope.Generation;
    }

    private static bool IsLetter(Iterator iterator) => iterator.GetKeySpan()[0] == 0;

    private static long SequenceOf(Iterator iterator) => BinaryPrimitives.ReadInt64BigEndian(iterator.GetKeySpan()[1..]);
}

/// <summary>Where the numbers of dead letters stand: the next one, and the oldest that is kept.</summary>
internal readonly record struct DeadLetterCount(long Next, long Oldest);
