using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using FinData.Grains;

namespace FinData.Storage.RocksDb;

/// <summary>Appends that wait for the writer: a bounded number, so that producers wait instead of memory growing. Any number of producers, one writer.</summary>
internal sealed class AppendQueue(int length)
{
    private readonly ConcurrentQueue<AppendRequest> requests = new();
    private readonly SemaphoreSlim places = new(length, length);
    private readonly SemaphoreSlim arrived = new(0);
    private volatile bool closed;
    private volatile bool ended;

    public async ValueTask<LogPosition[]> AppendAsync(ReadOnlyMemory<AppendRecord> records, CancellationToken cancellationToken)
    {
        var request = new AppendRequest(records);
        await places.WaitAsync(cancellationToken).ConfigureAwait(false);
        if (closed)
        {
            places.Release();
            throw new LogUnavailableException("The log is closed.");
        }

        requests.Enqueue(request);
        arrived.Release();
        if (ended)
        {
            FailRest();
        }

        await using (cancellationToken.UnsafeRegister(static (state, token) => ((AppendRequest)state!).Cancel(token), request).ConfigureAwait(false))
        {
            return await request.Done.ConfigureAwait(false);
        }
    }

    /// <summary>Waits for the next request, on the writer's own thread. False when the queue is closed and empty.</summary>
    public bool WaitForNext([NotNullWhen(true)] out AppendRequest? request)
    {
        while (!requests.IsEmpty || !closed)
        {
            arrived.Wait();
            if (TryDequeue(out request))
            {
                return true;
            }
        }

        request = null;
        return false;
    }

    /// <summary>The next request, if one is there already.</summary>
    public bool TryNext([NotNullWhen(true)] out AppendRequest? request)
    {
        request = null;
        return arrived.Wait(0) && TryDequeue(out request);
    }

    /// <summary>No more requests; those that are in the queue are still handled.</summary>
    public void Close()
    {
        closed = true;
        arrived.Release();
    }

    /// <summary>The writer takes no more: whatever came between closing and its end fails, and so does what still comes.</summary>
    public void End()
    {
        ended = true;
        FailRest();
    }

    private void FailRest()
    {
        while (requests.TryDequeue(out var request))
        {
            if (request.TryTake())
            {
                request.Fail(new LogUnavailableException("The log is closed."));
            }

            places.Release();
        }
    }

    private bool TryDequeue([NotNullWhen(true)] out AppendRequest? request)
    {
        if (!requests.TryDequeue(out request))
        {
            return false;
        }

        places.Release();
        return request.TryTake();
    }
}
