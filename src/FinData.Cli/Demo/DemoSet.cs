using FinData.Events;

namespace FinData.Cli.Demo;

/// <summary>Everything the demo streams, loaded once.</summary>
internal sealed record DemoSet(IReadOnlyList<BankAccount> Accounts, IReadOnlyList<LendingClubLoan> Loans, IReadOnlyList<PublishedTable> Tables)
{
    public int ContractCount => Accounts.Count + Loans.Count + Tables.Count;

    public long EventCount => Events().LongCount();

    public IEnumerable<string> ContractIds
        => Accounts.Select(static a => a.ContractId).Concat(Loans.Select(static l => l.ContractId)).Concat(Tables.Select(static t => t.ContractId));

    public IEnumerable<string> ClientIds
        => Accounts.Select(static a => a.ClientId).Concat(Loans.Select(static l => l.ClientId)).Concat(Tables.Select(static t => t.ClientId)).Distinct();

    public static DemoSet Load(string folder) => new(BankData.Load(folder), LendingClubData.Load(folder), PublishedTable.Load(folder));

    /// <summary>Contract by contract: within a contract the order is the source's.</summary>
    public IEnumerable<EventEnvelope> Events()
        => Accounts.SelectMany(BankEvents.Of).Concat(Loans.SelectMany(LendingClubEvents.Of)).Concat(Tables.SelectMany(TableEvents.Of));
}
