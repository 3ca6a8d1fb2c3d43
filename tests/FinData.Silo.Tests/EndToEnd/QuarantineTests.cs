using FinData.Grains;
using System.Net;
using System.Text;
using FinData.Client;
using FinData.Lending;

namespace FinData.Silo.Tests.EndToEnd;

/// <summary>An event so far ahead that the interest up to it is out of range: what the whole server says then.</summary>
public sealed class QuarantineTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("findata-quarantine").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact(Timeout = 60_000)]
    public async Task Server_ContractThatBreaks_SaysWhyAlsoAfterARestartAndUntilTheEventIsReversed()
    {
        const string Id = "A-1";
        var late = new DateOnly(2036, 1, 2);
        LogPosition position;
        await using (var server = await RunningServer.StartAsync(folder))
        {
            position = await SendAsync(server, Samples.OpenedSteep(Id), Samples.Credited(Id, "e1", 100m), Samples.Credited(Id, "late", 1m, late));
            var view = await server.Client.GetContractAsync(Id, new ContractQuery { ReadAfter = position.Offset });
            Assert.Equal(ContractStatus.Quarantined, view!.Status);
            await RefusesAsync(() => server.Client.GetStatementAsync(Id), "contract-quarantined", $"since offset {position.Offset}", "'late'");
            await RefusesAsync(() => server.Client.GetJournalAsync(Id), "contract-quarantined", "'late'");
            await RefusesAsync(() => server.Client.GetPayoffAsync(Id, late), "contract-quarantined", "'late'");
            await RefusesAsync(() => server.Client.GetContractAsync(Id, new ContractQuery { AsOf = late }), "contract-quarantined", "'late'");
            Assert.Equal(100m, (await server.Client.GetContractAsync(Id, new ContractQuery { AsOf = new DateOnly(2026, 1, 2) }))!.Balance);
        }

        await using (var server = await RunningServer.StartAsync(folder))
        {
            var listed = Assert.Single((await server.Client.GetQuarantinedAsync(position.Partition)).Contracts);
            Assert.Equal((Id, position.Offset, "late"), (listed.ContractId, listed.Since, listed.EventId));
            Assert.Empty((await server.Client.GetQuarantinedAsync(1 - position.Partition)).Contracts);
            Assert.Equal(1, (await server.Client.GetPartitionsAsync())[position.Partition].Quarantined);
            Assert.Contains(listed.Reason, WebUtility.HtmlDecode(await server.Http.GetStringAsync("quarantined")));
            Assert.Contains(listed.Reason, WebUtility.HtmlDecode(await server.Http.GetStringAsync($"contracts/{Id}")));

            var undone = await SendAsync(server, Samples.Reversed(Id, "undo", "late"));
            var view = await server.Client.GetContractAsync(Id, new ContractQuery { ReadAfter = undone.Offset });
            Assert.Equal((ContractStatus.Active, 100m), (view!.Status, view.Balance));
            Assert.NotNull(await server.Client.GetStatementAsync(Id));
            Assert.Empty((await server.Client.GetQuarantinedAsync(position.Partition)).Contracts);
            await RefusesAsync(() => server.Client.GetContractAsync(Id, new ContractQuery { AsOf = late }), "not-computable", Id);
        }
    }

    private static async Task RefusesAsync(Func<Task> read, string code, params string[] words)
    {
        var refused = await Assert.ThrowsAsync<FinDataException>(read);
        Assert.Equal((HttpStatusCode.Conflict, code), (refused.Status, refused.Code));
        Assert.All(words, word => Assert.Contains(word, refused.Detail));
    }

    /// <summary>The position of the last one.</summary>
    private static async Task<LogPosition> SendAsync(RunningServer server, params string[] events)
    {
        var last = (await server.Client.IngestBatchAsync(Encoding.UTF8.GetBytes(string.Join('\n', events)))).Results[^1];
        return new LogPosition(last.Partition!.Value, last.Offset!.Value);
    }
}
