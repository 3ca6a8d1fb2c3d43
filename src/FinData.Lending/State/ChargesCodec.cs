namespace FinData.Lending;

/// <summary>The lists of a loan's terms: custom installments, fees, late charges.</summary>
internal static class ChargesCodec
{
    internal static void WriteInstallments(ref StateWriter writer, LoanTerms terms)
    {
        writer.Varint((ulong)terms.Installments.Count);
        var before = terms.FirstDueDate.DayNumber;
        foreach (var (due, principal, interest) in terms.Installments.AsSpan())
        {
            writer.Varint((ulong)(due.DayNumber - before));
            writer.Varint((ulong)terms.ToMinor(principal));
            writer.Varint(interest is { } given ? 1 + (ulong)terms.ToMinor(given) : 0);
            before = due.DayNumber;
        }
    }

    internal static ValueList<CustomInstallment> ReadInstallments(ref StateReader reader, LoanTerms terms)
    {
        var installments = new CustomInstallment[reader.Count(LoanTerms.MaxCount)];
        var digits = terms.Currency.MinorDigits;
        var day = terms.FirstDueDate.DayNumber;
        for (var i = 0; i < installments.Length; i++)
        {
            day += reader.Count(DateOnly.MaxValue.DayNumber - day);
            var principal = MinorUnits.ToDecimal(reader.Minor(), digits);
            var interest = reader.Minor();
            installments[i] = new(DateOnly.FromDayNumber(day), principal, interest == 0 ? null : MinorUnits.ToDecimal(interest - 1, digits));
        }

        return ValueList.Of<CustomInstallment>(installments);
    }

    internal static void WriteFees(ref StateWriter writer, LoanTerms terms)
    {
        writer.Varint((ulong)terms.Fees.Count);
        foreach (var fee in terms.Fees.AsSpan())
        {
            writer.Text(fee.Name);
            writer.Byte((byte)fee.Timing);
            writer.Byte(fee.Share is null ? (byte)0 : (byte)1);
            writer.Varint((ulong)(fee.Share is { } share ? (long)(share * ScaledRate.One) : terms.ToMinor(fee.Amount ?? 0)));
            writer.Varint(fee.Date is { } date ? 1 + (ulong)date.DayNumber : 0);
        }
    }

    internal static ValueList<FeeTerms> ReadFees(ref StateReader reader, LoanTerms terms)
    {
        var fees = new FeeTerms[reader.Count(LoanTerms.MaxFees)];
        for (var i = 0; i < fees.Length; i++)
        {
            var name = reader.Text();
            var timing = (FeeTiming)reader.Byte();
            var isShare = reader.Flag();
            var value = reader.Minor();
            var date = reader.Count(DateOnly.MaxValue.DayNumber + 1);
            fees[i] = new FeeTerms(name, timing, isShare ? null : MinorUnits.ToDecimal(value, terms.Currency.MinorDigits),
                isShare ? value / (decimal)ScaledRate.One : null, date == 0 ? null : DateOnly.FromDayNumber(date - 1));
        }

        return ValueList.Of<FeeTerms>(fees);
    }

    internal static void WriteLate(ref StateWriter writer, LateCharges late)
    {
        writer.Varint((ulong)(long)(late.FixedShare * ScaledRate.One));
        TermsCodec.WriteRate(ref writer, ScaledRate.Of(late.Rate));
        writer.Byte((byte)late.DayCount);
        writer.Varint((ulong)late.GraceDays);
    }

    internal static LateCharges ReadLate(ref StateReader reader) => new()
    {
        FixedShare = reader.Minor() / (decimal)ScaledRate.One,
        Rate = TermsCodec.ReadScaledRate(ref reader).ToRate(),
        DayCount = (DayCount)reader.Byte(),
        GraceDays = reader.Count(ushort.MaxValue),
    };
}
