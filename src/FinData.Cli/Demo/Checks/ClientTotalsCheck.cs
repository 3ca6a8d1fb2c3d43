using FinData.Client;

namespace FinData.Cli;

/// <summary>
/// Counts clients whose totals are not the sums of their contracts. Running totals follow the contracts after a checkpoint, so a client that
/// differs is asked again until patience ends: what still differs then is wrong, not late.
/// </summary>
internal static class ClientTotalsCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <returns>Ids of the clients that differ.</returns>
    public static async Task<IReadOnlyList<string>> RunAsync(
        FinDataClient client, IReadOnlyDictionary<string, IReadOnlyList<CurrencyTotals>> expected, CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        var left = expected.Keys.ToList();
        while (true)
        {
            var answers = await BatchQueries.ClientsAsync(client, left, cancellationToken);
            left = left.FindAll(id => !answers.TryGetValue(id, out var view) || !ClientTotals.Equal(expected[id], view.Totals));
            if (left.Count == 0 || TimeProvider.System.GetElapsedTime(started) > Patience)
            {
                return left;
            }

            await Task.Delay(Pause, TimeProvider.System, cancellationToken);
        }
    }
}
