using System.Buffers.Binary;
using System.Text;
using FinData.Grains;

namespace FinData.Conformance;

/// <summary>Writes checkpoints as a pump would, from texts.</summary>
public static class CheckpointBuilder
{
    public static Checkpoint For(int partition, long epoch, long nextOffset)
    {
        var checkpoint = new Checkpoint();
        checkpoint.Reset(partition, epoch, nextOffset);
        return checkpoint;
    }

    /// <summary>Adds a contract whose new events have the given offsets; the history block's text names them.</summary>
    public static Checkpoint With(this Checkpoint checkpoint, string contractId, string state, long[] offsets, string? clientId = null)
        => checkpoint.With(contractId, state, offsets[^1], offsets, clientId);

    public static Checkpoint With(this Checkpoint checkpoint, string contractId, string state, long watermark, long[] offsets, string? clientId = null)
    {
        checkpoint.Add(new CheckpointEntry(
            checkpoint.Append(Encoding.UTF8.GetBytes(contractId)),
            checkpoint.Append(Encoding.UTF8.GetBytes(clientId ?? "")),
            watermark,
            checkpoint.Append(Encoding.UTF8.GetBytes(state)),
            offsets.Length == 0 ? 0 : offsets[0],
            checkpoint.Append(Encoding.UTF8.GetBytes(HistoryText(offsets))),
            checkpoint.Append(Ids(offsets))));
        return checkpoint;
    }

    public static Checkpoint WithTotals(this Checkpoint checkpoint, string totals)
    {
        checkpoint.Totals = checkpoint.Append(Encoding.UTF8.GetBytes(totals));
        return checkpoint;
    }

    public static Checkpoint WithLetters(this Checkpoint checkpoint, params DeadLetter[] letters)
    {
        checkpoint.DeadLetters.AddRange(letters);
        return checkpoint;
    }

    public static DeadLetter Letter(int partition, long offset, string value = "poison", string? field = "amount")
        => new(0, partition, offset, "wrong-scale", field, "kit", new DateTimeOffset(2024, 2, 29, 12, 0, 0, TimeSpan.Zero), Encoding.UTF8.GetBytes("key"), Encoding.UTF8.GetBytes(value));

    /// <summary>The text of a history block that holds these offsets.</summary>
    public static string HistoryText(params long[] offsets) => string.Join(' ', offsets);

    /// <summary>The hash that stands for the event at an offset.</summary>
    public static byte[] Ids(params long[] offsets)
    {
        var ids = new byte[8 * offsets.Length];
        for (var i = 0; i < offsets.Length; i++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(ids.AsSpan(8 * i), 1_000_000 + offsets[i]);
        }

        return ids;
    }

    /// <summary>The offsets whose hashes these are, each once.</summary>
    public static IEnumerable<long> OffsetsOf(ReadOnlyMemory<byte> ids)
        => Enumerable.Range(0, ids.Length / 8).Select(i => BinaryPrimitives.ReadInt64LittleEndian(ids.Span[(8 * i)..]) - 1_000_000).Distinct().Order();
}
