using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using FinData.Lending;

namespace FinData.Silo.Tests;

/// <summary>
/// Grains that answer what a test puts in: what the HTTP side does with an answer is tested apart from how the runtime comes to it.
/// Proxies rather than classes, so that no second implementation of a grain interface is in the assembly.
/// </summary>
public sealed class FakeLedger
{
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public FakeLedger() => Grains = Proxy.Of<IGrainFactory>((method, args) => method.Name == "GetGrain" ? GrainOf(method.ReturnType, args[0]!) : throw new NotSupportedException(method.Name));

    public IGrainFactory Grains { get; }

    public ConcurrentDictionary<string, ContractView> Contracts { get; } = new(StringComparer.Ordinal);

    public ConcurrentDictionary<string, ClientView> Clients { get; } = new(StringComparer.Ordinal);

    public ConcurrentDictionary<int, PartitionView> Partitions { get; } = new();

    /// <summary>Contracts in quarantine, by id; all in partition 0.</summary>
    public SortedDictionary<string, QuarantineView> Quarantined { get; } = new(StringComparer.Ordinal);

    /// <summary>The queries that contract grains got, in order.</summary>
    public ConcurrentQueue<ContractQuery> Queries { get; } = new();

    /// <summary>Thrown by every grain call while set.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Thrown by the calls to the contract or client of this id.</summary>
    public ConcurrentDictionary<string, Exception> Failures { get; } = new(StringComparer.Ordinal);

    public static ContractView Account(string id, decimal balance, long watermark) => new()
    {
        ContractId = id,
        ClientId = "client-1",
        Kind = "account",
        Product = "current",
        Currency = "CZK",
        Status = ContractStatus.Active,
        AsOf = new DateOnly(1994, 3, 30),
        Balance = balance,
        Partition = 0,
        Watermark = watermark,
    };

    public void Set(ContractView view)
    {
        Contracts[view.ContractId] = view;
        Interlocked.Exchange(ref changed, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
    }

    private object GrainOf(Type type, object key) => type switch
    {
        _ when type == typeof(IContractGrain) => Proxy.Of<IContractGrain>((method, args) => Contract((string)key, method.Name, args)),
        _ when type == typeof(IClientGrain) => Proxy.Of<IClientGrain>((method, args) => Client((string)key, method.Name, (DateOnly?)args[0])),
        _ when type == typeof(IPartitionGrain) => Proxy.Of<IPartitionGrain>((method, args) => method.Name == "GetQuarantined"
            ? Answer<ImmutableArray<string>>([.. Quarantined.Keys.Where(id => string.CompareOrdinal(id, (string?)args[0] ?? "") > 0).Take((int)args[1]!)])
            : Answer(Partition((int)(long)key))),
        _ when type == typeof(IPortfolioGrain) => Proxy.Of<IPortfolioGrain>((_, _) => Answer(new PortfolioView { Lines = [], Contracts = Contracts.Count, MissingPartitions = [] })),
        _ => throw new NotSupportedException(type.Name),
    };

    private Task Contract(string id, string method, object?[] args)
    {
        var view = Contracts.GetValueOrDefault(id);
        if (args is [ContractQuery query, ..])
        {
            Queries.Enqueue(query);
        }

        return method switch
        {
            "Get" when Failures.TryGetValue(id, out var failure) => Task.FromException<ContractView?>(failure),
            "Get" => Answer(view),
            "GetSchedule" => Answer(view is { Kind: "loan" } ? new ScheduleView { ContractId = id, Currency = view.Currency!, Installments = [], Watermark = view.Watermark } : null),
            "GetStatement" => Answer(view is null ? null : new StatementView { ContractId = id, Currency = view.Currency, Lines = [], Watermark = view.Watermark }),
            "GetJournal" => Answer(view is null ? null : new JournalView { ContractId = id, Currency = view.Currency, Lines = [], Imbalance = 0, Watermark = view.Watermark }),
            "GetTerms" => Answer(view is null ? null : new TermsView { ContractId = id, ClientId = view.ClientId, Terms = "{\"kind\":\"account\"}", Watermark = view.Watermark }),
            "GetIncome" => Answer(view is null ? null : new IncomeView { ContractId = id, Currency = view.Currency, Months = [], Watermark = view.Watermark }),
            "GetCashFlow" => Answer<CashFlowView?>(null),
            "GetPayoff" => Answer(view is null ? null : Payoff(view, (DateOnly)args[0]!)),
            "GetQuarantine" => Answer(Quarantined.GetValueOrDefault(id)),
            "GetEvent" => Answer(view is null || (string)args[0]! != "e1" ? null : Event(view)),
            "WaitForChange" => WaitAsync(id, (long)args[0]!, (TimeSpan)args[1]!, (CancellationToken)args[2]!),
            _ => throw new NotSupportedException(method),
        };
    }

    private Task Client(string id, string method, DateOnly? asOf) => method switch
    {
        "GetIncome" => Answer(Clients.ContainsKey(id) ? new ClientIncomeView { ClientId = id, AsOf = asOf, Currencies = [] } : null),
        "GetCashFlow" => Answer(Clients.ContainsKey(id) ? new ClientCashFlowView { ClientId = id, AsOf = asOf, Currencies = [] } : null),
        _ when Failures.TryGetValue(id, out var failure) => Task.FromException<ClientView?>(failure),
        _ => Answer(Clients.GetValueOrDefault(id)),
    };

    private async Task<ContractView?> WaitAsync(string id, long watermark, TimeSpan patience, CancellationToken cancellationToken)
    {
        var next = Volatile.Read(ref changed).Task;
        if (Contracts[id].Watermark <= watermark)
        {
            await next.WaitAsync(patience, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellationToken.ThrowIfCancellationRequested();
        }

        return Contracts[id];
    }

    private PartitionView Partition(int number) => Partitions.GetValueOrDefault(number) ?? new PartitionView { Partition = number, State = PartitionState.Running, Silo = "this" };

    private Task<T> Answer<T>(T answer) => Failure is { } failure ? Task.FromException<T>(failure) : Task.FromResult(answer);

    private static PayoffView Payoff(ContractView view, DateOnly date) => new()
    {
        ContractId = view.ContractId,
        Currency = view.Currency!,
        Date = date,
        Principal = view.Balance,
        Interest = 0,
        Fees = 0,
        Penalties = 0,
        Credit = 0,
        Total = view.Balance,
        Watermark = view.Watermark,
    };

    private static EventView Event(ContractView view) => new()
    {
        ContractId = view.ContractId,
        EventId = "e1",
        Type = "credited",
        EffectiveDate = new DateOnly(1994, 3, 30),
        Amount = 1,
        Outcome = "applied",
        Partition = view.Partition,
        Offset = view.Watermark,
    };

    /// <summary>An interface whose calls go to one function.</summary>
    public class Proxy : DispatchProxy
    {
        private Func<MethodInfo, object?[], object?> answer = null!;

        public static T Of<T>(Func<MethodInfo, object?[], object?> answer)
            where T : class
        {
            var proxy = Create<T, Proxy>();
            ((Proxy)(object)proxy).answer = answer;
            return proxy;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => answer(targetMethod!, args ?? []);
    }
}
