using System.Net;
using FinData.Grains;
using FinData.Silo.Pages.Partitions;

namespace FinData.Silo.Tests.Pages;

public sealed class PartitionPageTests
{
    /// <summary>Every fault of a log that stays until somebody mends it.</summary>
    public static TheoryData<string> Faults => [.. Enum.GetValues<LogFault>().Where(static fault => fault > LogFault.Busy).Select(static fault => fault.ToString().ToLowerInvariant())];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Partitions_LogLost_SaysWhatIsWrongAndWhatToDo(string fault)
    {
        var advice = PartitionAdvice.Of(new PartitionView { Partition = 0, State = PartitionState.LogLost, Fault = fault });
        var unknown = PartitionAdvice.Of(new PartitionView { Partition = 0, State = PartitionState.LogLost });
        var ledger = new KnownLedger { Partitions = [new PartitionView { Partition = 0, State = PartitionState.LogLost, Fault = fault, Error = "offset 7 is gone" }] };
        await using var host = await PageHost.StartAsync(ledger);

        var page = WebUtility.HtmlDecode(await host.ReadAsync("/partitions"));

        Assert.NotEqual(unknown.Name, advice.Name);
        Assert.Contains($">{advice.Name}<", page, StringComparison.Ordinal);
        Assert.Contains(advice.Means, page, StringComparison.Ordinal);
        Assert.Contains($"What to do:</strong> {advice.ToDo}", page, StringComparison.Ordinal);
        Assert.Contains("offset 7 is gone", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PartitionState.Starting)]
    [InlineData(PartitionState.Stopped)]
    [InlineData(PartitionState.StoreUnavailable)]
    [InlineData(PartitionState.LogUnavailable)]
    [InlineData(PartitionState.Faulted)]
    public async Task Partitions_NotRunning_SayWhatToDo(PartitionState state)
    {
        var ledger = new KnownLedger { Partitions = [new PartitionView { Partition = 0, State = state }, new PartitionView { Partition = 1, State = PartitionState.Running }] };
        await using var host = await PageHost.StartAsync(ledger);

        var page = WebUtility.HtmlDecode(await host.ReadAsync("/partitions"));

        Assert.Contains("1 of 2 not running.", page, StringComparison.Ordinal);
        Assert.Contains("What to do:", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Partitions_QuarantinedContracts_AreExplained()
    {
        await using var host = await PageHost.StartAsync(new KnownLedger { Partitions = [new PartitionView { Partition = 0, State = PartitionState.Running, Quarantined = 2 }] });

        var page = await host.ReadAsync("/partitions");

        Assert.Contains("2 quarantined.", page, StringComparison.Ordinal);
        Assert.Contains("Reverse the event that cannot be", page, StringComparison.Ordinal);
        Assert.DoesNotContain("What to do:", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quarantined_Contracts_AreListedWithSinceWhereAndWhy()
    {
        var ledger = new KnownLedger { Partitions = [new PartitionView { Partition = 0, State = PartitionState.Running, Quarantined = 2 }] };
        ledger.Quarantined.Add(Samples.Quarantined("A/1") with { Since = 1234 });
        ledger.Quarantined.Add(Samples.Quarantined("A-2") with { Since = null, EventId = null, Offset = null, Reason = "<unreadable>" });
        await using var host = await PageHost.StartAsync(ledger);

        var page = await host.ReadAsync("/quarantined");

        Assert.All(
            ["href=\"/contracts/A%2F1\"", ">1,234<", ">e7<", "out of range.", ">not known<", ">none alone<", "&lt;unreadable&gt;", "Reverse the event that cannot be"],
            expected => Assert.Contains(expected, page, StringComparison.Ordinal));
        Assert.Contains("href=\"/quarantined\"", await host.ReadAsync("/partitions"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quarantined_None_SaysSo()
    {
        await using var host = await PageHost.StartAsync(new KnownLedger());
        Assert.Contains("The fold of every contract holds its invariants.", await host.ReadAsync("/quarantined"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quarantined_MoreThanAPageHas_SaysWhereAllOfThemAre()
    {
        var ledger = new KnownLedger();
        ledger.Quarantined.AddRange(Enumerable.Range(0, QuarantinedContractsPage.Most + 1).Select(static i => Samples.Quarantined($"A-{i}")));
        await using var host = await PageHost.StartAsync(ledger);

        var page = await host.ReadAsync("/quarantined");

        Assert.Contains("<code>findata quarantined</code>", page, StringComparison.Ordinal);
        Assert.DoesNotContain($">A-{QuarantinedContractsPage.Most}<", page, StringComparison.Ordinal);
    }
}
