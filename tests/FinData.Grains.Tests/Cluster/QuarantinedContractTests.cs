using FinData.Conformance;
using FinData.Lending;

namespace FinData.Grains.Tests.Cluster;

/// <summary>What a contract answers whose fold breaks, and one of which too much is asked.</summary>
public sealed class QuarantinedContractTests(OneSilo fixture) : IClassFixture<OneSilo>
{
    private LedgerCluster Cluster => fixture.Cluster;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Contract_InQuarantine_SaysWhyAndComesBackWithoutTheEvent()
    {
        const string Id = "broken";
        var contract = Cluster.Contract(Id);
        await SteepAsync(Id);
        var good = Cluster.Model.WatermarkOf(Id);
        var late = (await Cluster.AppendAsync(Id, "late", Given.Credited(Steep.TooFar, 5m))).Offset;

        Assert.Equal((ContractStatus.Quarantined, null), (await Cluster.ReadOwnWritesAsync(Id)) is var view ? (view.Status, view.AsOf) : default);
        var why = (await contract.GetQuarantine(Token))!;
        Assert.Equal((Id, LedgerCluster.PartitionOf(Id), late, late, "late", late), (why.ContractId, why.Partition, why.Watermark, why.Since, why.EventId, why.Offset));
        Assert.Equal([Id], await Cluster.Partition(why.Partition).GetQuarantined(null, 10, Token));
        Assert.Empty(await Cluster.Partition(why.Partition).GetQuarantined(Id, 10, Token));
        foreach (var read in (Func<Task>[])[
            () => contract.GetStatement(ContractQuery.Latest, Token),
            () => contract.GetJournal(ContractQuery.Latest, Token),
            () => contract.GetSchedule(ContractQuery.Latest, Token),
            () => contract.GetIncome(ContractQuery.Latest, Token),
            () => contract.GetPayoff(Given.Day(Steep.TooFar), Token),
            () => contract.GetEvent("e1", Token)])
        {
            var refused = await Assert.ThrowsAsync<ContractQuarantinedException>(read);
            Assert.Contains($"since offset {late}", refused.Message, StringComparison.Ordinal);
            Assert.Contains("event 'late'", refused.Message, StringComparison.Ordinal);
            Assert.Contains(why.Reason, refused.Message, StringComparison.Ordinal);
        }

        // What was known before is sound; and so is what was before the event.
        ClusterCheck.Equal(History.Fold(Cluster.Model.EntriesOf(Id, good)), (await contract.Get(new ContractQuery { KnownAt = good }, Token))!);
        var early = (await contract.Get(new ContractQuery { AsOf = Given.Day(10) }, Token))!;
        Assert.Equal((ContractStatus.Quarantined, 100m), (early.Status, early.Balance));

        await Cluster.AppendAsync(Id, "undo", Given.Reversed(2, "late"));
        Assert.Equal((ContractStatus.Active, 100m), (await Cluster.ReadOwnWritesAsync(Id)) is var healed ? (healed.Status, healed.Balance) : default);
        Assert.Null(await contract.GetQuarantine(Token));
        Assert.NotNull(await contract.GetStatement(ContractQuery.Latest, Token));
        Assert.Equal(("reversed", null), (await contract.GetEvent("late", Token)) is var undone ? (undone!.Outcome, undone.FirstOutcome) : default);
        Assert.Empty(await Cluster.Partition(why.Partition).GetQuarantined(null, 10, Token));
    }

    [Fact]
    public async Task Contract_AskedForADateTooFar_SaysThatItCannotBeComputed()
    {
        const string Id = "sound";
        var contract = Cluster.Contract(Id);
        await SteepAsync(Id);
        Assert.Equal(ContractStatus.Active, (await Cluster.ReadOwnWritesAsync(Id)).Status);
        Assert.Null(await contract.GetQuarantine(Token));

        var far = new ContractQuery { AsOf = Given.Day(Steep.TooFar) };
        foreach (var read in (Func<Task>[])[() => contract.Get(far, Token), () => contract.GetStatement(far, Token), () => contract.GetPayoff(far.AsOf!.Value, Token)])
        {
            Assert.Equal(
                $"This view of contract 'sound' cannot be computed: figures exceed the 15 digits that amounts have between its last event on 2024-01-02 and {far.AsOf:yyyy-MM-dd}. The contract itself is sound: ask as of an earlier date.",
                (await Assert.ThrowsAsync<NotComputableException>(read)).Message);
        }
    }

    [Fact]
    public async Task Client_WithContractsWithoutFigures_SumsTheOthersAndNamesThem()
    {
        const string Client = "client-of-some";
        await SteepAsync("some-far", Client);
        await SteepAsync("some-broken", Client);
        await Cluster.AppendAsync("some-broken", "late", Given.Credited(Steep.TooFar, 5m));
        await Cluster.AppendAsync("some-good", "open", Given.Opened(0, Client));
        await Cluster.AppendAsync("some-good", "e1", Given.Credited(1, 7m));
        foreach (var id in (string[])["some-far", "some-broken", "some-good"])
        {
            await Cluster.ReadOwnWritesAsync(id);
            await Cluster.Partition(LedgerCluster.PartitionOf(id)).Checkpoint(Token); // the client's index has it now
        }

        var date = Given.Day(Steep.TooFar);
        await Eventually.TrueAsync(async () => (await Cluster.Client(Client).Get(null, Token))?.Contracts.Length == 3, "the client has its contracts");
        var view = (await Cluster.Client(Client).Get(date, Token))!;

        var codes = new[] { ("some-broken", ContractProblem.Quarantined), ("some-far", ContractProblem.NotComputable) };
        Assert.Equal(codes, view.Problems.Select(static p => (p.ContractId, p.Code)).Order());
        Assert.Equal("some-good", Assert.Single(view.Contracts).ContractId);
        Assert.Equal(1, Assert.Single(view.Totals).Contracts);
        Assert.Equal(codes, (await Cluster.Client(Client).GetIncome(date, Token))!.Problems.Select(static p => (p.ContractId, p.Code)).Order());
        Assert.Equal("some-broken", Assert.Single((await Cluster.Client(Client).GetCashFlow(date, Token))!.Problems).ContractId); // of accounts nothing is expected
    }

    private async Task SteepAsync(string id, string client = "client-1")
    {
        await Cluster.AppendAsync(id, "open", client == "client-1" ? Steep.Opened : Given.Opened(0, client, Steep.Terms));
        await Cluster.AppendAsync(id, "e1", Given.Credited(1, 100m));
    }
}
