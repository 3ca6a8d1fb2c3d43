using System.Buffers;
using System.Text;
using FinData.Events;
using FinData.Lending;

namespace FinData.Cli;

/// <summary>
/// The whole log folded the plain way: every event of every contract in memory, one fold of each history, one thread. No pump, no cells, no store:
/// what it shares with the runtime is the wire format and the rules of lending.
/// </summary>
internal sealed class PlainFold(AvroSchemas schemas)
{
    private readonly Dictionary<string, PlainContract> contracts = new(StringComparer.Ordinal);

    private readonly EventDecoder decoder = new(schemas);

    public long Events { get; private set; }

    /// <summary>Records that are no events.</summary>
    public long Rejected { get; private set; }

    public int Contracts => contracts.Count;

    /// <summary>Takes one record; those of a partition in the order of their offsets.</summary>
    public void Add(int partition, in LogRecord taken)
    {
        var record = taken.Value.Span;
        Events++;
        if (!decoder.TryDecode(record, new RecordHeaders(taken.Headers.Span), taken.Key.Span, out var decoded).IsNone)
        {
            Rejected++;
            return;
        }

        var contractId = decoded.Text(decoded.ContractId, record);
        if (!contracts.TryGetValue(contractId, out var contract))
        {
            contract = new PlainContract(contractId, partition);
            contracts.Add(contractId, contract);
        }

        var eventId = decoded.Text(decoded.EventId, record);
        contract.Add(new HistoryEntry(eventId, decoded.Event.At(taken.Offset), ContentOf(decoded.Event, eventId)));
    }

    /// <summary>Folds one contract after another.</summary>
    public IEnumerable<ContractView> Fold() => contracts.Values.Select(static contract => contract.Fold());

    /// <summary>The canonical bytes with the offset left at zero: equal exactly when the events are.</summary>
    private static byte[] ContentOf(in ContractEvent happened, string eventId)
    {
        var content = new ArrayBufferWriter<byte>(CompactEventCodec.MaxPlainLength);
        CompactEventCodec.Write(content, happened.At(0), Encoding.UTF8.GetBytes(eventId));
        return content.WrittenSpan.ToArray();
    }
}
