using FinData.Lending;

namespace FinData.Events;

/// <summary>
/// The details of a loan's life in the compact form.
/// <list type="bullet">
/// <item>paymentReceived: what its excess does (one byte)</item>
/// <item>feeCharged: part, 0 or 1 and the due date</item>
/// <item>waived: 0, or 1 and currency and amount; then the part</item>
/// <item>rescheduled, reAged: a byte of flags (first due date, count, frequency, rate, keep), then those that are there</item>
/// </list>
/// </summary>
internal static class CompactDetails
{
    private const byte FirstDueDateFlag = 1;
    private const byte CountFlag = 2;
    private const byte FrequencyFlag = 4;
    private const byte RateFlag = 8;
    private const byte KeepFlag = 16;

    public static void Write(ref CompactWriter writer, in ContractEvent value)
    {
        switch (value.Kind, value.Detail)
        {
            case (EventKind.PaymentReceived, PaymentInstruction instruction):
                writer.WriteByte((byte)instruction.Excess);
                break;
            case (EventKind.FeeCharged, FeeCharge charge):
                writer.WriteByte((byte)charge.Part);
                writer.WriteByte(charge.DueDate is null ? (byte)0 : (byte)1);
                if (charge.DueDate is { } dueDate)
                {
                    writer.WriteDate(dueDate);
                }

                break;
            case (EventKind.Waived, Waiver waiver):
                WriteWaivedAmount(ref writer, value);
                writer.WriteByte((byte)waiver.Part);
                break;
            case (EventKind.Rescheduled or EventKind.ReAged, Rescheduling rescheduling):
                WriteRescheduling(ref writer, rescheduling);
                break;
            default:
                throw new ArgumentException($"An event of kind {value.Kind} needs its own detail.", nameof(value));
        }
    }

    public static EventDetail Read(EventKind kind, ref CompactReader reader)
    {
        switch (kind)
        {
            case EventKind.FeeCharged:
                var part = (DuePart)reader.ReadByte();
                return new FeeCharge(part, reader.ReadByte() == 0 ? null : reader.ReadDate());
            case EventKind.Waived:
                return new Waiver((DuePart)reader.ReadByte());
            default:
                return ReadRescheduling(ref reader);
        }
    }

    public static (Currency Currency, decimal Amount) ReadWaivedAmount(ref CompactReader reader)
    {
        if (reader.ReadByte() == 0)
        {
            return default;
        }

        var currency = reader.ReadCurrency();
        return (currency, reader.ReadMinorUnits(currency));
    }

    private static void WriteWaivedAmount(ref CompactWriter writer, in ContractEvent value)
    {
        writer.WriteByte(value.Amount == 0 ? (byte)0 : (byte)1);
        if (value.Amount != 0)
        {
            writer.WriteCurrency(value.Currency);
            writer.WriteMinorUnits(value.Amount, value.Currency);
        }
    }

    private static void WriteRescheduling(ref CompactWriter writer, Rescheduling rescheduling)
    {
        writer.WriteByte((byte)((rescheduling.FirstDueDate is null ? 0 : FirstDueDateFlag)
                                | (rescheduling.Count is null ? 0 : CountFlag)
                                | (rescheduling.Frequency is null ? 0 : FrequencyFlag)
                                | (rescheduling.Rate is null ? 0 : RateFlag)
                                | (rescheduling.Keep == Keep.Term ? 0 : KeepFlag)));
        if (rescheduling.FirstDueDate is { } first)
        {
            writer.WriteDate(first);
        }

        if (rescheduling.Count is { } count)
        {
            writer.WriteVarint((ulong)count);
        }

        if (rescheduling.Frequency is { } frequency)
        {
            writer.WriteByte((byte)frequency);
        }

        if (rescheduling.Rate is { } rate)
        {
            writer.WriteRate(rate);
        }
    }

    private static Rescheduling ReadRescheduling(ref CompactReader reader)
    {
        var flags = reader.ReadByte();
        DateOnly? first = (flags & FirstDueDateFlag) != 0 ? reader.ReadDate() : null;
        int? count = (flags & CountFlag) != 0 ? reader.ReadCount() : null;
        Frequency? frequency = (flags & FrequencyFlag) != 0 ? (Frequency)reader.ReadByte() : null;
        Rate? rate = (flags & RateFlag) != 0 ? reader.ReadRate() : null;
        return new Rescheduling(first, count, frequency, rate, (flags & KeepFlag) != 0 ? Keep.Installment : Keep.Term);
    }
}
