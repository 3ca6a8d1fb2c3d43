using Confluent.Kafka;
using FinData.Grains;
using ErrorCode = Confluent.Kafka.ErrorCode;

namespace FinData.Streaming.Kafka;

/// <summary>
/// A client to ask, for as long as the process lives. Each question has an end, whatever the client does: Confluent.Kafka's throws away a question whose answer
/// it cannot read, completes nothing and serves no more. One that let a question lie is replaced by another, which begins anew with the brokers that are
/// configured, and is let go when no call is inside it.
/// </summary>
internal sealed class LastingAdmin<TClient> : IDisposable
    where TClient : class, IDisposable
{
    private readonly Lock gate = new();
    private readonly Func<TClient> build;
    private readonly TimeSpan patience;
    private readonly TimeProvider time;
    private Term? term;

    public LastingAdmin(Func<TClient> build, TimeSpan patience, TimeProvider time)
    {
        (this.build, this.patience, this.time) = (build, patience, time);
        term = new Term(build());
    }

    /// <summary>Puts a question that is answered later. Where the client turns out to know the topic as it was, its successor is asked once more.</summary>
    /// <exception cref="KafkaException">The answer is an error; <see cref="LostQuestionException"/> where none came.</exception>
    /// <exception cref="LogUnavailableException">It is disposed.</exception>
    public async Task<T> AskAsync<T>(Func<TClient, Task<T>> ask)
    {
        try
        {
            return await AskOnceAsync(ask).ConfigureAwait(false);
        }
        catch (KafkaException e) when (KnowsWhatWas(e.Error))
        {
            return await AskOnceAsync(ask).ConfigureAwait(false);
        }
    }

    /// <summary>Puts a question that blocks until it is answered.</summary>
    public Task<T> AskBlockingAsync<T>(Func<TClient, T> ask)
    {
        var asked = Enter();
        return WaitAsync(asked, () => Task.Factory.StartNew(Put, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default));

        T Put()
        {
            try
            {
                return ask(asked.Client);
            }
            finally
            {
                Leave(asked);
            }
        }
    }

    public void Dispose()
    {
        Term? last;
        lock (gate)
        {
            (last, term) = (term, null);
        }

        if (last is not null)
        {
            End(last);
        }
    }

    private Task<T> AskOnceAsync<T>(Func<TClient, Task<T>> ask)
    {
        var asked = Enter();
        return WaitAsync(asked, Put);

        Task<T> Put()
        {
            try
            {
                return ask(asked.Client);
            }
            finally
            {
                Leave(asked);
            }
        }
    }

    private async Task<T> WaitAsync<T>(Term asked, Func<Task<T>> put)
    {
        try
        {
            return await put().WaitAsync(patience, time).ConfigureAwait(false);
        }
        catch (KafkaException e) when (IsOutOfDate(e.Error))
        {
            Replace(asked);
            throw;
        }
        catch (Exception e) when (e is not (KafkaException or OutOfMemoryException))
        {
            Replace(asked);
            throw new LostQuestionException(e);
        }
    }

    /// <summary>It may wait for a controller that is gone.</summary>
    private static bool IsOutOfDate(Error error) => error.Code == ErrorCode.Local_TimedOut || KnowsWhatWas(error);

    /// <summary>
    /// It asks whom a partition had as its leader before, or remembers that there was none, or that it was not allowed to know: by itself it hears of the change
    /// minutes later.
    /// </summary>
    private static bool KnowsWhatWas(Error error)
        => error.Code is ErrorCode.FencedLeaderEpoch or ErrorCode.UnknownLeaderEpoch or ErrorCode.NotLeaderForPartition or ErrorCode.LeaderNotAvailable or ErrorCode.Local_NoEnt;

    private void Replace(Term lost)
    {
        lock (gate)
        {
            if (term != lost)
            {
                return; // another question was lost too, or this is the end
            }

            term = new Term(build());
        }

        End(lost);
    }

    private Term Enter()
    {
        lock (gate)
        {
            var current = term ?? throw new LogUnavailableException("The log is closed.");
            current.Callers++;
            return current;
        }
    }

    private void Leave(Term left)
    {
        lock (gate)
        {
            left.Callers--;
        }

        DisposeIfUnused(left);
    }

    private void End(Term over)
    {
        lock (gate)
        {
            over.IsOver = true;
        }

        DisposeIfUnused(over);
    }

    private void DisposeIfUnused(Term one)
    {
        lock (gate)
        {
            if (!one.IsOver || one.Callers > 0 || one.IsDisposed)
            {
                return;
            }

            one.IsDisposed = true;
        }

        one.Client.Dispose();
    }

    private sealed class Term(TClient client)
    {
        public TClient Client => client;

        /// <summary>Calls that are inside the client.</summary>
        public int Callers { get; set; }

        public bool IsOver { get; set; }

        public bool IsDisposed { get; set; }
    }
}

/// <summary>The client never answered a question.</summary>
internal sealed class LostQuestionException(Exception inner) : KafkaException(new Error(ErrorCode.Local_TimedOut, "No answer came"), inner);
