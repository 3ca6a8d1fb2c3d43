using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using FinData.Silo.Problems;

namespace FinData.Silo.Queries;

/// <summary>Reads of many subjects in one request, so many at a time as the options allow.</summary>
internal static class BatchReads
{
    /// <summary>Null where all is well.</summary>
    public static Problem? FaultOf(ImmutableArray<string> ids, string what, string field, QueryOptions options)
    {
        if (ids.IsDefaultOrEmpty)
        {
            return Problem.MalformedBody($"The field {field} is empty: list at least one {what} id.");
        }

        return ids.Length > options.MaxBatchIds ? Problem.TooMany("ids", options.MaxBatchIds, "Queries:MaxBatchIds")
            : ids.Any(static id => !Ids.IsValid(id)) ? Problem.InvalidId(what)
            : null;
    }

    /// <summary>
    /// Each subject is answered for itself: found ones in the order asked, the ids of unknown ones, and the problems of the others. Where none is answered and asking
    /// again may help, the fault is that of the whole.
    /// </summary>
    public static async Task<BatchAnswers<T>> RunAsync<T>(
        ImmutableArray<string> ids, Func<string, CancellationToken, Task<T?>> read, QueryOptions options, CancellationToken cancellationToken)
        where T : class
    {
        var faults = new Exception?[ids.Length];
        var answers = await ForEachAsync(ids.Length, async (i, token) =>
        {
            try
            {
                return await read(ids[i], token);
            }
            catch (Exception fault) when (!token.IsCancellationRequested && Faults.Of(fault) is not null)
            {
                faults[i] = fault;
                return null;
            }
        }, options, cancellationToken);
        if (faults.All(static fault => fault is not null && Faults.IsPassing(fault)))
        {
            ExceptionDispatchInfo.Throw(faults[0]!);
        }

        return new BatchAnswers<T>(
            [.. answers.OfType<T>()],
            [.. ids.Where((_, i) => answers[i] is null && faults[i] is null)],
            [.. ids.Zip(faults).Where(static row => row.Second is not null).Select(static row => (row.First, Faults.Of(row.Second!)!))]);
    }

    /// <summary>Found ones in the order asked. The fault of one is that of the whole.</summary>
    public static async Task<ImmutableArray<T>> FindAsync<T>(
        ImmutableArray<string> ids, Func<string, CancellationToken, Task<T?>> read, QueryOptions options, CancellationToken cancellationToken)
        where T : class
        => [.. (await ForEachAsync(ids.Length, (i, token) => read(ids[i], token), options, cancellationToken)).OfType<T>()];

    private static async Task<T?[]> ForEachAsync<T>(int count, Func<int, CancellationToken, Task<T?>> read, QueryOptions options, CancellationToken cancellationToken)
        where T : class
    {
        var answers = new T?[count];
        var bounds = new ParallelOptions { MaxDegreeOfParallelism = options.MaxParallelReads, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, count, bounds, async (i, token) => answers[i] = await read(i, token));
        return answers;
    }
}

/// <summary>What became of a batch of reads.</summary>
internal readonly record struct BatchAnswers<T>(ImmutableArray<T> Found, ImmutableArray<string> Unknown, ImmutableArray<(string Id, Problem Problem)> Problems);
