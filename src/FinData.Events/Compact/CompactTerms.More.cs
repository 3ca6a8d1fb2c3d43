using FinData.Lending;

namespace FinData.Events;

/// <content>
/// What few contracts have: a varint of flags, one for each field that differs from its default, then those fields in the order of the flags. Terms that
/// have none of it end before, as they did when there was none.
/// </content>
internal static partial class CompactTerms
{
    private const int MaxRowLength = 64; // the longest row but its name: two amounts, a date, a rate

    [Flags]
    private enum Loan
    {
        None = 0,
        Interval = 1 << 0,
        EndOfMonth = 1 << 1,
        InstallmentMethod = 1 << 2,
        InstallmentAmount = 1 << 3,
        InstallmentMultiple = 1 << 4,
        Balloon = 1 << 5,
        PrincipalGrace = 1 << 6,
        InterestGrace = 1 << 7,
        InterestFree = 1 << 8,
        Installments = 1 << 9,
        Fees = 1 << 10,
        LateCharges = 1 << 11,
        ExcessPayments = 1 << 12,
    }

    [Flags]
    private enum Account
    {
        None = 0,
        Tiers = 1 << 0,
        Capitalization = 1 << 1,
        MinimumBalance = 1 << 2,
    }

    /// <summary>Upper bound of what is written beyond the fixed part and the product.</summary>
    public static int MaxMoreLength(ContractTerms terms) => terms switch
    {
        LoanTerms loan => (3 * loan.Calendar.Length) + (4 * MaxRowLength) + (MaxRowLength * loan.Installments.Count) + loan.Fees.Sum(static fee => MaxRowLength + (3 * fee.Name.Length)),
        AccountTerms account => (2 * MaxRowLength) + (MaxRowLength * account.Tiers.Count),
        _ => 0,
    };

    private static void WriteMore(ref CompactWriter writer, LoanTerms loan)
    {
        var flags = FlagsOf(loan);
        if (flags == Loan.None)
        {
            return;
        }

        writer.WriteVarint((ulong)flags);
        WriteNumber(ref writer, flags.HasFlag(Loan.Interval), loan.Interval);
        WriteNumber(ref writer, flags.HasFlag(Loan.InstallmentMethod), (int)loan.InstallmentMethod);
        WriteAmount(ref writer, flags.HasFlag(Loan.InstallmentAmount), loan.InstallmentAmount, loan.Currency);
        WriteAmount(ref writer, flags.HasFlag(Loan.InstallmentMultiple), loan.InstallmentMultiple, loan.Currency);
        WriteAmount(ref writer, flags.HasFlag(Loan.Balloon), loan.Balloon, loan.Currency);
        WriteNumber(ref writer, flags.HasFlag(Loan.PrincipalGrace), loan.PrincipalGrace);
        WriteNumber(ref writer, flags.HasFlag(Loan.InterestGrace), loan.InterestGrace);
        WriteNumber(ref writer, flags.HasFlag(Loan.InterestFree), loan.InterestFree);
        WriteInstallments(ref writer, loan);
        WriteFees(ref writer, loan);
        WriteLateCharges(ref writer, loan.LateCharges);
        WriteNumber(ref writer, flags.HasFlag(Loan.ExcessPayments), (int)loan.ExcessPayments);
    }

    // An object initializer runs in the order written, which is the order of the bytes.
    private static LoanTerms ReadMore(ref CompactReader reader, LoanTerms loan)
    {
        if (reader.IsAtEnd)
        {
            return loan;
        }

        var flags = (Loan)reader.ReadCount();
        var currency = loan.Currency;
        return loan with
        {
            Interval = flags.HasFlag(Loan.Interval) ? reader.ReadCount() : 1,
            EndOfMonth = flags.HasFlag(Loan.EndOfMonth),
            InstallmentMethod = (InstallmentMethod)(flags.HasFlag(Loan.InstallmentMethod) ? reader.ReadByte() : 0),
            InstallmentAmount = flags.HasFlag(Loan.InstallmentAmount) ? reader.ReadMinorUnits(currency) : null,
            InstallmentMultiple = flags.HasFlag(Loan.InstallmentMultiple) ? reader.ReadMinorUnits(currency) : null,
            Balloon = flags.HasFlag(Loan.Balloon) ? reader.ReadMinorUnits(currency) : 0,
            PrincipalGrace = flags.HasFlag(Loan.PrincipalGrace) ? reader.ReadCount() : 0,
            InterestGrace = flags.HasFlag(Loan.InterestGrace) ? reader.ReadCount() : 0,
            InterestFree = flags.HasFlag(Loan.InterestFree) ? reader.ReadCount() : 0,
            Installments = flags.HasFlag(Loan.Installments) ? ReadInstallments(ref reader, currency) : [],
            Fees = flags.HasFlag(Loan.Fees) ? ReadFees(ref reader, currency) : [],
            LateCharges = flags.HasFlag(Loan.LateCharges) ? ReadLateCharges(ref reader) : null,
            ExcessPayments = (ExcessPayment)(flags.HasFlag(Loan.ExcessPayments) ? reader.ReadByte() : 0),
        };
    }

    private static void WriteMore(ref CompactWriter writer, AccountTerms account)
    {
        var flags = (account.Tiers.IsEmpty ? Account.None : Account.Tiers)
            | (account.Capitalization is null ? Account.None : Account.Capitalization)
            | (account.MinimumBalance is null ? Account.None : Account.MinimumBalance);
        if (flags == Account.None)
        {
            return;
        }

        writer.WriteVarint((ulong)flags);
        if (flags.HasFlag(Account.Tiers))
        {
            writer.WriteVarint((ulong)account.Tiers.Count);
            foreach (var (above, rate) in account.Tiers)
            {
                writer.WriteMinorUnits(above, account.Currency);
                writer.WriteRate(rate);
            }
        }

        WriteNumber(ref writer, flags.HasFlag(Account.Capitalization), (int)(account.Capitalization ?? 0));
        if (account.MinimumBalance is { } minimum)
        {
            writer.WriteMinorUnits(minimum.Minimum, account.Currency);
            writer.WriteMinorUnits(minimum.Fee, account.Currency);
        }
    }

    private static AccountTerms ReadMore(ref CompactReader reader, AccountTerms account)
    {
        if (reader.IsAtEnd)
        {
            return account;
        }

        var flags = (Account)reader.ReadCount();
        var currency = account.Currency;
        return account with
        {
            Tiers = flags.HasFlag(Account.Tiers) ? ReadTiers(ref reader, currency) : [],
            Capitalization = flags.HasFlag(Account.Capitalization) ? (Frequency)reader.ReadByte() : null,
            MinimumBalance = flags.HasFlag(Account.MinimumBalance) ? new MinimumBalanceFee(reader.ReadMinorUnits(currency), reader.ReadMinorUnits(currency)) : null,
        };
    }

    private static Loan FlagsOf(LoanTerms loan)
        => (loan.Interval == 1 ? Loan.None : Loan.Interval)
            | (loan.EndOfMonth ? Loan.EndOfMonth : Loan.None)
            | (loan.InstallmentMethod == default ? Loan.None : Loan.InstallmentMethod)
            | (loan.InstallmentAmount is null ? Loan.None : Loan.InstallmentAmount)
            | (loan.InstallmentMultiple is null ? Loan.None : Loan.InstallmentMultiple)
            | (loan.Balloon == 0 ? Loan.None : Loan.Balloon)
            | (loan.PrincipalGrace == 0 ? Loan.None : Loan.PrincipalGrace)
            | (loan.InterestGrace == 0 ? Loan.None : Loan.InterestGrace)
            | (loan.InterestFree == 0 ? Loan.None : Loan.InterestFree)
            | (loan.Installments.IsEmpty ? Loan.None : Loan.Installments)
            | (loan.Fees.IsEmpty ? Loan.None : Loan.Fees)
            | (loan.LateCharges is null ? Loan.None : Loan.LateCharges)
            | (loan.ExcessPayments == default ? Loan.None : Loan.ExcessPayments);
}
