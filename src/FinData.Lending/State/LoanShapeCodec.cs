namespace FinData.Lending;

/// <summary>
/// What a loan's terms have beyond the common fields: a mask of those that are not as usual, then these in order. Nothing at all is written for a loan that has
/// none, so states of before have the same bytes.
/// </summary>
internal static class LoanShapeCodec
{
    private const int MaxLengthOfInstallment = 24;
    private const int MaxLengthOfFee = 3 * 64 + 24;

    internal static int MaxLength(LoanTerms terms) => 96 + (MaxLengthOfInstallment * terms.Installments.Count) + (MaxLengthOfFee * terms.Fees.Count);

    internal static void Write(ref StateWriter writer, LoanTerms terms)
    {
        var mask = MaskOf(terms);
        if (mask == 0)
        {
            return;
        }

        writer.Varint((ulong)mask);
        WriteNumber(ref writer, mask, Shape.Interval, terms.Interval);
        WriteNumber(ref writer, mask, Shape.InstallmentMethod, (byte)terms.InstallmentMethod);
        WriteNumber(ref writer, mask, Shape.InstallmentAmount, terms.ToMinor(terms.InstallmentAmount ?? 0));
        WriteNumber(ref writer, mask, Shape.InstallmentMultiple, terms.ToMinor(terms.InstallmentMultiple ?? 0));
        WriteNumber(ref writer, mask, Shape.Balloon, terms.ToMinor(terms.Balloon));
        WriteNumber(ref writer, mask, Shape.PrincipalGrace, terms.PrincipalGrace);
        WriteNumber(ref writer, mask, Shape.InterestGrace, terms.InterestGrace);
        WriteNumber(ref writer, mask, Shape.InterestFree, terms.InterestFree);
        WriteNumber(ref writer, mask, Shape.ExcessPayments, (byte)terms.ExcessPayments);
        if (mask.HasFlag(Shape.Installments))
        {
            ChargesCodec.WriteInstallments(ref writer, terms);
        }

        if (mask.HasFlag(Shape.Fees))
        {
            ChargesCodec.WriteFees(ref writer, terms);
        }

        if (mask.HasFlag(Shape.LateCharges))
        {
            ChargesCodec.WriteLate(ref writer, terms.LateCharges!);
        }
    }

    internal static LoanTerms Read(ref StateReader reader, LoanTerms terms)
    {
        if (reader.IsAtEnd)
        {
            return terms;
        }

        var mask = (Shape)reader.Count((int)Shape.All);
        StateReader.Require(mask != 0, "its terms say that nothing is unusual");
        var digits = terms.Currency.MinorDigits;
        return terms with
        {
            EndOfMonth = mask.HasFlag(Shape.EndOfMonth),
            Interval = mask.HasFlag(Shape.Interval) ? reader.Count(LoanTerms.MaxInterval) : 1,
            InstallmentMethod = (InstallmentMethod)(mask.HasFlag(Shape.InstallmentMethod) ? reader.Count(byte.MaxValue) : 0),
            InstallmentAmount = mask.HasFlag(Shape.InstallmentAmount) ? MinorUnits.ToDecimal(reader.Minor(), digits) : null,
            InstallmentMultiple = mask.HasFlag(Shape.InstallmentMultiple) ? MinorUnits.ToDecimal(reader.Minor(), digits) : null,
            Balloon = mask.HasFlag(Shape.Balloon) ? MinorUnits.ToDecimal(reader.Minor(), digits) : 0,
            PrincipalGrace = mask.HasFlag(Shape.PrincipalGrace) ? reader.Count(LoanTerms.MaxCount) : 0,
            InterestGrace = mask.HasFlag(Shape.InterestGrace) ? reader.Count(LoanTerms.MaxCount) : 0,
            InterestFree = mask.HasFlag(Shape.InterestFree) ? reader.Count(LoanTerms.MaxCount) : 0,
            ExcessPayments = (ExcessPayment)(mask.HasFlag(Shape.ExcessPayments) ? reader.Count(byte.MaxValue) : 0),
            Installments = mask.HasFlag(Shape.Installments) ? ChargesCodec.ReadInstallments(ref reader, terms) : [],
            Fees = mask.HasFlag(Shape.Fees) ? ChargesCodec.ReadFees(ref reader, terms) : [],
            LateCharges = mask.HasFlag(Shape.LateCharges) ? ChargesCodec.ReadLate(ref reader) : null,
        };
    }

    private static void WriteNumber(ref StateWriter writer, Shape mask, Shape field, long value)
    {
        if (mask.HasFlag(field))
        {
            writer.Varint((ulong)value);
        }
    }

    private static Shape MaskOf(LoanTerms terms)
        => (terms.Interval != 1 ? Shape.Interval : 0)
            | (terms.EndOfMonth ? Shape.EndOfMonth : 0)
            | (terms.InstallmentMethod != 0 ? Shape.InstallmentMethod : 0)
            | (terms.InstallmentAmount is not null ? Shape.InstallmentAmount : 0)
            | (terms.InstallmentMultiple is not null ? Shape.InstallmentMultiple : 0)
            | (terms.Balloon != 0 ? Shape.Balloon : 0)
            | (terms.PrincipalGrace != 0 ? Shape.PrincipalGrace : 0)
            | (terms.InterestGrace != 0 ? Shape.InterestGrace : 0)
            | (terms.InterestFree != 0 ? Shape.InterestFree : 0)
            | (terms.ExcessPayments != 0 ? Shape.ExcessPayments : 0)
            | (terms.Installments.IsEmpty ? 0 : Shape.Installments)
            | (terms.Fees.IsEmpty ? 0 : Shape.Fees)
            | (terms.LateCharges is not null ? Shape.LateCharges : 0);

    /// <summary>Numbers are stored and never reused.</summary>
    [Flags]
    private enum Shape
    {
        Interval = 1,
        EndOfMonth = 2,
        InstallmentMethod = 4,
        InstallmentAmount = 8,
        InstallmentMultiple = 16,
        Balloon = 32,
        PrincipalGrace = 64,
        InterestGrace = 128,
        InterestFree = 256,
        ExcessPayments = 512,
        Installments = 1_024,
        Fees = 2_048,
        LateCharges = 4_096,
        All = 8_191,
    }
}
