namespace FinData.Lending;

/// <summary>
/// A running balance and its interest. Interest runs in segments: one begins wherever the balance or a rate changes, or interest is posted by agreement, and is
/// rounded once, when it ends. Where time merely passes nothing ends, so that advancing to a date in one step or in many gives the same figures.
/// </summary>
internal sealed partial class AccountBalances : Balances
{
    private const int Never = int.MaxValue;

    private readonly AccountTerms terms;
    private Int128 accrued; // closed segments since the last posting, units of 10^-8; positive is owed to the client
    private long balance; // minor units
    private ScaledRate creditRate;
    private ScaledRate debitRate;
    private int segmentStart; // day number
    private int asOf;
    private int nextCapitalization = Never; // day number of the next posting by agreement
    private int nextStop = Never; // first day on which time alone does something
    private bool isClosed;
    private bool isBelowMinimum; // whether a day of this month ended below the minimum balance

    internal AccountBalances(AccountTerms terms, DateOnly opened)
    {
        this.terms = terms;
        creditRate = ScaledRate.Of(terms.CreditRate);
        debitRate = ScaledRate.Of(terms.DebitRate);
        segmentStart = asOf = opened.DayNumber;
        nextCapitalization = terms.Capitalization is { } frequency ? CapitalizationDates.After(frequency, asOf) : Never;
        FindNextStop();
    }

    internal override ContractTerms Terms => terms;

    internal override bool IsClosed => isClosed;

    internal override DateOnly AsOf => DateOnly.FromDayNumber(asOf);

    internal override Position Position => new()
    {
        Status = isClosed ? ContractStatus.Closed : ContractStatus.Active,
        Currency = terms.Currency,
        AsOf = AsOf,
        Balance = MinorUnits.ToDecimal(balance, Digits),
        AccruedInterest = AccrualUnits.ToDecimal(accrued + RunningInterest()),
    };

    internal override PositionFigures Figures => new()
    {
        Status = isClosed ? ContractStatus.Closed : ContractStatus.Active,
        Currency = terms.Currency,
        BalanceMinor = balance,
        AccruedUnits = accrued + RunningInterest(),
    };

    private int Digits => terms.Currency.MinorDigits;

    internal override void AdvanceTo(DateOnly date, IJournalSink? sink)
    {
        if (nextStop != Never)
        {
            PassStops(date.DayNumber, sink);
        }

        asOf = Math.Max(asOf, date.DayNumber);
    }

    internal override Payoff PayoffAt(DateOnly date)
    {
        var then = (AccountBalances)Clone();
        then.AdvanceTo(date, sink: null);
        var interest = AccrualUnits.ToPostable(then.accrued + then.RunningInterest(), Digits, terms.Rounding);
        return new Payoff(then.AsOf, MinorUnits.ToDecimal(then.balance, Digits), MinorUnits.ToDecimal(interest, Digits), 0, 0, 0);
    }

    internal override Balances Clone() => (AccountBalances)MemberwiseClone();
}
