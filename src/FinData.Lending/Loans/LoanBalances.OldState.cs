namespace FinData.Lending;

internal sealed partial class LoanBalances
{
    /// <summary>Reads version 1 of a contract's state: no charges, no reschedules, and dues whose dates are those of the terms.</summary>
    internal static LoanBalances ReadOld(ref StateReader reader, LoanTerms terms)
    {
        var loan = new LoanBalances(terms) { isClosed = reader.Flag(), asOf = reader.DayNumber(), start = reader.DayNumber() };
        loan.disbursed = reader.Minor();
        loan.cursor = new PlanCursor
        {
            Accrued = reader.Wide(),
            Undue = reader.Minor(),
            Level = reader.Minor(),
            Lent = loan.disbursed,
            Rate = TermsCodec.ReadScaledRate(ref reader),
            PeriodStart = reader.DayNumber(),
            SegmentStart = reader.DayNumber(),
        };
        loan.totalPaid = reader.Minor();
        loan.credit = reader.Minor();
        var interest = reader.Minor();
        var principal = reader.Minor();
        loan.ReadOldDues(ref reader);
        loan.SettleOldest(interest, principal);
        loan.RequireInvariants();
        loan.FindNext();
        return loan;
    }

    private void ReadOldDues(ref StateReader reader)
    {
        var dates = new InstallmentDates(terms);
        var count = reader.Count(dates.Count);
        dues.Reserve(count);
        cursor.Next = count + 1;
        for (var number = 1; number <= count; number++)
        {
            dues.Add(new Due(dates.DueDay(number), number, reader.Minor(), reader.Minor(), reader.Minor()));
        }
    }

    // Each part was settled oldest first, so what is paid of it in all tells what is paid of each due.
    private void SettleOldest(long interest, long principal)
    {
        for (var place = 0; place < dues.OpenCount; place++)
        {
            interestPaid += dues.Settle(place, DuePart.Interest, interest - interestPaid);
            principalPaid += dues.Settle(place, DuePart.Principal, principal - principalPaid);
        }

        dues.Sweep();
    }
}
