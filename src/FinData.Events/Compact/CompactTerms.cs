using FinData.Lending;

namespace FinData.Events;

/// <summary>
/// Terms in the compact form: kind (1 account, 2 loan), product, currency, rounding, day count; then for an account credit and debit rate; for a
/// loan principal, rate, amortization, interest mode, count, frequency, first due date, calendar, business days, allocation (a byte a part, then
/// 0 horizontal or 1 vertical; an order over steps is 128, the steps, and that byte), and installment rounding (0 none, else the rule plus one).
/// Enums are their stored numbers. What few contracts have follows where there is any of it: see <c>CompactTerms.More.cs</c>.
/// </summary>
internal static partial class CompactTerms
{
    private const int Parts = 4;
    private const int Steps = 8;
    private const byte StepsMark = 0x80;

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
                WriteMore(ref writer, account);
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
            TermsKind.Account => ReadMore(
                ref reader,
                new AccountTerms
                {
                    Product = product,
                    Currency = currency,
                    Rounding = rounding,
                    DayCount = dayCount,
                    CreditRate = reader.ReadRate(),
                    DebitRate = reader.ReadRate(),
                }),
            TermsKind.Loan => ReadMore(ref reader, ReadLoan(ref reader, product, currency) with { Rounding = rounding, DayCount = dayCount }),
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
        WriteAllocation(ref writer, loan.AllocationOrder);
        writer.WriteByte(loan.InstallmentRounding is { } rule ? (byte)(rule + 1) : (byte)0);
        WriteMore(ref writer, loan);
    }

    private static void WriteAllocation(ref CompactWriter writer, AllocationOrder order)
    {
        if (order.IsBySteps)
        {
            writer.WriteByte(StepsMark);
        }

        for (var place = 0; place < (order.IsBySteps ? Steps : Parts); place++)
        {
            writer.WriteByte(order.IsBySteps ? (byte)order.StepAt(place) : (byte)order[place]);
        }

        writer.WriteByte(order.IsVertical ? (byte)1 : (byte)0);
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
        Span<AllocationStep> steps = stackalloc AllocationStep[Steps];
        Span<DuePart> parts = stackalloc DuePart[Parts];
        var first = reader.ReadByte();
        var isBySteps = first == StepsMark;
        for (var place = 0; place < (isBySteps ? Steps : Parts); place++)
        {
            var value = place == 0 && !isBySteps ? first : reader.ReadByte();
            steps[place] = (AllocationStep)(value & 7);
            parts[place & 3] = (DuePart)(value & 3);
        }

        var isVertical = reader.ReadByte() != 0;
        try
        {
            return isBySteps ? AllocationOrder.Of(steps, isVertical) : AllocationOrder.Of(parts, isVertical);
        }
        catch (ArgumentException e)
        {
            throw new InvalidDataException("A history block has an allocation order that names a part twice: it is damaged.", e);
        }
    }
}
