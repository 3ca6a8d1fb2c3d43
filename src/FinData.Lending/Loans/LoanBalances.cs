namespace FinData.Lending;

/// <summary>What is lent, what has fallen due and what came back. All amounts in minor units.</summary>
internal sealed partial class LoanBalances : Balances
{
    private readonly LoanTerms terms;
    private LoanTerms plan; // the terms in force: those agreed, until a reschedule
    private LoanExtras? extras;
    private PlanCursor cursor;
    private Dues dues;
    private long disbursed;
    private long principalPaid;
    private long interestPaid;
    private long totalPaid;
    private long credit;
    private int planBase; // installments that were numbered before the plan in force
    private int start; // day number of the first disbursement
    private int nextDue; // day number of the next installment; int.MaxValue where none falls due any more (or yet)
    private int nextCharge; // day number on which a fee or late charge may fall due without an installment; int.MaxValue where none will
    private int asOf;
    private bool isClosed;

    internal LoanBalances(LoanTerms terms, DateOnly opened)
    {
        this.terms = plan = terms;
        cursor = new PlanCursor { Rate = ScaledRate.Of(terms.Rate), Next = 1 };
        nextDue = nextCharge = int.MaxValue;
        asOf = opened.DayNumber;
    }

    internal override ContractTerms Terms => terms;

    internal override bool IsClosed => isClosed;

    internal override DateOnly AsOf => DateOnly.FromDayNumber(asOf);

    private int Digits => terms.Currency.MinorDigits;

    private LoanExtras Extras => extras ??= new LoanExtras();

    private bool IsChargedOff => extras is { IsChargedOff: true };

    /// <summary>Principal of the plan that has not fallen due and is not repaid ahead.</summary>
    private long PrincipalNotDue => cursor.Undue - (extras?.Ahead ?? 0);

    private long PrincipalOutstanding => PrincipalNotDue + dues.Unpaid(DuePart.Principal);

    private long InterestDue => Owed(DuePart.Interest);

    private long InterestBase => cursor.InterestBase(plan, PrincipalOutstanding);

    private Int128 AccruedInterest => cursor.Accrued + RunningInterest();

    internal override Balances Clone()
    {
        var copy = (LoanBalances)MemberwiseClone();
        copy.dues = dues.Clone();
        copy.extras = extras?.Clone();
        return copy;
    }

    /// <summary>What is unpaid of a part that has fallen due, or waits to fall due again.</summary>
    private long Owed(DuePart part) => dues.Unpaid(part) + (extras?.Waiting.Of(part) ?? 0);

    private decimal Amount(long minor) => MinorUnits.ToDecimal(minor, Digits);

    private Int128 RunningInterest() => isClosed ? 0 : cursor.Running(plan, PrincipalOutstanding, asOf);
}
