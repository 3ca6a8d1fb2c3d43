using System.Collections.Immutable;

namespace FinData.Lending;

/// <summary>What is lent, what has fallen due and what came back. All amounts in minor units.</summary>
internal sealed partial class LoanBalances : Balances
{
    private readonly LoanTerms terms;
    private PlanCursor cursor;
    private Dues dues;
    private long disbursed;
    private long interestFallenDue;
    private long principalPaid;
    private long interestPaid;
    private long totalPaid;
    private long credit;
    private int start; // day number of the first disbursement
    private int nextDue; // day number; int.MaxValue where nothing falls due any more (or yet)
    private int asOf;
    private bool isClosed;

    internal LoanBalances(LoanTerms terms, DateOnly opened)
    {
        this.terms = terms;
        cursor = new PlanCursor { Rate = ScaledRate.Of(terms.Rate), Next = 1 };
        nextDue = int.MaxValue;
        asOf = opened.DayNumber;
    }

    internal override ContractTerms Terms => terms;

    internal override bool IsClosed => isClosed;

    internal override DateOnly AsOf => DateOnly.FromDayNumber(asOf);

    internal override Schedule Schedule
    {
        get
        {
            if (disbursed == 0)
            {
                return Schedule.Resolve(terms with { Rate = cursor.Rate.ToRate() });
            }

            var installments = ImmutableArray.CreateBuilder<Installment>(new InstallmentDates(terms).Count);
            for (var i = 0; i < dues.Count; i++)
            {
                installments.Add(InstallmentOf(i));
            }

            return Schedule.Of(installments, cursor, terms);
        }
    }

    private int Digits => terms.Currency.MinorDigits;

    private long PrincipalOutstanding => disbursed - principalPaid;

    private long InterestDue => interestFallenDue - interestPaid;

    private long InterestBase => cursor.InterestBase(terms, PrincipalOutstanding);

    private Int128 AccruedInterest => cursor.Accrued + RunningInterest();

    internal override Payoff PayoffAt(DateOnly date)
    {
        var then = (LoanBalances)Clone();
        then.AdvanceTo(date, sink: null);
        var interest = then.InterestDue + Math.Max(0, AccrualUnits.ToPostable(then.AccruedInterest, Digits, terms.Rounding));
        return new Payoff(then.AsOf, Amount(then.PrincipalOutstanding), Amount(interest), 0, 0, Amount(then.credit));
    }

    internal override InstallmentPaid PaidOf(int number)
        => new(Amount(dues.Paid(DuePart.Principal, number - 1)), Amount(dues.Paid(DuePart.Interest, number - 1)));

    internal override Balances Clone()
    {
        var copy = (LoanBalances)MemberwiseClone();
        copy.dues = dues.Clone();
        return copy;
    }

    private decimal Amount(long minor) => MinorUnits.ToDecimal(minor, Digits);

    private Int128 RunningInterest() => isClosed ? 0 : cursor.Running(terms, PrincipalOutstanding, asOf);

    private Installment InstallmentOf(int index)
    {
        var dates = new InstallmentDates(terms);
        var due = dates.DueDay(index + 1);
        var from = Math.Min(due, index == 0 ? start : Math.Max(start, dates.DueDay(index)));
        var (opening, principal, interest) = dues[index];
        return new Installment(
            index + 1, DateOnly.FromDayNumber(from), DateOnly.FromDayNumber(due), Amount(opening), Amount(principal), Amount(interest));
    }
}
