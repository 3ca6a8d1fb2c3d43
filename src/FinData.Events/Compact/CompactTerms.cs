using FinData.Lending;

namespace FinData.Events;

/// <summary>
/// Terms in the compact form: kind (1 account, 2 loan), product, currency, rounding, day count; then for an account credit and debit rate; for a
/// loan principal, rate, amortization, interest mode, count, frequency, first due date, calendar, business days, allocation (a byte a part, then
/// 0 horizontal or 1 vertical), and installment rounding (0 none, else the rule plus one). Enums are their stored numbers.
/// </summary>
internal static class CompactTerms
{
    public static void Write(ref CompactWriter writer, ContractTerms terms)
    {
        writer.WriteByte((byte)(terms is LoanTerms ? TermsKind.Loan : TermsKind.Account));
        writer.WriteText(terms.Product);
        writer.WriteCurrency(terms.Currency);
        writer.WriteByte((byte)terms.Rounding);
        writer.WriteByte((byte)terms.DayCount);
        switch (terms)
        {
            case LoanTerms loan:
                WriteLoan(ref writer, loan);
                break;
            case AccountTerms account:
                writer.WriteRate(account.CreditRate);
                writer.WriteRate(account.DebitRate);
                break;
            default:
                throw new ArgumentException($"Terms of type {terms.GetType().Name} have no compact form.", nameof(terms));
        }
    }

    public static ContractTerms Read(ref CompactReader reader)
    {
        var kind = (TermsKind)reader.ReadByte();
        var product = reader.ReadText();
        var currency = reader.ReadCurrency();
        var rounding = (RoundingRule)reader.ReadByte();
        var dayCount = (DayCount)reader.ReadByte();
        return kind switch
        {
            TermsKind.Account => new AccountTerms
            {
                Product = product,
                Currency = currency,
                Rounding = rounding,
                DayCount = dayCount,
                CreditRate = reader.ReadRate(),
                DebitRate = reader.ReadRate(),
            },
            TermsKind.Loan => ReadLoan(ref reader, product, currency) with { Rounding = rounding, DayCount = dayCount },
            _ => throw new InvalidDataException($"A history holds terms of kind {(byte)kind}, which this version does not know."),
        };
    }

    private static void WriteLoan(ref CompactWriter writer, LoanTerms loan)
    {
        writer.WriteMinorUnits(loan.Principal, loan.Currency);
        writer.WriteRate(loan.Rate);
        writer.WriteByte((byte)loan.Amortization);
        writer.WriteByte((byte)loan.InterestMode);
        writer.WriteVarint((ulong)loan.Count);
        writer.WriteByte((byte)loan.Frequency);
        writer.WriteDate(loan.FirstDueDate);
        writer.WriteText(loan.Calendar);
        writer.WriteByte((byte)loan.BusinessDays);
        for (var place = 0; place < 4; place++)
        {
            writer.WriteByte((byte)loan.AllocationOrder[place]);
        }

        writer.WriteByte(loan.AllocationOrder.IsVertical ? (byte)1 : (byte)0);
        writer.WriteByte(loan.InstallmentRounding is { } rule ? (byte)(rule + 1) : (byte)0);
    }

    // An object initializer runs in the order written, which is the order of the bytes.
    private static LoanTerms ReadLoan(ref CompactReader reader, string product, Currency currency) => new()
    {
        Product = product,
        Currency = currency,
        Principal = reader.ReadMinorUnits(currency),
        Rate = reader.ReadRate(),
        Amortization = (Amortization)reader.ReadByte(),
        InterestMode = (InterestMode)reader.ReadByte(),
        Count = reader.ReadCount(),
        Frequency = (Frequency)reader.ReadByte(),
        FirstDueDate = reader.ReadDate(),
        Calendar = reader.ReadText(),
        BusinessDays = (BusinessDayConvention)reader.ReadByte(),
        AllocationOrder = ReadAllocation(ref reader),
        InstallmentRounding = reader.ReadByte() is var rule && rule == 0 ? null : (RoundingRule)(rule - 1),
    };

    private static AllocationOrder ReadAllocation(ref CompactReader reader)
    {
        Span<DuePart> parts = stackalloc DuePart[4];
        foreach (ref var part in parts)
        {
            part = (DuePart)(reader.ReadByte() & 3);
        }

        try
        {
            return AllocationOrder.Of(parts, reader.ReadByte() != 0);
        }
        catch (ArgumentException e)
        {
            throw new InvalidDataException("A history block has an allocation order that names a part twice: it is damaged.", e);
        }
    }
}
