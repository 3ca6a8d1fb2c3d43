using FinData.Grains;

namespace FinData.Conformance;

public abstract partial class LedgerStoreConformance
{
    [Fact]
    public async Task ListContracts_ByPages_GivesEachOnceInOrderOfItsBytes()
    {
        // U+FF5E is below U+1F600 in UTF-8 but above its surrogates in UTF-16.
        string[] ids = ["A", "a", "aa", "b", "z", "é", "\uFF5E", "\U0001F600"];
        await CommitAsync(0, [.. ids.Reverse()]);
        await CommitAsync(1, "elsewhere");

        var pages = new List<string>();
        for (string? after = null; ;)
        {
            var page = await Store.ListContractsAsync(0, after, 2, Soon);
            Assert.InRange(page.Count, 0, 2);
            pages.AddRange(page);
            if (page.Count == 0)
            {
                break;
            }

            after = page[^1];
        }

        Assert.Equal(ids, pages);
    }

    [Fact]
    public async Task ListContracts_AfterAnIdThatIsNotThere_BeginsWithTheNext()
    {
        await CommitAsync(0, "a", "c");
        Assert.Equal(["c"], await Store.ListContractsAsync(0, "b", 10, Soon));
        Assert.Empty(await Store.ListContractsAsync(0, "c", 10, Soon));
        Assert.Empty(await Store.ListContractsAsync(0, null, 0, Soon));
    }

    [Fact]
    public async Task ListContracts_EmptyPartition_IsEmpty() => Assert.Empty(await Store.ListContractsAsync(9, null, 10, Soon));

    [Fact]
    public async Task ListClientContracts_OverPartitions_InOrderAndByPages()
    {
        var zero = await Store.AcquireAsync(0, Soon);
        var one = await Store.AcquireAsync(1, Soon);
        await Store.CommitAsync(CheckpointBuilder.For(0, zero.Epoch, 4).With("d", "s", [0], "client").With("b", "s", [1], "client").With("x", "s", [2], "client2"), Soon);
        await Store.CommitAsync(CheckpointBuilder.For(1, one.Epoch, 4).With("a", "s", [0], "client").With("c", "s", [1], "clien").With("t", "s", [2], "client\0"), Soon);

        Assert.Equal(["a", "b", "d"], await Store.ListClientContractsAsync("client", null, 10, Soon));
        Assert.Equal(["a", "b"], await Store.ListClientContractsAsync("client", null, 2, Soon));
        Assert.Equal(["d"], await Store.ListClientContractsAsync("client", "b", 2, Soon));
        Assert.Equal(["c"], await Store.ListClientContractsAsync("clien", null, 10, Soon));
        Assert.Empty(await Store.ListClientContractsAsync("nobody", null, 10, Soon));
    }

    [Fact]
    public async Task ListClientContracts_LaterCheckpointNamesNoClient_StaysListed()
    {
        var lease = await Store.AcquireAsync(0, Soon);
        await Store.CommitAsync(CheckpointBuilder.For(0, lease.Epoch, 1).With("a", "s", [0], "client"), Soon);
        await Store.CommitAsync(CheckpointBuilder.For(0, lease.Epoch, 2).With("a", "t", [1]), Soon);
        await ReopenAsync();
        Assert.Equal(["a"], await Store.ListClientContractsAsync("client", null, 10, Soon));
    }

    private async Task CommitAsync(int partition, params string[] ids)
    {
        var lease = await Store.AcquireAsync(partition, Soon);
        var checkpoint = CheckpointBuilder.For(partition, lease.Epoch, ids.Length);
        for (var i = 0; i < ids.Length; i++)
        {
            checkpoint.With(ids[i], ids[i], [i]);
        }

        Assert.Equal(CommitResult.Committed, await Store.CommitAsync(checkpoint, Soon));
    }
}
