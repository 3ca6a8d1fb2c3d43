using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using FinData.Grains;

namespace FinData.Streaming.Kafka;

/// <summary>
/// What one client has fetched of one partition. Taken in batches: the records' bytes are copied from where the client received them into the block, once.
/// One reader at a time; <see cref="Release"/> and <see cref="Wake"/> may come from other threads.
/// </summary>
internal sealed unsafe class PartitionQueue
{
    private const int BatchSize = 1024;
    private readonly NativeConsumer consumer;
    private readonly Lock gate = new();
    private readonly NativeHeaders headers = new();
    private readonly NativeMessage*[] messages = new NativeMessage*[BatchSize];
    private GCHandle self;
    private nint queue;
    private TaskCompletionSource? waiting;
    private int taken;
    private int given;

    public PartitionQueue(NativeConsumer consumer, nint queue, string topic, int partition, long offset)
    {
        (this.consumer, this.queue, Topic, Partition, Next) = (consumer, queue, topic, partition, offset);
        self = GCHandle.Alloc(this);
        Rdkafka.rd_kafka_queue_cb_event_enable(queue, &OnArrived, GCHandle.ToIntPtr(self));
    }

    public string Topic { get; }

    public int Partition { get; }

    /// <summary>One past the last offset that was given out.</summary>
    public long Next { get; private set; }

    /// <summary>What the client says of the partition instead of giving records, as librdkafka numbers errors; 0 for nothing.</summary>
    public int Error { get; private set; }

    /// <summary>Completes when there may be something to take. Asked for before looking, so that nothing slips between look and wait.</summary>
    public Task ArrivedAsync()
    {
        lock (gate)
        {
            return queue == 0 ? Task.CompletedTask : (waiting ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    /// <summary>Moves what is there into the block. False when that was nothing, neither records nor offsets to pass over.</summary>
    public bool TryFill(RecordBlock block)
    {
        lock (gate)
        {
            while (queue != 0 && Error == Rdkafka.NoError && !block.IsFull && (given < taken || Take(block.MaxRecords - block.Count)))
            {
                while (given < taken && !block.IsFull && Give(block, messages[given]))
                {
                    Rdkafka.rd_kafka_message_destroy(messages[given++]);
                }

                if (Error != Rdkafka.NoError)
                {
                    Rdkafka.rd_kafka_message_destroy(messages[given++]);
                }
            }
        }

        if (block.Next <= Next)
        {
            return false;
        }

        Next = block.Next;
        return true;
    }

    /// <summary>Lets a reader that waits look again.</summary>
    public void Wake()
    {
        Interlocked.Exchange(ref waiting, null)?.TrySetResult();
    }

    public void Close() => consumer.Close(this);

    /// <summary>Gives the client's memory back; called by the client, which fetches no more.</summary>
    public void Release()
    {
        lock (gate)
        {
            if (queue == 0)
            {
                return;
            }

            Rdkafka.rd_kafka_queue_cb_event_enable(queue, null, 0);
            while (given < taken)
            {
                Rdkafka.rd_kafka_message_destroy(messages[given++]);
            }

            Rdkafka.rd_kafka_queue_destroy(queue);
            queue = 0;
            self.Free();
        }

        Wake();
    }

    private bool Take(int count)
    {
        fixed (NativeMessage** target = messages)
        {
            taken = (int)Math.Max(0, Rdkafka.rd_kafka_consume_batch_queue(queue, 0, target, (nuint)Math.Min(count, BatchSize)));
        }

        given = 0;
        return taken > 0;
    }

    /// <summary>False where the message is an error that ends the reading.</summary>
    private bool Give(RecordBlock block, NativeMessage* message)
    {
        if (message->Error == Rdkafka.NoError)
        {
            block.Add(
                message->Offset,
                new ReadOnlySpan<byte>((void*)message->Key, (int)message->KeyLength),
                new ReadOnlySpan<byte>((void*)message->Payload, (int)message->PayloadLength),
                headers.Read(message));
            return true;
        }

        if (message->Error == Rdkafka.PartitionEnd)
        {
            // Offsets up to here are known to hold nothing more: markers of transactions, aborted records, what compaction took.
            block.SkipTo(message->Offset);
            return true;
        }

        Error = message->Error;
        return false;
    }

    // On a thread of the client, which holds the queue's lock: only the reader is woken here.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnArrived(nint client, nint opaque) => ((PartitionQueue)GCHandle.FromIntPtr(opaque).Target!).Wake();
}
