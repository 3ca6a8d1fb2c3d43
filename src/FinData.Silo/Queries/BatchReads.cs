using System.Collections.Immutable;
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

    /// <summary>Found ones in the order asked, and the ids of the others.</summary>
    public static async Task<(ImmutableArray<T> Found, ImmutableArray<string> Unknown)> RunAsync<T>(
        ImmutableArray<string> ids, Func<string, CancellationToken, Task<T?>> read, QueryOptions options, CancellationToken cancellationToken)
        where T : class
    {
        var answers = new T?[ids.Length];
        var bounds = new ParallelOptions { MaxDegreeOfParallelism = options.MaxParallelReads, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, ids.Length, bounds, async (i, token) => answers[i] = await read(ids[i], token));
        return ([.. answers.OfType<T>()], [.. ids.Where((_, i) => answers[i] is null)]);
    }
}
