using FinData.Lending;

namespace FinData.Events;

/// <content>The lists and objects within terms.</content>
internal static partial class CompactTerms
{
    private const byte AmountFlag = 1;
    private const byte ShareFlag = 2;
    private const byte DateFlag = 4;

    private static void WriteInstallments(ref CompactWriter writer, LoanTerms loan)
    {
        if (loan.Installments.IsEmpty)
        {
            return;
        }

        writer.WriteVarint((ulong)loan.Installments.Count);
        foreach (var (dueDate, principal, interest) in loan.Installments)
        {
            writer.WriteDate(dueDate);
            writer.WriteMinorUnits(principal, loan.Currency);
            writer.WriteByte(interest is null ? (byte)0 : (byte)1);
            WriteAmount(ref writer, interest is not null, interest, loan.Currency);
        }
    }

    private static ValueList<CustomInstallment> ReadInstallments(ref CompactReader reader, Currency currency)
    {
        var installments = new CustomInstallment[reader.ReadRowCount()];
        for (var i = 0; i < installments.Length; i++)
        {
            var dueDate = reader.ReadDate();
            var principal = reader.ReadMinorUnits(currency);
            installments[i] = new CustomInstallment(dueDate, principal, reader.ReadByte() == 0 ? null : reader.ReadMinorUnits(currency));
        }

        return ValueList.Of<CustomInstallment>(installments);
    }

    private static void WriteFees(ref CompactWriter writer, LoanTerms loan)
    {
        if (loan.Fees.IsEmpty)
        {
            return;
        }

        writer.WriteVarint((ulong)loan.Fees.Count);
        foreach (var fee in loan.Fees)
        {
            writer.WriteText(fee.Name);
            writer.WriteByte((byte)fee.Timing);
            writer.WriteByte((byte)((fee.Amount is null ? 0 : AmountFlag) | (fee.Share is null ? 0 : ShareFlag) | (fee.Date is null ? 0 : DateFlag)));
            WriteAmount(ref writer, fee.Amount is not null, fee.Amount, loan.Currency);
            if (fee.Share is { } share)
            {
                writer.WriteFraction(share);
            }

            if (fee.Date is { } date)
            {
                writer.WriteDate(date);
            }
        }
    }

    private static ValueList<FeeTerms> ReadFees(ref CompactReader reader, Currency currency)
    {
        var fees = new FeeTerms[reader.ReadRowCount()];
        for (var i = 0; i < fees.Length; i++)
        {
            var name = reader.ReadText();
            var timing = (FeeTiming)reader.ReadByte();
            var flags = reader.ReadByte();
            decimal? amount = (flags & AmountFlag) != 0 ? reader.ReadMinorUnits(currency) : null;
            decimal? share = (flags & ShareFlag) != 0 ? reader.ReadFraction() : null;
            fees[i] = new FeeTerms(name, timing, amount, share, (flags & DateFlag) != 0 ? reader.ReadDate() : null);
        }

        return ValueList.Of<FeeTerms>(fees);
    }

    private static void WriteLateCharges(ref CompactWriter writer, LateCharges? late)
    {
        if (late is not null)
        {
            writer.WriteFraction(late.FixedShare);
            writer.WriteRate(late.Rate);
            writer.WriteByte((byte)late.DayCount);
            writer.WriteVarint((ulong)late.GraceDays);
        }
    }

    private static LateCharges ReadLateCharges(ref CompactReader reader) => new()
    {
        FixedShare = reader.ReadFraction(),
        Rate = reader.ReadRate(),
        DayCount = (DayCount)reader.ReadByte(),
        GraceDays = reader.ReadCount(),
    };

    private static ValueList<RateTier> ReadTiers(ref CompactReader reader, Currency currency)
    {
        var tiers = new RateTier[reader.ReadRowCount()];
        for (var i = 0; i < tiers.Length; i++)
        {
            var above = reader.ReadMinorUnits(currency);
            tiers[i] = new RateTier(above, reader.ReadRate());
        }

        return ValueList.Of<RateTier>(tiers);
    }

    private static void WriteNumber(ref CompactWriter writer, bool isThere, int value)
    {
        if (isThere)
        {
            writer.WriteVarint((ulong)value);
        }
    }

    private static void WriteAmount(ref CompactWriter writer, bool isThere, decimal? amount, Currency currency)
    {
        if (isThere)
        {
            writer.WriteMinorUnits(amount ?? 0, currency);
        }
    }
}
