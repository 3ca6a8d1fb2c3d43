namespace FinData.Lending;

/// <summary>The binary form of terms within a contract's state. Equal terms have equal bytes.</summary>
internal static class TermsCodec
{
    internal static int MaxLength(ContractTerms terms)
        => 128 + (3 * terms.Product.Length) + (terms is LoanTerms loan
            ? (3 * loan.Calendar.Length) + LoanShapeCodec.MaxLength(loan)
            : AccountShapeCodec.MaxLength((AccountTerms)terms));

    internal static void Write(ref StateWriter writer, ContractTerms terms)
    {
        writer.Byte(terms is AccountTerms ? (byte)1 : (byte)2);
        writer.Text(terms.Product);
        WriteCurrency(ref writer, terms.Currency);
        writer.Byte((byte)terms.Rounding);
        writer.Byte((byte)terms.DayCount);
        if (terms is AccountTerms account)
        {
            WriteRate(ref writer, account.CreditRate);
            WriteRate(ref writer, account.DebitRate);
            AccountShapeCodec.Write(ref writer, account);
        }
        else
        {
            WriteLoan(ref writer, (LoanTerms)terms);
            LoanShapeCodec.Write(ref writer, (LoanTerms)terms);
        }
    }

    internal static ContractTerms Read(ReadOnlySpan<byte> bytes)
    {
        var reader = new StateReader(bytes);
        var kind = reader.Byte();
        StateReader.Require(kind is 1 or 2, "its terms are of an unknown kind");
        var product = reader.Text();
        var currency = ReadCurrency(ref reader);
        var rounding = (RoundingRule)reader.Byte();
        var dayCount = (DayCount)reader.Byte();
        ContractTerms terms = kind == 1
            ? AccountShapeCodec.Read(ref reader, ReadAccount(ref reader, product, currency, rounding, dayCount))
            : LoanShapeCodec.Read(ref reader, ReadLoan(ref reader, product, currency, rounding, dayCount));
        StateReader.Require(reader.IsAtEnd && terms.Validate().IsEmpty, "its terms could not have been agreed");
        return terms;
    }

    internal static void WriteRate(ref StateWriter writer, ScaledRate rate)
    {
        writer.Byte((byte)rate.Form);
        writer.Signed(rate.Value);
    }

    internal static ScaledRate ReadScaledRate(ref StateReader reader)
    {
        var form = (RateForm)reader.Byte();
        var value = reader.Signed();
        StateReader.Require(form <= RateForm.NominalDaily, "a rate has an unknown form");
        return new ScaledRate(value, form);
    }

    private static void WriteRate(ref StateWriter writer, Rate rate) => WriteRate(ref writer, ScaledRate.Of(rate));

    private static Rate ReadRate(ref StateReader reader) => ReadScaledRate(ref reader).ToRate();

    private static void WriteCurrency(ref StateWriter writer, Currency currency)
    {
        var letters = currency.Letters;
        writer.Byte((byte)(letters >> 16));
        writer.Byte((byte)((letters >> 8) & 0xFF));
        writer.Byte((byte)(letters & 0xFF));
    }

    private static Currency ReadCurrency(ref StateReader reader)
    {
        ReadOnlySpan<byte> code = [reader.Byte(), reader.Byte(), reader.Byte()];
        StateReader.Require(Currency.TryParse(code, out var currency), "it names an unknown currency");
        return currency;
    }

    private static void WriteLoan(ref StateWriter writer, LoanTerms terms)
    {
        var isExact = MinorUnits.TryFrom(terms.Principal, terms.Currency.MinorDigits, out var principal);
        StateReader.Require(isExact, "its principal is out of range");
        writer.Varint((ulong)principal);
        WriteRate(ref writer, terms.Rate);
        writer.Byte((byte)terms.Amortization);
        writer.Byte((byte)terms.InterestMode);
        writer.Varint((ulong)terms.Count);
        writer.Byte((byte)terms.Frequency);
        writer.Varint((ulong)terms.FirstDueDate.DayNumber);
        writer.Text(terms.Calendar);
        writer.Byte((byte)terms.BusinessDays);
        terms.AllocationOrder.Write(ref writer);
        writer.Byte(terms.InstallmentRounding is { } rule ? (byte)(1 + (byte)rule) : (byte)0);
    }

    private static AccountTerms ReadAccount(ref StateReader reader, string product, Currency currency, RoundingRule rounding, DayCount dayCount) => new()
    {
        Product = product,
        Currency = currency,
        Rounding = rounding,
        DayCount = dayCount,
        CreditRate = ReadRate(ref reader),
        DebitRate = ReadRate(ref reader),
    };

    private static LoanTerms ReadLoan(ref StateReader reader, string product, Currency currency, RoundingRule rounding, DayCount dayCount) => new()
    {
        Product = product,
        Currency = currency,
        Rounding = rounding,
        DayCount = dayCount,
        Principal = MinorUnits.ToDecimal((long)reader.Varint(), currency.MinorDigits),
        Rate = ReadRate(ref reader),
        Amortization = (Amortization)reader.Byte(),
        InterestMode = (InterestMode)reader.Byte(),
        Count = reader.Count(LoanTerms.MaxCount),
        Frequency = (Frequency)reader.Byte(),
        FirstDueDate = DateOnly.FromDayNumber(reader.DayNumber()),
        Calendar = reader.Text(),
        BusinessDays = (BusinessDayConvention)reader.Byte(),
        AllocationOrder = AllocationOrder.Read(ref reader),
        InstallmentRounding = reader.Byte() is var rule && rule == 0 ? null : (RoundingRule)(rule - 1),
    };
}
