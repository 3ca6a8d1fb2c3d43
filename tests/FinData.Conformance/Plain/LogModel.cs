using System.Buffers;
using System.Text;
using FinData.Events;
using FinData.Grains;
using FinData.Lending;

namespace FinData.Conformance;

/// <summary>
/// What the log holds, and what the plain fold makes of it: the model that everything else must equal. No pump, no cell, no store; it uses of the runtime
/// only the partitioner and the record's decoder.
/// </summary>
public sealed class LogModel
{
    private readonly SortedDictionary<string, List<HistoryEntry>> contracts = new(StringComparer.Ordinal);

    /// <summary>Every record, in the order of appending.</summary>
    public List<LogPosition> Records { get; } = [];

    /// <summary>Records that are no events.</summary>
    public List<LogPosition> Rejected { get; } = [];

    public IReadOnlyCollection<string> Contracts => contracts.Keys;

    public void Add(LogPosition position, ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        Records.Add(position);
        if (!EventDecoder.Default.TryDecode(value, default, key, out var decoded).IsNone)
        {
            Rejected.Add(position);
            return;
        }

        var contractId = Encoding.UTF8.GetString(key);
        if (!contracts.TryGetValue(contractId, out var entries))
        {
            contracts.Add(contractId, entries = []);
        }

        var writer = new ArrayBufferWriter<byte>();
        CompactEventCodec.Write(writer, decoded.Event.At(position.Offset), decoded.Bytes(decoded.EventId, value));
        CompactEventCodec.ReadAll(writer.WrittenMemory, entries);
    }

    public bool Has(string contractId) => contracts.ContainsKey(contractId);

    /// <summary>All events of the contract up to an offset, repeats too.</summary>
    public List<HistoryEntry> EntriesOf(string contractId, long last = long.MaxValue) => [.. contracts[contractId].Where(e => e.Event.Offset <= last)];

    public FoldResult FoldOf(string contractId, DateOnly? asOf = null, long last = long.MaxValue) => History.Fold(EntriesOf(contractId, last), asOf: asOf);

    /// <summary>Offset of the contract's last event up to an offset; -1 where it has none.</summary>
    public long WatermarkOf(string contractId, long last = long.MaxValue)
        => contracts.TryGetValue(contractId, out var entries) && entries.FindLast(e => e.Event.Offset <= last) is { } found ? found.Event.Offset : -1;

    /// <summary>What a history keeps: every event but identical repeats.</summary>
    public List<(string EventId, long Offset)> HistoryOf(string contractId, long last = long.MaxValue)
    {
        var fold = FoldOf(contractId, null, last);
        return [.. fold.Entries.Zip(fold.Outcomes).Where(static e => e.Second.Kind != OutcomeKind.Duplicate)
            .Select(static e => (e.First.EventId, e.First.Event.Offset)).OrderBy(static e => e.Offset)];
    }

    public IEnumerable<string> ContractsOf(string clientId) => Contracts.Where(id => FoldOf(id).Contract.ClientId == clientId);

    public IEnumerable<string> Clients => Contracts.Select(id => FoldOf(id).Contract.ClientId).OfType<string>().Distinct(StringComparer.Ordinal);

    /// <summary>The portfolio as sums over plain folds, each line as text so that differences read well.</summary>
    public List<string> Portfolio() => ToText(Contracts.Select(id => FoldOf(id).Contract));

    public static List<string> ToText(IEnumerable<Contract> contracts)
        => [.. contracts
            .GroupBy(static c => (Kind: KindOf(c.Terms), Product: c.Terms?.Product ?? "", Currency: c.Terms?.Currency.Code ?? "", c.Position.Status, Bucket: DelinquencyBuckets.Of(c.Position.DaysPastDue)))
            .Select(static g => FormattableString.Invariant(
                $"{g.Key.Kind} {g.Key.Product} {g.Key.Currency} {g.Key.Status} {g.Key.Bucket}: {g.Count()} contracts, balance {g.Sum(static c => c.Position.Balance):0.00}, accrued {g.Sum(static c => c.Position.AccruedInterest):0.00000000}, principal {g.Sum(static c => c.Position.PrincipalOutstanding):0.00}, overdue {g.Sum(static c => c.Position.Overdue):0.00}"))
            .Order(StringComparer.Ordinal)];

    public static List<string> ToText(IEnumerable<PortfolioLine> lines)
        => [.. lines
            .Select(static l => FormattableString.Invariant(
                $"{l.Kind} {l.Product} {l.Currency} {l.Status} {l.Bucket}: {l.Contracts} contracts, balance {l.Balance:0.00}, accrued {l.AccruedInterest:0.00000000}, principal {l.PrincipalOutstanding:0.00}, overdue {l.Overdue:0.00}"))
            .Order(StringComparer.Ordinal)];

    private static string KindOf(ContractTerms? terms) => terms switch
    {
        AccountTerms => "account",
        LoanTerms => "loan",
        _ => "none",
    };
}
