namespace FinData.Conformance;

public abstract partial class LedgerStoreConformance
{
    [Fact]
    public async Task PinLog_SecondLog_TheFirstIsRemembered()
    {
        Assert.Equal("topic-a", await Store.PinLogAsync("topic-a", Soon));
        Assert.Equal("topic-a", await Store.PinLogAsync("topic-b", Soon));
        await ReopenAsync();
        Assert.Equal("topic-a", await Store.PinLogAsync("topic-b", Soon));
    }
}
