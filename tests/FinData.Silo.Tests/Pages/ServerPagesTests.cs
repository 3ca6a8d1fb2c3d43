using System.Text;
using FinData.Silo.Tests.EndToEnd;

namespace FinData.Silo.Tests.Pages;

/// <summary>The pages on a whole server: real grains, real store.</summary>
public sealed class ServerPagesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("findata-pages").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact(Timeout = 60_000)]
    public async Task Pages_ALoanAnAccountAndARefusedRecord_ShowWhatTheLedgerHolds()
    {
        await using var server = await RunningServer.StartAsync(folder);
        var events = new[]
        {
            Samples.OpenedLoan("loan/1"), Samples.Disbursed("loan/1", "d1", 1200m), Samples.Disbursed("loan/1", "d2", 1m),
            Samples.Opened("account-1"), Samples.Credited("account-1", "e1", 12_345.60m), "nonsense",
        };
        var sent = await server.Client.IngestBatchAsync(Encoding.UTF8.GetBytes(string.Join('\n', events)));
        await server.Client.GetContractAsync("loan/1", new ContractQuery { ReadAfter = sent.Results[2].Offset });
        await server.Client.GetContractAsync("account-1", new ContractQuery { ReadAfter = sent.Results[4].Offset });

        await ShowsAsync(server, "contracts/loan%2F1", "1,200.00", "refused: disbursement exceeds principal", "2026-02-01");
        await ShowsAsync(server, "contracts/loan%2F1/schedule", "2027-01-01", "All 12 installments");
        await ShowsAsync(server, "contracts/loan%2F1/journal?asOf=2026-03-01", " / 365 = ");
        await ShowsAsync(server, "contracts/loan%2F1/terms", "1,200.00 EUR", "every month");
        await ShowsAsync(server, "contracts/loan%2F1/events/d2", "nothing is left to disburse, or less than this");
        await ShowsAsync(server, "contracts/loan%2F1/payoff?date=2026-01-15", "Payoff on 2026-01-15");
        await ShowsAsync(server, "contracts/loan%2F1/journal?figure=disbursed", "1,200.00");
        await ShowsAsync(server, "contracts/account-1/statement", "12,345.60", "credited");
        await ShowsAsync(server, "contracts/account-1/chart", "\"12345.60\"");
        // A client follows the checkpoint, so there is no position to wait for; the test's limit ends what never comes.
        while ((await server.Client.GetClientAsync("client-1"))?.Contracts.Length != 2)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        }

        await ShowsAsync(server, "clients/client-1", "/contracts/loan%2F1", "/contracts/account-1");
        Assert.DoesNotContain("do not sum", await server.Http.GetStringAsync("contracts/loan%2F1?asOf=2026-09-15"), StringComparison.Ordinal);
        Assert.DoesNotContain("do not sum", await server.Http.GetStringAsync("contracts/account-1?asOf=2026-09-15"), StringComparison.Ordinal);
        // Sums by month are made in the background, from what is saved.
        while (!(await server.Http.GetStringAsync("")).Contains("2 contracts summed", StringComparison.Ordinal))
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        }

        await ShowsAsync(server, "", "Expected cash flow a month, EUR", "<tr data-month=\"2026-02\">");
        await ShowsAsync(server, "dead-letters", "nonsense", "malformed json");
        await ShowsAsync(server, "search?q=account-1", "<small>Account</small> account-1");
        await ShowsAsync(server, "partitions", "Running");
    }

    [Fact(Timeout = 60_000)]
    public async Task Contract_WhileItIsWatched_AnswersAtOnce()
    {
        await using var server = await RunningServer.StartAsync(folder);
        var sent = await server.Client.IngestBatchAsync(Encoding.UTF8.GetBytes(Samples.Opened("A-1")));
        await server.Client.GetContractAsync("A-1", new ContractQuery { ReadAfter = sent.Results[0].Offset });
        await using var views = server.Client.WatchContractAsync("A-1").GetAsyncEnumerator();
        Assert.True(await views.MoveNextAsync());

        // The stream waits for a change up to 15 seconds at a time; pages that queue behind a wait would take that long each.
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        for (var i = 0; i < 20; i++)
        {
            await server.Http.GetStringAsync("contracts/A-1", patience.Token);
        }
    }

    private static async Task ShowsAsync(RunningServer server, string path, params string[] texts)
    {
        var page = await server.Http.GetStringAsync(path);
        foreach (var text in texts)
        {
            Assert.Contains(text, page, StringComparison.Ordinal);
        }
    }
}
