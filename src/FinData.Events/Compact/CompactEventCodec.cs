using System.Buffers;
using System.IO.Hashing;
using System.Text;
using FinData.Lending;

namespace FinData.Events;

/// <summary>
/// The canonical binary form of an event that histories are kept in. Layout: varint length of all that follows, varint offset, then the content:
/// event id (length byte + UTF-8), kind, effective date (varint day number), and the kind's own fields.
/// <list type="bullet">
/// <item>kinds with an amount: currency (3 letters), amount in minor units (varint)</item>
/// <item>opened: client id (varint length + UTF-8), terms (see <c>CompactTerms</c>)</item>
/// <item>rateChanged: rate, then 0 or 1 and the debit rate, then what is kept unless it is the term</item>
/// <item>reversed: target event id (varint length + UTF-8)</item>
/// <item>others: see <c>CompactDetails</c>; a payment has one only where it says what its excess does</item>
/// </list>
/// Content bytes of two events are equal exactly when the events are, by value: 1.5 and 1.50 are the same amount. Client id (but for an opening),
/// source and instant are not part of an event: a retry that states another instant is still a repeat. Varints are LEB128, least significant first.
/// </summary>
public static class CompactEventCodec
{
    /// <summary>Upper bound of what <see cref="Write"/> needs for an event without a detail, its id within <see cref="EventLimits.MaxIdLength"/>.</summary>
    public const int MaxPlainLength = 160;

    private const int MaxHeaderLength = 5 + 10; // varints of an int and a long
    private const int MaxFixedLength = 128; // everything of a content but its strings
    private const int MaxUtf8PerChar = 3;

    /// <summary>Appends one event. Allocates nothing for events without a detail.</summary>
    /// <exception cref="ArgumentException">The event breaks what <see cref="ContractEvent"/> promises: more decimals than its currency has, an amount on a kind without one, or no detail on a kind with one.</exception>
    public static void Write(IBufferWriter<byte> writer, in ContractEvent value, ReadOnlySpan<byte> eventId)
    {
        // The content is written behind room for its header, whose length depends on it, and then moved up to the header.
        var span = writer.GetSpan(MaxHeaderLength + MaxFixedLength + eventId.Length + StringBytes(value.Detail));
        var content = new CompactWriter(span[MaxHeaderLength..]);
        WriteContent(ref content, value, eventId);
        var written = content.Length;

        Span<byte> offsetBytes = stackalloc byte[10];
        var offset = new CompactWriter(offsetBytes);
        offset.WriteVarint((ulong)value.Offset);

        var header = new CompactWriter(span);
        header.WriteVarint((ulong)(offset.Length + written));
        header.WriteBytes(offsetBytes[..offset.Length]);
        span.Slice(MaxHeaderLength, written).CopyTo(span[header.Length..]);
        writer.Advance(header.Length + written);
    }

    /// <summary>Reads every event of a history block, in the order written. <see cref="HistoryEntry.Content"/> is a slice of the block.</summary>
    /// <exception cref="InvalidDataException">The block is damaged, or was written by a later version.</exception>
    public static void ReadAll(ReadOnlyMemory<byte> block, List<HistoryEntry> into)
    {
        var position = 0;
        while (position < block.Length)
        {
            var frame = new CompactReader(block.Span[position..]);
            var length = frame.ReadLength();
            position += frame.Position;
            into.Add(ReadOne(block.Slice(position, length)));
            position += length;
        }
    }

    /// <summary>Hash of an event id as cells remember it: XXH3, 64 bits. Never 0, which can so mean an empty place.</summary>
    public static ulong HashId(ReadOnlySpan<byte> eventId) => Math.Max(1, XxHash3.HashToUInt64(eventId));

    internal static bool HasAmount(EventKind kind)
        => kind is EventKind.Disbursed or EventKind.PaymentReceived or EventKind.Credited or EventKind.Debited
            or EventKind.FeeCharged or EventKind.Recovered or EventKind.CreditRefunded;

    private static int StringBytes(EventDetail? detail) => detail switch
    {
        Opening opening => (MaxUtf8PerChar * (opening.ClientId.Length + opening.Terms.Product.Length)) + CompactTerms.MaxMoreLength(opening.Terms),
        Reversal reversal => MaxUtf8PerChar * reversal.TargetEventId.Length,
        _ => 0,
    };

    private static void WriteContent(ref CompactWriter writer, in ContractEvent value, ReadOnlySpan<byte> eventId)
    {
        writer.WriteShortBytes(eventId);
        writer.WriteByte((byte)value.Kind);
        writer.WriteDate(value.EffectiveDate);
        if (HasAmount(value.Kind))
        {
            writer.WriteCurrency(value.Currency);
            writer.WriteMinorUnits(value.Amount, value.Currency);
            if (value.Detail is not null || value.Kind == EventKind.FeeCharged)
            {
                CompactDetails.Write(ref writer, value);
            }

            return;
        }

        if (value.Amount != 0 && value.Kind != EventKind.Waived)
        {
            throw new ArgumentException($"An event of kind {value.Kind} has no amount.", nameof(value));
        }

        switch (value.Kind)
        {
            case EventKind.Opened when value.Detail is Opening opening:
                writer.WriteText(opening.ClientId);
                CompactTerms.Write(ref writer, opening.Terms);
                break;
            case EventKind.RateChanged when value.Detail is RateChange change:
                writer.WriteRate(change.Rate);
                writer.WriteByte(change.DebitRate is null ? (byte)0 : (byte)1);
                if (change.DebitRate is { } debitRate)
                {
                    writer.WriteRate(debitRate);
                }

                if (change.Keep != Keep.Term)
                {
                    writer.WriteByte((byte)change.Keep);
                }

                break;
            case EventKind.Reversed when value.Detail is Reversal reversal:
                writer.WriteText(reversal.TargetEventId);
                break;
            case EventKind.InterestCapitalized or EventKind.Closed or EventKind.ChargedOff:
                break;
            case EventKind.Waived or EventKind.Rescheduled or EventKind.ReAged:
                CompactDetails.Write(ref writer, value);
                break;
            default:
                throw new ArgumentException($"An event of kind {value.Kind} needs its detail.", nameof(value));
        }
    }

    private static HistoryEntry ReadOne(ReadOnlyMemory<byte> frame)
    {
        var reader = new CompactReader(frame.Span);
        var offset = reader.ReadOffset();
        var content = frame[reader.Position..];
        var eventId = Encoding.UTF8.GetString(reader.ReadBytes(reader.ReadByte()));
        var kind = (EventKind)reader.ReadByte();
        var date = reader.ReadDate();
        var currency = default(Currency);
        var amount = 0m;
        if (HasAmount(kind))
        {
            currency = reader.ReadCurrency();
            amount = reader.ReadMinorUnits(currency);
        }

        if (kind == EventKind.Waived)
        {
            (currency, amount) = CompactDetails.ReadWaivedAmount(ref reader);
        }

        var detail = ReadDetail(kind, ref reader);
        reader.ThrowUnlessAtEnd();
        return new HistoryEntry(eventId, new ContractEvent(kind, date, offset, currency, amount, detail), content);
    }

    private static EventDetail? ReadDetail(EventKind kind, ref CompactReader reader)
    {
        switch (kind)
        {
            case EventKind.Opened:
                return new Opening(reader.ReadText(), CompactTerms.Read(ref reader));
            case EventKind.RateChanged:
                var rate = reader.ReadRate();
                Rate? debitRate = reader.ReadByte() == 0 ? null : reader.ReadRate();
                return new RateChange(rate, debitRate, reader.IsAtEnd ? Keep.Term : (Keep)reader.ReadByte());
            case EventKind.Reversed:
                return new Reversal(reader.ReadText());
            case EventKind.PaymentReceived:
                return reader.IsAtEnd ? null : new PaymentInstruction((ExcessPayment)reader.ReadByte());
            case EventKind.FeeCharged or EventKind.Waived or EventKind.Rescheduled or EventKind.ReAged:
                return CompactDetails.Read(kind, ref reader);
            case EventKind.Disbursed or EventKind.Credited or EventKind.Debited or EventKind.InterestCapitalized or EventKind.Closed
                or EventKind.ChargedOff or EventKind.Recovered or EventKind.CreditRefunded:
                return null;
            default:
                throw new InvalidDataException($"A history holds an event of kind {(byte)kind}, which this version does not know.");
        }
    }
}
