namespace FinData.Lending;

internal sealed partial class LoanBalances
{
    private LoanBalances(LoanTerms terms) => this.terms = terms;

    internal override int MaxStateLength => 192 + (30 * dues.Count);

    internal static LoanBalances Read(ref StateReader reader, LoanTerms terms)
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
        loan.ReadDues(ref reader);
        loan.Settle(interest, principal);
        loan.RequireInvariants();
        if (loan.disbursed > 0 && !loan.isClosed)
        {
            loan.FindNextDue();
        }
        else
        {
            loan.nextDue = int.MaxValue;
        }

        StateReader.Require(loan.asOf < loan.nextDue, "it stands after a due date that has not been met");
        return loan;
    }

    internal override void Write(ref StateWriter writer)
    {
        writer.Byte(isClosed ? (byte)1 : (byte)0);
        writer.Varint((ulong)asOf);
        writer.Varint((ulong)start);
        writer.Varint((ulong)disbursed);
        writer.Wide(cursor.Accrued);
        writer.Varint((ulong)cursor.Undue);
        writer.Varint((ulong)cursor.Level);
        TermsCodec.WriteRate(ref writer, cursor.Rate);
        writer.Varint((ulong)cursor.PeriodStart);
        writer.Varint((ulong)cursor.SegmentStart);
        writer.Varint((ulong)totalPaid);
        writer.Varint((ulong)credit);
        writer.Varint((ulong)interestPaid);
        writer.Varint((ulong)principalPaid);
        writer.Varint((ulong)dues.Count);
        for (var i = 0; i < dues.Count; i++)
        {
            writer.Varint((ulong)dues[i].Opening);
            writer.Varint((ulong)dues[i].Principal);
            writer.Varint((ulong)dues[i].Interest);
        }
    }

    private void ReadDues(ref StateReader reader)
    {
        var count = reader.Count(new InstallmentDates(terms).Count);
        dues.Reserve(count);
        cursor.Next = count + 1;
        for (var i = 0; i < count; i++)
        {
            var due = new Due(reader.Minor(), reader.Minor(), reader.Minor());
            dues.Add(due);
            interestFallenDue += due.Interest;
        }
    }

    // How far each part is settled follows from what is paid of it, since each is settled oldest first.
    private void Settle(long interest, long principal)
    {
        for (var i = 0; i < dues.Count; i++)
        {
            interestPaid += dues.Settle(DuePart.Interest, i, interest - interestPaid);
            principalPaid += dues.Settle(DuePart.Principal, i, principal - principalPaid);
        }

        StateReader.Require(interest == interestPaid && principal == principalPaid, "more is paid than fell due");
    }

    private void RequireInvariants()
    {
        var fallenDue = 0L;
        for (var i = 0; i < dues.Count; i++)
        {
            fallenDue += dues[i].Principal;
            StateReader.Require(dues[i].Opening >= dues[i].Principal, "an installment repays more than was outstanding");
        }

        StateReader.Require(disbursed == cursor.Undue + fallenDue, "its principal does not add up");
        StateReader.Require(totalPaid == principalPaid + interestPaid + credit, "its payments do not add up");
        StateReader.Require(cursor.SegmentStart <= asOf && cursor.PeriodStart <= cursor.SegmentStart, "its interest runs ahead of its date");
        StateReader.Require(!isClosed || (IsSettled && credit == 0), "it is closed with a balance");
    }
}
