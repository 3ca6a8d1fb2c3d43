namespace FinData.Lending;

internal sealed partial class LoanBalances
{
    private const byte ClosedFlag = 1;
    private const byte ExtrasFlag = 2;
    private const byte PlanFlag = 4; // the terms in force are no longer those agreed

    // More dues than any loan can have: a hundred years of months, each with fees and charges of its own.
    private const int MaxDues = 1 << 20;

    private LoanBalances(LoanTerms terms)
    {
        this.terms = plan = terms;
        nextDue = nextCharge = int.MaxValue;
    }

    internal override int MaxStateLength
        => 256 + (DuesCodec.MaxLength * (dues.Count + dues.OpenCount)) + (extras is null ? 0 : ExtrasCodec.MaxLengthOf(extras)) + (HasOwnPlan ? TermsCodec.MaxLength(plan) : 0);

    private bool HasOwnPlan => !ReferenceEquals(plan, terms);

    internal static LoanBalances Read(ref StateReader reader, LoanTerms terms)
    {
        var flags = reader.Byte();
        StateReader.Require(flags <= (ClosedFlag | ExtrasFlag | PlanFlag), "a loan has unknown flags");
        var loan = new LoanBalances(terms) { isClosed = (flags & ClosedFlag) != 0, asOf = reader.DayNumber(), start = reader.DayNumber() };
        if ((flags & PlanFlag) != 0)
        {
            loan.ReadPlan(ref reader);
        }

        loan.disbursed = reader.Minor();
        loan.cursor = new PlanCursor
        {
            Accrued = reader.Wide(),
            Undue = reader.Minor(),
            Level = reader.Signed(),
            Lent = loan.disbursed,
            Rate = TermsCodec.ReadScaledRate(ref reader),
            Next = reader.Count(LoanTerms.MaxCount + 1),
            PeriodStart = reader.DayNumber(),
            SegmentStart = reader.DayNumber(),
        };
        loan.totalPaid = reader.Minor();
        loan.credit = reader.Minor();
        loan.interestPaid = reader.Minor();
        loan.principalPaid = reader.Minor();
        DuesCodec.Read(ref reader, ref loan.dues, MaxDues);
        loan.extras = (flags & ExtrasFlag) != 0 ? ExtrasCodec.Read(ref reader, loan.dues.Count) : null;
        loan.RequireInvariants();
        loan.FindNext();
        return loan;
    }

    internal override void Write(ref StateWriter writer)
    {
        writer.Byte((byte)((isClosed ? ClosedFlag : 0) | (extras is null ? 0 : ExtrasFlag) | (HasOwnPlan ? PlanFlag : 0)));
        writer.Varint((ulong)asOf);
        writer.Varint((ulong)start);
        if (HasOwnPlan)
        {
            var block = writer.BeginBlock();
            TermsCodec.Write(ref writer, plan);
            writer.EndBlock(block);
            writer.Varint((ulong)planBase);
        }

        writer.Varint((ulong)disbursed);
        writer.Wide(cursor.Accrued);
        writer.Varint((ulong)cursor.Undue);
        writer.Signed(cursor.Level);
        TermsCodec.WriteRate(ref writer, cursor.Rate);
        writer.Varint((ulong)cursor.Next);
        writer.Varint((ulong)cursor.PeriodStart);
        writer.Varint((ulong)cursor.SegmentStart);
        writer.Varint((ulong)totalPaid);
        writer.Varint((ulong)credit);
        writer.Varint((ulong)interestPaid);
        writer.Varint((ulong)principalPaid);
        DuesCodec.Write(ref writer, dues);
        if (extras is not null)
        {
            ExtrasCodec.Write(ref writer, extras);
        }
    }

    private void ReadPlan(ref StateReader reader)
    {
        plan = TermsCache.Read(reader.Block(), intern: null) as LoanTerms ?? terms;
        planBase = reader.Count(MaxDues);
        StateReader.Require(HasOwnPlan && plan.Currency == terms.Currency && plan.Principal == terms.Principal, "its plan is not one of its terms");
    }

    private void FindNext()
    {
        if (disbursed > 0 && !isClosed && !IsChargedOff)
        {
            FindNextDue();
            FindNextCharge();
        }

        StateReader.Require(asOf < nextDue, "it stands after a due date that has not been met");
    }
}
