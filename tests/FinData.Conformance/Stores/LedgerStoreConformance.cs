using System.Text;
using FinData.Grains;

namespace FinData.Conformance;

/// <summary>What every <see cref="ILedgerStore"/> keeps to. A store's tests derive from this and say how it is opened.</summary>
public abstract partial class LedgerStoreConformance : IAsyncLifetime
{
    private ILedgerStore? store;

    protected ILedgerStore Store => store ?? throw new InvalidOperationException("The test has not begun.");

    /// <summary>A limit for what should happen at once: a test that waits longer fails instead of hanging.</summary>
    protected static CancellationToken Soon => new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token;

    public async ValueTask InitializeAsync() => store = await OpenAsync();

    public virtual async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>An empty store.</summary>
    protected abstract ValueTask<ILedgerStore> OpenAsync();

    /// <summary>Closes the store and opens its data again.</summary>
    protected abstract ValueTask<ILedgerStore> ReopenAsync(ILedgerStore open);

    protected static ReadOnlyMemory<byte> Id(string text) => Encoding.UTF8.GetBytes(text);

    protected static string Text(ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span);

    protected async Task<StoredPosition?[]> LoadAsync(int partition, params string[] ids)
    {
        var results = new StoredPosition?[ids.Length];
        await Store.LoadPositionsAsync(partition, ids.Select(Id).ToArray(), results, Soon);
        return results;
    }

    protected async Task<IEnumerable<string>> HistoryAsync(int partition, string id) => (await Store.LoadHistoryAsync(partition, Id(id), Soon)).Select(Text);

    private async Task ReopenAsync() => store = await ReopenAsync(Store);
}
